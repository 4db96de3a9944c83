"""A block of the screen as a page: what the template shows, and what a form posted back means."""

from collections.abc import Sequence
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from limber.plain import value
from limber.safety.answers import Answers, unanswered
from limber.safety.clauses import (
    FOLLOW_UPS,
    GROUPS,
    NONE_OF_THE_OTHERS,
    NONE_OF_THESE,
    WHEN_OPTIONS,
    WHEN_TEXT,
)
from limber.safety.questions import Block, Choice, Clause, Number, Option, Question
from limber.words import N_

CHANGED = N_("It is new, or it has changed since it was checked")
TICK_LEGEND, MORE_LEGEND = N_("Tick everything that is true for you."), N_("And of these?")


@value
class Answer:
    """One thing to choose: its form value, its words, and whether it is chosen."""

    value: str
    text: str
    chosen: bool


@value
class Field:
    """One question as the template shows it. `kind` chooses the template part; `id` is what an error links to.

    Its texts are English; the template says them in the language of the page.
    """

    kind: str
    id: str
    name: str
    text: str
    examples: tuple[str, ...] = ()
    chosen: bool = False
    typed: str = ""
    low: int = 0
    high: int = 0
    low_text: str = ""
    high_text: str = ""
    answers: tuple[Answer, ...] = ()
    when: tuple[Answer, ...] = ()
    follows: "Group | None" = None
    missing: bool = False


@value
class Group:
    """Questions that one "None of these" closes; `closing` is its form name, empty where nothing is ticked."""

    fields: tuple[Field, ...]
    closing: str = ""
    closed: bool = False
    missing: bool = False


WORDS = {"none": NONE_OF_THESE, "others": NONE_OF_THE_OTHERS, "when": WHEN_TEXT}
"""The shared words of every group, for the templates."""


def group(block: Block, answers: Answers, *, missing: frozenset[str] = frozenset()) -> Group:
    """A block's own questions, with their follow-ups inside."""
    top = tuple(q for q in block.questions if q.follows is None)
    return _group(block.id, top, answers, missing)


def _group(id: str, questions: tuple[Question, ...], answers: Answers, missing: frozenset[str]) -> Group:
    fields = tuple(_field(q, answers, missing) for q in questions)
    has_ticks = id in GROUPS
    open_ticks = has_ticks and any(clause.id in missing for clause in GROUPS[id])
    return Group(
        fields=fields,
        closing=f"closed-{id}" if has_ticks else "",
        closed=id in answers.closed,
        missing=open_ticks,
    )


def _field(question: Question, answers: Answers, missing: frozenset[str]) -> Field:
    after = FOLLOW_UPS.get(question.id, ())
    follows = _group(question.id, after, answers, missing) if after else None
    common: dict[str, Any] = {"id": question.id, "text": question.text, "follows": follows}
    if isinstance(question, Clause):
        when = answers.when.get(question.id)
        times = _times(question, answers)
        return Field(
            kind="tick",
            name=f"tick-{question.id}",
            examples=question.examples,
            chosen=answers.ticked(question.id),
            when=tuple(Answer(value=o.id, text=o.text, chosen=o.id == when) for o in times),
            missing=f"when.{question.id}" in missing,
            **common,
        )
    if isinstance(question, Choice):
        chosen = answers.choices.get(question.id)
        options = tuple(Answer(value=o.id, text=o.text, chosen=o.id == chosen) for o in question.options)
        return Field(
            kind="choice", name=f"choice-{question.id}", answers=options, missing=question.id in missing, **common
        )
    return _number_field(question, answers, missing, common)


def _times(clause: Clause, answers: Answers) -> tuple[Option, ...]:
    """When it started; for a sign that was checked after a lock, whether it is still what was checked."""
    if clause.asks_when:
        return WHEN_OPTIONS
    if any(clause.id in statement.clauses for statement in answers.statements):
        return (WHEN_OPTIONS[-1], Option(id="", text=CHANGED))
    return ()


def _number_field(question: Number, answers: Answers, missing: frozenset[str], common: dict[str, Any]) -> Field:
    found = answers.numbers.get(question.id)
    is_scale = (question.low, question.high) == (0, 10)
    steps = range(question.low, question.high + 1) if is_scale else ()
    return Field(
        kind="scale" if is_scale else "number",
        name=f"number-{question.id}",
        low=question.low,
        high=question.high,
        low_text=question.low_text,
        high_text=question.high_text,
        typed="" if found in (None, "unknown") else str(found),
        answers=(
            *(Answer(value=str(n), text=str(n), chosen=found == n) for n in steps),
            Answer(value="unknown", text=question.unknown_text, chosen=found == "unknown"),
        ),
        missing=question.id in missing,
        **common,
    )


def posted(block: Block, form: QueryDict) -> dict[str, dict[str, object]]:
    """What a form says, in the shape that `safety` reads; nothing that the form did not hold is added."""
    found: dict[str, dict[str, object]] = {"ticks": {}, "when": {}, "choices": {}, "numbers": {}, "closed": {}}
    for question in block.questions:
        if isinstance(question, Clause):
            if f"tick-{question.id}" in form:
                found["ticks"][question.id] = True
                if form.get(f"when-{question.id}"):
                    found["when"][question.id] = form[f"when-{question.id}"]
        elif isinstance(question, Choice):
            if form.get(f"choice-{question.id}"):
                found["choices"][question.id] = form[f"choice-{question.id}"]
        elif (number := _number(question, form)) is not None:
            found["numbers"][question.id] = number
    for id in {block.id, *(q.id for q in block.questions)} & set(GROUPS):
        if f"closed-{id}" in form:
            some = any(clause.id in found["ticks"] for clause in GROUPS[id])
            found["closed"][id] = "others" if some else "none"
    return found


def _number(question: Number, form: QueryDict) -> object:
    """A whole number, "unknown", or None where nothing readable was given (the question stays open)."""
    typed = form.get(f"number-{question.id}", "").strip()
    if not typed:
        return "unknown" if form.get(f"unknown-{question.id}") else None
    if typed == "unknown":
        return typed
    # Longer than any answer: Python itself refuses to read thousands of digits.
    if len(typed) > 3 or not typed.isdecimal() or not question.low <= int(typed) <= question.high:
        return None
    return int(typed)


def open_questions(block: Block, answers: Answers) -> frozenset[str]:
    """What of this page is not answered yet."""
    return frozenset(unanswered(answers, [block]))


def problems(shown: Group) -> list[tuple[str, str]]:
    """The lines of the error summary: where each leads, and what is asked for."""
    lines = []
    for field in shown.fields:
        if field.missing:
            words = {
                "tick": _("Choose when this started: %(what)s"),
                "number": _("Type a whole number: %(what)s"),
            }.get(field.kind, _("Choose an answer: %(what)s"))
            lines.append((field.id, words % {"what": _(field.text)}))
        if field.follows is not None and (field.chosen or field.kind != "tick"):
            lines += problems(field.follows)
    if shown.missing:
        lines.append((shown.closing, _("Tick what is true for you, or say that nothing else is.")))
    return lines


def next_block(blocks: Sequence[Block], answers: Answers, after: str | None = None) -> Block | None:
    """The page to go on with: the next one in order that is not finished; None when all are."""
    ids = [block.id for block in blocks]
    start = ids.index(after) + 1 if after in ids else 0
    return next((b for b in (*blocks[start:], *blocks[:start]) if open_questions(b, answers)), None)
