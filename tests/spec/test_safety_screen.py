"""The safety screen as a physiotherapist reads it: these answers, this outcome.

Every rule has a row in which it fires and a near miss in which it does not.
"""

from datetime import date

import pytest

from limber.safety import SCREEN_RULES, TAG_RULES, Action, Reports, screen
from tests.property.people import ON, answers

# rule | it fires with | and not with
RULES = """
E0-S01        | S01@2days                       | S01@older_unchecked
E0-S02        | S02@2weeks                      | S02b
E0-S03        | S03@not_sure                    | S03@checked_same
E0-S04        | S04@2weeks                      | S04@older_unchecked
E0-S05        | S05@2weeks                      | S05@older_unchecked
E0-S06        | S06@not_sure                    | S06@2weeks
E0-neuro-risk | S06@older_unchecked S12         | S06@checked_same S12
E0-S08        | S08@not_sure                    | S08@older_unchecked
E0-S10-fused  | S10a fused_spine                | S10a
E0-S15-sepsis | S15a S15c                       | S15a
E0-S15d       | S15d                            | S15b
E0-S17-sign   | S17a pulsing                    | S17a S17h
E0-S17-over60 | S17a age=60                     | S17a S17h age=60
E0-S18a       | S18a                            | S18b
E0-S20        | S20                             | S18b
E0-S21        | S21 cannot_turn_head            | S21 age=64
E0-S23b       | S23b                            | S23a
E0-BP         | bp180_110 bp180_120 bp_sym      | bp180_110 bp180_120
E0-S25        | S25                             | S13c
E0-H2a        | H2a                             | H2b
U1-S01-S03    | S02@older_unchecked             | S02@checked_same
U1-S05c       | S05@older_unchecked S05c        | S05@older_unchecked S05c S05b
U1-S06        | S06@2weeks                      | S06@older_unchecked
U1-S07        | S07@not_sure                    | S07@older_unchecked
U1-S08        | S08@older_unchecked             | S08@checked_same
U1-S09        | S09                             | S10a
U1-S10        | S10a S10b pain=7                | S10a S10b pain=6
U1-S11        | S11 S10a                        | S11
U1-S12b       | S12 S12b                        | S12
U1-S14        | S14 S13b                        | S14 S13c
U1-S15a       | S15a                            | S15b
U1-S16        | S16 S15b                        | S16
U1-S17h       | S17a S17h age=60                | S17a S17h age=59
U1-S19        | S19                             | S13c
U1-S21        | S21                             | neck_pain
U1-S22        | S22                             | leg_worse
U1-S23a       | S23a                            | pregnant
U1-EYE        | red_eye                         | glaucoma
C1-S04        | S04@older_unchecked             | S04@checked_same
C1-S05        | S05@older_unchecked             | S05@older_unchecked S05b
C1-S06        | S06@older_unchecked             | S06@checked_same
C1-S07        | S07@older_unchecked             | S07@older_unchecked S05@older_unchecked S05b
C1-S10        | S10a age=70                     | S10a age=69
C1-S11        | S11                             | S11@checked_same
C1-S12        | S12                             | S12@checked_same
C1-S13a       | S13a                            | S13b
C1-S13b       | S13b S16                        | S13b
C1-S15b       | S15b                            | S15b@checked_same
C1-S16        | S16 newpain6w                   | S16
C1-BP         | bp180_110                       | bp_high
C2-S14        | S14                             | S14@checked_same
C2-H2b        | S18c                            | H3
C2-VF         | spine_fracture vf_lt12w         | spine_fracture
C2-PREG       | pregnant pregnancy_advised_not  | pregnant
C2-SURGERY    | operation_12w operation_cleared:unknown | operation_12w operation_cleared:yes
C2-AGE        | age=17                          | age=18
R1-claud      | S05@older_unchecked S05b        | S05@older_unchecked S05b S06@older_unchecked
R1-axSpA      | axspa_start axspa_night axspa_moving axspa_family | axspa_start axspa_night axspa_moving
"""

