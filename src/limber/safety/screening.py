"""The screen: answers in, outcome out. Always recomputed from the answers, never believed."""

from datetime import date, timedelta

from limber.catalogue.tags import LoadClass, Tag
from limber.errors import InputError
from limber.plain import value
from limber.safety.actions import Action, most_severe
from limber.safety.answers import Answers, check_answers, unanswered
from limber.safety.clauses import BLOCKS
from limber.safety.facts import Facts, Reports
from limber.safety.questions import Effort, PainCourse, Spell
from limber.safety.rules import SCREEN_RULES, TAG_RULES
from limber.words import N_

FULL_SCREEN_DAYS = 84
"""A full screen counts for 12 weeks."""
LEG_SIGNS_DAYS = 28
"""The leg and bladder signs are asked again after 4 weeks, and so is whatever was answered `checked_same`."""

CHECKED: tuple[str, ...] = (*(rule.id for rule in SCREEN_RULES), *(tag.id for tag in TAG_RULES))


@value
class Fired:
    """A rule that fired, and the answers that made it fire (empty where the record made it fire)."""

    rule: str
    action: Action
    sentence: str
    because: tuple[str, ...]
    hazard: str
    sources: tuple[str, ...]


@value
class GivenTag:
    """A tag, the rule that gave it and the answers behind it."""

    tag: Tag
    rule: str
    sentence: str
    because: tuple[str, ...]
    sources: tuple[str, ...]


@value
class ProgrammeFacts:
    """What the planner needs to know about the person besides the tags. Unknown is already the most restrictive.

    `age_years` None: not told (then `over65` is true). `p0_0_10`: pain now, 6 when unknown. `usual_0_10`: usual
    pain, the first value of U; pain now when unknown. `difficulty_cap`, `load_class_cap`: None = no cap of its own
    (the traffic light may cap further, by the pain at each session). `effort_cap`: the hardest effort allowed
    before a clinician agrees. `operation_on_chest`: no planks, rows or arms overhead. `low_load_only`: a spine
    implant, fusion or repaired fracture; only the low-load list (ROH14). `hip_not_back`: a new hip that must not be
    stretched back, or nobody knows its limits. `birth_check_done`: None = no birth in the
    last 12 weeks.
    """

    age_years: int | None
    over65: bool
    p0_0_10: int
    usual_0_10: int
    spell: Spell
    pain_course: PainCourse
    regular_exerciser: bool
    effort_wanted: Effort
    effort_cap: Effort
    insulin: bool
    difficulty_cap: int | None
    load_class_cap: LoadClass | None
    firm_bed: bool
    pregnant: bool
    birth_check_done: bool | None
    operation_on_chest: bool
    low_load_only: bool
    hip_not_back: bool
    cleared: tuple[Tag, ...]
    axspa_signs: int
    eases: tuple[str, ...]
    worsens: tuple[str, ...]


@value
class ScreenResult:
    """What the answers mean.

    `outcome` is None while answers are missing, unless an emergency already fires (then E0, though unfinished).
    `fired` is ordered from the most severe; `checked` names every rule that was looked at. `facts` is None until
    the screen is finished. `valid_until`, `leg_signs_due`, `checked_again_due` are the last days on which the
    answers count, by part (None: unfinished, or nothing `checked_same`). `crisis`: show the crisis page.
    `usual_walking`: whether the short list under C2 has walking in it.
    """

    answered_on: date
    finished: bool
    unanswered: tuple[str, ...]
    outcome: Action | None
    fired: tuple[Fired, ...]
    checked: tuple[str, ...]
    tags: tuple[Tag, ...]
    given_tags: tuple[GivenTag, ...]
    facts: ProgrammeFacts | None
    valid_until: date | None
    leg_signs_due: date | None
    checked_again_due: date | None
    crisis: bool
    usual_walking: bool
    advice: tuple[str, ...]

    @property
    def locks(self) -> bool:
        """Whether this outcome opens a lock."""
        return self.outcome is not None and self.outcome.locks


