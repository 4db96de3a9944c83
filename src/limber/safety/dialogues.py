"""Closed dialogues: questions whose answers lead to another question or to a decision, and nothing in between.

A page plays them without a rule of its own. Where a question has an answer "not sure", it decides as the most
severe answer of that question does.
"""

from typing import Literal

from limber.errors import InputError
from limber.plain import value
from limber.safety.actions import Action
from limber.safety.emergency import Call
from limber.safety.traffic_light import LIGHT_ADVICE, LightAdvice, TrafficLight

SessionAction = Literal["E0", "U1", "C1", "end", "rest", "ease", "continue"]
"""E0, U1, C1: as in the screen, with a lock. end: no more today. rest: stop this exercise. ease: go on, lighter."""

SEVERITY: tuple[SessionAction, ...] = ("E0", "U1", "C1", "end", "rest", "ease", "continue")


@value
class DialogueOption:
    """An answer: it leads to a question (`ask`) or to a decision (`decide`), exactly one of them."""

    id: str
    text: str
    ask: str | None = None
    decide: str | None = None

    def __post_init__(self) -> None:
        if (self.ask is None) == (self.decide is None):
            raise ValueError("expected either ask or decide")


@value
class DialogueQuestion:
    """One question, asked alone, with big answers. `do`: what to do first, while the question stands."""

    id: str
    text: str
    options: tuple[DialogueOption, ...]
    do: tuple[str, ...] = ()


@value
class Decision:
    """Where a dialogue ends. `call`: the number to show large. `reask`: the full screen comes before the next session.

    `rules`: which rules decided. A decision with E0, U1 or C1 opens a lock whose clause is ``stop-<id>``.
    """

    id: str
    action: SessionAction
    rules: tuple[str, ...]
    title: str
    lines: tuple[str, ...]
    call: Call | None = None
    reask: bool = False

    @property
    def ends_session(self) -> bool:
        """Whether the session is over: for everything but `rest`, `ease` and `continue`."""
        return self.action not in ("rest", "ease", "continue")

    @property
    def locks(self) -> Action | None:
        """The action of the lock that it opens; None when it opens none."""
        return Action(self.action) if self.action in ("E0", "U1", "C1") else None

    @property
    def clause(self) -> str:
        """The id under which a statement says that this was checked."""
        return f"stop-{self.id}"


@value
class Dialogue:
    """A closed tree of questions and its decisions."""

    id: str
    first: str
    questions: tuple[DialogueQuestion, ...]
    decisions: tuple[Decision, ...]

    def decide(self, path: tuple[str, ...], place: str = "path") -> Decision:
        """The decision at the end of a path of option ids.

        Raises
        ------
        InputError
            Where an id is not an option of its question, or the path ends early or goes on too long.
        """
        question_id: str | None = self.first
        decision_id: str | None = None
        for n, option_id in enumerate(path):
            options = {} if question_id is None else {o.id: o for o in self.question(question_id).options}
            option = options.get(option_id)
            if option is None:
                raise InputError(f"{place}[{n}]", "expected one of " + (", ".join(options) or "nothing more"))
            question_id, decision_id = option.ask, option.decide
        found = next((d for d in self.decisions if d.id == decision_id), None)
        if found is None:
            raise InputError(place, "expected an answer to every question")
        return found

    def question(self, question_id: str) -> DialogueQuestion:
        """One of the questions, by id."""
        return next(q for q in self.questions if q.id == question_id)


@value
class PainDialogue:
    """**This hurts**: the questions in order, and the table.

    An option decides ``"ok"``, ``"red"``, or ``"numb"``. ``numb`` leads into **Something is wrong** at its question
    `numb_question`, whatever else was answered. ``red`` is red at any score. Otherwise `by_pain` of the traffic
    light has the answer.
    """

    questions: tuple[DialogueQuestion, ...]
    score_text: str
    numb_question: str
    light: TrafficLight
    advice: tuple[LightAdvice, ...] = LIGHT_ADVICE
