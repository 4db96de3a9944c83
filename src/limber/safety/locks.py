"""Locks: what opens one, what ends it, and what holds today.

A lock (E0, U1, C1, C2) is a record. It ends only with a statement that exactly this was checked and that the
person may exercise, and a new full screen answered after it. Answering again never lowers it; both stay.
Nothing here is believed: every screen is worked out again from its answers, and an outcome that locks is a lock,
whether or not somebody stored one.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Literal

from limber.errors import InputError
from limber.plain import value
from limber.safety.actions import LOCKING, Action
from limber.safety.answers import Answers, Statement, unanswered
from limber.safety.clauses import BLOCK_OF, BLOCKS, CLAUSES, LEG_SIGNS_BLOCK
from limber.safety.dialogues import Decision
from limber.safety.facts import Reports
from limber.safety.lists import ListSlot, short_list
from limber.safety.rules import ALL_RULES
from limber.safety.screening import FULL_SCREEN_DAYS, LEG_SIGNS_DAYS, ScreenResult, screen
from limber.words import N_

Part = Literal["full", "leg-signs"]
REST_AFTER_E0 = timedelta(hours=2)
GAP_DAYS = 28


@value
class Lock:
    """A lock: since when, how severe, by which rules, and what has to be checked (`clauses`).

    `screening`: the id of the `Screening` that opened it; None when a session or the record did. `ended`: the
    statement, once there is one. It alone ends nothing: `standing` looks for the new screen too.
    """

    opened_at: datetime
    action: Action
    rules: tuple[str, ...]
    clauses: tuple[str, ...]
    screening: str | None = None
    ended: Statement | None = None

    def __post_init__(self) -> None:
        if self.action not in LOCKING:
            raise ValueError("action: expected one of E0, U1, C1, C2")


@value
class Screening:
    """Answers given at a moment: the full screen, or only the page of leg and bladder signs (every 28 days).

    `id` is unique for the person; `at` is when the answers were finished, or last changed.
    """

    id: str
    at: datetime
    answers: Answers
    part: Part = "full"
    reports: Reports = Reports()


@value
class Reask:
    """Something happened after which the full screen is due: a flare, leg signs, "Something" at a session start."""

    at: datetime
    why: Literal["start-tick", "flare", "leg-signs", "stopped", "pain-9-10"]


@value
class Standing:
    """What holds today.

    `kind`: open = sessions may run; locked = `action` holds since `since`, by `locks` (the most severe first);
    screen-due = answers are missing or out of date (`due`). `why`: sentences, none when open. `result`: the latest
    finished screen with the latest leg signs in it; None = never finished. `short_list`: what is left under C2.
    """

    kind: Literal["open", "locked", "screen-due"]
    action: Action | None
    since: datetime | None
    locks: tuple[Lock, ...]
    due: Part | None
    why: tuple[str, ...]
    result: ScreenResult | None
    short_list: tuple[ListSlot, ...] = ()


@value
class AskedAgain:
    """The first days on which a plan waits for answers again, when nothing asks for them sooner.

    `full_on`: every safety question (None: they were never finished). `leg_signs_on`: the page of leg and bladder
    signs (None: it comes together with all the others). Something new, a flare or 4 weeks without a session ask sooner.
    """

    full_on: date | None
    leg_signs_on: date | None


DUE_FIRST = N_("Please answer the safety screen first.")
DUE_OLD = N_("Your answers are more than 12 weeks old. Please answer the safety screen again.")
DUE_GAP = N_("It is 4 weeks or more since the last session. Please answer the safety screen again.")
DUE_CHECKED = N_("4 weeks ago something was checked and had not changed. Please answer the safety screen again.")
DUE_REPORT = N_("Something has changed since the last safety screen. Please answer it again.")
DUE_LEGS = N_("Every 4 weeks Limber asks about legs and bladder again. It takes one page.")
LOCKED_SESSION = N_("A session was stopped for safety.")
_SENTENCES = {rule.id: rule.sentence for rule in ALL_RULES}


def lock_of(result: ScreenResult, at: datetime, screening: str | None = None) -> Lock | None:
    """The lock that an outcome opens; None when it opens none. Store it as soon as it is there.

    Parameters
    ----------
    result : ScreenResult
        The outcome, finished or not.
    at : datetime
        When it opened, with its offset.
    screening : str, optional
        The id of the answers that opened it.
    """
    if result.outcome is None or not result.outcome.locks:
        return None
    locking = [fired for fired in result.fired if fired.action.locks]
    because = dict.fromkeys(clause for fired in locking for clause in fired.because)
    ticks = tuple(clause for clause in because if clause in CLAUSES)
    rules = tuple(fired.rule for fired in locking)
    return Lock(
        opened_at=at, action=result.outcome, rules=rules, clauses=ticks or tuple(because) or rules, screening=screening
    )


def lock_of_decision(decision: Decision, at: datetime) -> Lock | None:
    """The lock that the end of a session's dialogue opens; None when it opens none."""
    if decision.locks is None:
        return None
    return Lock(opened_at=at, action=decision.locks, rules=decision.rules, clauses=(decision.clause,))


