"""Safety during and after a session: the traffic light, the two dialogues, the morning after."""

from datetime import date, timedelta
from typing import Any

import pytest

from limber.errors import InputError
from limber.safety import (
    ACTION_PAGES,
    DIALOGUES,
    LIGHT_ADVICE,
    PAIN_QUESTIONS,
    SAFETY_CARD,
    SOMETHING_WRONG,
    START_TICK,
    VERY_STRONG_PAIN,
    Action,
    CheckIn,
    Dialogue,
    DialogueOption,
    action_page,
    check_in,
    crisis,
    pain_dialogue,
    pain_kind,
    pain_report,
    traffic_light,
)
from limber.safety.dialogues import SEVERITY

# pain at the start | kind | the light for 0 … 10 | what is allowed | difficulty, load class and effort at most
LIGHTS = """
0  new    GGGGAARRRRR plan   None None None
3  flare  GGGGAARRRRR plan   None None None
4  new    GGGGGARRRRR plan   None None None
5  steady GGGGGGARRRR plan   None None None
6  new    GGGGGGGARRR plan   2    None None
7  new    GGGGGGGGRRR gentle 1    S1   4
7  rising GGGGGGGGRRR gentle 1    S1   4
7  flare  GGGGGGGGRRR gentle 1    S1   4
7  steady GGGGGGGGARR plan   1    S1   4
8  new    GGGGGGGGGRR gentle 1    S1   4
8  steady GGGGGGGGGRR plan   1    S1   4
9  steady RRRRRRRRRRR none   1    S0   1
10 new    RRRRRRRRRRR none   1    S0   1
"""


@pytest.mark.parametrize("row", [line.split() for line in LIGHTS.strip().splitlines()])
def test_the_traffic_light(row: list[str]) -> None:
    kind: Any
    p0, kind, colours, allowed, *caps = row
    light = traffic_light(int(p0), kind)
    assert "".join(colour[0].upper() for colour in light.by_pain) == colours
    assert light.allowed == allowed
    assert [str(cap) for cap in (light.difficulty_cap, light.load_class_cap, light.effort_cap_0_10)] == caps
    assert light.may_progress is (int(p0) <= 5)


def test_unknown_pain_counts_as_6() -> None:
    assert traffic_light(None, "new") == traffic_light(6, "new")


@pytest.mark.parametrize("pain", [-1, 11, True, 2.5])
def test_pain_is_a_whole_number_from_0_to_10(pain: int) -> None:
    with pytest.raises(InputError, match="from 0 to 10"):
        traffic_light(pain, "new")


@pytest.mark.parametrize(
    ("course", "usual", "kind"),
    [
        ("steady", (), "steady"),
        ("steady", (7, 8, 7), "steady"),
        ("steady", (6, 8), "new"),
        ("better", (), "new"),
        ("new", (7, 7), "new"),
        ("rising", (), "rising"),
        ("flare", (7,), "flare"),
    ],
)
def test_steady_needs_four_weeks_within_one_point(course: Any, usual: tuple[int, ...], kind: str) -> None:
    assert pain_kind(course, usual) == kind


@pytest.mark.parametrize("kind", ["steady", "new", "rising", "flare"])
def test_more_pain_is_never_a_greener_light(kind: Any) -> None:
    for p0 in range(11):
        lights = [("green", "amber", "red").index(x) for x in traffic_light(p0, kind).by_pain]
        assert lights == sorted(lights)


@pytest.mark.parametrize("kind", ["steady", "new", "rising", "flare"])
def test_more_pain_at_the_start_never_allows_more(kind: Any) -> None:
    def allowance(p0: int) -> tuple[int, int, int, int]:
        light = traffic_light(p0, kind)
        return (
            ("none", "gentle", "plan").index(light.allowed),
            light.difficulty_cap or 5,
            int((light.load_class_cap or "S4")[1]),
            light.effort_cap_0_10 or 10,
        )

    for p0 in range(10):
        assert all(more <= less for more, less in zip(allowance(p0 + 1), allowance(p0), strict=True))


# --- This hurts ---


