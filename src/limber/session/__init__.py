"""Sessions: the day of a plan, the script that the player plays, the events it sends, and what is remembered.

Front doors: `make_script` (a day becomes a script), `record` (events come in), `state` (where a session stands),
`summarise_session` (what was done), `History` (what programme and progress read).
"""

from limber.session.day import DayKind, PlanDay, PlanItem, PlannedDose, Reason, Slot
from limber.session.events import EVENTS_VERSION, KINDS, Event
from limber.session.history import ExerciseDone, History, Seen, SessionSummary
from limber.session.make import Setting, Watch, clip_sides, make_script
from limber.session.record import read_event, record, typed
from limber.session.script import Script
from limber.session.seen import expect_possible
from limber.session.seen_words import seen_before, seen_words
from limber.session.state import Position, state
from limber.session.summary import local_day, summarise_session
from limber.session.timeline import duration_s, timeline
from limber.session.today import Today
from limber.session.wording import SLOTS, THINGS, dose_words

__all__ = [
    "EVENTS_VERSION",
    "KINDS",
    "SLOTS",
    "THINGS",
    "DayKind",
    "Event",
    "ExerciseDone",
    "History",
    "PlanDay",
    "PlanItem",
    "PlannedDose",
    "Position",
    "Reason",
    "Script",
    "Seen",
    "SessionSummary",
    "Setting",
    "Slot",
    "Today",
    "Watch",
    "clip_sides",
    "dose_words",
    "duration_s",
    "expect_possible",
    "local_day",
    "make_script",
    "read_event",
    "record",
    "seen_before",
    "seen_words",
    "state",
    "summarise_session",
    "timeline",
    "typed",
]
