"""The one door to a plan. Whatever is asked, the outcome is worked out here again from the answers and the record."""

from dataclasses import replace

from limber.programme.adapt import reported_on, results
from limber.programme.model import NotNow
from limber.programme.reports import with_reports
from limber.programme.request import PlanRequest
from limber.programme.rules.model import PlanRule
from limber.safety import (
    ACTION_PAGES,
    Action,
    Answers,
    ScreenResult,
    Standing,
    check_answers,
    screen,
    standing,
    unanswered,
)
from limber.session.day import Reason
from limber.session.today import usual_as_screened
from limber.words import N_, Message, message

ASK_TITLE = N_("First a few questions about your safety")
ASK_AFTER_MORNING = N_("After what you reported this morning, please answer the safety screen again.")
FINISHED_SCREEN = PlanRule(
    id="P-01",
    sentence=N_("A plan needs a safety screen that is finished, up to date and without a lock."),
    rule_class="absolute",
)
WEEK_ABOVE = N_("Pain has been much higher than usual for a week. See a doctor in the next 1 to 2 days.")


def door(request: PlanRequest) -> ScreenResult | NotNow:
    """The screen's result for today, or why there is no plan now.

    Raises
    ------
    InputError
        Where the answers contradict each other or are from the future.
    """
    check_answers(request.answers, "answers", today=request.on)
    now = standing(
        request.locks,
        request.all_screenings,
        request.on,
        reasks=request.reasks,
        last_session_on=request.last_session_on,
    )
    if now.kind != "open" or now.result is None:
        return _closed(now)
    answers = latest_answers(request)
    found = _after_mornings(request, answers) or _today(request, answers, now.result)
    return found if isinstance(found, NotNow) else with_reports(found, request, answers)


def latest_answers(request: PlanRequest) -> Answers:
    """The answers of the latest finished full screen."""
    full = [s for s in request.all_screenings if s.part == "full" and not unanswered(s.answers)]
    return max(full, key=lambda screening: screening.at).answers


def _today(request: PlanRequest, answers: Answers, result: ScreenResult) -> ScreenResult | NotNow:
    """The result with today's pain in it. Pain that is lower than in the screen lowers no outcome."""
    if request.pain_now_0_10 is None:
        return result
    numbers = {**answers.numbers, "pain_now_0_10": request.pain_now_0_10}
    today = screen(replace(answers, numbers=numbers), request.on)
    if today.outcome is None or today.outcome.locks:
        return _locked(today)
    kept = {tag for tag in result.tags if tag != "acute_lt6w"}
    facts = today.facts
    if facts is not None and result.facts is not None and result.facts.spell == "acute":
        # Who had pain in the screen and no spell of it counts as acute, also on a day without pain.
        facts = replace(facts, spell="acute")
    return usual_as_screened(replace(today, tags=tuple(sorted({*today.tags, *kept})), facts=facts), result)


def _after_mornings(request: PlanRequest, answers: Answers) -> NotNow | None:
    """A morning that asks for the screen, or for a doctor, closes the door until that was done."""
    for report, result in results(request):
        day = reported_on(report)
        stored = any("C1-plus3" in lock.rules and lock.opened_at.date() >= report.session_on for lock in request.locks)
        if result.action is not None and not stored:
            reason = Reason(rule="C1-plus3", text=message(WEEK_ABOVE))
            return NotNow(action=result.action, ask=None, title=_title(result.action), reasons=(reason,))
        if result.reask and answers.answered_on < day:
            reason = Reason(rule=result.rules[0], text=message(ASK_AFTER_MORNING))
            return NotNow(action=None, ask="full", title=message(ASK_TITLE), reasons=(reason,))
    return None


def _title(action: Action) -> Message:
    return message(ACTION_PAGES[action].title)


def _closed(now: Standing) -> NotNow:
    if now.action is None:
        reasons = tuple(FINISHED_SCREEN.reason(message(sentence)) for sentence in now.why)
        return NotNow(action=None, ask=now.due or "full", title=message(ASK_TITLE), reasons=reasons)
    rules = [rule for lock in now.locks for rule in lock.rules]
    reasons = tuple(
        Reason(rule=rules[min(n, len(rules) - 1)], text=message(sentence)) for n, sentence in enumerate(now.why)
    )
    return NotNow(action=now.action, ask=None, title=_title(now.action), reasons=reasons, short_list=now.short_list)


def _locked(result: ScreenResult) -> NotNow:
    """Today's answers lock, or are not finished."""
    if result.outcome is None:
        return NotNow(action=None, ask="full", title=message(ASK_TITLE), reasons=())
    reasons = tuple(
        Reason(rule=fired.rule, text=message(fired.sentence), sources=fired.sources)
        for fired in result.fired
        if fired.action is result.outcome
    )
    return NotNow(action=result.outcome, ask=None, title=_title(result.outcome), reasons=reasons)
