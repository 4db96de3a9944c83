"""What is said about a plan and its days as a whole, each by its rule."""

from limber.programme.fit import Draft
from limber.programme.person import Person
from limber.programme.person_says import Family, families
from limber.programme.rules.doses import is_steady
from limber.programme.rules.eligibility import NO_STRENGTH
from limber.programme.rules.model import PlanRule
from limber.programme.score import MORNING_LATER
from limber.programme.week import KEEPING_WEEKS, PREVENTION, REST_DAY, keeps, lighter_because
from limber.safety import Action, ScreenResult
from limber.session.day import Reason
from limber.words import N_, message

SHORTER = PlanRule(
    id="P-02",
    sentence=N_(
        "Fewer exercises suit you now, so this day is shorter than you asked for. It is not filled up with rest."
    ),
    rule_class="absolute",
)
ENOUGH = PlanRule(
    id="GENTLE",
    sentence=N_("This is enough for today, so it is shorter than you asked for."),
    rule_class="absolute",
)
CALM_ONLY = PlanRule(
    id="P-02",
    sentence=N_(
        "Almost all exercises are left out for now, because of your answers or your wishes. "
        "So this day holds rest and calm breathing."
    ),
    rule_class="absolute",
)
FLOOR_FREE = PlanRule(
    id="P-03", sentence=N_("Every day also comes without the floor, just as long."), rule_class="clinical"
)
FLOOR_FREE_SHORTER = PlanRule(
    id="P-03",
    sentence=N_("Every day also comes without the floor. It is shorter, because fewer exercises suit you there."),
    rule_class="clinical",
)
FEW = PlanRule(
    id="P-05",
    sentence=N_("A session has few exercises at first and as many minutes as you choose."),
    rule_class="soft",
    sources=("MED09",),
)
SLOWLY = PlanRule(
    id="P-04",
    sentence=N_("New exercises come slowly, so that you can learn them well."),
    rule_class="clinical",
    sources=("MED09",),
)
PERSISTENT = PlanRule(
    id="P-16",
    sentence=N_("Three fuller sessions a week often help when pain has lasted. Give it 8 to 12 weeks."),
    rule_class="soft",
    sources=("HAY21C", "OWE20", "LIA24", "STE16"),
)
WALKS = PlanRule(
    id="P-28",
    sentence=N_("Between sessions, short walks count as well. Begin with what is easy, and add a little each week."),
    rule_class="soft",
    sources=("POC24",),
)
WEEK_AIMS = PlanRule(
    id="P-30",
    sentence=N_("Over a week, any movement counts: the aim is to be out of breath a little, often."),
    rule_class="soft",
    sources=("WHO20",),
)
KEEPING = PlanRule(
    id="P-35",
    sentence=N_("You have come a long way. From now on two days of strength a week and walking keep it up."),
    rule_class="soft",
    sources=("STE16",),
)
BREAKS = PlanRule(
    id="L-6",
    sentence=N_("If you sit for long, stand up or shift every half hour. A short break of movement counts."),
    rule_class="soft",
    sources=("WAO21",),
)
STEADY = PlanRule(
    id="P-25",
    sentence=N_(
        "Your pain has been strong and steady, so the exercises stay simple. "
        "Repetitions grow one at a time, after three sessions that felt fine. "
        "What you can do again in your day counts more than the number for pain. "
        "A doctor or a physiotherapist can look with you at what else may help."
    ),
    rule_class="clinical",
    sources=("RAT09",),
)
HALF = PlanRule(
    id="L-4",
    sentence=N_("You start with about half of the usual amount. It grows as your body gets used to it."),
    rule_class="clinical",
    sources=("WHO20",),
)
STATES = PlanRule(
    id="L-5",
    sentence=N_("Your plan keeps to the limits for %(what)s."),
    rule_class="clinical",
    sources=("ACOG804", "WIL18", "OOS14"),
)
MORNING = PlanRule(
    id="P-12",
    sentence=N_("You got up not long ago, so deep bending waits until later in the day."),
    rule_class="soft",
    sources=("SNO98",),
)
WORRY = PlanRule(
    id="P-18",
    sentence=N_("When moving worries you, it starts small, and a calm article comes before it."),
    rule_class="soft",
    sources=("OSU20", "HIL11"),
)
CHOICE = PlanRule(
    id="P-06",
    sentence=N_("You can choose between kinds of movement. Say which you like, and more of it comes."),
    rule_class="soft",
    sources=("HAY21N", "NG59"),
)
STATE_TAGS = ("hypertension_isometric", "pregnancy_after_16w", "recent_surgery")


