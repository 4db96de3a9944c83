"""The pain traffic light: what pain during an exercise means today.

It starts from the pain before the session (P0), because many people begin above 3. No cut-off is validated for
back pain; the thresholds follow leaflets and trials of other joints (TLNHS, SIL07, SMI17) and a step of 2 points
(OST08), and are design choices where no source is named.
"""

from collections.abc import Sequence
from typing import Literal

from limber.catalogue.tags import LoadClass
from limber.errors import InputError
from limber.plain import value
from limber.safety.questions import PainCourse
from limber.words import N_

Light = Literal["green", "amber", "red"]
PainKind = Literal["steady", "new", "rising", "flare"]
Allowed = Literal["plan", "gentle", "none"]
Then = Literal["continue", "less", "easier", "swap", "skip", "end"]

UNKNOWN_P0_0_10 = 6
PROGRESS_P0_MAX_0_10 = 5


@value
class TrafficLight:
    """The table of one session.

    `by_pain`: the light for pain 0, 1, … 10 during an exercise. `allowed`: the plan, only the gentle list, or no
    exercise at all. `difficulty_cap`, `load_class_cap`, `effort_cap_0_10`: None = no cap from pain.
    `may_progress`: whether a green session counts towards progression (a steady 7-8 has a rule of its own).
    """

    rule: str
    p0_0_10: int
    kind: PainKind
    by_pain: tuple[Light, ...]
    allowed: Allowed
    difficulty_cap: int | None
    load_class_cap: LoadClass | None
    effort_cap_0_10: int | None
    may_progress: bool

    def light(self, pain_0_10: int) -> Light:
        """The light for a pain score during an exercise.

        Raises
        ------
        InputError
            For a score that is not from 0 to 10.
        """
        return self.by_pain[_checked(pain_0_10, "pain_0_10")]


@value
class LightAdvice:
    """What a light means in words, and what the player may offer, the first first."""

    light: Light
    title: str
    text: str
    then: tuple[Then, ...]


LIGHT_ADVICE: tuple[LightAdvice, ...] = (
    LightAdvice(
        light="green",
        title=N_("That is fine"),
        text=N_("A little pain in an exercise is all right. Go on as you are."),
        then=("continue",),
    ),
    LightAdvice(
        light="amber",
        title=N_("A bit less"),
        text=N_("Do a third less: smaller, or fewer. Or take the easier one. Then finish the session."),
        then=("less", "easier", "swap", "skip"),
    ),
    LightAdvice(
        light="red",
        title=N_("Stop this one"),
        text=N_("Leave this exercise. Find a position that eases it. Then take another one, or end for today."),
        then=("swap", "skip", "end"),
    ),
)


def traffic_light(p0_0_10: int | None, kind: PainKind) -> TrafficLight:
    """The table for a session that starts with this pain.

    Parameters
    ----------
    p0_0_10 : int or None
        Pain now, before the session; None when not known, which counts as 6.
    kind : str
        ``steady`` only when usual pain stayed within 1 point for 4 weeks and the screen is clear (`pain_kind`).

    Raises
    ------
    InputError
        For a score that is not from 0 to 10.
    """
    p0 = _checked(UNKNOWN_P0_0_10 if p0_0_10 is None else p0_0_10, "p0_0_10")
    if p0 <= 3:
        return _table("TL-0-3", p0, kind, green_to=3, amber_to=5)
    if p0 <= 5:
        return _table("TL-4-5", p0, kind, green_to=p0, amber_to=p0 + 1)
    if p0 == 6:
        return _table("TL-6", p0, kind, green_to=6, amber_to=7, difficulty_cap=2)
    if p0 >= 9:
        return _table(
            "TL-9-10", p0, kind, green_to=-1, amber_to=-1, allowed="none", difficulty_cap=1, load="S0", effort=1
        )
    if kind == "steady":
        return _table("TL-7-8-steady", p0, kind, green_to=p0, amber_to=8, difficulty_cap=1, load="S1", effort=4)
    return _table(
        "TL-7-8-new", p0, kind, green_to=p0, amber_to=p0, allowed="gentle", difficulty_cap=1, load="S1", effort=4
    )


def pain_kind(course: PainCourse, usual_last_28_days_0_10: Sequence[int] = ()) -> PainKind:
    """How pain has been, for the table. Steady only when told so and no usual pain differs by more than 1."""
    usual = usual_last_28_days_0_10
    if course == "steady" and (not usual or max(usual) - min(usual) <= 1):
        return "steady"
    return course if course in ("rising", "flare") else "new"


def _table(
    rule: str,
    p0: int,
    kind: PainKind,
    *,
    green_to: int,
    amber_to: int,
    allowed: Allowed = "plan",
    difficulty_cap: int | None = None,
    load: LoadClass | None = None,
    effort: int | None = None,
) -> TrafficLight:
    lights: list[Light] = ["green" if p <= green_to else "amber" if p <= amber_to else "red" for p in range(11)]
    return TrafficLight(
        rule=rule,
        p0_0_10=p0,
        kind=kind,
        by_pain=tuple(lights),
        allowed=allowed,
        difficulty_cap=difficulty_cap,
        load_class_cap=load,
        effort_cap_0_10=effort,
        may_progress=p0 <= PROGRESS_P0_MAX_0_10,
    )


def _checked(pain_0_10: int, place: str) -> int:
    if isinstance(pain_0_10, bool) or not isinstance(pain_0_10, int) or not 0 <= pain_0_10 <= 10:
        raise InputError(place, "expected a whole number from 0 to 10")
    return pain_0_10