def screen(answers: Answers, on: date, reports: Reports = Reports()) -> ScreenResult:  # noqa: B008 - a frozen value
    """What the answers mean on a day.

    Parameters
    ----------
    answers : Answers
        Finished or not.
    on : date
        Today, in the person's zone.
    reports : Reports
        What the record adds (no gain, flares, pain 3 above usual for a week).

    Raises
    ------
    InputError
        Where the answers contradict each other, or are from the future.
    """
    check_answers(answers, today=on)
    facts = Facts(answers, reports)
    missing = unanswered(answers)
    fired = _fired(facts)
    tags = _tags(facts)
    finished = not missing
    changed = bool(tags) or facts.low_load_only
    outcome = most_severe(*(f.action for f in fired), Action.M3 if changed else Action.G)
    dated = answers.answered_on if finished else None
    checked_same = "checked_same" in answers.when.values()
    return ScreenResult(
        answered_on=answers.answered_on,
        finished=finished,
        unanswered=missing,
        outcome=outcome if finished or outcome is Action.E0 else None,
        fired=fired if finished else tuple(f for f in fired if f.action is Action.E0),
        checked=CHECKED,
        tags=tuple(sorted({given.tag for given in tags})),
        given_tags=tags,
        facts=_programme_facts(facts) if finished else None,
        valid_until=dated and dated + timedelta(days=FULL_SCREEN_DAYS),
        leg_signs_due=dated and dated + timedelta(days=LEG_SIGNS_DAYS),
        checked_again_due=dated + timedelta(days=LEG_SIGNS_DAYS) if dated and checked_same else None,
        crisis=facts.ticked("S25"),
        usual_walking=not facts.any("H2a", "H2b", "S18c"),
        advice=_advice(facts),
    )


def crisis(low_mood_0_10: int) -> bool:
    """Whether a mood answer (0 good, 10 as low as can be) opens the crisis page.

    Raises
    ------
    InputError
        For a number that is not from 0 to 10.
    """
    if not 0 <= low_mood_0_10 <= 10:
        raise InputError("low_mood_0_10", "expected a whole number from 0 to 10")
    return low_mood_0_10 >= 8


def _fired(facts: Facts) -> tuple[Fired, ...]:
    found = [
        Fired(
            rule=rule.id,
            action=rule.action,
            sentence=rule.sentence,
            because=_because(facts, rule.looks_at),
            hazard=rule.hazard,
            sources=rule.sources,
        )
        for rule in SCREEN_RULES
        if rule.fires(facts)
    ]
    return tuple(sorted(found, key=lambda f: f.action.rank))


def _tags(facts: Facts) -> tuple[GivenTag, ...]:
    return tuple(
        GivenTag(
            tag=rule.tag,
            rule=rule.id,
            sentence=rule.sentence,
            because=_because(facts, rule.looks_at),
            sources=rule.sources,
        )
        for rule in TAG_RULES
        if rule.gives(facts)
    )


def _because(facts: Facts, looks_at: tuple[str, ...]) -> tuple[str, ...]:
    """The answers that a rule saw: ticked clauses, and the choices and numbers that it reads."""
    chosen = {*facts.answers.choices, *facts.answers.numbers}
    return tuple(name for name in looks_at if facts.ticked(name) or name in chosen)


def _advice(facts: Facts) -> tuple[str, ...]:
    """Sentences that go with the outcome and lock nothing."""
    found = []
    if facts.ticked("S13c"):
        found.append(N_("Being tired often comes with pain and poor sleep. If it stays, tell your doctor."))
    if facts.axspa_count >= 4:
        found.append(N_("Ask your doctor about a visit to a joint specialist (rheumatologist)."))
    elif facts.axspa_count == 3:
        found.append(N_("Ask your doctor about a blood test called HLA-B27."))
    if facts.light_only:
        found.append(N_("After 4 weeks of light effort, ask your doctor before you work harder."))
    if facts.low_load_only:
        found.append(
            N_("With a fused spine or an implant in it, your plan holds only the exercises with the lowest load.")
        )
    if facts.ticked("H6"):
        found.append(N_("Check your blood sugar before each session. If it is low, eat first."))
    return tuple(found)


