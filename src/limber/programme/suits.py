"""What seems to suit a person: pain after sessions and on mornings after, with and without an exercise or a family.

Few sessions say little, so a difference is drawn towards zero (shrinkage: a normal prior around no difference), and a
verdict needs enough sessions with and without, and a range that leaves zero out. It is a comparison, never a cause:
whatever else was different on those days is in it too. Only a soft term of the objective reads it.
"""

from collections.abc import Iterable, Mapping
from math import sqrt
from statistics import fmean, pvariance
from typing import Annotated, Literal

from limber.catalogue import Exercise
from limber.plain import Range, value
from limber.programme.person_says import Family, families
from limber.programme.request import PlanRequest
from limber.safety import CheckIn
from limber.session.history import SessionSummary
from limber.words import N_, Message, message

Verdict = Literal["cannot-tell", "no-difference", "calmer", "sorer"]

LEAST_WITH, LEAST_WITHOUT = 5, 3
PRIOR_SD = 0.75
"""Most exercises differ from one another by less than a point of pain."""
NOISE_SD = 1.0
"""Pain moves by about a point from day to day without any reason; less is not believed."""
CERTAIN = 1.64
"""Standard deviations: 9 in 10."""
SMALL = 0.5

SENTENCES: Mapping[Verdict, str] = {
    "cannot-tell": N_("Limber cannot tell yet. Sessions so far: %(n)s."),
    "no-difference": N_("Your pain was about the same with it and without it, in %(n)s sessions."),
    "calmer": N_("After sessions with it, your pain was a little lower than after others, in %(n)s sessions."),
    "sorer": N_("After sessions with it, your pain was a little higher than after others, in %(n)s sessions."),
}
NO_CAUSE = N_("That does not say that it is the reason.")


@value
class Suits:
    """How sessions with one exercise (or family) went, against those without.

    `n` sessions with it and `without` it had an answer. Points of pain: `after` the session minus before, and the
    `morning` minus usual, with it minus without it, as they were; `during`: mean of what "This hurts" said in it.
    `points` and `sd`: the difference of both together, shrunk, and how unsure it is. None: no answers.
    """

    id: str
    n: Annotated[int, Range(0)]
    without: Annotated[int, Range(0)]
    during_0_10: float | None
    after: float | None
    morning: float | None
    points: float
    sd: float
    verdict: Verdict

    @property
    def sentence(self) -> Message:
        """The verdict in words."""
        return message(SENTENCES[self.verdict], n=self.n)


def suits(request: PlanRequest, catalogue: Mapping[str, Exercise]) -> Mapping[str, Suits]:
    """What the record says about every exercise that was done, by id; nothing about the others."""
    sessions = _told(request)
    ids = sorted({i for ids, _, _ in sessions for i in ids if i in catalogue})
    return {i: _compared(i, sessions, {i}, request.history.of(i)) for i in ids}


def family_suits(request: PlanRequest, catalogue: Mapping[str, Exercise]) -> Mapping[Family, Suits]:
    """The same for the families of movement."""
    sessions = _told(request)
    kinds: tuple[Family, ...] = ("walking", "strength", "mobility", "pilates")
    members = {kind: {i for i, e in catalogue.items() if kind in families(e)} for kind in kinds}
    done = {i for ids, _, _ in sessions for i in ids}
    return {kind: _compared(kind, sessions, ids, ()) for kind, ids in members.items() if ids & done}


Told = tuple[frozenset[str], float | None, float | None]


def _told(request: PlanRequest) -> list[Told]:
    """Every session with an answer: what pain did until its end, and how the morning was against usual."""
    mornings = {report.session_on: _morning(report) for report in request.check_ins}
    found: list[Told] = []
    for session in request.history.sessions:
        before, after = session.pain_before_0_10, session.pain_after_0_10
        change = float(after - before) if before is not None and after is not None else None
        morning = mornings.get(session.on)
        if change is not None or morning is not None:
            found.append((_done(session), change, morning))
    return found


def _morning(report: CheckIn) -> float | None:
    return report.morning_0_10 - fmean(report.usual_0_10) if report.usual_0_10 else None


def _done(session: SessionSummary) -> frozenset[str]:
    return frozenset(done.exercise_id for done in session.exercises if done.sets > 0)


def _compared(about: str, sessions: list[Told], ids: set[str], times: Iterable[tuple[SessionSummary, object]]) -> Suits:
    inside = [told for told in sessions if told[0] & ids]
    outside = [told for told in sessions if not told[0] & ids]
    points, sd = _shrunk([_both(t) for t in inside], [_both(t) for t in outside])
    hurts = [pain for _, done in times for pain in getattr(done, "pains_0_10", ())]
    return Suits(
        id=about,
        n=len(inside),
        without=len(outside),
        during_0_10=round(fmean(hurts), 1) if hurts else None,
        after=_difference(inside, outside, 1),
        morning=_difference(inside, outside, 2),
        points=round(points, 2),
        sd=round(sd, 2),
        verdict=_verdict(len(inside), len(outside), points, sd),
    )


def _both(told: Told) -> float:
    return fmean(part for part in told[1:] if part is not None)


def _difference(inside: list[Told], outside: list[Told], place: Literal[1, 2]) -> float | None:
    here, there = ([t[place] for t in side] for side in (inside, outside))
    known, others = ([x for x in side if x is not None] for side in (here, there))
    return round(fmean(known) - fmean(others), 1) if known and others else None


def _shrunk(inside: list[float], outside: list[float]) -> tuple[float, float]:
    """Posterior mean and standard deviation of the difference, in points of pain."""
    if not inside or not outside:
        return 0.0, PRIOR_SD
    noise = max(NOISE_SD**2, pvariance(inside), pvariance(outside))
    seen = noise / len(inside) + noise / len(outside)
    share = PRIOR_SD**2 / (PRIOR_SD**2 + seen)
    return share * (fmean(inside) - fmean(outside)), PRIOR_SD * sqrt(1 - share)


def _verdict(n: int, without: int, points: float, sd: float) -> Verdict:
    if n < LEAST_WITH or without < LEAST_WITHOUT:
        return "cannot-tell"
    if abs(points) > CERTAIN * sd:
        return "sorer" if points > 0 else "calmer"
    return "no-difference" if abs(points) + CERTAIN * sd < 2 * SMALL else "cannot-tell"