# answers | outcome
OUTCOMES = """
nothing to tell                         |                                              | G
tired only                              | S13c                                         | G
over 50, long pain, strong              | age=58 spell:persistent pain=8               | G
age not told                            | age=unknown                                  | G
knee pain                               | knee_pain                                    | M3
a checked weak leg, unchanged           | S06@checked_same                             | M3
both legs on walking only               | S05@older_unchecked S05b                     | R1
the same, and a checked one             | S05@checked_same S05b                        | M3
both legs on walking, new               | S05@2weeks S05b                              | E0
both legs on walking, and a weak leg    | S05@older_unchecked S05b S06@older_unchecked | C1
both legs on walking, heavy legs new    | S05@older_unchecked S05b S07@2weeks          | U1
the same after cancer                   | S05@older_unchecked S05b S07@2weeks S12      | E0
constant pain alone                     | S14                                          | C2
constant pain and weight loss           | S14 S13a                                     | U1
angina, checked                         | S18c                                         | C2
angina, cleared by a doctor             | S18c@checked_same                            | M3
caesarean, no check yet                 | gave_birth_12w caesarean birth_check:no      | C2
caesarean, cleared                      | gave_birth_12w caesarean                     | M3
birth without the check                 | gave_birth_12w birth_check:no                | M3
small fall on blood thinners            | S10a blood_thinner                           | C1
small fall on blood thinners, cannot stand | S10a blood_thinner cannot_bear_weight     | U1
small fall, over 70, pain not known     | S10a age=71 pain=unknown                     | U1
small fall, age not told                | S10a age=unknown                             | C1
neck hurt, age not told                 | S21 age=unknown                              | E0
sudden pain at 60, a strain             | S17a S17h age=61                             | U1
sudden pain at 40, a strain             | S17a S17h age=40                             | G
sudden pain, tearing, a strain too      | S17a S17h tearing age=40                     | E0
steroids and weak leg long ago          | S06@older_unchecked                          | C1
infection risk and a weak leg           | S06@older_unchecked S16                      | E0
a checked accident and a weak leg       | S08@checked_same S06@older_unchecked         | E0
blood pressure 185/115                  | bp180_110                                    | C1
"""


def table(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]


def fired(words: str) -> set[str]:
    result = screen(answers(words), ON)
    assert result.finished, result.unanswered
    return {f.rule for f in result.fired}


@pytest.mark.parametrize(("rule", "fires", "near_miss"), table(RULES))
def test_a_rule_fires_and_has_a_near_miss(rule: str, fires: str, near_miss: str) -> None:
    assert rule in fired(fires)
    assert rule not in fired(near_miss)


def test_every_rule_that_answers_can_fire_has_a_row() -> None:
    from_the_record = {"C1-plus3", "R1-nogain", "R1-flare"}
    assert [row[0] for row in table(RULES)] == [r.id for r in SCREEN_RULES if r.id not in from_the_record]


@pytest.mark.parametrize(("who", "words", "outcome"), table(OUTCOMES))
def test_outcome(who: str, words: str, outcome: str) -> None:
    assert screen(answers(words), ON).outcome == outcome, who


@pytest.mark.parametrize(
    ("reports", "rule", "outcome"),
    [
        (Reports(plus3_7_days=True), "C1-plus3", Action.C1),
        (Reports(no_gain_6_8_weeks=True), "R1-nogain", Action.R1),
        (Reports(second_flare_4_weeks=True), "R1-flare", Action.R1),
        (Reports(flare_not_better_2_weeks=True), "R1-flare", Action.R1),
    ],
)
def test_what_the_record_tells_fires_too(reports: Reports, rule: str, outcome: Action) -> None:
    result = screen(answers(""), ON, reports)
    assert (result.outcome, [f.rule for f in result.fired]) == (outcome, [rule])


def test_a_fired_rule_names_the_answers_behind_it() -> None:
    result = screen(answers("S10a S10b pain=8 age=66"), ON)
    assert result.fired[0].rule == "U1-S10"
    assert result.fired[0].because == ("S10a", "S10b", "age_years", "pain_now_0_10")


