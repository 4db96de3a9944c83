"""What the screen can ask: ticks (clauses), choices, numbers, and the blocks (pages) that they stand in."""

from typing import Annotated, Literal

from limber.plain import Range, value

When = Literal["2days", "2weeks", "not_sure", "older_unchecked", "checked_same"]
"""When a sign started or got worse. `checked_same`: a doctor checked exactly this and it has not changed."""


@value
class Clause:
    """One tick box: true or false of the person, and nothing in between.

    `follows`: the clause that must be ticked before this one is asked (None: always asked).
    `asks_when`: a tick also asks when it started or got worse (`WHEN_OPTIONS`).
    `examples`: a list to show under the text. `condition`: what the sign may mean; for clinicians, not for the page.
    `kind`: danger = may raise the outcome; explains = may lower it (S05b, S17h); state and movement give tags.
    """

    id: str
    text: str
    examples: tuple[str, ...] = ()
    follows: str | None = None
    asks_when: bool = False
    condition: str = ""
    kind: Literal["danger", "explains", "state", "movement"] = "danger"


@value
class Option:
    """One possible answer of a `Choice`. The id `unknown` always means the most restrictive answer."""

    id: str
    text: str


@value
class Choice:
    """A question with exactly one answer out of several."""

    id: str
    text: str
    options: tuple[Option, ...]
    follows: str | None = None


@value
class Number:
    """A question that is answered with a whole number, or with ``"unknown"``, which is the most restrictive answer."""

    id: str
    text: str
    low: int
    high: int
    low_text: str = ""
    high_text: str = ""
    unknown_text: str
    follows: str | None = None


Question = Clause | Choice | Number


@value
class Block:
    """One page of the screen. With ticks in it, it ends with a box of its own: `none_text`."""

    id: str
    title: str
    lead: str
    questions: tuple[Question, ...]
    part: Literal["you", "danger", "state", "movement"]

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The tick boxes of the page, follow-ups included."""
        return tuple(q for q in self.questions if isinstance(q, Clause))


Pain = Annotated[int, Range(0, 10)]
"""Pain as a whole number: 0 none, 10 the worst that can be imagined."""

Effort = Literal["light", "moderate", "vigorous"]
Spell = Literal["none", "acute", "subacute", "persistent"]
PainCourse = Literal["better", "steady", "new", "rising", "flare"]
