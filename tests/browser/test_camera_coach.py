"""The camera coach in the player: real pose model, real Python in a worker, a film for a camera, a plan for a coach.

What is tested here is everything around the coach's own judgement: permission, counting what it says, waiting,
handing over to the timer, and that nothing of the picture leaves the page.
"""

import gzip
import json
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from limber.web import security
from tests.browser import coached, walk
from tests.browser.axe import violations
from tests.browser.coached import Plan, repetition
from tests.browser.moving_picture import moving_block, write_y4m
from tests.web.home import Home

SLOW_MS = 60_000  # the model and Python load on whatever machine there is
YES = "--use-fake-ui-for-media-stream"
Coached = Callable[..., Page]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("films")


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with Home(tmp_path / "data") as started:
        yield started


@pytest.fixture
def film(place: Path, home: Home, chromium: Browser) -> Path:
    """A film of the figure that Limber draws for the march; the pose model finds it."""
    found = place / "march.y4m"
    if not found.exists():
        context = chromium.new_context(base_url=home.address, service_workers="block")
        page = context.new_page()
        context.request.get(home.opening_path)
        page.goto("/start")
        (figure,) = (Path(security.__file__).with_name("dist") / "figures").glob("standing-march-still-light-*.svg")
        coached.film_of(page, f"/static/figures/{figure.name}", found)
        context.close()
    return found


@pytest.fixture
def session(home: Home, chromium: Browser) -> Iterator[Coached]:
    """Open the page of a session that has begun: ``session(film, plan)``."""
    opened: list[Browser] = []
    troubles: list[str] = []

    def open_session(film: Path | None, plan: Plan, *flags: str, **coaching: object) -> Page:
        browser = coached.with_camera(chromium.browser_type, film, *flags)
        opened.append(browser)
        return coached.open_session(
            browser, home, troubles, lambda context: coached.coach_by_plan(context, plan, **coaching)
        )

    yield open_session
    for browser in opened:
        browser.close()
    assert troubles == []


def turn_on(page: Page) -> None:
    page.get_by_role("button", name="Turn the camera coach on").click()


def start(page: Page) -> None:
    page.locator("#player").get_by_role("button", name="Start", exact=True).click()


def wait_until(page: Page, question: str) -> None:
    """Ask the page until it says yes. Playwright's own waiting compiles text in the page, which our policy forbids."""
    deadline = time.monotonic() + SLOW_MS / 1000
    while not page.evaluate(question):
        assert time.monotonic() < deadline, question
        page.wait_for_timeout(50)


def the_coach_says(page: Page, text: str | re.Pattern[str]) -> None:
    expect(page.locator(".player-coach-line")).to_have_text(text, timeout=SLOW_MS)


def the_count_is(page: Page, count: str) -> None:
    expect(page.locator(".player-count")).to_have_text(count, timeout=SLOW_MS)


NOTHING_WAITS = f"() => ({walk.WAITING_EVENTS})().then(waiting => waiting === 0)"
SOMETHING_IS_DRAWN = """
() => {
  const pen = Object.assign(document.createElement('canvas'), { width: 640, height: 360 })
    .getContext('2d', { willReadFrequently: true })
  pen.drawImage(document.querySelector('.player-seen'), 0, 0)
  return new Uint32Array(pen.getImageData(0, 0, 640, 360).data.buffer).some(Boolean)
}
"""
PICTURES_PASS = """
(count) => new Promise((done) => {
  const video = document.querySelector('video')
  const next = () => (count-- > 0 ? video.requestVideoFrameCallback(next) : done())
  next()
})
"""
CAMERA_LIGHT = (
    "() => document.querySelector('video')?.srcObject?.getTracks().some(one => one.readyState === 'live') ?? false"
)