def may_state(lock: Lock, at: datetime) -> bool:
    """Whether the page may take a statement now: not within 2 hours of an E0."""
    return lock.action is not Action.E0 or at - lock.opened_at >= REST_AFTER_E0


def is_over(lock: Lock, screenings: Sequence[Screening]) -> bool:
    """Whether a lock has ended: a valid statement, and a finished full screen after it in which it fires no more."""
    statement = lock.ended
    if statement is None or not _covers(statement, lock):
        return False
    return any(_frees(screening, lock, statement) for screening in screenings)


def _covers(statement: Statement, lock: Lock) -> bool:
    after = statement.seen_on >= lock.opened_at.date() and statement.recorded_at >= lock.opened_at
    return after and may_state(lock, statement.recorded_at) and set(lock.clauses) <= set(statement.clauses)


def _frees(screening: Screening, lock: Lock, statement: Statement) -> bool:
    if screening.part != "full" or screening.at < statement.recorded_at:
        return False
    result = screen(screening.answers, screening.answers.answered_on, screening.reports)
    return result.finished and not {fired.rule for fired in result.fired} & set(lock.rules)


def standing(
    locks: Sequence[Lock],
    screenings: Sequence[Screening],
    on: date,
    *,
    reasks: Sequence[Reask] = (),
    last_session_on: date | None = None,
) -> Standing:
    """What holds on a day: open, locked, or a screen is due.

    Parameters
    ----------
    locks : sequence of Lock
        Every stored lock, ended or not. Locks that follow from the screens need not be stored to hold.
    screenings : sequence of Screening
        Every screen and every page of leg signs ever answered, in any order, unfinished ones included.
    on : date
        Today, in the person's zone.
    reasks : sequence of Reask
        What asked for a new full screen.
    last_session_on : date, optional
        The person's last session; None = none yet.

    Raises
    ------
    InputError
        For answers that contradict each other, or that are from the future.
    """
    _check_future(screenings, on)
    ordered = sorted(screenings, key=lambda screening: screening.at)
    result, due, why = _current(ordered, on, reasks, last_session_on)
    held = [lock for lock in _all_locks(locks, ordered) if not is_over(lock, ordered)]
    if held:
        return _locked(held, result)
    if due is not None:
        return Standing(kind="screen-due", action=None, since=None, locks=(), due=due, why=(why,), result=result)
    return Standing(kind="open", action=None, since=None, locks=(), due=None, why=(), result=result)


def _check_future(screenings: Sequence[Screening], on: date) -> None:
    if any(screening.answers.answered_on > on for screening in screenings):
        raise InputError("screenings: answered_on", "expected a date that is not in the future")


def _locked(held: list[Lock], result: ScreenResult | None) -> Standing:
    held.sort(key=lambda lock: (lock.action.rank, lock.opened_at))
    worst = held[0]
    walking = not {"C2-H2b", "E0-H2a", "STOP-HEART"} & {rule for lock in held for rule in lock.rules}
    walking = walking and (result is None or result.usual_walking)
    return Standing(
        kind="locked",
        action=worst.action,
        since=worst.opened_at,
        locks=tuple(held),
        due=None,
        why=_sentences(held),
        result=result,
        short_list=short_list(usual_walking=walking) if worst.action is Action.C2 else (),
    )


def _sentences(held: Sequence[Lock]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_SENTENCES.get(rule, LOCKED_SESSION) for lock in held for rule in lock.rules))


def _all_locks(stored: Sequence[Lock], ordered: Sequence[Screening]) -> list[Lock]:
    """The stored locks, and those that follow from screens without a stored lock at least as severe."""
    found = list(stored)
    for screening in ordered:
        derived = _derived(screening, ordered)
        if derived is not None and not any(_records(lock, derived) for lock in stored):
            found.append(derived)
    return found


def _records(stored: Lock, derived: Lock) -> bool:
    """Whether a stored lock is the record of one that follows from the answers, with nothing taken away.

    It is the same one by the id of the answers or, where no id was stored, by the moment.
    """
    same = stored.opened_at == derived.opened_at if stored.screening is None else stored.screening == derived.screening
    return (
        same
        and stored.action.rank <= derived.action.rank
        and set(stored.clauses) >= set(derived.clauses)
        and set(stored.rules) >= set(derived.rules)
    )


