"""The room `coach`: one stream of camera frames in, coaching events out. Standard library only."""

from limber.coach.look_for import look_for
from limber.coach.state import State, begin
from limber.coach.step import finish, step
from limber.coach.watch import Watch

__all__ = ["State", "Watch", "begin", "finish", "look_for", "step"]
