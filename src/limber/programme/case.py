"""A case: a request and what came of it in one file, without a name in it, so that anybody can run it again."""

from dataclasses import replace
from typing import Annotated, Literal

from limber import __version__
from limber.plain import Pattern, read, value
from limber.programme.model import NotNow, Programme
from limber.programme.person_says import Goal
from limber.programme.plan import plan
from limber.programme.request import PlanRequest
from limber.session.history import History

WORDS_MOST = 2000
OwnWords = Annotated[
    str, Pattern(r"[^\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]{0,2000}", "plain text")
]


@value
class Case:
    """What ``limber replay`` reads.

    `made_with`: Limber's version and the catalogue's fingerprint then. `request`: everything the plan was made from;
    the person's own words and the ids of their sessions are left out. `outcome` and `days`: what came of it, one line
    for each exercise of each day. `what`: what seems wrong, in words that somebody chose to add.
    """

    version: Literal[1] = 1
    made_with: str
    request: PlanRequest
    outcome: str
    days: tuple[str, ...]
    what: OwnWords = ""


@value
class Replayed:
    """What came of a case now, against then. `missing` and `added`: lines of the days, then and now."""

    same: bool
    stopped: bool
    made_with: str
    outcome: str
    missing: tuple[str, ...]
    added: tuple[str, ...]


def case_of(request: PlanRequest, what: str = "") -> Case:
    """A case from a request, with what the planner says to it at once."""
    nameless = without_names(request)
    made = plan(nameless)
    return Case(
        made_with=_made_with(made), request=nameless, outcome=_outcome(made), days=_lines(made), what=what[:WORDS_MOST]
    )


def replay(case: Case) -> Replayed:
    """Plan the case's request again, and compare."""
    made = plan(case.request)
    lines, outcome = _lines(made), _outcome(made)
    return Replayed(
        same=lines == case.days and outcome == case.outcome,
        stopped=isinstance(made, NotNow),
        made_with=_made_with(made),
        outcome=outcome,
        missing=tuple(line for line in case.days if line not in lines),
        added=tuple(line for line in lines if line not in case.days),
    )


def read_case(data: object, place: str = "case") -> Case:
    """Typed case from plain JSON; `InputError` for an unknown key or a wrong type."""
    return read(Case, data, place)


def without_names(request: PlanRequest) -> PlanRequest:
    """The request without the person's own words and without the ids that their device gave to sessions."""
    numbered = enumerate(request.history.sessions, 1)
    return replace(
        request,
        goals=tuple(Goal(words=goal.kind or "goal", kind=goal.kind) for goal in request.goals),
        history=History(sessions=tuple(replace(s, session_id=f"s{n}") for n, s in numbered)),
        screenings=tuple(replace(s, id=f"q{n}") for n, s in enumerate(request.screenings, 1)),
        locks=tuple(replace(lock, screening=None) for lock in request.locks),
    )


def _outcome(made: Programme | NotNow) -> str:
    if isinstance(made, Programme):
        return str(made.outcome.value)
    return str(made.action.value) if made.action else f"ask {made.ask}"


def _made_with(made: Programme | NotNow) -> str:
    return made.made_with if isinstance(made, Programme) else f"limber {__version__}"


def _lines(made: Programme | NotNow) -> tuple[str, ...]:
    if isinstance(made, NotNow):
        return tuple(f"rule {reason.rule}" for reason in made.reasons)
    return tuple(
        f"day {day.day}: {i.exercise_id} {i.dose.sets} x {i.dose.reps}, hold {i.dose.hold_s} s, in {i.slot}"
        for day in made.days
        for i in day.items
    )
