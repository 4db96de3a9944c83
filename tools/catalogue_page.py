"""Write docs/catalogue.md from the catalogue, and its pictures: ``python tools/catalogue_page.py`` (make catalogue).

A picture is named by what it shows, so the page is out of date when a movement changed. Pictures need Chromium;
the page alone is `page()`, which a test compares with the file.
"""

import base64
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from limber.body import clip, drawing  # noqa: E402
from limber.body.svg_motion import start_and_end  # noqa: E402
from limber.catalogue import FAMILIES, GRADES, Exercise, ours, sources  # noqa: E402
from limber.plain import plain  # noqa: E402

PAGE = ROOT / "docs/catalogue.md"
PICTURES = ROOT / "docs/pictures/exercises"
SIZE_PX = (160, 120)
KINDS = {
    "warm-up": "Warm-up",
    "mobility": "Move and loosen",
    "motor-control": "Steady and balance",
    "strength": "Strengthen",
    "cardio": "Heart and lungs",
    "stretch": "Stretch",
    "relaxation": "Rest and breathe",
}
HEAD = """# The catalogue

Written by `make catalogue` from `src/limber/catalogue/exercises/`; change it there. How to add an exercise:
[authoring](authoring.md).

- **Load**: on the back, from S0 (least) to S4; a judgement, with its reason in the exercise's file.
  **Level**: from 1 (easiest) to 5.
- **Sources**: keys of `src/limber/catalogue/sources.toml`. **Read**: how many of them were read themselves or in a
  faithful summary. The others are known at second hand, or are practice; no figure in any text rests on them alone.
- **Evidence**: how sure research is of this kind of exercise; the table of kinds stands at the end. Single exercises
  are hardly ever studied alone.
- **Articles**: which of the five articles that Limber began from, 000 to 004, mention it.
- *Only if asked for* and *only with a clinician*: no plan chooses it by itself.
"""


def page() -> str:
    """The whole page as it should be."""
    exercises = list(ours().exercises.values())
    floor_free = sum("cannot_get_to_floor" not in e.data.exclude and not _on_mat(e) for e in exercises)
    parts = [HEAD, f"{len(exercises)} exercises; {floor_free} of them need no floor.\n"]
    for kind, title in KINDS.items():
        parts += [f"## {title}\n", *_table([e for e in exercises if e.data.category == kind]), ""]
    parts += ["## How sure research is\n", *_evidence(exercises), ""]
    return "\n".join(parts)


def _evidence(exercises: list[Exercise]) -> Iterator[str]:
    """The grades, and each kind of exercise with what is known of it. * marks a source that we have not read."""
    for words in GRADES.values():
        yield f"- **{words.name}**: {words.meaning}"
    yield "\nA `*` marks a source that was not read itself. No grade rests on such sources alone.\n"
    yield "| kind | evidence | what research says | sources | exercises |"
    yield "|---|---|---|---|---|"
    for name, family in FAMILIES.items():
        keys = ", ".join(key if sources()[key].verified else f"{key}\\*" for key in family.sources)
        count = sum(e.data.evidence == name for e in exercises)
        yield f"| `{name}` | {GRADES[family.grade].name} | {family.says} | {keys} | {count} |"


def _on_mat(exercise: Exercise) -> bool:
    return "mat" in exercise.data.equipment


def _table(exercises: list[Exercise]) -> Iterator[str]:
    yield "| | exercise | begins | load | level | evidence | sources | read | articles |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for e in exercises:
        text, data = e.text("en"), e.data
        alt = f"{text.name}: a person {START[data.start]}, at the end of the movement"
        figure = f'<img src="pictures/exercises/{picture_name(e)}" alt="{alt}" width="{SIZE_PX[0]}">'
        needs = {
            "asked": "<br>*Only if asked for*",
            "clinician": "<br>*Only with a clinician*",
            "steady-walks": "<br>*Only after steady walks*",
            None: "",
        }[data.needs]
        read = f"{sum(sources()[key].verified for key in data.sources)} of {len(data.sources)}"
        grade = f"{GRADES[FAMILIES[data.evidence].grade].name}<br>`{data.evidence}`" if data.evidence else "-"
        name = f"**{text.name}**<br>`{e.id}`{needs}"
        seeds = ", ".join(sorted(data.seeds)) or "-"
        cells = (figure, name, START[data.start], data.load.load_class, str(data.difficulty), grade,
                 ", ".join(data.sources), read, seeds)  # fmt: skip
        yield f"| {' | '.join(cells)} |"


START = {
    "supine": "lying on the back",
    "prone": "lying on the front",
    "quadruped": "on hands and knees",
    "kneeling": "kneeling",
    "half-kneeling": "kneeling on one knee",
    "side-lying": "lying on the side",
    "seated": "sitting",
    "standing": "standing",
    "wall": "standing at a wall",
}


def picture_name(exercise: Exercise) -> str:
    """The file of an exercise's picture; another movement, another name."""
    told = json.dumps(plain(exercise.movement), sort_keys=True)
    return f"{exercise.id}-{hashlib.sha256(told.encode()).hexdigest()[:8]}.webp"


def draw_missing() -> int:
    """Draw what is not there yet, and remove what no exercise shows any more; how many were drawn."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    wanted = {picture_name(e): e for e in ours().exercises.values()}
    for old in PICTURES.iterdir():
        if old.name not in wanted:
            old.unlink()
    missing = {name: e for name, e in wanted.items() if not (PICTURES / name).exists()}
    for name, raw in _webp({name: _svg(e) for name, e in missing.items()}):
        (PICTURES / name).write_bytes(raw)
    return len(missing)


def _svg(exercise: Exercise) -> str:
    baked = clip(exercise.movement).plain()
    _start, end = start_and_end(baked)
    seen = drawing.seen_as(baked)
    return drawing.draw(end.figure, breath_0_1=end.breath_0_1, theme="light", size_px=SIZE_PX, **seen)


def _webp(pictures: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    """Let Chromium draw, twice as sharp as shown."""
    if not pictures:
        return
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import CHROMIUM, FLAGS

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        tab = browser.new_page()
        for name, svg in pictures.items():
            source = "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()
            found: str = tab.evaluate(_DRAW, [source, 2 * SIZE_PX[0], 2 * SIZE_PX[1]])
            yield name, base64.b64decode(found.partition(",")[2])
        browser.close()


_DRAW = """async ([source, width, height]) => {
  const image = new Image(width, height);
  image.src = source;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), {width, height});
  const on = canvas.getContext('2d');
  on.fillStyle = '#FAF7F2';
  on.fillRect(0, 0, width, height);
  on.drawImage(image, 0, 0, width, height);
  return canvas.toDataURL('image/webp', 0.6);
}"""


if __name__ == "__main__":
    print(f"{draw_missing()} pictures drawn in {PICTURES.relative_to(ROOT)}")
    PAGE.write_text(page(), encoding="utf-8")
    print(f"written: {PAGE.relative_to(ROOT)}")
