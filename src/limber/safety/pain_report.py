"""**This hurts**: the questions, and what the answers mean with today's traffic light."""

from typing import Literal

from limber.plain import value
from limber.safety.dialogues import DialogueOption, DialogueQuestion, PainDialogue
from limber.safety.stop_symptoms import NOT_SURE
from limber.safety.traffic_light import LIGHT_ADVICE, Light, LightAdvice, TrafficLight
from limber.words import N_

YesNo = Literal["yes", "no", "unsure"]
Spreading = Literal["yes", "no", "back", "unsure"]


@value
class PainAnswer:
    """What one report of pain means.

    `light`: None when numbness leads into "Something is wrong" instead (`ask_numb`). `reask`: a report of leg
    symptoms, so the full screen comes before the next session (ASK-02).
    """

    light: Light | None
    rule: str
    advice: LightAdvice | None
    ask_numb: bool
    reask: bool


def _option(option_id: str, text: str, decide: Literal["ok", "red", "numb"]) -> DialogueOption:
    return DialogueOption(id=option_id, text=text, decide=decide)


PAIN_QUESTIONS: tuple[DialogueQuestion, ...] = (
    DialogueQuestion(
        id="where",
        text=N_("Where does it hurt?"),
        options=(
            _option("back", N_("The back"), "ok"),
            _option("buttock-leg", N_("Buttock or leg"), "ok"),
            _option("hip-knee-foot", N_("Hip, knee or foot"), "ok"),
            _option("neck-arm", N_("Neck or arm"), "ok"),
            _option("other", N_("Somewhere else"), "ok"),
        ),
    ),
    DialogueQuestion(
        id="spreading",
        text=N_("Is it moving further down the leg?"),
        options=(
            _option("no", N_("No"), "ok"),
            _option("back", N_("It is moving up towards the back"), "ok"),
            _option("yes", N_("Yes"), "red"),
            _option("unsure", NOT_SURE, "red"),
        ),
    ),
    DialogueQuestion(
        id="numbness",
        text=N_("Is there new numbness?"),
        options=(
            _option("no", N_("No"), "ok"),
            _option("yes", N_("Yes"), "numb"),
            _option("unsure", NOT_SURE, "numb"),
        ),
    ),
    DialogueQuestion(
        id="catching",
        text=N_("Was it a sharp catch, two times running?"),
        options=(_option("no", N_("No"), "ok"), _option("yes", N_("Yes"), "red"), _option("unsure", NOT_SURE, "red")),
    ),
)


def pain_dialogue(light: TrafficLight) -> PainDialogue:
    """The dialogue of "This hurts" with the table of one session."""
    return PainDialogue(questions=PAIN_QUESTIONS, score_text=N_("How strong is it?"), numb_question="numb", light=light)


def pain_report(
    light: TrafficLight, pain_0_10: int, *, spreading: Spreading, numbness: YesNo, catching: YesNo
) -> PainAnswer:
    """What a report of pain means today.

    Numbness goes first (it may be an emergency), then spreading and catching (red at any score), then the score.
    Pain that moves up towards the back is a good sign, and its score decides (LON04).

    Raises
    ------
    InputError
        For a score that is not from 0 to 10.
    """
    by_score = light.light(pain_0_10)
    if numbness != "no":
        return PainAnswer(light=None, rule="TL-spread", advice=None, ask_numb=True, reask=True)
    down_the_leg = spreading in ("yes", "unsure")
    if down_the_leg or catching != "no":
        return PainAnswer(light="red", rule="TL-spread", advice=_advice("red"), ask_numb=False, reask=down_the_leg)
    rule = "TL-central" if spreading == "back" else light.rule
    return PainAnswer(light=by_score, rule=rule, advice=_advice(by_score), ask_numb=False, reask=False)


def _advice(light: Light) -> LightAdvice:
    return next(advice for advice in LIGHT_ADVICE if advice.light == light)