# rule of a tag | it gives | the tag with | and not with
TAGS = """
TAG-ACUTE              | acute_lt6w              | spell:acute pain=5            | spell:acute pain=4
TAG-NERVE              | disc_radicular_acute    | spell:unknown leg_worse       | spell:subacute leg_worse
TAG-FLEXION            | flexion_intolerant      | bending_worse                 | bending_eases
TAG-arching-worse      | extension_intolerant    | arching_worse                 | arching_eases
TAG-STENOSIS           | stenosis                | walking_worse sitting_eases   | walking_worse
TAG-twisting-worse     | rotation_intolerant     | twisting_worse                |
TAG-WEAK-LEG           | progressive_neuro       | S06@older_unchecked           | S06@checked_same
TAG-NECK-RED           | neck_red                | S07@checked_same              | S18b
TAG-S18b               | neck_arm_pain           | S18b                          | neck_pain
TAG-S02b               | pelvic_floor            | S02b                          | S02@checked_same
TAG-HEART              | cardiac_red             | H2b                           | H3
TAG-H3                 | light_only              | H3 exercises_now:unknown      | H3 exercises_now:yes
TAG-BP                 | hypertension_isometric  | bp_high                       | H3
TAG-bp180-110          | hypertension_uncontrolled | bp180_110                   | bp_high
TAG-heart-failure      | heart_failure           | heart_failure                 | H3
STATE-PREG             | pregnancy_after_16w     | pregnant pregnancy_weeks:unknown | pregnant
STATE-BIRTH            | postpartum_lt12w        | gave_birth_12w                | pregnant
TAG-pelvic-girdle-pain | pelvic_girdle_pain      | pelvic_girdle_pain            | hip_pain
STATE-SURGERY          | recent_surgery          | operation_12w                 | spine_implant
TAG-osteoporosis       | osteoporosis            | osteoporosis                  | spine_fracture
TAG-UNTRAINED          | osteoporosis_untrained  | osteoporosis strength_untrained | osteoporosis
STATE-VF               | vertebral_fracture      | spine_fracture                | osteoporosis
STATE-HIP              | hip_replacement         | hip_replacement               | hip_pain
TAG-spondylolisthesis  | spondylolisthesis       | spondylolisthesis             | stenosis_known
TAG-UNFIT              | older_deconditioned     | age=65 exercises_now:no       | age=64 exercises_now:no
TAG-floor-hard         | cannot_get_to_floor     | floor_hard                    | rise_5_hard
TAG-stand-hard         | cannot_stand            | stand_hard                    | walk_5min_hard
TAG-knees-hard         | no_leg_movement         | knees_hard                    | knee_pain
TAG-DIZZY              | dizzy_supine            | dizzy_lying                   | dizzy_upright
TAG-DIZZY-STANDING     | dizzy_standing          | dizzy_upright                 | dizzy_lying
TAG-BALANCE            | balance_risk            | S06@checked_same              | knee_pain
TAG-neck-pain          | neck_pain               | neck_pain                     | S18b
TAG-shoulder-pain      | shoulder_pain           | shoulder_pain                 | wrist_pain
TAG-wrist-pain         | wrist_pain              | wrist_pain                    | shoulder_pain
TAG-hip-pain           | hip_pain                | hip_pain                      | knee_pain
TAG-knee-pain          | knee_pain               | knee_pain                     | kneeling_pain
TAG-kneeling-pain      | kneeling_pain           | kneeling_pain                 | knee_pain
TAG-ankle-foot-pain    | ankle_foot_pain         | ankle_foot_pain               | knee_pain
TAG-hypermobility      | hypermobility           | hypermobility                 |
TAG-hernia-diastasis   | hernia_diastasis        | hernia_diastasis              | reflux
TAG-reflux             | reflux                  | reflux                        | hernia_diastasis
TAG-glaucoma           | glaucoma                | glaucoma                      |
TAG-open-wound         | open_wound              | open_wound                    | operation_12w
TAG-fits               | epilepsy_uncontrolled   | fits                          |
TAG-cannot-swim        | non_swimmer             | cannot_swim                   |
"""