@pytest.mark.parametrize(
    ("pain", "spreading", "numbness", "catching", "light", "numb", "reask"),
    [
        (2, "no", "no", "no", "green", False, False),
        (4, "no", "no", "no", "amber", False, False),
        (6, "no", "no", "no", "red", False, False),
        (1, "yes", "no", "no", "red", False, True),
        (1, "unsure", "no", "no", "red", False, True),
        (1, "no", "no", "yes", "red", False, False),
        (1, "no", "no", "unsure", "red", False, False),
        (1, "no", "yes", "no", None, True, True),
        (1, "yes", "unsure", "yes", None, True, True),
        (3, "back", "no", "no", "green", False, False),
    ],
)
def test_this_hurts(
    pain: int, spreading: Any, numbness: Any, catching: Any, light: str | None, numb: bool, reask: bool
) -> None:
    answer = pain_report(
        traffic_light(3, "new"),
        pain,
        spreading=spreading,
        numbness=numbness,
        catching=catching,
    )
    assert (answer.light, answer.ask_numb, answer.reask) == (light, numb, reask)
    assert (answer.advice.light if answer.advice else None) == light


def test_pain_that_moves_up_has_its_own_rule() -> None:
    answer = pain_report(traffic_light(3, "new"), 3, spreading="back", numbness="no", catching="no")
    assert answer.rule == "TL-central"


def test_the_page_can_play_this_hurts_without_a_rule_of_its_own() -> None:
    """Numbness leads on, any red option is red, else the table: the same as the library says."""
    light = traffic_light(5, "new")
    dialogue = pain_dialogue(light)
    options: dict[str, dict[Any, str | None]] = {q.id: {o.id: o.decide for o in q.options} for q in dialogue.questions}
    assert SOMETHING_WRONG.question(dialogue.numb_question).id == "numb"
    for spreading, s in options["spreading"].items():
        for numbness, n in options["numbness"].items():
            for catching, c in options["catching"].items():
                for pain in range(11):
                    mine = "numb" if "numb" in (s, n, c) else "red" if "red" in (s, n, c) else light.by_pain[pain]
                    says = pain_report(
                        light,
                        pain,
                        spreading=spreading,
                        numbness=numbness,
                        catching=catching,
                    )
                    assert mine == ("numb" if says.ask_numb else says.light)
    assert [q.id for q in PAIN_QUESTIONS] == ["where", "spreading", "numbness", "catching"]


def test_each_light_says_what_to_do() -> None:
    assert [(a.light, a.then[0]) for a in LIGHT_ADVICE] == [("green", "continue"), ("amber", "less"), ("red", "swap")]
    assert "end" in LIGHT_ADVICE[2].then


# --- Something is wrong ---

# what happens, as the answers given | action
WRONG = """
chest                      E0
breath/unusual             E0
breath/unsure              E0
breath/effort              ease
faint/fainted              E0
faint/sweat                E0
faint/dizzy/gone           end
faint/dizzy/not-gone       U1
faint/dizzy/worse          E0
faint/sugar/better         end
faint/sugar/not-better     E0
faint/sugar/unsure         E0
faint/unsure               E0
head/headache              E0
head/face                  E0
head/cord/gone             end
head/cord/not-gone         E0
head/cord/unsure           E0
head/unsure                E0
weak/leg                   E0
weak/arm                   E0
weak/shocks                U1
weak/tired                 ease
weak/unsure                E0
numb/saddle                E0
numb/patch                 E0
numb/gone                  end
numb/unsure                E0
bladder/new                E0
bladder/known              rest
bladder/unsure             E0
fell/yes                   E0
fell/unsure                E0
fell/no/yes                U1
fell/no/unsure             U1
fell/no/no                 end
other/pop/strong           U1
other/pop/unsure           U1
other/pop/less             end
other/calf                 U1
other/pregnant/severe      E0
other/pregnant/sign        U1
other/pregnant/breathless  U1
other/pregnant/none        end
other/pregnant/unsure      E0
other/fever/yes            E0
other/fever/unsure         E0
other/fever/no             U1
other/hard                 ease
other/crisis               E0
other/unwell               U1
other/something            end
"""