def advised(result: ScreenResult) -> tuple[Reason, ...]:
    """A routine check that the screen, or the record, advises: said first, and it locks nothing."""
    return tuple(
        Reason(rule=fired.rule, text=message(fired.sentence), sources=fired.sources)
        for fired in result.fired
        if fired.action is Action.R1
    )


def families_open(eligible: frozenset[str], person: Person) -> tuple[Family, ...]:
    """The kinds of movement of which the person may have at least two exercises, or walking (P-06)."""
    count: dict[Family, int] = {}
    for exercise_id in eligible:
        for family in families(person.catalogue[exercise_id]):
            count[family] = count.get(family, 0) + 1
    order: tuple[Family, ...] = ("walking", "strength", "mobility", "pilates")
    return tuple(f for f in order if count.get(f, 0) >= (1 if f == "walking" else 2))


def plan_reasons(first: Person, eligible: frozenset[str], *, floor_free: bool, as_long: bool) -> tuple[Reason, ...]:
    """What holds for the whole plan."""
    from limber.programme.rules.tag_words import in_words

    facts, request = first.facts, first.request
    ordinary = first.mode == "ordinary"
    states = [tag for tag in STATE_TAGS if tag in first.tags]
    found = [
        (PERSISTENT, ordinary and facts.spell == "persistent" and first.week <= KEEPING_WEEKS),
        (PREVENTION, facts.spell == "none"),
        (KEEPING, keeps(first)),
        (REST_DAY, "older_deconditioned" in first.tags and request.days_per_week == 7),
        (STEADY, ordinary and is_steady(first)),
        (HALF, ordinary and "older_deconditioned" in first.tags),
        (FEW, ordinary and first.week == 1),
        (WALKS, "walking" in eligible),
        (WEEK_AIMS, ordinary),
        (WORRY, first.small_steps),
        (BREAKS, request.sits_long or "sitting" in facts.worsens),
        (CHOICE, len(families_open(eligible, first)) >= 2),
        (FLOOR_FREE, floor_free and as_long),
        (FLOOR_FREE_SHORTER, floor_free and not as_long),
    ]
    reasons = [rule.reason() for rule, holds in found if holds]
    if states:
        reasons.append(STATES.reason(message(STATES.sentence, what=in_words(states))))
    return tuple(reasons)


def day_reasons(
    person: Person, drafts: list[Draft], *, strength: bool, able: bool, short: bool, new: int
) -> tuple[Reason, ...]:
    """What holds for one day."""
    found = [*person.adapted.reasons]
    if person.mode != "ordinary":
        rule = "TL-9-10" if person.mode == "rest" else "GENTLE"
        found += [reason for reason in person.limit_reasons if reason.rule == rule]
    elif person.acute_and_strong:
        found.append(NO_STRENGTH.reason())
    elif able and not strength:
        found.append(lighter_because(person))
    if person.mode == "ordinary" and all(draft.exercise.data.category == "relaxation" for draft in drafts):
        found.append(CALM_ONLY.reason())
    if short:
        found.append((SHORTER if person.mode == "ordinary" else ENOUGH).reason())
    if new and person.mode == "ordinary":
        found.append(SLOWLY.reason())
    if person.early and person.mode == "ordinary" and not MORNING_LATER & {draft.id for draft in drafts}:
        found.append(MORNING.reason())
    return tuple(found)