def _programme_facts(facts: Facts) -> ProgrammeFacts:
    p0 = facts.p0_0_10
    assert p0 is not None  # noqa: S101 - a finished screen has every number answered
    usual = facts.number("pain_usual_0_10")
    return ProgrammeFacts(
        age_years=facts.number("age_years"),
        over65=facts.over(65),
        p0_0_10=p0,
        usual_0_10=p0 if usual is None else usual,
        spell=_spell(facts),
        pain_course=_course(facts),
        regular_exerciser=facts.regular_exerciser,
        effort_wanted=_effort_wanted(facts),
        effort_cap=_effort_cap(facts),
        insulin=facts.ticked("H6"),
        difficulty_cap=_difficulty_cap(facts),
        load_class_cap="S1" if facts.ticked("spine_fracture") else None,
        firm_bed=facts.chose("firm_bed", "yes") or not facts.ticked("floor_hard"),
        pregnant=facts.ticked("pregnant"),
        birth_check_done=facts.chose("birth_check", "yes") if facts.ticked("gave_birth_12w") else None,
        operation_on_chest=facts.ticked("operation_chest"),
        low_load_only=facts.low_load_only,
        hip_not_back=facts.ticked("hip_replacement") and facts.chose("hip_limits", "stretching_back", "unknown"),
        cleared=_cleared(facts),
        axspa_signs=facts.axspa_count,
        eases=_directions(facts, "eases"),
        worsens=_directions(facts, "worse"),
    )


def _spell(facts: Facts) -> Spell:
    spell = "acute" if facts.acute else facts.answers.choices["spell"]
    return spell  # type: ignore[return-value]  # the options of the question, "unknown" apart, which is acute


def _course(facts: Facts) -> PainCourse:
    """Unknown counts as rising: of the courses, that and a flare allow least."""
    course = facts.answers.choices["pain_course"]
    return "rising" if course == "unknown" else course  # type: ignore[return-value]  # the options of the question


def _effort_wanted(facts: Facts) -> Effort:
    effort = facts.answers.choices["effort_wanted"]
    return "light" if effort == "unknown" else effort  # type: ignore[return-value]  # the options of the question


def _effort_cap(facts: Facts) -> Effort:
    if facts.light_only:
        return "light"
    return "moderate" if facts.known_disease else "vigorous"


def _difficulty_cap(facts: Facts) -> int | None:
    if any(rule.tag == "older_deconditioned" and rule.gives(facts) for rule in TAG_RULES):
        return 1
    return 2 if facts.ticked("spine_fracture") else None


def _cleared(facts: Facts) -> tuple[Tag, ...]:
    operation = facts.any("operation_12w", "caesarean") and not facts.operation_not_cleared
    found: dict[Tag, bool] = {
        "recent_surgery": operation,
        "postpartum_lt12w": facts.chose("birth_check", "yes"),
        "vertebral_fracture": facts.chose("fracture_cleared", "yes") and not facts.ticked("vf_lt12w"),
        "hip_replacement": facts.chose("hip_limits", "none"),
    }
    return tuple(tag for tag, cleared in found.items() if cleared)


def _directions(facts: Facts, how: str) -> tuple[str, ...]:
    names = ("bending", "sitting", "arching", "walking", "twisting")
    return tuple(name for name in names if f"{name}_{how}" in facts.answers.ticks and facts.ticked(f"{name}_{how}"))


def ordinary_taps(answers: Answers) -> int:
    """How many ticks or taps a set of answers takes, one for each page's button included."""
    return (
        len(BLOCKS)
        + sum(answers.ticks.values())
        + sum(len(part) for part in (answers.when, answers.choices, answers.numbers, answers.closed))
    )