def test_the_session_follows_the_person_and_nothing_of_the_picture_leaves_the_page(
    session: Coached, film: Path, home: Home
) -> None:
    plan = [
        {"at_s": 1, "kind": "cannot-judge", "why": "step-back", "joints": []},
        {"at_s": 5, "kind": "can-judge", "from_s": 1, "why": "step-back"},
        {"at_s": 5.2, "kind": "ready"},
        repetition(6, 1),
        repetition(7, 1, half=True),
        {"at_s": 8, "kind": "cue", "fault": "too-low", "side": "none"},
        repetition(10, 2),
        {"at_s": 12, "kind": "gesture"},
    ]
    page = session(film, plan, YES)
    requests: list[Request] = []
    page.context.on("request", lambda one: requests.append(one))
    # Nothing is asked for before the person turns the coach on.
    assert page.evaluate("navigator.permissions.query({name: 'camera'}).then(one => one.state)") != "denied"
    assert page.locator("video").count() == 0

    # When the coach is turned on, then it says what it needs while the camera is being placed
    turn_on(page)
    expect(page.get_by_role("heading", name="Where to put the camera")).to_be_visible()
    the_coach_says(page, "Move back a little, so that all of you is in the picture.")
    # and what it sees is drawn over the picture
    wait_until(page, SOMETHING_IS_DRAWN)
    the_coach_says(page, "The camera sees you well.")
    page.get_by_role("button", name="That's it").click()

    # When the session starts, then the coach begins anew, and the person, once in position, leads
    start(page)
    expect(page.locator(".player-screen")).to_have_attribute("data-following", "true", timeout=SLOW_MS)
    the_count_is(page, "1")
    expect(page.locator(".player-caption")).to_have_text("Lift a little higher.", timeout=SLOW_MS)
    the_count_is(page, "2")
    # Both hands above the head
    expect(page.get_by_role("button", name="Go on")).to_be_visible(timeout=SLOW_MS)
    assert violations(page) == []

    # and the server knows that these were seen, and nothing else of it
    wait_until(page, NOTHING_WAITS)
    told = page.request.get(page.url).text().split('<script id="session-events" type="application/json">')[1]
    events = json.loads(told.split("</script>")[0])
    seen = [e["data"] for e in events if e["kind"] == "repetition-done"]
    assert [(one["number"], one["by"]) for one in seen] == [(1, "camera"), (2, "camera")]
    # with how far each went, and beside them the half one that did not count: numbers, and no place of any joint.
    looks = {"side": "none", "range_0_1": 0.9, "seconds": 0, "held_s": 0, "faults": [], "half": False}
    assert [one["seen"] for one in seen] == [looks, looks]
    beside = [e["data"] for e in events if e["kind"] == "camera-saw"]
    assert [half for one in beside for half in one["halves"]] == [{**looks, "half": True}]
    assert all(0 < one["judged_s"] <= one["watched_s"] for one in beside)
    bodies = [one for one in requests if one.method != "GET"]
    assert {one.url.rsplit("/", 1)[-1] for one in bodies} == {"events"}
    numbers = re.compile(r"-?\d+\.\d{3,}")
    for one in bodies:
        body = one.post_data or ""
        assert len(body) < 20_000
        assert not [n for n in numbers.findall(body) if not re.search(rf"T[\d:]*{re.escape(n)}", body)]
        assert not re.search("landmark|shoulder|visibility|data:image|base64", body)
    assert all(len(one.url) < 200 and "?" not in one.url for one in requests if not one.url.startswith("blob:"))

    # When the coach is turned off, then the camera's light goes out
    assert page.evaluate(CAMERA_LIGHT)
    page.get_by_role("button", name="Turn the camera coach off").click()
    expect(page.locator("video")).to_have_count(0)


def test_when_the_camera_cannot_judge_the_timer_leads(session: Coached, film: Path) -> None:
    plan = [
        {"at_s": 0.5, "kind": "ready"},
        repetition(3, 1),
        {"at_s": 4, "kind": "cannot-judge", "why": "turn-side-on", "joints": []},
        {"at_s": 17, "kind": "can-judge", "from_s": 4, "why": "turn-side-on"},
        repetition(25, 3),
    ]
    page = session(film, plan, YES)
    page.evaluate("localStorage.setItem('limber-player-settings', JSON.stringify({ camera: true }))")
    page.reload()
    # Remembered from last time, the coach comes on with the first tap.
    start(page)
    the_coach_says(page, "Turn your side to the camera.")
    expect(page.locator(".player-caption")).to_contain_text("The timer leads now.", timeout=SLOW_MS)
    expect(page.locator(".player-screen")).to_have_attribute("data-following", "false")
    the_coach_says(page, "The camera sees you again.")
    page.get_by_role("button", name="Count with the camera again").click()
    expect(page.locator(".player-screen")).to_have_attribute("data-following", "true")


