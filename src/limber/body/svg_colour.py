"""Colours of the drawn figure: paper and linen, cool cloth, a warm working side."""

from limber.plain import value


@value
class Palette:
    paper: str
    line: str
    line_units: float
    skin: tuple[str, str, str]
    top: tuple[str, str, str]
    leggings: tuple[str, str, str]

    def fill(self, cloth: str, far: bool, working: bool) -> str:
        near, away, warm = {"skin": self.skin, "top": self.top, "leggings": self.leggings}[cloth]
        return warm if working else away if far else near


_LIGHT = Palette(
    paper="#FAF7F2", line="#3C524F", line_units=3.5,
    skin=("#E3CBAC", "#C4B49D", "#EBC693"),
    top=("#86A89F", "#6E8D88", "#DDA757"),
    leggings=("#55797A", "#466567", "#C48A3E"),
)


def palette(style: str, theme: str) -> Palette:
    return _LIGHT
