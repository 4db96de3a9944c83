"""What the checker knows about a person: read from the request by its own hand, sharing no code with the planner."""

import itertools
from dataclasses import dataclass, replace
from datetime import date, timedelta

from limber.catalogue.tags import Tag
from limber.plain import value
from limber.programme.request import PlanRequest
from limber.safety import ProgrammeFacts, check_in, standing

PLACE_TAGS: dict[str, Tag] = {
    "neck": "neck_pain",
    "left-shoulder": "shoulder_pain", "right-shoulder": "shoulder_pain",
    "left-hand": "wrist_pain", "right-hand": "wrist_pain",
    "left-hip": "hip_pain", "right-hip": "hip_pain", "left-groin": "hip_pain", "right-groin": "hip_pain",
    "left-knee": "knee_pain", "right-knee": "knee_pain",
    "left-foot": "ankle_foot_pain", "right-foot": "ankle_foot_pain",
}  # fmt: skip


@value
class Finding:
    """A rule that a plan breaks: on which day (0 for the plan as a whole), in which exercise, in plain words."""

    rule: str
    day: int
    exercise_id: str | None
    text: str


@dataclass(frozen=True)
class Case:
    """What the checker knows about the person, read from the request by its own hand."""

    request: PlanRequest
    facts: ProgrammeFacts
    tags: frozenset[Tag]
    pain_0_10: int
    steady: bool
    cleared: frozenset[Tag]
    week: int
    begin: date

    @property
    def minutes_today(self) -> int:
        """How long the first session may be: the last length that was asked for today."""
        asked = [change.minutes for change in self.request.changes if change.minutes is not None]
        return asked[-1] if asked else self.request.minutes

    @property
    def floor_today(self) -> bool:
        """Whether the first session may use the floor: not at a desk, and not when it was left out for today."""
        return self.request.floor_today and not any(c.kind in ("no-floor", "desk") for c in self.request.changes)

    def on_day(self, day: int) -> "Case":
        """The same person in the week of a later day of the plan."""
        on = self.request.on + timedelta(days=day - 1)
        return replace(self, week=1 + max(0, (on - self.begin).days) // 7)


def case_of(request: PlanRequest) -> Case | None:
    """The person, or None when no session is allowed."""
    now = standing(
        request.locks,
        request.all_screenings,
        request.on,
        reasks=request.reasks,
        last_session_on=request.last_session_on,
    )
    if now.kind != "open" or now.result is None or now.result.facts is None:
        return None
    facts, tags = now.result.facts, set(now.result.tags)
    tags |= {PLACE_TAGS[place] for place in request.areas or () if place in PLACE_TAGS}
    pain = facts.p0_0_10 if request.pain_now_0_10 is None else request.pain_now_0_10
    if facts.spell == "none" and pain > 0:
        facts = replace(facts, spell="acute")  # "no pain" that today's pain contradicts is new pain
    if facts.spell == "acute" and pain >= 5:
        tags.add("acute_lt6w")
    elif request.pain_now_0_10 is not None:
        tags.discard("acute_lt6w")
    return Case(
        request=request,
        facts=facts,
        tags=frozenset(tags),
        pain_0_10=pain,
        steady=facts.pain_course == "steady"
        and pain <= facts.usual_0_10 + 1
        and _usual_stays(request, facts.usual_0_10),
        cleared=frozenset(facts.cleared),
        week=1 + max(0, (request.on - _begin(request)).days) // 7,
        begin=_begin(request),
    )


def _usual_stays(request: PlanRequest, at_first_0_10: int) -> bool:
    """Whether no two answers of 4 weeks about usual pain are more than a point apart."""
    said = [at_first_0_10]
    for report in request.check_ins:
        if report.usual_0_10 and report.session_on >= request.on - timedelta(days=28):
            said.append(report.usual_0_10[-1])
    return max(said) - min(said) <= 1


def _begin(request: PlanRequest) -> date:
    """First day of the running block: a gap of 28 days begins a new one."""
    days = [session.on for session in request.history.sessions] + [request.on]
    begin = request.started_on or request.on
    for earlier, later in itertools.pairwise(days):
        if later - earlier >= timedelta(days=28):
            begin = later
    return begin


def flares_of(request: PlanRequest) -> list[tuple[date, date]]:
    """First and last report of each flare: a calm morning, or more than 10 days without a report, ends one."""
    found: list[tuple[date, date]] = []
    running = False
    for report in sorted(request.check_ins, key=lambda report: report.session_on):
        next_session = check_in(report).next
        if next_session != "flare":
            running = running and next_session != "keep"
            continue
        day = report.session_on + timedelta(days=1 if report.second_day_0_10 is None else 2)
        if running and (day - found[-1][1]).days <= 10:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
        running = True
    return found


def is_gentle(case: Case, on: date, *, next_session: bool) -> bool:
    """Whether only the gentle list is open on a day: pain, a strained nerve or heart, a flare, an open check-in."""
    if (case.pain_0_10 >= 7 and not case.steady) or case.tags & {"progressive_neuro", "cardiac_red"}:
        return True
    reports = sorted(case.request.check_ins, key=lambda report: report.session_on)
    flares = [last for _, last in flares_of(case.request)]
    if flares and 0 <= (on - max(flares)).days <= 2:
        return True
    if next_session and any(change.kind == "gentle" for change in case.request.changes):
        return True
    if not reports or not next_session:
        return False
    last, session = reports[-1], case.request.last_session_on
    concerns = session is None or last.session_on >= session
    return concerns and check_in(last).next == "gentle"
