"""Write docs/languages.md: which texts in which language nobody native has read (``python tools/languages_page.py``).

The safety texts are as `limber.safety.signed` has them. Who has read the others stands here: to say that somebody did,
add the language to the kind of text, in the change that says who read what.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src")]

from limber.safety.signed import PARTS, signed  # noqa: E402
from limber.words import LANGUAGES  # noqa: E402

PAGE = ROOT / "docs/languages.md"
NAMES = {"es": "Spanish", "de": "German", "fr": "French"}
READ_BY_A_NATIVE_SPEAKER: dict[str, tuple[str, ...]] = {
    "Texts of the pages, the plan, the player and the commands": (),
    "Exercises: names, steps, cues, what to change": (),
    "Articles of Learn": (),
    "Words to avoid": (),
}
HEAD = """# Languages

Limber speaks English, Spanish, German and French: every page, exercise, article, session and sheet for paper. English
is the original. This page says plainly how far the other three can be trusted. It is written by
`python tools/languages_page.py`; a test holds it to the files that it speaks of.

**No native speaker has read the texts marked "nobody".** They were translated with care and are checked by machine:
nothing is missing, no place for a number is lost, no word that frightens, easy to read by a formula of the language,
nothing too long for its button. None of that finds a sentence that says the wrong thing.

## Safety texts

A clinician who is a native speaker has to read and sign them. Until then **the English stands beneath each of them**,
on pages, in the player, on paper and in the commands ([why, and how](adr/0023-english-beneath-safety-texts.md)).

"""
MIDDLE = """
To sign a part: read it in the pages and in `src/limber/locale`, mend it, and add the language to the part in
`src/limber/safety/signed.toml`. The English then goes away by itself.

The small buttons "This hurts" and "Something is wrong", and links such as "Danger signs" in the head of a page, have no
English beneath: they are names of places that always look the same.

## All other texts

"""
FOOT = """
Sources and the notes on them are in English in every language, and marked as such for screen readers. So are error
lines about files, and the help of the command.
"""


def page() -> str:
    """The page."""
    safety = [(what, signed()[part]) for part, what in PARTS.items()]
    return (
        HEAD
        + _table("Safety texts", "signed", safety)
        + MIDDLE
        + _table("Texts", "read", list(READ_BY_A_NATIVE_SPEAKER.items()))
        + FOOT
    )


def _table(title: str, done: str, rows: list[tuple[str, tuple[str, ...]]]) -> str:
    languages = [language for language in LANGUAGES if language != "en"]
    heads = "".join(f" {NAMES[language]} |" for language in languages)
    lines = [f"| {title} |{heads}", "|---|" + "---|" * len(languages)]
    for what, known in rows:
        lines.append(f"| {what} |" + "".join(f" {done if one in known else 'nobody'} |" for one in languages))
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