def paths(dialogue: Dialogue, question_id: str) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for option in dialogue.question(question_id).options:
        rest = paths(dialogue, option.ask) if option.ask else [()]
        found += [(option.id, *tail) for tail in rest]
    return found


@pytest.mark.parametrize("row", [line.split() for line in WRONG.strip().splitlines()])
def test_something_is_wrong(row: list[str]) -> None:
    path, action = row
    decision = SOMETHING_WRONG.decide(tuple(path.split("/")))
    assert decision.action == action
    assert decision.ends_session is (action not in ("ease", "rest"))
    assert decision.locks == (action if action in ("E0", "U1") else None)


def test_every_way_through_something_is_wrong_has_a_row() -> None:
    listed = {tuple(line.split()[0].split("/")) for line in WRONG.strip().splitlines()}
    assert listed == set(paths(SOMETHING_WRONG, SOMETHING_WRONG.first))


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=lambda d: d.id)
def test_a_dialogue_is_closed(dialogue: Dialogue) -> None:
    ways = paths(dialogue, dialogue.first)
    reached = {dialogue.decide(way).id for way in ways}
    assert reached == {decision.id for decision in dialogue.decisions}
    asked = {dialogue.first} | {o.ask for q in dialogue.questions for o in q.options if o.ask}
    assert asked == {q.id for q in dialogue.questions}


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=lambda d: d.id)
def test_not_sure_is_as_severe_as_the_worst_answer(dialogue: Dialogue) -> None:
    for question in dialogue.questions:
        by_option: dict[str, list[int]] = {}
        for way in paths(dialogue, question.id):
            part = Dialogue(id="x", first=question.id, questions=dialogue.questions, decisions=dialogue.decisions)
            by_option.setdefault(way[0], []).append(SEVERITY.index(part.decide(way).action))
        if "unsure" in by_option:
            assert by_option["unsure"] == [min(min(ranks) for ranks in by_option.values())]


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=lambda d: d.id)
def test_decisions_say_what_to_do(dialogue: Dialogue) -> None:
    for decision in dialogue.decisions:
        assert decision.title
        assert decision.lines
        if decision.action == "E0":
            assert decision.call in ("emergency", "crisis")
        assert decision.reask or not decision.locks


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ((), "expected an answer to every question"),
        (("fell",), "expected an answer to every question"),
        (("nonsense",), r"path\[0\]: expected one of chest"),
        (("chest", "more"), r"path\[1\]: expected one of nothing more"),
    ],
)
def test_a_broken_path_is_refused(path: tuple[str, ...], says: str) -> None:
    with pytest.raises(InputError, match=says):
        SOMETHING_WRONG.decide(path)


def test_an_option_leads_to_exactly_one_thing() -> None:
    for both in ({"ask": "a", "decide": "b"}, {}):
        with pytest.raises(ValueError, match="expected either ask or decide"):
            DialogueOption(id="x", text="x", **both)


@pytest.mark.parametrize(
    ("answer", "action"), [("worst", "U1"), ("cannot", "U1"), ("a-day", "U1"), ("unsure", "U1"), ("none", "end")]
)
def test_pain_of_9_or_10(answer: str, action: str) -> None:
    decision = VERY_STRONG_PAIN.decide((answer,))
    assert (decision.action, decision.reask) == (action, True)


# --- the morning after ---

DAY = date(2026, 1, 5)


def report(morning: int, **more: Any) -> CheckIn:
    told: dict[str, Any] = {"session_on": DAY, "morning_0_10": morning, "usual_0_10": (3,), "new_leg_signs": False}
    return CheckIn(**(told | more))


# usual 3: morning pain | second day | lost nights | next session | rule | progress | asked again
MORNINGS = [
    (2, None, 0, "keep", "DAY-1", True, False),
    (4, None, 1, "keep", "DAY-1", True, False),
    (5, None, 0, "gentle", "DAY-5", False, True),
    (5, 4, 0, "less", "DAY-2", False, False),
    (5, 5, 0, "flare", "DAY-3", False, False),
    (8, 6, 0, "flare", "DAY-3", False, False),
    (3, None, 2, "flare", "DAY-3", False, False),
]


