"""How hard any exercise may be for a person: difficulty 1-5, load class S0-S4, effort 0-10.

Every rule only lowers, so one more fact about a person, or more pain, never raises a limit.
"""

from dataclasses import replace

from limber.catalogue import Exercise
from limber.catalogue.tags import LoadClass
from limber.programme.person import Person, programme_week
from limber.programme.rules.model import LimitRule, PlanRule
from limber.session.day import Reason
from limber.words import N_

MOST_DIFFICULTY, START_EFFORT = 4, 6
MOST_CLASS: LoadClass = "S3"
MODERATE_WEEKS = 4
GREEN_WEEKS_FOR_MOST = 6
"""So many weeks, each with a whole green session and none with a red one, before the hardest are open (L-1)."""
GREEN_SESSIONS_FOR_MORE = 6
"""So many finished sessions in green before difficulty 3 is open."""

DAILY_MOVEMENTS = frozenset({"sit-to-stand", "walking", "standing-march", "seated-march"})
"""Movements of daily life, which the load class of the start does not hold back (L-1)."""


def _green_sessions(person: Person) -> int:
    return sum(1 for s in person.request.history.sessions if s.light == "green" and s.how == "complete")


def _early_weeks(person: Person) -> bool:
    return person.week <= 2


def _not_yet_strong(person: Person) -> bool:
    ready = person.facts.spell in ("persistent", "none") and _green_sessions(person) >= GREEN_SESSIONS_FOR_MORE
    return not ready or person.p0_0_10 > 4


def _green_weeks(person: Person) -> bool:
    """Six good weeks just behind, by the first day of the plan: L-1 opens what loads the back more."""
    if person.facts.spell not in ("persistent", "none") or programme_week(person.request) <= GREEN_WEEKS_FOR_MOST:
        return False
    good: set[int] = set()
    for session in reversed(person.request.history.sessions):
        weeks_ago = ((person.request.on - session.on).days - 1) // 7
        if weeks_ago >= GREEN_WEEKS_FOR_MOST:
            break
        if weeks_ago >= 0 and session.light == "red":
            return False
        if weeks_ago >= 0 and session.light == "green" and session.how == "complete":
            good.add(weeks_ago)
    return len(good) == GREEN_WEEKS_FOR_MOST


LIMIT_RULES: tuple[LimitRule, ...] = (
    LimitRule(
        rule=PlanRule(
            id="L-1",
            sentence=N_("The first weeks stay with exercises that load the back lightly or moderately."),
            rule_class="clinical",
            sources=("ROH14", "CAL98"),
        ),
        applies=lambda p: not _green_weeks(p),
        difficulty=3,
        load_class="S2",
        daily_exempt=True,
    ),
    LimitRule(
        rule=PlanRule(
            id="L-1",
            sentence=N_("With pain that is less than six weeks old, exercises load the back only lightly."),
            rule_class="clinical",
            sources=("ROH14", "CAL98"),
        ),
        applies=lambda p: p.facts.spell == "acute",
        load_class="S1",
        daily_exempt=True,
    ),
    LimitRule(
        rule=PlanRule(
            id="P-15",
            sentence=N_("In the first twelve weeks of a spell of pain, exercises stay simple."),
            rule_class="clinical",
            sources=("GEO21",),
        ),
        applies=lambda p: p.facts.spell in ("acute", "subacute"),
        difficulty=2,
    ),
    LimitRule(
        rule=PlanRule(
            id="P-25",
            sentence=N_("Harder exercises come after several sessions that felt fine."),
            rule_class="clinical",
            sources=("RAT09",),
        ),
        applies=_not_yet_strong,
        difficulty=2,
    ),
    LimitRule(
        rule=PlanRule(
            id="P-09",
            sentence=N_("In the first two weeks effort stays light: you could do at least four more repetitions."),
            rule_class="soft",
            sources=("RAT09",),
        ),
        applies=_early_weeks,
        effort_max_0_10=4,
    ),
    LimitRule(
        rule=PlanRule(
            id="P-31",
            sentence=N_("In the first four weeks effort is moderate at most: you can talk."),
            rule_class="clinical",
        ),
        applies=lambda p: p.week <= MODERATE_WEEKS,
        effort_max_0_10=6,
    ),
    LimitRule(
        rule=PlanRule(
            id="P-31",
            sentence=N_("With this much pain, the first two weeks hold only the simplest exercises."),
            rule_class="clinical",
        ),
        applies=lambda p: _early_weeks(p) and p.p0_0_10 > 4,
        difficulty=1,
    ),
    LimitRule(
        rule=PlanRule(
            id="TL-6", sentence=N_("With pain of 6, exercises stay simple and effort light."), rule_class="absolute"
        ),
        applies=lambda p: p.p0_0_10 >= 6,
        difficulty=2,
        effort_max_0_10=4,
    ),
    LimitRule(
        rule=PlanRule(
            id="TL-7-8-steady",
            sentence=N_("With pain of 7 or 8 that has been steady, only the simplest and lightest exercises."),
            rule_class="absolute",
        ),
        applies=lambda p: p.p0_0_10 >= 7,
        difficulty=1,
        load_class="S1",
        effort_max_0_10=4,
        daily_exempt=False,
    ),
    LimitRule(
        rule=PlanRule(id="GENTLE", sentence=N_("Today only the gentle list."), rule_class="absolute"),
        applies=lambda p: p.mode != "ordinary",
        difficulty=1,
        load_class="S1",
        effort_max_0_10=3,
        daily_exempt=False,
    ),
    LimitRule(
        rule=PlanRule(
            id="TL-9-10",
            sentence=N_("With pain of 9 or 10 there is no exercise, only rest positions and calm breathing."),
            rule_class="absolute",
        ),
        applies=lambda p: p.mode == "rest",
        difficulty=1,
        load_class="S0",
        effort_max_0_10=1,
        daily_exempt=False,
    ),
    LimitRule(
        rule=PlanRule(
            id="L-4",
            sentence=N_("You start with the simplest exercises, so that your body can get used to them."),
            rule_class="clinical",
            sources=("WHO20",),
        ),
        applies=lambda p: "older_deconditioned" in p.tags or p.facts.difficulty_cap == 1,
        difficulty=1,
        effort_max_0_10=4,
    ),
    LimitRule(
        rule=PlanRule(
            id="STATE-VF",
            sentence=N_("After a spine fracture, exercises stay simple and load the back only lightly."),
            rule_class="clinical",
            sources=("BRO22",),
        ),
        applies=lambda p: "vertebral_fracture" in p.tags,
        difficulty=2,
        load_class="S1",
        daily_exempt=False,
    ),
    LimitRule(
        rule=PlanRule(
            id="TAG-H3",
            sentence=N_(
                "Because of your heart, vessels, kidneys or diabetes, effort stays light: you can talk and sing."
            ),
            rule_class="clinical",
            sources=("MAG16", "WHI17"),
        ),
        applies=lambda p: "light_only" in p.tags or "heart_failure" in p.tags or p.facts.effort_cap == "light",
        effort_max_0_10=3,
    ),
    LimitRule(
        rule=PlanRule(id="H5", sentence=N_("You asked for light effort."), rule_class="soft"),
        applies=lambda p: p.facts.effort_wanted == "light",
        effort_max_0_10=3,
    ),
)


