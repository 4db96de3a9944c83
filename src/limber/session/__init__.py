"""Sessions: the day of a plan, the script that the player plays, the events it sends, and what is remembered.

Front doors: `script`, `record`, `state`, `summarise_session`, `History`.
"""

from limber.session.day import DayKind, PlanDay, PlanItem, PlannedDose, Reason, Slot
from limber.session.events import EVENTS_VERSION, KINDS, Event
from limber.session.history import ExerciseDone, History, SessionSummary
from limber.session.timeline import duration_s, timeline

__all__ = [
    "EVENTS_VERSION",
    "KINDS",
    "DayKind",
    "Event",
    "ExerciseDone",
    "History",
    "PlanDay",
    "PlanItem",
    "PlannedDose",
    "Reason",
    "SessionSummary",
    "Slot",
    "duration_s",
    "timeline",
]
