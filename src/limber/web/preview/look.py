"""What the preview shows of an exercise's folder at one moment: pictures, and everything that is to be mended."""

import hashlib
from pathlib import Path

from limber.body import Clip, Movement, clip, drawing
from limber.body.baking import forget
from limber.body.check import check, report
from limber.body.sheet import sheet
from limber.body.svg_colour import Theme
from limber.catalogue.files import read_toml
from limber.errors import InputError
from limber.plain import read, value

THEMES: tuple[Theme, ...] = ("light", "dark")


@value
class Look:
    """One state of the files. `stamp` changes with them. `pictures`: SVG by name, None while it cannot be drawn."""

    stamp: str
    problems: tuple[str, ...]
    findings: tuple[str, ...]
    report: str
    seconds: float | None
    pictures: dict[str, str] | None


def stamp_of(folder: Path) -> str:
    """A short name for the contents of the folder's files now."""
    digest = hashlib.sha256()
    for file in sorted(folder.glob("*.toml")):
        try:
            with file.open("rb") as opened:
                digest.update(file.name.encode() + opened.read(100_000))
        except OSError:
            digest.update(b"gone")
    return digest.hexdigest()[:16]


def look_at(folder: Path, problems: tuple[str, ...]) -> Look:
    """Bake and check the movement as it stands now. `problems`: what the other files have."""
    stamp, place = stamp_of(folder), f"{folder.name}/movement.toml"
    try:
        movement = read(Movement, read_toml(folder / "movement.toml", folder), place)
    except InputError as problem:
        told = problems if str(problem) in problems else (*problems, str(problem))
        return Look(stamp=stamp, problems=told, findings=(), report="", seconds=None, pictures=None)
    try:
        forget()
        baked = clip(movement)
        findings = tuple(" ".join(str(finding).split()) for finding in check(movement))
        return Look(
            stamp=stamp,
            problems=problems,
            findings=findings,
            report=report(movement),
            seconds=baked.seconds,
            pictures=_pictures(baked, folder),
        )
    except (ValueError, ArithmeticError, LookupError):
        told = (*problems, f"{place}: no body can do this, so it cannot be drawn; look at the angles and contacts")
        return Look(stamp=stamp, problems=told, findings=(), report="", seconds=None, pictures=None)


def _pictures(baked: Clip, folder: Path) -> dict[str, str]:
    moving = {f"moving-{t}": drawing.animated(baked.plain(), title=folder.name, theme=t) for t in THEMES}
    sheets = {f"sheet-{t}": sheet([str(folder / "movement.toml")], theme=t) for t in THEMES}
    return moving | sheets
