"""The room `body`: the human figure. Movements solved, baked and drawn; camera frames observed."""

from limber.body.baking import clip, figure_at
from limber.body.clip import Clip
from limber.body.figure import Figure
from limber.body.frame import Frame
from limber.body.movement import Movement, read_movement
from limber.body.observation import Observation
from limber.body.observe import observe
from limber.body.recording import read_recording, write_recording
from limber.body.shape import shape_json

__all__ = [
    "Clip",
    "Figure",
    "Frame",
    "Movement",
    "Observation",
    "clip",
    "figure_at",
    "observe",
    "read_movement",
    "read_recording",
    "shape_json",
    "write_recording",
]
