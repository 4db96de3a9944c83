"""How much of an exercise a person does: the catalogue's dose, and what the rules make of it.

Three doses of every exercise: `start` (what is normal for this person), `most` (what filling a session may reach)
and `least` (what shortening one may reach). Every rule but one lowers; holds of people over 65 may be longer (P-08).
"""

from dataclasses import replace
from math import ceil

from limber.catalogue import Exercise
from limber.programme.person import Person
from limber.programme.rules.direction import towards
from limber.programme.rules.eligibility import lies_flat
from limber.programme.rules.model import DoseRule, PlanRule
from limber.session.day import PlannedDose, Reason
from limber.session.timeline import is_bout, timeline
from limber.words import N_

FLAT_MAX_S = 115
"""Lying flat after 16 weeks of pregnancy stays under 2 minutes."""
ISOMETRIC_MAX_S = 10
BRIEF_HOLD_S = 3
STRETCH_MAX_S = 30
ACUTE_WALK_MAX_S = 600
GENTLE_GO_MAX_S = 300
OLDER_GO_MAX_S = 300
WALK_START_S = 600
WALK_WEEKLY_S = 120
PLANKS = frozenset(
    {
        "forearm-plank", "incline-plank", "plank-high", "plank-knees", "side-plank", "side-plank-knees",
        "side-plank-wall",
    }
)  # fmt: skip
PLANK_TIMES = 6
"""Short holds of a plank, all sets together (P-17)."""
SMALL_STEPS_WEEKS = 2
SMALL_HOLDS = 3
LOADS = frozenset({"band", "weight"})
MOST_LOAD = 20
SET_OF = 10
HOLD_STEP_S = 2
SET_GROWTH = 1.1


def _with(dose: PlannedDose, **fields: int) -> PlannedDose:
    """The dose with other numbers; the very same one where they are its own, which is most often so."""
    if all(getattr(dose, name) == number for name, number in fields.items()):
        return dose
    return replace(dose, **fields)  # type: ignore[arg-type]  # the fields of a dose that are numbers


def _is_core(exercise: Exercise) -> bool:
    return exercise.data.category in ("strength", "motor-control")


def _is_stretch(exercise: Exercise) -> bool:
    return exercise.data.category == "stretch" and exercise.data.dose.reps == 1


def downwards(bounds: tuple[int, int]) -> int:
    """How far lowering may go below the bounds: never under 3, never under half the lower bound (DOWN-01)."""
    return max(3, ceil(bounds[0] / 2))


def _stretch_hold(dose: PlannedDose, exercise: Exercise, person: Person) -> PlannedDose:
    if not _is_stretch(exercise):
        return dose
    low = STRETCH_MAX_S if person.age65 and exercise.data.bounds.hold_s[1] >= STRETCH_MAX_S else 0
    return _with(dose, hold_s=max(low, min(dose.hold_s, STRETCH_MAX_S)))


def _core_hold(dose: PlannedDose, exercise: Exercise, _person: Person) -> PlannedDose:
    return _with(dose, hold_s=min(dose.hold_s, ISOMETRIC_MAX_S)) if _is_core(exercise) else dose


def _pressure_hold(dose: PlannedDose, exercise: Exercise, person: Person) -> PlannedDose:
    if "hypertension_isometric" not in person.tags or is_bout(exercise):
        return dose
    if _is_core(exercise) and "hypertension_isometric" in exercise.data.modify:
        brief = max(exercise.data.bounds.hold_s[0], BRIEF_HOLD_S)
        return _with(dose, hold_s=min(dose.hold_s, brief, ISOMETRIC_MAX_S))
    return _with(dose, hold_s=min(dose.hold_s, ISOMETRIC_MAX_S))


def _strength_rest(dose: PlannedDose, exercise: Exercise, _person: Person) -> PlannedDose:
    if not _is_core(exercise) or dose.reps == 1 or dose.sets == 1:
        return dose
    return _with(dose, rest_s=min(60, max(30, dose.rest_s)))


