"""What a person answered. Nothing is taken for "no" that was not answered.

A tick that is absent is unanswered. It becomes false in two ways only: it is answered ``false``, or the
person closed the group that it stands in with "None of these" or "None of the others". A group is a block's
own ticks (its id is the block's) or the follow-ups of one ticked clause (its id is that clause's).
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Literal

from limber.errors import InputError
from limber.plain import read, value
from limber.safety.clauses import BLOCKS, CLAUSES, GROUPS, QUESTIONS, group_of
from limber.safety.questions import Block, Choice, Clause, Number, Question, When
from limber.safety.stop_symptoms import DECISIONS

CHECKABLE = frozenset({*QUESTIONS, *DECISIONS, "C1-plus3"})
"""What a statement may name: a question, the end of a session's dialogue (``stop-…``), or a week of more pain."""

PAGE_FIELDS = ("ticks", "when", "choices", "numbers", "closed")

Closing = Literal["none", "others"]
SeenBy = Literal["doctor", "nurse", "physiotherapist", "hospital"]


@value
class Statement:
    """What a person states after a lock: "I was seen, exactly this was checked, I may exercise".

    `clauses` are what was checked (`Lock.clauses`); `recorded_at` is when the person stated it (with its offset).
    """

    seen_on: date
    seen_by: SeenBy
    clauses: tuple[str, ...]
    recorded_at: datetime
    checked_exactly_this: Literal[True]
    may_exercise: Literal[True]


@value
class Answers:
    """The answers to the safety screen, finished or not; the JSON that ``limber screen`` reads.

    `ticks`: true or false by clause id. `when`: when a ticked sign started. `choices`, `numbers`: by question id
    (a number may be ``"unknown"``). `closed`: by group id, "none" = None of these, "others" = None of the others.
    `statements`: what was checked after a lock; only a clause named there may be `checked_same` without being
    a clause that asks when.
    """

    answered_on: date
    ticks: Mapping[str, bool] = {}
    when: Mapping[str, When] = {}
    choices: Mapping[str, str] = {}
    numbers: Mapping[str, int | Literal["unknown"]] = {}
    closed: Mapping[str, Closing] = {}
    statements: tuple[Statement, ...] = ()

    def ticked(self, clause_id: str) -> bool:
        """Whether the person ticked it."""
        return self.ticks.get(clause_id) is True

    def asked(self, question: Question) -> bool:
        """Whether the question is due: it follows nothing, or what it follows is ticked."""
        return question.follows is None or self.ticked(question.follows)

    def answered(self, question: Question) -> bool:
        """Whether the question itself has an answer (a tick's time answer apart)."""
        if isinstance(question, Clause):
            return question.id in self.ticks or group_of(question) in self.closed
        return question.id in (self.choices if isinstance(question, Choice) else self.numbers)


def read_answers(data: object, place: str = "answers", *, today: date | None = None) -> Answers:
    """Typed answers from plain JSON.

    Raises
    ------
    InputError
        For unknown ids, wrong types, contradictions (None of these and a tick; a time for something that is
        not ticked), numbers out of range, and, when `today` is given, dates after it.
    """
    answers = read(Answers, data, place)
    check_answers(answers, place, today=today)
    return answers


def check_answers(answers: Answers, place: str = "answers", *, today: date | None = None) -> None:
    """Raise `InputError` where answers contradict each other or the questions."""
    if today is not None and answers.answered_on > today:
        raise InputError(f"{place}: answered_on", "expected a date that is not in the future")
    _check_ids(answers, place)
    for clause_id in answers.ticks:
        follows = CLAUSES[clause_id].follows
        if answers.ticked(clause_id) and follows and not answers.ticked(follows):
            raise InputError(f"{place}: ticks: {clause_id}", f"expected {follows} to be ticked too")
    for group, closing in answers.closed.items():
        if closing == "none" and any(answers.ticked(clause.id) for clause in GROUPS[group]):
            raise InputError(f"{place}: closed: {group}", "expected no tick in this group, or “others”")
    for clause_id, when in answers.when.items():
        _check_when(answers, clause_id, when, place)
    for question_id, number in answers.numbers.items():
        question = QUESTIONS[question_id]
        if isinstance(question, Number) and number != "unknown" and not question.low <= number <= question.high:
            expected = f"expected a whole number from {question.low} to {question.high}, or “unknown”"
            raise InputError(f"{place}: numbers: {question_id}", expected)
    for n, statement in enumerate(answers.statements):
        _check_statement(statement, answers, f"{place}: statements[{n}]")