def test_a_camera_that_is_refused_is_told_and_the_timer_goes_on(session: Coached, film: Path) -> None:
    page = session(film, [])
    start(page)
    turn_on(page)
    the_coach_says(page, re.compile("^The camera is not allowed"))
    the_timer_goes_on(page)


def test_a_device_without_a_camera(session: Coached) -> None:
    page = session(None, [], YES)
    start(page)
    turn_on(page)
    the_coach_says(page, "There is no camera on this device. The timer leads.")
    the_timer_goes_on(page)


def test_a_camera_that_is_unplugged_in_the_middle_of_a_set(session: Coached, film: Path) -> None:
    page = session(film, [{"at_s": 0.5, "kind": "ready"}, repetition(3, 1)], YES)
    start(page)
    turn_on(page)
    the_count_is(page, "1")
    page.evaluate("document.querySelector('video').srcObject.getTracks()[0].dispatchEvent(new Event('ended'))")
    the_coach_says(page, re.compile("^The camera is gone"))
    the_timer_goes_on(page)


def test_a_large_picture_with_nobody_in_it(session: Coached, place: Path) -> None:
    """A camera of 4K: the model gets a small copy, and a plain wall is no person."""
    large = write_y4m(place / "large.y4m", moving_block(0.1, (3840, 2160)), (3840, 2160))
    page = session(large, [{"at_s": 1, "kind": "cannot-judge", "why": "nobody", "joints": []}], YES)
    turn_on(page)
    the_coach_says(page, "Step into the picture.")
    assert page.evaluate("document.querySelector('.player-seen').width") == 640


def test_a_recording_goes_to_the_persons_own_disk_when_they_ask(session: Coached, film: Path, tmp_path: Path) -> None:
    page = session(film, [], YES)
    turn_on(page)
    the_coach_says(page, "The camera sees you well.")
    page.get_by_role("button", name="That's it").click()
    start(page)
    page.get_by_role("button", name="Settings").click()
    page.get_by_role("button", name="Record the movement").click()
    page.evaluate(PICTURES_PASS, 40)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Stop and save the recording").click()
    assert saved.value.suggested_filename == "limber-recording.csv.gz"
    saved.value.save_as(tmp_path / "recording.csv.gz")
    head, columns, *rows = gzip.decompress((tmp_path / "recording.csv.gz").read_bytes()).decode().splitlines()
    assert head == "# width_px=640 height_px=360"
    assert rows
    first = dict(zip(columns.split(","), rows[0].split(","), strict=True))
    assert len(first) == 1 + 33 * 7 + 34
    assert float(first["t_s"]) == 0
    assert 0 < float(first["left_hip_x"]) < 1
    assert float(first["nose_y"]) < float(first["left_hip_y"]) < float(first["left_ankle_y"])
    assert any(first[f"edge_a_{n:02}"] for n in range(17))


def test_a_slow_camera_still_counts(session: Coached, place: Path, film: Path) -> None:
    """Ten pictures a second: fewer than usual, and enough."""
    raw = film.read_bytes()
    slow = place / "slow.y4m"
    slow.write_bytes(raw.replace(b"F30:1", b"F10:1", 1))
    page = session(slow, [{"at_s": 0.5, "kind": "ready"}, repetition(3, 1)], YES)
    start(page)
    turn_on(page)
    the_count_is(page, "1")


def the_timer_goes_on(page: Page) -> None:
    """Steps come and go by themselves, and nobody waits for a person."""
    expect(page.locator(".player-screen")).to_have_attribute("data-following", "false")
    before = page.locator(".player-count").inner_text()
    expect(page.locator(".player-count")).not_to_have_text(before)
    expect(page.locator(".player-screen")).to_have_attribute("data-paused", "false")
