"""A session that was open plays on when Limber is stopped; no other one is opened, and no lock is forgotten."""

import re
import time

import pytest
from playwright.sync_api import Error, Page, expect

from tests.browser import walk
from tests.browser.conftest import PHONE, Browse
from tests.browser.travelling_home import TravellingHome

# Whether the keeper answers for this page, and has it with the files of the player and of the exercises.
IS_KEPT = """
async () => {
  if (!navigator.serviceWorker.controller) return false
  const pages = await (await caches.open('limber-sessions')).keys()
  const names = (await caches.keys()).filter(one => one.startsWith('limber-files-'))
  const kept = await Promise.all(names.map(async one => (await caches.open(one)).keys()))
  const files = kept.flat().map(one => one.url)
  const has = part => files.some(one => one.includes(part))
  return has('/assets/player-') && has('/figures/') && pages.some(one => one.url === location.href)
}
"""
KEPT_PAGES = "async () => (await (await caches.open('limber-sessions')).keys()).map(one => new URL(one.url).pathname)"


@pytest.fixture
def player(browse: Browse, home: TravellingHome) -> Page:
    """Return the page of a session that has begun and is kept on the device."""
    page = browse("/", size=PHONE, service_workers="allow")
    walk.given_somebody_with_a_plan(page)
    address = walk.given_a_session(page)
    walk.stop_the_clock(page, home)
    page.context.unroute_all()  # the keeper keeps all files or none
    page.goto(address)
    wait_until_kept(page)
    walk.begin_to_play(page)
    walk.play_until(page, exercise=2)
    walk.pass_time(page, 4)
    walk.wait_until_sent(page)
    return page


def wait_until_kept(page: Page) -> None:
    deadline = time.monotonic() + walk.PATIENCE_S
    while not page.evaluate(IS_KEPT):  # the page's own clock stands still
        assert time.monotonic() < deadline, "the keeper did not keep the session"
        time.sleep(0.1)


def stop(home: TravellingHome) -> None:
    home.process.kill()
    home.process.communicate(timeout=10)


def test_an_open_session_plays_to_its_end_without_a_server(player: Page, home: TravellingHome) -> None:
    stop(home)
    # When the page is opened anew, with nothing but the device
    player.reload()
    expect(player.get_by_role("heading", level=1)).to_have_text("Good to see you again")
    walk.begin_to_play(player)
    walk.play_to_the_questions(player)
    walk.finish(player, arrives=False)
    expect(player.get_by_role("status").filter(has_text="Saved on this device")).to_be_visible()
    assert player.evaluate(walk.WAITING_EVENTS) > 0
    # then, when Limber runs again, any page of it sends what was kept
    home.__enter__()
    player.goto("/history")
    walk.wait_until_sent(player)
    player.reload()
    expect(player.get_by_role("main")).to_contain_text("Complete")


def test_a_session_that_was_never_opened_is_not_opened_without_a_server(player: Page, home: TravellingHome) -> None:
    other = player.url[:-1] + ("0" if player.url[-1] != "0" else "1")
    stop(home)
    with pytest.raises(Error):
        player.goto(other)
    for path in ("/", "/session", "/plan"):
        with pytest.raises(Error):
            player.goto(path)


def test_what_the_server_refuses_is_no_longer_kept(player: Page, home: TravellingHome) -> None:
    """Answers changed: the session may not be played on, and not without a server either."""
    address = player.url
    player.goto("/screen")
    assert player.evaluate(KEPT_PAGES) == []
    stop(home)
    with pytest.raises(Error):
        player.goto(address)


def test_a_lock_that_is_told_without_a_server_holds_at_once(player: Page, home: TravellingHome) -> None:
    address = player.url
    stop(home)
    player.get_by_role("button", name="Something is wrong").click()
    player.get_by_role("dialog").get_by_role("button", name=re.compile("[Cc]hest")).first.click()
    expect(player.locator(".player-stop")).to_be_visible()
    # The page of this session says the same again, and there is no way on
    player.goto(address)
    expect(player.locator(".player-stop")).to_be_visible()
    expect(player.get_by_role("button", name="Start")).to_have_count(0)
    home.__enter__()
    walk.wait_until_sent(player)
    player.goto("/")
    expect(player).to_have_url(f"{home.address}/stop")