def _check_ids(answers: Answers, place: str) -> None:
    for field, kind in (("ticks", Clause), ("when", Clause), ("choices", Choice), ("numbers", Number)):
        for key in getattr(answers, field):
            if not isinstance(QUESTIONS.get(key), kind):
                raise InputError(f"{place}: {field}: {key}", "unknown; expected the id of a question of this kind")
    for group in answers.closed:
        if group not in GROUPS:
            raise InputError(f"{place}: closed: {group}", "unknown; expected the id of a page or of a clause")
    for key, option in answers.choices.items():
        question = QUESTIONS[key]
        options = [o.id for o in question.options] if isinstance(question, Choice) else []
        if option not in options:
            raise InputError(f"{place}: choices: {key}", "expected one of " + ", ".join(options))


def _check_when(answers: Answers, clause_id: str, when: When, place: str) -> None:
    if not answers.ticked(clause_id):
        raise InputError(f"{place}: when: {clause_id}", "expected this clause to be ticked")
    if CLAUSES[clause_id].asks_when:
        return
    if when != "checked_same":
        raise InputError(f"{place}: when: {clause_id}", "expected no time: this clause does not ask for one")
    if not any(clause_id in statement.clauses for statement in answers.statements):
        raise InputError(f"{place}: when: {clause_id}", "expected a statement that this was checked")


def _check_statement(statement: Statement, answers: Answers, place: str) -> None:
    for key in statement.clauses:
        if key not in CHECKABLE:
            raise InputError(f"{place}: clauses: {key}", "unknown; expected the id of a question or of a lock")
    if statement.seen_on > statement.recorded_at.date():
        raise InputError(f"{place}: seen_on", "expected a date that is not after recorded_at")
    if statement.recorded_at.date() > answers.answered_on:
        raise InputError(f"{place}: recorded_at", "expected a time that is not after answered_on")


def unanswered(answers: Answers, blocks: Iterable[Block] = BLOCKS) -> tuple[str, ...]:
    """Ids of what still has to be answered, in the order of the pages; ``when.S01`` is the time of S01."""
    missing: list[str] = []
    for question in (q for block in blocks for q in block.questions):
        if not answers.asked(question):
            continue
        if not answers.answered(question):
            missing.append(question.id)
        elif isinstance(question, Clause) and question.asks_when and answers.ticked(question.id):
            missing += [f"when.{question.id}"] if question.id not in answers.when else []
    return tuple(missing)


def record_block(answers: Answers, block_id: str, posted: object, *, place: str = "answers") -> Answers:
    """The answers with one page's answers replaced by what was posted from it.

    Parameters
    ----------
    answers : Answers
        What was answered so far.
    block_id : str
        The page; ids from other pages are refused.
    posted : mapping
        ``{"ticks": {...}, "when": {...}, "choices": {...}, "numbers": {...}, "closed": {...}}``, each optional.
        Times and follow-ups of a clause that is no longer ticked are dropped, so a form may simply send
        whatever it holds.

    Raises
    ------
    InputError
        As `read_answers`.
    """
    block = next((b for b in BLOCKS if b.id == block_id), None)
    if block is None:
        raise InputError(f"{place}: page", "expected one of " + ", ".join(b.id for b in BLOCKS))
    if not isinstance(posted, Mapping):
        raise InputError(place, "expected a table of names and values")
    for name in posted:
        if name not in PAGE_FIELDS:
            raise InputError(f"{place}: {name}", "unknown; expected one of " + ", ".join(PAGE_FIELDS))
    page = read(Answers, {"answered_on": answers.answered_on, **posted}, place)
    own = {q.id for q in block.questions} | {block.id}
    fields: dict[str, dict[str, object]] = {}
    for name in PAGE_FIELDS:
        sent: Mapping[str, object] = getattr(page, name)
        for key in sent:
            if key not in own:
                raise InputError(f"{place}: {name}: {key}", "expected a question of this page")
        kept = {key: answer for key, answer in getattr(answers, name).items() if key not in own}
        fields[name] = kept | {key: answer for key, answer in sent.items() if _applies(page, name, key)}
    merged = replace(answers, **fields)  # type: ignore[arg-type]  # each field keeps the kind that read() gave it
    check_answers(merged, place)
    return merged


def _applies(page: Answers, name: str, key: str) -> bool:
    """Whether an answer of a page still belongs to a question that is asked."""
    if name == "closed":
        return key not in CLAUSES or page.ticked(key)
    if name == "when":
        return page.ticked(key)
    return key not in QUESTIONS or page.asked(QUESTIONS[key])