def _derived(screening: Screening, ordered: Sequence[Screening]) -> Lock | None:
    full = _latest_full([s for s in ordered if s.at <= screening.at])
    answers = screening.answers
    if screening.part == "leg-signs" and full is not None:
        answers = with_leg_signs(full.answers, screening.answers)
    return lock_of(screen(answers, answers.answered_on, screening.reports), screening.at, screening.id)


def _current(
    ordered: Sequence[Screening], on: date, reasks: Sequence[Reask], last_session_on: date | None
) -> tuple[ScreenResult | None, Part | None, str]:
    """The result that holds, which part is due (None: none), and why."""
    full = _latest_full(ordered)
    if full is None:
        return None, "full", DUE_FIRST
    legs = _latest_leg_signs(ordered, full)
    result = _joined(full, legs)
    why = _full_is_due(full, on, reasks, last_session_on)
    if why:
        return result, "full", why
    signs_on = (legs or full).answers.answered_on
    if on > signs_on + timedelta(days=LEG_SIGNS_DAYS):
        return result, "leg-signs", DUE_LEGS
    return result, None, ""


def asked_again(screenings: Sequence[Screening]) -> AskedAgain:
    """When the safety questions come again, from every screen and page of leg signs ever answered."""
    ordered = sorted(screenings, key=lambda screening: screening.at)
    full = _latest_full(ordered)
    if full is None:
        return AskedAgain(full_on=None, leg_signs_on=None)
    days = LEG_SIGNS_DAYS if _checked_outside_legs(full.answers) else FULL_SCREEN_DAYS
    full_on = full.answers.answered_on + timedelta(days=days + 1)
    legs = _latest_leg_signs(ordered, full) or full
    legs_on = legs.answers.answered_on + timedelta(days=LEG_SIGNS_DAYS + 1)
    return AskedAgain(full_on=full_on, leg_signs_on=legs_on if legs_on < full_on else None)


def _full_is_due(full: Screening, on: date, reasks: Sequence[Reask], last_session_on: date | None) -> str:
    """Why the full screen is due; empty when it is not."""
    answered = full.answers.answered_on
    if on > answered + timedelta(days=FULL_SCREEN_DAYS):
        return DUE_OLD
    if any(reask.at >= full.at for reask in reasks):
        return DUE_REPORT
    if on - max(answered, last_session_on or answered) >= timedelta(days=GAP_DAYS):
        return DUE_GAP
    if _checked_outside_legs(full.answers) and on > answered + timedelta(days=LEG_SIGNS_DAYS):
        return DUE_CHECKED
    return ""


def _checked_outside_legs(answers: Answers) -> bool:
    return any(when == "checked_same" and BLOCK_OF[name].id != LEG_SIGNS_BLOCK for name, when in answers.when.items())


def _latest_leg_signs(ordered: Sequence[Screening], full: Screening) -> Screening | None:
    """The newest finished page of leg signs after the full screen."""
    block = [b for b in BLOCKS if b.id == LEG_SIGNS_BLOCK]
    legs = [s for s in ordered if s.part == "leg-signs" and s.at > full.at and not unanswered(s.answers, block)]
    return legs[-1] if legs else None


def _joined(full: Screening, legs: Screening | None) -> ScreenResult:
    """The full screen with the newest leg signs in it; each part keeps its own date."""
    result = screen(full.answers, full.answers.answered_on, full.reports)
    if legs is None:
        return result
    answers = with_leg_signs(full.answers, legs.answers)
    newer = screen(answers, answers.answered_on, full.reports)
    return replace(newer, answered_on=result.answered_on, valid_until=result.valid_until)


def _latest_full(ordered: Sequence[Screening]) -> Screening | None:
    full = [s for s in ordered if s.part == "full" and not unanswered(s.answers)]
    return full[-1] if full else None


def with_leg_signs(full: Answers, leg_signs: Answers) -> Answers:
    """The full screen's answers with the page of leg and bladder signs replaced by newer ones."""

    def newer(name: str) -> dict[str, object]:
        own = {name for name, block in BLOCK_OF.items() if block.id == LEG_SIGNS_BLOCK} | {LEG_SIGNS_BLOCK}
        kept = {key: answer for key, answer in getattr(full, name).items() if key not in own}
        return kept | {key: answer for key, answer in getattr(leg_signs, name).items() if key in own}

    return replace(
        full,
        answered_on=leg_signs.answered_on,
        statements=tuple(dict.fromkeys((*full.statements, *leg_signs.statements))),
        **{name: newer(name) for name in ("ticks", "when", "closed")},  # type: ignore[arg-type]
    )