def with_limits(person: Person) -> Person:
    """The person with the limits that all rules together give, and the reasons that made them what they are."""
    difficulty, effort, exempt = MOST_DIFFICULTY, START_EFFORT, True
    load_class: LoadClass = MOST_CLASS
    applying = [limit for limit in LIMIT_RULES if limit.applies(person)]
    for limit in applying:
        difficulty = min(difficulty, limit.difficulty or difficulty)
        load_class = min(load_class, limit.load_class or load_class)
        effort = min(effort, limit.effort_max_0_10 or effort)
        exempt = exempt and (limit.daily_exempt or limit.load_class is None)
    if person.facts.difficulty_cap is not None:
        difficulty = min(difficulty, person.facts.difficulty_cap)
    if person.facts.load_class_cap is not None:
        load_class = min(load_class, person.facts.load_class_cap)
    return replace(
        person,
        difficulty_max=difficulty,
        load_class_max=load_class,
        daily_exempt=exempt,
        effort_max_0_10=effort,
        limit_reasons=_binding(applying, difficulty, load_class, effort),
    )


def _binding(applying: list[LimitRule], difficulty: int, load_class: LoadClass, effort: int) -> tuple[Reason, ...]:
    """The rules that set a limit, without those that a stricter one made idle."""
    found = [
        limit.rule.reason()
        for limit in applying
        if difficulty == limit.difficulty or load_class == limit.load_class or effort == limit.effort_max_0_10
    ]
    return tuple({r.text.text: r for r in found}.values())


def too_hard(exercise: Exercise, person: Person) -> Reason | None:
    """Why an exercise is above the person's limits, by the rule that set the limit; None when it is not."""
    data = exercise.data
    exempt = person.daily_exempt and data.id in DAILY_MOVEMENTS
    over_class = data.load.load_class > person.load_class_max and not exempt
    if data.difficulty <= person.difficulty_max and not over_class:
        return None
    setters = [
        limit
        for limit in LIMIT_RULES
        if limit.applies(person)
        and (
            (over_class and limit.load_class == person.load_class_max)
            or (data.difficulty > person.difficulty_max and limit.difficulty == person.difficulty_max)
        )
    ]
    rule = setters[0].rule if setters else LIMIT_RULES[0].rule
    return rule.reason()
