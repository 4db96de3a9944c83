"""Words for the browser tests of the camera coach: a film for a camera, a plan for a coach, a session with both."""

import base64
import io
import json
import re
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, BrowserType, Page, Route, ViewportSize

from limber.web import security
from tests.browser import walk
from tests.browser.conftest import CHROMIUM, FLAGS, LAPTOP, PATIENCE_MS, watch
from tests.browser.moving_picture import write_y4m
from tests.web.home import Home

Plan = Sequence[dict[str, Any]]
STAND_IN = Path(__file__).with_name("stand_in_coach.py")
WATCHED = "/static/figures/stand-in-watch.json"
# The figure that Limber draws, as a camera would see it: drawn on a wall, turned into planes of light and colour.
DRAWN = """
async ([address, width, height]) => {
  const image = new Image()
  image.src = address
  await image.decode()
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#cfcabd'
  pen.fillRect(0, 0, width, height)
  const tall = height, wide = height * 4 / 3
  pen.drawImage(image, (width - wide) / 2, 0, wide, tall)
  const { data } = pen.getImageData(0, 0, width, height)
  const light = new Uint8Array(width * height)
  const blue = new Uint8Array(width * height / 4), red = new Uint8Array(width * height / 4)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) {
    const at = 4 * (y * width + x), [r, g, b] = [data[at], data[at + 1], data[at + 2]]
    light[y * width + x] = 0.299 * r + 0.587 * g + 0.114 * b
    if (y % 2 || x % 2) continue
    const small = (y / 2) * (width / 2) + x / 2
    blue[small] = 128 - 0.169 * r - 0.331 * g + 0.5 * b
    red[small] = 128 + 0.5 * r - 0.419 * g - 0.081 * b
  }
  let text = ''
  for (const plane of [light, blue, red]) for (const one of plane) text += String.fromCharCode(one)
  return btoa(text)
}
"""


def film_of(page: Page, figure: str, path: Path, size: tuple[int, int] = (640, 360), frames: int = 20) -> Path:
    """A film of one drawn figure that keeps still; `figure` is the address of its picture."""
    frame = base64.b64decode(page.evaluate(DRAWN, [figure, *size]))
    return write_y4m(path, [frame] * frames, size)


def with_camera(chromium: BrowserType, film: Path | None, *more: str) -> Browser:
    """A browser whose camera shows a film; without one it has no camera at all."""
    fake = [f"--use-file-for-fake-video-capture={film}", "--use-fake-device-for-media-stream"] if film else []
    return chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, *fake, *more])


def open_session(
    browser: Browser, home: Home, troubles: list[str], prepare: Callable[[BrowserContext], None] = lambda _context: None
) -> Page:
    """The page of a session that has begun; what goes wrong on it is added to `troubles`."""
    size: ViewportSize = {"width": LAPTOP[0], "height": LAPTOP[1]}
    context = browser.new_context(
        base_url=home.address, viewport=size, locale="en-GB", timezone_id="Europe/London", service_workers="block"
    )
    context.set_default_timeout(PATIENCE_MS)
    context.request.get(f"/open?token={security.new_token(home.folder)}")
    prepare(context)
    # Drawing in three dimensions without a graphics card would take the time of the model.
    context.route("**/assets/figure-*.js", lambda route: route.abort())
    page = context.new_page()
    watch(page, home.address, troubles)
    page.goto("/")
    walk.given_somebody_with_a_plan(page)
    page.goto(walk.given_a_session(page))
    return page


def engine_zip(source: str) -> bytes:
    """An engine that holds nothing but a stand-in."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("limber/__init__.py", "")
        archive.writestr("limber/coach/__init__.py", "")
        archive.writestr("limber/coach/live.py", source)
    return packed.getvalue()


def coach_by_plan(context: BrowserContext, plan: Plan, **coaching: Any) -> None:
    """Let every exercise of a session be followed, and a stand-in say what the plan says."""
    told = {
        "watch": WATCHED,
        "about": "",
        "view": "side",
        "mode": "repetitions",
        "cues": {"too-low": "Lift a little higher."},
        "moving_s": 2,
    }

    def session(route: Route) -> None:
        response = route.fetch()
        text = response.text()
        if "session-script" not in text:
            return route.fulfill(response=response)
        block = re.compile(r'("coach": ?)(null|\{[^}]*\{[^}]*\}[^}]*\})')
        return route.fulfill(response=response, body=block.sub(lambda m: m[1] + json.dumps({**told, **coaching}), text))

    context.route(re.compile(r"/session/[0-9a-f-]{36}$"), session)
    context.route("**/engine.zip", lambda route: route.fulfill(body=engine_zip(STAND_IN.read_text())))
    context.route(f"**{WATCHED}", lambda route: route.fulfill(json={"plan": list(plan)}))


def repetition(at_s: float, number: int, *, half: bool = False, side: str = "none") -> dict[str, Any]:
    """A line of a plan: the end of a repetition."""
    return {
        "at_s": at_s, "kind": "repetition", "number": number, "side": side, "half": half, "start_s": 0, "peak_s": 0,
        "end_s": 0, "held_s": 0, "range_0_1": 0.9, "of_usual": 1.0, "range_deg": {}, "faults": [],
    }  # fmt: skip
