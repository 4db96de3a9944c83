"""The room `body`: the human figure. Movements as their authors write them, solved, baked and drawn."""

from limber.body.baking import clip, figure_at
from limber.body.clip import Clip
from limber.body.figure import Figure
from limber.body.movement import Movement, read_movement
from limber.body.shape import shape_json

__all__ = ["Clip", "Figure", "Movement", "clip", "figure_at", "read_movement", "shape_json"]
