"""How a sheet looks: paper, size of the type, colours, language."""

from typing import Literal

from limber.plain import value
from limber.words import Language

Paper = Literal["a4", "letter"]


@value
class Look:
    """How a sheet looks. `large`: type of 18 points. `colour` false: black, white and grey only.

    `country`: whose emergency numbers stand on the card (two letters; empty = not known). `name`: for whom the sheet
    is, as that person wrote it; empty = nobody's name stands on it.
    """

    language: Language = "en"
    paper: Paper = "a4"
    large: bool = False
    colour: bool = True
    country: str = ""
    name: str = ""