@pytest.mark.parametrize(("morning", "second", "lost", "then", "rule", "progress", "again"), MORNINGS)
def test_the_morning_after(
    morning: int, second: int | None, lost: int, then: str, rule: str, progress: bool, again: bool
) -> None:
    result = check_in(report(morning, second_day_0_10=second, lost_nights=lost))
    assert (result.next, result.rules, result.may_progress) == (then, (rule,), progress)
    assert result.ask_second_day_on == (DAY + timedelta(days=2) if again else None)
    assert result.factor == (0.7 if then == "less" else 1.0)
    assert result.reask is (then == "flare")
    assert result.sentences
    assert result.action is None


def test_usual_pain_is_the_median_of_the_last_seven_answers() -> None:
    assert check_in(report(5, usual_0_10=(9, 9, 2, 3, 3, 4, 4, 5, 9))).usual_0_10 == 4
    assert check_in(report(5, usual_0_10=(3, 5))).usual_0_10 == 3


def test_new_leg_signs_come_before_everything() -> None:
    result = check_in(report(3, new_leg_signs=True, flare=True))
    assert (result.next, result.rules, result.reask) == ("screen", ("DAY-4",), True)


def test_a_flare_gets_the_full_screen() -> None:
    result = check_in(report(3, flare=True))
    assert (result.next, result.reask) == ("flare", True)
    assert "ASK-02" in result.rules


def days(*pains: int, back: int = 6) -> dict[date, int]:
    return {DAY - timedelta(days=back - n): pain for n, pain in enumerate(pains)}


@pytest.mark.parametrize(
    ("pain_by_day", "action"),
    [
        (days(6, 6, 7, 6, 8, 6, 6), Action.C1),
        ({DAY - timedelta(days=6): 6, DAY: 6}, Action.C1),  # a day without an answer does not help
        (days(6, 6, 7, 5, 8, 6, 6), None),
        (days(6, 6, 6, 6, 6, 6, back=5), None),
        ({}, None),
    ],
)
def test_three_above_usual_for_a_week_needs_a_doctor(pain_by_day: dict[date, int], action: Action | None) -> None:
    result = check_in(report(6, second_day_0_10=4, pain_by_day=pain_by_day))
    assert result.action is action
    assert ("C1-plus3" in result.rules) is (action is not None)
    assert not result.may_progress


def test_a_check_in_needs_a_usual_pain() -> None:
    with pytest.raises(InputError, match="expected at least one answer"):
        check_in(report(3, usual_0_10=()))


# --- texts that must not soften ---


def test_an_emergency_is_told_plainly() -> None:
    page = ACTION_PAGES[Action.E0]
    said = " ".join((page.title, *page.lines)).lower()
    assert page.call == "emergency"
    assert "do not drive yourself" in said
    assert not any(word in said for word in ("maybe", "may be", "unlikely", "rare", "usually", "%", "probab"))


def test_every_action_has_a_page() -> None:
    assert [action_page(action).action for action in Action] == list(Action)


def test_crisis_and_maternity_have_pages_of_their_own() -> None:
    assert action_page(Action.E0, ("E0-S01", "E0-S25")).call == "crisis"
    assert "maternity" in action_page(Action.U1, ("U1-S23a",)).title
    assert "maternity" not in action_page(Action.E0, ("E0-S23b", "U1-S23a")).title


@pytest.mark.parametrize(("mood", "opens"), [(0, False), (7, False), (8, True), (10, True)])
def test_low_mood_opens_the_crisis_page(mood: int, opens: bool) -> None:
    assert crisis(mood) is opens


def test_mood_is_from_0_to_10() -> None:
    with pytest.raises(InputError, match="from 0 to 10"):
        crisis(11)


def test_the_card_and_the_start_tick_name_the_signs() -> None:
    assert [part.call for part in SAFETY_CARD] == ["emergency", "urgent", None]
    assert [len(part.signs) for part in SAFETY_CARD] == [8, 3, 4]
    assert len(START_TICK.signs) == 8
