"""Colours of the drawn figure: paper, linen skin, cool cloth, a warm working side; light, dark and print."""

from typing import Literal

from limber.plain import value

Style = Literal["screen", "print"]
Theme = Literal["light", "dark"]
Tone = Literal["near", "far", "working"]


@value
class Palette:
    """Colours as #RRGGBB. `shade` is mixed into a cloth on its lower side; `line_mm` is the outline's width."""

    line: str
    line_mm: float
    shade: str
    shade_shares: tuple[float, ...]
    cloths: dict[str, str]
    warm: dict[str, str]
    far: str
    far_share: float
    glow: str
    glow_opacity: float
    shadow: str
    shadow_opacity: float
    mat: str
    wall: str
    thing: str
    thing_dark: str
    thing_line: str
    strap: str
    water: str
    water_line: str

    def fill(self, cloth: str, tone: Tone, step: int) -> str:
        """The colour of a cloth; `step` counts from its lower, shaded side (0) to its lit side (last)."""
        colour = self.warm[cloth] if tone == "working" else self.cloths[cloth]
        if tone == "far":
            colour = mixed(colour, self.far, self.far_share)
        return mixed(colour, self.shade, self.shade_shares[step])


def mixed(a: str, b: str, share: float) -> str:
    """A colour a share of the way from a to b.

    >>> mixed("#000000", "#FFFFFF", 0.5)
    '#808080'
    """
    pairs = ((int(a[n : n + 2], 16), int(b[n : n + 2], 16)) for n in (1, 3, 5))
    return "#" + "".join(f"{round(x + (y - x) * share):02X}" for x, y in pairs)


_LIGHT = Palette(
    line="#3A4F4C", line_mm=3.0, shade="#2A3F40", shade_shares=(0.22, 0.1, 0.0),
    cloths={"skin": "#E5CDAF", "nose": "#D6B894", "top": "#8CAEA5", "leggings": "#55797A"},
    warm={"skin": "#EDCB9B", "nose": "#DDB783", "top": "#E3B36C", "leggings": "#D09A54"},
    far="#6F8286", far_share=0.34, glow="#FFE6AE", glow_opacity=0.8,
    shadow="#1F2A2E", shadow_opacity=0.26, mat="#D8E0D6", wall="#EFE8DB", thing="#E4D5BC", thing_dark="#C9B594",
    thing_line="#A8946F", strap="#B9742A", water="#5FA3B5", water_line="#3F8496",
)  # fmt: skip
_DARK = Palette(
    line="#14191A", line_mm=3.0, shade="#101A1C", shade_shares=(0.3, 0.14, 0.0),
    cloths={"skin": "#DCC4A6", "nose": "#C9AB87", "top": "#7FA79C", "leggings": "#4D7778"},
    warm={"skin": "#E8C08A", "nose": "#D6AB72", "top": "#DDA654", "leggings": "#BE8438"},
    far="#3A484B", far_share=0.42, glow="#FFDF9E", glow_opacity=0.7,
    shadow="#000000", shadow_opacity=0.5, mat="#3F4A47", wall="#34393A", thing="#6B6049", thing_dark="#554B38",
    thing_line="#8D7D5D", strap="#D08C3C", water="#5FA3B5", water_line="#3F8496",
)  # fmt: skip
_PRINT = Palette(
    line="#000000", line_mm=5.0, shade="#FFFFFF", shade_shares=(0.0,),
    cloths={"skin": "#FFFFFF", "nose": "#FFFFFF", "top": "#FFFFFF", "leggings": "#E6E6E6"},
    warm={"skin": "#FFFFFF", "nose": "#FFFFFF", "top": "#FFFFFF", "leggings": "#E6E6E6"},
    far="#B8B8B8", far_share=0.5, glow="#7A7A7A", glow_opacity=0.0,
    shadow="#000000", shadow_opacity=0.16, mat="#F4F4F4", wall="#FAFAFA", thing="#FFFFFF", thing_dark="#F0F0F0",
    thing_line="#000000", strap="#555555", water="#BDBDBD", water_line="#777777",
)  # fmt: skip


def palette(style: Style, theme: Theme) -> Palette:
    """The colours of a picture; print has one palette."""
    if style == "print":
        return _PRINT
    return _DARK if theme == "dark" else _LIGHT