def _short_planks(dose: PlannedDose, exercise: Exercise, _person: Person) -> PlannedDose:
    if exercise.id not in PLANKS:
        return dose
    # Counted with the catalogue's sets, so that fewer sets for another reason never buy more repetitions.
    times = max(1, PLANK_TIMES // exercise.data.dose.sets)
    hold_s = min(dose.hold_s, ISOMETRIC_MAX_S)
    return _with(dose, hold_s=hold_s, reps=min(dose.reps, times), sets=min(dose.sets, PLANK_TIMES))


def _small_steps(dose: PlannedDose, exercise: Exercise, person: Person) -> PlannedDose:
    small = person.small_steps and person.week <= SMALL_STEPS_WEEKS and _is_core(exercise)
    # Planks of one repetition count their holds as sets.
    return _with(dose, sets=1 if dose.reps > 1 else min(dose.sets, SMALL_HOLDS)) if small else dose


def _sets_of_ten(dose: PlannedDose, exercise: Exercise, person: Person) -> PlannedDose:
    return _with(dose, reps=min(dose.reps, SET_OF)) if exercise.id in towards(person) and dose.reps > 1 else dose


def _older_half(dose: PlannedDose, exercise: Exercise, person: Person) -> PlannedDose:
    if "older_deconditioned" not in person.tags:
        return dose
    if is_bout(exercise):
        return _go_at_most(dose, exercise, OLDER_GO_MAX_S)
    if dose.reps == 1:
        return _with(dose, sets=max(1, dose.sets // 2)) if _is_core(exercise) else dose
    half = max(downwards(exercise.data.bounds.reps), ceil(dose.reps / 2))
    return _with(dose, reps=min(dose.reps, _even(half, dose)))


def _progressed(dose: PlannedDose, exercise: Exercise, person: Person) -> PlannedDose:
    """What was reached before, and one repetition more where it was earned, within the bounds."""
    reached = person.adapted.base_reps.get(exercise.id)
    if reached is None:
        return dose
    dose = _longer_or_more_sets(dose, exercise, person)
    if dose.reps == 1:
        return dose
    earned = exercise.id in person.adapted.one_more and (person.light.may_progress or is_steady(person))
    step = (2 if dose.sides == "alternate" else 1) if earned else 0
    high = exercise.data.dose.reps if "older_deconditioned" in person.tags else exercise.data.bounds.reps[1]
    if exercise.id in person.adapted.more_sets and person.light.may_progress:
        shared = _shared_out(reached, person.adapted.base_sets.get(exercise.id, 1))
        return _with(dose, reps=max(exercise.data.bounds.reps[0], _even(min(high, shared), dose)))
    return _with(dose, reps=max(dose.reps, _even(min(high, reached + step), dose)))


def takes_load(exercise: Exercise) -> bool:
    """Whether it is done with a weight or a band, which can become stronger (P-26)."""
    return _is_core(exercise) and bool(LOADS & set(exercise.data.equipment))


def _shared_out(reps: int, sets: int) -> int:
    """The repetitions of each set when one more set comes: together at most a tenth more (P-27)."""
    return int(reps * sets * SET_GROWTH / (sets + 1))


def is_steady(person: Person) -> bool:
    """A steady pain of 7 or 8, which has a rule of its own for progress (P-25)."""
    return person.light.rule == "TL-7-8-steady"


def _longer_or_more_sets(dose: PlannedDose, exercise: Exercise, person: Person) -> PlannedDose:
    """Holds, sets and load that were reached, and one step more of the one that was earned; never above the bounds.

    Who does an exercise in a changed way does it with the load that they began with.
    """
    if "older_deconditioned" in person.tags:
        return dose
    found, bounds = person.adapted, exercise.data.bounds
    may = person.light.may_progress
    hold_s = found.base_hold_s.get(exercise.id, 0) + HOLD_STEP_S * (may and exercise.id in found.longer_hold)
    sets = found.base_sets.get(exercise.id, 0) + (may and exercise.id in found.more_sets)
    if dose.hold_s:
        dose = _with(dose, hold_s=max(dose.hold_s, min(hold_s, bounds.hold_s[1], ISOMETRIC_MAX_S)))
    dose = _with(dose, sets=max(dose.sets, min(sets, bounds.sets[1], exercise.data.dose.sets + 1)))
    if takes_load(exercise) and not person.tags & set(exercise.data.modify):
        load = found.base_load.get(exercise.id, 0) + (may and exercise.id in found.more_load)
        dose = _with(dose, load=min(load, MOST_LOAD))
    return _pressure_hold(dose, exercise, person)


def _acute_walk(dose: PlannedDose, exercise: Exercise, person: Person) -> PlannedDose:
    return _go_at_most(dose, exercise, ACUTE_WALK_MAX_S) if person.facts.spell == "acute" else dose


def _gentle_go(dose: PlannedDose, exercise: Exercise, person: Person) -> PlannedDose:
    if person.mode == "ordinary" or exercise.data.category == "relaxation":
        return dose
    return _with(_go_at_most(dose, exercise, GENTLE_GO_MAX_S), sets=1)


def _go_at_most(dose: PlannedDose, exercise: Exercise, most_s: int) -> PlannedDose:
    """Walking and other cardio bouts of at most so long; rest and breathing are not meant."""
    if not is_bout(exercise) or exercise.data.category == "relaxation":
        return dose
    return _with(dose, hold_s=min(dose.hold_s, most_s), sets=1)


def _flat(dose: PlannedDose, exercise: Exercise, person: Person) -> PlannedDose:
    if "pregnancy_after_16w" not in person.tags or not lies_flat(exercise):
        return dose
    dose = _with(dose, sets=1)
    # Counted with the catalogue's hold, so that shorter holds for another reason never buy more repetitions.
    full = _with(dose, hold_s=max(dose.hold_s, exercise.data.dose.hold_s))
    step = 2 if dose.sides == "alternate" else 1
    while _lying_s(exercise, full) > FLAT_MAX_S and full.reps > step:
        full = _with(full, reps=full.reps - step)
    over_s = max(0.0, _lying_s(exercise, full) - FLAT_MAX_S)
    return _with(dose, reps=full.reps, hold_s=max(1, min(dose.hold_s, full.hold_s - ceil(over_s))))


def _lying_s(exercise: Exercise, dose: PlannedDose) -> float:
    return sum(step.seconds for step in timeline(exercise, dose, 0))


def _amount(dose: PlannedDose, exercise: Exercise, person: Person) -> PlannedDose:
    share = person.adapted.amount
    if share >= 1 or exercise.data.category == "relaxation":
        return dose
    if is_bout(exercise):
        return _with(dose, hold_s=max(min(dose.hold_s, 60), _round_to(dose.hold_s * share, 10)))
    dose = _with(dose, load=0)
    if dose.reps == 1:
        return _with(dose, sets=max(1, int(dose.sets * share)))
    lowest = min(dose.reps, downwards(exercise.data.bounds.reps))
    return _with(dose, reps=max(lowest, _even(int(dose.reps * share), dose)))


DOSE_RULES: tuple[DoseRule, ...] = (
    DoseRule(
        rule=PlanRule(
            id="P-08",
            sentence=N_("Stretches are held for 10 to 30 seconds; from 65 on, 30 seconds if it is comfortable."),
            rule_class="soft",
            sources=("GAR11",),
        ),
        change=_stretch_hold,
    ),
    DoseRule(
        rule=PlanRule(
            id="P-10",
            sentence=N_("Holds are at most 10 seconds, and repeated."),
            rule_class="clinical",
            sources=("MCG98", "MCG09"),
        ),
        change=_core_hold,
    ),
    DoseRule(
        rule=PlanRule(
            id="TAG-BP",
            sentence=N_("Because of high blood pressure, holds are short. Keep breathing all the time."),
            rule_class="clinical",
            sources=("WIL18",),
        ),
        change=_pressure_hold,
    ),
    DoseRule(
        rule=PlanRule(
            id="P-09",
            sentence=N_("Between sets you rest for 30 to 60 seconds."),
            rule_class="soft",
            sources=("RAT09",),
        ),
        change=_strength_rest,
    ),
    DoseRule(
        rule=PlanRule(
            id="L-4",
            sentence=N_("At first it is about half of the usual amount."),
            rule_class="clinical",
            sources=("WHO20",),
        ),
        change=_older_half,
    ),
    DoseRule(
        rule=PlanRule(
            id="P-25",
            sentence=N_(
                "You keep the repetitions that you have reached, and add one when the last two times went well."
            ),
            rule_class="clinical",
            sources=("RAT09",),
        ),
        change=_progressed,
    ),
    DoseRule(
        rule=PlanRule(
            id="P-18",
            sentence=N_("You start small, with one set. It grows when you trust it."),
            rule_class="soft",
            sources=("OSU20", "HIL11"),
        ),
        change=_small_steps,
    ),
    DoseRule(
        rule=PlanRule(
            id="P-21",
            sentence=N_("The direction that helps comes in sets of ten."),
            rule_class="clinical",
            sources=("LON04",),
        ),
        change=_sets_of_ten,
    ),
    DoseRule(
        rule=PlanRule(
            id="P-17",
            sentence=N_("Planks are short holds, repeated, and never for as long as you can."),
            rule_class="clinical",
        ),
        change=_short_planks,
    ),
    DoseRule(
        rule=PlanRule(
            id="P-14",
            sentence=N_("Walks stay between 3 and 10 minutes while the pain is new."),
            rule_class="clinical",
            sources=("IJZ23", "NG59"),
        ),
        change=_acute_walk,
    ),
    DoseRule(
        rule=PlanRule(id="GENTLE", sentence=N_("On a gentle day, walking is 2 to 5 minutes."), rule_class="absolute"),
        change=_gentle_go,
    ),
    DoseRule(
        rule=PlanRule(id="DOWN-01", sentence=N_("The amount is lowered for now."), rule_class="clinical"),
        change=_amount,
    ),
    DoseRule(
        rule=PlanRule(
            id="STATE-PREG",
            sentence=N_("After 16 weeks of pregnancy, lying flat stays under two minutes."),
            rule_class="clinical",
            sources=("NHSPREG", "ACOG804"),
        ),
        change=_flat,
    ),
)


def start(exercise: Exercise, person: Person) -> tuple[PlannedDose, tuple[Reason, ...]]:
    """The normal dose for this person, and the rules that changed the catalogue's."""
    return _through_rules(_catalogue_dose(exercise), exercise, person)


def most(exercise: Exercise, person: Person, normal: PlannedDose) -> PlannedDose:
    """The largest dose that filling a session may reach. Strength, motor control and stretches stay at `normal`.

    So do rest and breathing: a session is rather shorter than filled up with them.
    """
    data = exercise.data
    if data.needs == "steady-walks":
        return normal  # brisk and easy parts keep their lengths
    if data.category == "relaxation":
        return normal
    if is_bout(exercise):
        wide = replace(_catalogue_dose(exercise), hold_s=_bout_most_s(exercise, person), sets=1)
        return _through_rules(wide, exercise, person)[0]
    if data.category not in ("mobility", "warm-up") or person.adapted.amount < 1:
        return normal
    if "older_deconditioned" in person.tags:
        more = replace(normal, sets=max(normal.sets, data.bounds.sets[1]))
        return replace(normal, sets=_through_rules(more, exercise, person)[0].sets)
    wide = replace(normal, reps=max(normal.reps, data.bounds.reps[1]), sets=max(normal.sets, data.bounds.sets[1]))
    return _through_rules(wide, exercise, person)[0]


def least(exercise: Exercise, normal: PlannedDose) -> PlannedDose:
    """The smallest dose that is still worth doing: one set, the lower bounds."""
    bounds = exercise.data.bounds
    if is_bout(exercise):
        return replace(normal, sets=1, hold_s=min(normal.hold_s, bounds.hold_s[0]))
    return replace(normal, sets=1, reps=min(normal.reps, _even(bounds.reps[0], normal)))


def _bout_most_s(exercise: Exercise, person: Person) -> int:
    data = exercise.data
    return min(data.bounds.hold_s[1], max(data.dose.hold_s, WALK_START_S) + WALK_WEEKLY_S * person.walk_weeks)


def _catalogue_dose(exercise: Exercise) -> PlannedDose:
    """The dose to begin with; turns come in pairs, so that both sides get the same."""
    dose = exercise.data.dose
    reps = dose.reps + (dose.sides == "alternate" and dose.reps % 2)
    return PlannedDose(sets=dose.sets, reps=reps, hold_s=dose.hold_s, sides=dose.sides, rest_s=dose.rest_s)


def _through_rules(dose: PlannedDose, exercise: Exercise, person: Person) -> tuple[PlannedDose, tuple[Reason, ...]]:
    reasons = []
    for dose_rule in DOSE_RULES:
        changed = dose_rule.change(dose, exercise, person)
        if changed is not dose and changed != dose:
            reasons.append(dose_rule.rule.reason())
        dose = changed
    return dose, tuple(reasons)


def _even(reps: int, dose: PlannedDose) -> int:
    """Turns come in pairs, so that both sides get the same."""
    return reps + reps % 2 if dose.sides == "alternate" else reps


def _round_to(seconds: float, step: int) -> int:
    return max(step, int(seconds // step) * step)
