"""Which days of a plan share a session: few things, learnt well.

The programme has blocks of two weeks. Inside a block, strength sessions take turns (A, B, A, B), and so do the
lighter ones; who wants it mixed up gets a session of its own for each day of the week. Turns are counted on from the
sessions on record, so a plan that is made anew tomorrow goes on where today's stood. Besides, it breaks the symmetry
between days, without which no solver can prove anything.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from limber.programme.board import Board
from limber.programme.fit import Draft
from limber.programme.person import Person
from limber.programme.select import DayBuilder
from limber.session.day import PlanDay

BLOCK_WEEKS = 2
TURNS = 2
STRENGTH_KINDS = frozenset({"full"})


@dataclass(frozen=True)
class PatternKey:
    """What makes sessions the same: the block, strength or not, whose turn, and the conditions of the day."""

    block: int
    strong: bool
    letter: int
    conditions: int


@dataclass
class Pattern:
    """One session of a plan and its days, each with its board. `builder` holds the length and the parts of a session.

    In a later week something may take longer (a walk), so the boards of the days differ; the builder's is the first.
    """

    key: PatternKey
    builder: DayBuilder
    drafts: list[Draft]
    days: dict[int, Board] = field(default_factory=dict)

    @property
    def ordinary(self) -> bool:
        """Whether there is anything to choose (a gentle day follows its list)."""
        return self.builder.board.person.mode == "ordinary"


def block_of(person: Person) -> int:
    """The block of two weeks that a day belongs to."""
    return block_of_week(person.week)


def block_of_week(week: int) -> int:
    """The block of a week of the programme (weeks from 1, blocks from 0)."""
    return (week - 1) // BLOCK_WEEKS


Placed = tuple[Pattern, Board]
"""The session of a day, and what is on the table on it."""


@dataclass(frozen=True)
class Sessions:
    """The days of a plan, and the patterns behind them in the order in which they first come up."""

    days: tuple[PlanDay, ...]
    patterns: tuple[Pattern, ...]
    of_day: Mapping[int, Pattern]


class Turns:
    """Whose turn it is: counted on from the sessions on record, strength and lighter ones by themselves."""

    def __init__(self, person: Person, per_week: dict[bool, int]) -> None:
        self._mixed = person.request.variety == "mixed"
        self._per_week = per_week
        done = [s.day_kind in STRENGTH_KINDS for s in person.request.history.sessions if s.how == "complete"]
        self._count = {True: sum(done), False: len(done) - sum(done)}

    def next(self, strong: bool) -> int:
        """The letter of the next session of its kind, from 0."""
        turns = max(1, self._per_week[strong]) if self._mixed else TURNS
        letter = self._count[strong] % turns
        self._count[strong] += 1
        return letter
