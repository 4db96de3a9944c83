"""Which letters a sheet can show: a letter without a shape would be a hole that nobody can read aloud."""

import unicodedata

# The sheet's own font (fonts/) has the Latin letters and signs of Western and Central Europe; Greek and Cyrillic come
# from the serif that Typst carries.
_SIGNS = frozenset(
    "\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e\u2026\u2032\u2033\u20ac\u2122\u2212\u2022\u2039\u203a"
)
_RANGES = ((0x20, 0x7E), (0xA1, 0xAC), (0xAE, 0x17F), (0x391, 0x3A1), (0x3A3, 0x3A9), (0x3B1, 0x3C9), (0x400, 0x45F))
UNKNOWN = "?"


def printable(text: str) -> str:
    """A text with what has no shape replaced: by its plain letter where it has one, by "?" where not.

    Signs, marks and controls without a shape (emoji, letters that turn the line round) are left out.
    """
    composed = unicodedata.normalize("NFC", text).replace("\u00a0", " ").replace("\u202f", " ")
    return "".join(_letter(one) for one in composed)


def _letter(one: str) -> str:
    if one in _SIGNS or any(low <= ord(one) <= high for low, high in _RANGES):
        return one
    plain = "".join(c for c in unicodedata.normalize("NFKD", one) if any(a <= ord(c) <= b for a, b in _RANGES))
    if plain:
        return plain
    kind = unicodedata.category(one)
    if kind.startswith("Z"):
        return " "
    return "" if kind[0] in "CMS" else UNKNOWN
