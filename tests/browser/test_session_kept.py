"""Nothing of a session is lost: a reload, a killed server, no server at all, a second tab."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import walk
from tests.browser.axe import violations
from tests.browser.conftest import PHONE, Browse
from tests.browser.travelling_home import TravellingHome


@pytest.fixture
def player(browse: Browse, home: TravellingHome) -> Page:
    """Return the page of somebody whose session has begun and is in its second exercise."""
    page = browse("/", size=PHONE)
    walk.given_somebody_with_a_plan(page)
    address = walk.given_a_session(page)
    walk.stop_the_clock(page, home)
    page.goto(address)
    walk.begin_to_play(page)
    walk.play_until(page, exercise=2)
    walk.pass_time(page, 4)
    return page


def where(page: Page) -> str:
    """Which exercise the player is at."""
    return page.get_by_role("heading", level=1).inner_text()


def kept_events(page: Page) -> int:
    """How many events the server has of the session in the page."""
    told = page.request.get(page.url).text().split('<script id="session-events" type="application/json">')[1]
    return told.split("</script>")[0].count('"seq"')


def test_a_reload_carries_on_where_it_was(player: Page) -> None:
    before = where(player)
    player.reload()
    expect(player.get_by_role("heading", level=1)).to_have_text("Good to see you again")
    expect(player.get_by_role("main")).to_contain_text(before)
    assert violations(player) == []
    walk.begin_to_play(player)
    assert where(player) == before
    walk.play_to_the_questions(player)
    walk.finish(player)
    expect(player.get_by_role("heading", level=1)).to_have_text("Done. Well moved.")


def test_home_leads_back_into_it(player: Page) -> None:
    player.goto("/")
    player.get_by_role("link", name="Carry on").click()
    expect(player.get_by_role("heading", level=1)).to_have_text("Good to see you again")


def test_a_killed_server_loses_nothing(player: Page, home: TravellingHome) -> None:
    # Given events that the server had answered for, and then it is killed in the middle
    walk.wait_until_sent(player)
    known = kept_events(player)
    assert known >= 3
    home.process.kill()
    home.process.communicate(timeout=10)
    before = where(player)
    # When the session goes on without it, then the player says so and plays on
    walk.play_until(player, exercise=3)
    assert where(player) != before
    walk.pass_time(player, 3)
    expect(player.get_by_role("status").filter(has_text="Saved on this device")).to_be_visible()
    # When it runs again, then the page sends by itself what it kept
    home.__enter__()
    walk.wait_until_sent(player)
    assert kept_events(player) > known
    player.reload()
    walk.begin_to_play(player)
    walk.play_to_the_questions(player)
    walk.finish(player)
    expect(player.get_by_role("main")).to_contain_text("3 exercises")


def test_finishing_without_a_server_is_kept_on_the_device_and_sent_later(player: Page, home: TravellingHome) -> None:
    walk.play_to_the_questions(player)
    player.context.set_offline(True)
    walk.finish(player, arrives=False)
    expect(player.get_by_role("status").filter(has_text="Saved on this device")).to_be_visible()
    assert violations(player) == []
    # When it is reached again
    player.context.set_offline(False)
    player.reload()
    # Then it is sent, and the history has it
    player.wait_for_url("**/done")
    player.goto("/history")
    expect(player.locator(".history > li").filter(has_text="Complete")).to_have_count(1)


def test_a_second_tab_only_looks_on_until_it_takes_over(player: Page) -> None:
    second = player.context.new_page()
    second.goto(player.url)
    expect(second.get_by_role("status").filter(has_text="open in another tab")).to_be_visible()
    assert violations(second) == []
    expect(second.get_by_role("button", name="This hurts")).to_be_disabled()
    expect(walk.play_button(second)).to_be_disabled()
    second.keyboard.press("ArrowRight")
    before = where(player)
    # When it takes over, then the first one stands still
    second.get_by_role("button", name="Use this one").click()
    second.clock.run_for(2000)
    player.clock.run_for(2000)
    expect(player.get_by_role("status").filter(has_text="open in another tab")).to_be_visible()
    expect(walk.play_button(player)).to_be_disabled()
    walk.begin_to_play(second)
    assert where(second) == before


def test_something_wrong_stops_for_good(player: Page) -> None:
    # When there is chest pain
    player.get_by_role("button", name="Something is wrong").click()
    dialog = player.get_by_role("dialog")
    expect(dialog).to_contain_text("In an emergency call 999")
    dialog.get_by_role("button", name=re.compile("[Cc]hest")).first.click()
    # Then the page is the number and nothing else
    expect(player.get_by_role("link", name="Call 999")).to_have_attribute("href", "tel:999")
    expect(walk.play_button(player)).to_have_count(0)
    walk.wait_until_sent(player)
    # Then no address leads back
    session = player.url
    for path in ("/", "/plan", session):
        player.goto(path)
        expect(player).to_have_url(re.compile("/stop$"))
    expect(player.get_by_role("link", name="Call 999")).to_be_visible()


def test_this_hurts_asks_and_follows_the_light(player: Page) -> None:
    player.get_by_role("button", name="This hurts").click()
    dialog = player.get_by_role("dialog")
    while dialog.get_by_role("heading", name="How strong is the pain?").count() == 0:
        dialog.get_by_role(
            "button", name=re.compile("^(Lower back|The back|No|Dull|Pulling)", re.IGNORECASE)
        ).first.click()
    dialog.get_by_role("button", name="4", exact=True).click()
    expect(dialog.get_by_role("heading", level=2)).not_to_have_text("How strong is the pain?")
    dialog.get_by_role("button").first.click()
    expect(dialog).to_be_hidden()
    walk.play_to_the_questions(player)
    walk.finish(player)