@pytest.mark.parametrize(("rule", "tag", "gives", "near_miss"), table(TAGS))
def test_a_tag_is_given_and_has_a_near_miss(rule: str, tag: str, gives: str, near_miss: str) -> None:
    result = screen(answers(gives), ON)
    assert tag in result.tags
    assert (rule, tag) in {(given.rule, given.tag) for given in result.given_tags}
    assert tag not in screen(answers(near_miss), ON).tags


def test_every_rule_of_a_tag_has_a_row() -> None:
    assert [(row[0], row[1]) for row in table(TAGS)] == [(rule.id, rule.tag) for rule in TAG_RULES]


# what is told | fact | its value
FACTS = """
age=unknown                                     | over65          | True
age=64                                          | over65          | False
pain=unknown                                    | p0_0_10         | 6
pain=4 usual=unknown                            | usual_0_10      | 4
spell:unknown                                   | spell           | acute
spell:none pain=0                               | spell           | none
spell:none pain=2                               | spell           | acute
pain_course:unknown                             | pain_course     | rising
effort_wanted:unknown                           | effort_wanted   | light
H3 exercises_now:no                             | effort_cap      | light
H3 exercises_now:yes                            | effort_cap      | moderate
S18c@checked_same exercises_now:yes             | effort_cap      | light
exercises_now:no                                | effort_cap      | vigorous
H6                                              | insulin         | True
rise_5_hard                                     | difficulty_cap  | 1
spine_fracture                                  | difficulty_cap  | 2
spine_fracture                                  | load_class_cap  | S1
floor_hard firm_bed:unknown                     | firm_bed        | False
floor_hard firm_bed:yes                         | firm_bed        | True
pregnant                                        | pregnant        | True
gave_birth_12w birth_check:unknown              | birth_check_done | False
operation_12w                                   | cleared         | ('recent_surgery',)
operation_12w operation_cleared:no              | cleared         | ()
spine_fracture vf_lt12w                         | cleared         | ()
spine_fracture fracture_cleared:yes             | cleared         | ('vertebral_fracture',)
hip_replacement hip_limits:unknown              | cleared         | ()
operation_12w operation_chest                   | operation_on_chest | True
spine_implant                                   | low_load_only   | True
bending_eases walking_worse                     | eases           | ('bending',)
bending_eases walking_worse                     | worsens         | ('walking',)
axspa_start axspa_night axspa_tendon            | axspa_signs     | 2
"""


@pytest.mark.parametrize(("words", "fact", "expected"), table(FACTS))
def test_facts_for_the_programme(words: str, fact: str, expected: str) -> None:
    facts = screen(answers(words), ON).facts
    assert str(getattr(facts, fact)) == expected


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("S13c", "Being tired"),
        ("axspa_start axspa_night axspa_tendon axspa_moving", "HLA-B27"),
        ("axspa_start axspa_night axspa_tendon axspa_moving axspa_psoriasis", "rheumatologist"),
        ("H3 exercises_now:no", "After 4 weeks of light effort"),
        ("H6", "blood sugar"),
    ],
)
def test_advice_that_locks_nothing(words: str, said: str) -> None:
    result = screen(answers(words), ON)
    assert any(said in sentence for sentence in result.advice)
    assert not result.locks


def test_an_ordinary_person_gets_no_advice() -> None:
    assert screen(answers(""), ON).advice == ()


def test_dates_until_which_answers_count() -> None:
    result = screen(answers("S06@checked_same"), ON)
    assert (result.valid_until, result.leg_signs_due, result.checked_again_due) == (
        date(2026, 3, 30),
        date(2026, 2, 2),
        date(2026, 2, 2),
    )
    assert screen(answers(""), ON).checked_again_due is None


@pytest.mark.parametrize(("words", "walking"), [("S14", True), ("S18c", False), ("H2b", False), ("H2a", False)])
def test_usual_walking_stays_unless_heart_or_lungs_are_the_reason(words: str, walking: bool) -> None:
    assert screen(answers(words), ON).usual_walking is walking


def test_the_crisis_page() -> None:
    assert screen(answers("S25"), ON).crisis
    assert not screen(answers("S20"), ON).crisis
