"""Collect every text that a person reads from code and templates: ``python tools/texts.py``.

Writes ``src/limber/locale/limber.pot`` and brings each ``<language>/LC_MESSAGES/django.po`` up to it; with
``--new de`` it begins a language. Nothing but Babel and Django is needed. See docs/conventions/texts.md.
"""

import argparse
import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src/limber"
LOCALE = PACKAGE / "locale"
TEMPLATE = LOCALE / "limber.pot"
# Positions of the texts in the arguments; 1c is a context.
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "N_": None,
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
NOTE_FOR_TRANSLATORS = "Translators:"
PLACE = re.compile(r"%\(\w+\)s|\{\w+\}")
# A fixed date: the same texts always give the same file.
DATE = datetime(2026, 1, 1, tzinfo=UTC)
HEAD = "# The texts of Limber. Written by tools/texts.py; see docs/conventions/texts.md.\n#"


def collect(package: Path = PACKAGE) -> Catalog:
    """Return every marked text below a folder, with the files that it stands in (without lines: they change daily)."""
    found = _empty()
    for path in sorted(package.rglob("*")):
        if path.suffix in (".py", ".html", ".txt") and path.is_file():
            for text, notes, context in _texts(path):
                where = path.relative_to(ROOT if path.is_relative_to(ROOT) else package).as_posix()
                found.add(text, locations=[(where, 0)], auto_comments=notes, context=context)
    return found


def _empty(language: str | None = None) -> Catalog:
    return Catalog(
        locale=language, project="Limber", copyright_holder="the Limber authors", msgid_bugs_address="-",
        creation_date=DATE, revision_date=DATE, charset="utf-8", fuzzy=False, header_comment=HEAD,
    )  # fmt: skip


def _texts(path: Path) -> Iterator[tuple[str | tuple[str, ...], list[str], str | None]]:
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        source = _as_python(source)
    file = io.BytesIO(source.encode("utf-8"))
    for _line, text, notes, context in extract("python", file, KEYWORDS, (NOTE_FOR_TRANSLATORS,)):
        yield text, notes, context


def _as_python(template: str) -> str:
    """Django's own reading of a template: calls of gettext between masked text. Only its indents trouble Python."""
    return "\n".join(line.strip() for line in templatize(template).splitlines())


def disagreements(catalog: Catalog) -> list[str]:
    """Return what is wrong in the translations: a place that is missing or that the English text does not have."""
    found = []
    for message in catalog:
        if message.id and message.string and not message.fuzzy:
            wanted = _places(message.id)
            for text in message.string if isinstance(message.string, (tuple, list)) else (message.string,):
                if text and not _fits(set(PLACE.findall(text)), wanted, plural=message.pluralizable):
                    found.append(f"{message.id}: expected the places {', '.join(sorted(wanted)) or '(none)'}")
    return found


def _places(text: str | tuple[str, ...] | list[str]) -> set[str]:
    return set().union(*(PLACE.findall(one) for one in ([text] if isinstance(text, str) else text)))


def _fits(have: set[str], wanted: set[str], *, plural: bool) -> bool:
    """One form of a plural may leave the number out ("one time"); nothing may name what is not given."""
    return have <= wanted if plural else have == wanted


def languages() -> list[Path]:
    """Return the catalogue files that there are."""
    return sorted(LOCALE.glob("*/LC_MESSAGES/django.po"))


def write(catalog: Catalog, path: Path) -> None:
    """Write a catalogue, sorted, without line numbers."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalog, width=120, sort_output=True, include_lineno=False, ignore_obsolete=True)


def read(path: Path) -> Catalog:
    """Read a catalogue."""
    with path.open("rb") as file:
        return read_po(file, locale=None if path.suffix == ".pot" else path.parents[1].name)


def texts_of(catalog: Catalog) -> set[tuple[str | None, str | tuple[str, ...]]]:
    """Return the texts of a catalogue with their contexts, as keys that can be compared."""
    return {(m.context, tuple(m.id) if isinstance(m.id, (list, tuple)) else m.id) for m in _real(catalog)}


def _real(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


def main() -> int:
    """Collect, write, and say how complete each language is."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("--new", metavar="LANGUAGE", help="begin a language, for example de")
    new = options.parse_args().new
    template = collect()
    write(template, TEMPLATE)
    print(f"{len(template)} texts in {TEMPLATE.relative_to(ROOT)}")
    if new and not (path := LOCALE / new / "LC_MESSAGES/django.po").exists():
        write(_empty(new), path)
    wrong = 0
    for path in languages():
        catalog = read(path)
        catalog.update(template, no_fuzzy_matching=True)
        write(catalog, path)
        done = sum(bool(message.string and all(message.string)) for message in _real(catalog))
        print(f"{path.parents[1].name}: {done} of {len(template)} translated")
        for line in disagreements(catalog):
            wrong += 1
            print(f"{path.relative_to(ROOT)}: {line}", file=sys.stderr)
    return 2 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
