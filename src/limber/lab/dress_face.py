"""Colours of the dressed figure at every pixel, painted from where the pixel is on the body at rest.

The head's own axes: X forward, Y up, Z to the right, metres, from the head's joint.
"""

import numpy as np

from limber.body.figure import figure
from limber.lab.dress import BOTTOM, HAIR, HEAD, MATERIALS, SHOE, SKIN, SOLE, TOP, Look
from limber.lab.render_arrays import Flags, Floats, Ints
from limber.lab.render_mesh import Mesh

_HEAD_AT = np.array(figure({}).origins_m["head"], np.float32)
_FOOT_AT = np.array(figure({}).origins_m["foot_r"], np.float32)
EYE_M = (0.086, 0.058, 0.031)
MOUTH_M = (0.085, -0.012, 0.024)
# The hairline: height at which hair begins, by how far forward; from the nape to the forehead.
_LINE_X = (-0.12, -0.085, -0.03, 0.000, 0.020, 0.036, 0.055, 0.075, 0.12)
_LINE_Y = (-0.020, -0.010, 0.015, 0.030, 0.050, 0.100, 0.122, 0.130, 0.136)


def linear(colour: tuple[float, float, float]) -> Floats:
    """A screen colour as amounts of light."""
    return np.array(colour, np.float32) ** np.float32(2.2)


def palette(look: Look) -> Floats:
    """The plain colour of every material, as amounts of light."""
    found = np.zeros((MATERIALS, 3), np.float32)
    for material, colour in (
        (SKIN, look.skin), (HEAD, look.skin), (HAIR, look.hair), (TOP, look.top), (BOTTOM, look.bottom),
        (SHOE, look.shoe), (SOLE, (0.85, 0.85, 0.83)),
    ):  # fmt: skip
        found[material] = linear(colour)
    return found


def sunk(mesh: Mesh, vertices: Ints) -> Floats:
    """How wide the hair's shell is at its vertices: whole where hair grows, drawn in beneath the skin elsewhere."""
    at = mesh.rest_m[vertices] - _HEAD_AT
    above = at[:, 1] - np.interp(at[:, 0], _LINE_X, _LINE_Y)
    grown: Floats = (0.60 + 0.40 * np.clip(above / 0.012 + 0.5, 0.0, 1.0)).astype(np.float32)
    return grown


def painted(material: Ints, rest: Floats, colours: Floats, look: Look) -> Floats:
    """Colour of every pixel, as amounts of light. `rest`: where it is on the body at rest."""
    found = colours[material]
    _face(found, material, rest, colours, look)
    if look.stripes:
        top = np.flatnonzero(material == TOP)
        band = np.mod(rest[top, 1], 0.09) < 0.022
        found[top[band]] = found[top[band]] * 0.25 + np.float32(0.62)
    shoe = np.flatnonzero(material == SHOE)
    found[shoe[rest[shoe, 1] < _FOOT_AT[1] - 0.046]] = colours[SOLE]
    hair = np.flatnonzero(material == HAIR)
    strands = np.sin(rest[hair, 2] * 900.0 + rest[hair, 0] * 240.0) * 0.14 + 1.0
    found[hair] *= strands[:, None].astype(np.float32)
    return found


def _face(found: Floats, material: Ints, rest: Floats, colours: Floats, look: Look) -> None:
    head = np.flatnonzero(material == HEAD)
    if not len(head):
        return
    at = rest[head] - _HEAD_AT
    x, y, z = at[:, 0], at[:, 1], np.abs(at[:, 2])
    skin, hair = colours[SKIN], colours[HAIR]
    tint = np.repeat(skin[None], len(head), axis=0)
    front = x > 0.03

    def paint(where: Flags, colour: Floats, part: float = 1.0) -> None:
        tint[where] = tint[where] * np.float32(1 - part) + colour * np.float32(part)

    red = skin * np.array((1.02, 0.72, 0.70), np.float32)
    paint(front & ((y - 0.022) ** 2 / 0.024**2 + (z - 0.044) ** 2 / 0.020**2 < 1), red, 0.30)
    socket = (y - EYE_M[1] - 0.003) ** 2 / 0.017**2 + (z - EYE_M[2]) ** 2 / 0.023**2
    paint(front & (socket < 1), skin * np.float32(0.62), 0.55)
    ball = (y - EYE_M[1]) ** 2 / 0.0068**2 + (z - EYE_M[2]) ** 2 / 0.0155**2
    paint(front & (ball < 1), np.full(3, 0.78, np.float32))
    paint(front & (ball < 1) & (y > EYE_M[1] + 0.0034), np.full(3, 0.03, np.float32))
    paint(front & (ball < 1) & (np.abs(z - EYE_M[2]) < 0.0066), np.array((0.05, 0.035, 0.025), np.float32))
    arch = EYE_M[1] + 0.0215 - ((z - 0.030) / 0.055) ** 2 * 0.03
    brow = hair * np.float32(0.7) if sum(look.hair) < 1.5 else skin * np.float32(0.4)
    paint(front & (np.abs(y - arch) < 0.0042) & (z > 0.013) & (z < 0.049), brow, 0.9)
    mouth = MOUTH_M[1] + (z / 0.024) ** 2 * 0.0055  # corners up: nobody here suffers
    lips = (y - mouth) ** 2 / 0.0075**2 + z**2 / 0.0245**2
    paint(front & (lips < 1), skin * np.array((0.85, 0.42, 0.42), np.float32), 0.8)
    paint(front & (lips < 1) & (np.abs(y - mouth) < 0.0018), skin * np.array((0.3, 0.13, 0.13), np.float32))
    paint(front & (np.abs(y - 0.008) < 0.004) & (np.abs(z - 0.008) < 0.0045) & (x > 0.09), skin * np.float32(0.35))
    if look.beard:
        jaw = (y < 0.012 - (x - 0.03) * 0.25) & (x > 0.012) & (lips >= 1)
        paint(jaw, hair, 0.75)
        paint(front & (np.abs(y - 0.0) < 0.005) & (z < 0.028) & (x > 0.07), hair, 0.75)
    if look.style in ("crop", "bald"):
        above = y - np.interp(x, _LINE_X, _LINE_Y)
        paint(above > -0.004, hair, 0.85 if look.style == "crop" else 0.12)
    found[head] = tint
