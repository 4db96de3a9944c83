"""**Something is wrong**: the symptoms that end a session, as a closed dialogue, and very strong pain before one.

Source models: termination practice of exercise tests, ACOG804 for pregnancy, FIN20 for nerve signs. Where no
source was seen, the level waits for a clinician's signature.
"""

from limber.safety.actions import Action
from limber.safety.card import ACTION_PAGES, CRISIS_PAGE, MATERNITY_PAGE
from limber.safety.dialogues import Decision, Dialogue, DialogueOption, DialogueQuestion, SessionAction
from limber.words import N_

NOT_SURE = N_("Not sure")
_END_LINES = (N_("Stop for today. Rest as it suits you."), N_("Limber asks a few questions before the next session."))


def _ask(option_id: str, text: str, question_id: str) -> DialogueOption:
    return DialogueOption(id=option_id, text=text, ask=question_id)


def _say(option_id: str, text: str, decision_id: str) -> DialogueOption:
    return DialogueOption(id=option_id, text=text, decide=decision_id)


def _emergency(decision_id: str, *rules: str) -> Decision:
    page = ACTION_PAGES[Action.E0]
    return Decision(
        id=decision_id, action="E0", rules=rules, title=page.title, lines=page.lines, call="emergency", reask=True
    )


def _today(decision_id: str, *rules: str) -> Decision:
    page = ACTION_PAGES[Action.U1]
    return Decision(
        id=decision_id, action="U1", rules=rules, title=page.title, lines=page.lines, call="urgent", reask=True
    )


def _go_on(decision_id: str, action: SessionAction, title: str, *lines: str, rules: tuple[str, ...]) -> Decision:
    return Decision(id=decision_id, action=action, rules=rules, title=title, lines=lines)


def _end(decision_id: str, title: str, *rules: str, reask: bool = True) -> Decision:
    return Decision(id=decision_id, action="end", rules=rules, title=title, lines=_END_LINES, reask=reask)


_FIRST = DialogueQuestion(
    id="what",
    text=N_("What is wrong?"),
    do=(N_("Stop moving. Sit or lie down safely."),),
    options=(
        _say("chest", N_("Chest pain or pressure, or a racing or uneven heart"), "heart"),
        _ask("breath", N_("Short of breath"), "breath"),
        _ask("faint", N_("Faint, dizzy, sick or a cold sweat"), "faint"),
        _ask("head", N_("Head, face, speech or sight"), "head"),
        _ask("weak", N_("A weak arm or leg"), "weak"),
        _ask("numb", N_("Numbness or tingling"), "numb"),
        _ask("bladder", N_("Bladder or bowel"), "bladder"),
        _ask("fell", N_("I fell"), "fell"),
        _ask("other", N_("Something else"), "other"),
    ),
)

_QUESTIONS = (
    _FIRST,
    DialogueQuestion(
        id="breath",
        text=N_("How is your breathing?"),
        options=(
            _say("effort", N_("Just hard work: it settles as I rest"), "ease-off"),
            _say("unusual", N_("Unusual for me, or it does not settle"), "breath"),
            _say("unsure", NOT_SURE, "breath"),
        ),
    ),
    DialogueQuestion(
        id="faint",
        text=N_("Which is it?"),
        options=(
            _say("fainted", N_("I fainted, or nearly did"), "faint"),
            _say(
                "sweat",
                N_("A cold sweat with pain in the chest, back, belly or jaw, or with short breath"),
                "cold-sweat",
            ),
            _ask("dizzy", N_("Only dizzy, sick or a cold sweat"), "dizzy"),
            _ask("sugar", N_("Shaky, sweaty or muddled, and I take insulin or a sulfonylurea"), "sugar"),
            _say("unsure", NOT_SURE, "faint"),
        ),
    ),
    DialogueQuestion(
        id="dizzy",
        text=N_("Is it gone after 10 minutes?"),
        do=(N_("Lie down now, on your side if you are pregnant."),),
        options=(
            _say("gone", N_("Yes, it is gone"), "dizzy-gone"),
            _say("not-gone", N_("No"), "dizzy-stays"),
            _say("worse", N_("It gets worse, or I may faint"), "faint"),
        ),
    ),
    DialogueQuestion(
        id="sugar",
        text=N_("Are you better after 15 minutes?"),
        do=(N_("Take sugar now: juice, sweets or glucose."), N_("Check your blood sugar again in 15 minutes.")),
        options=(
            _say("better", N_("Yes, I am well again"), "sugar-better"),
            _say("not-better", N_("No, or I am drowsy"), "sugar-stays"),
            _say("unsure", NOT_SURE, "sugar-stays"),
        ),
    ),
    DialogueQuestion(
        id="head",
        text=N_("Which is it?"),
        options=(
            _say("headache", N_("A sudden very bad headache"), "head"),
            _say("face", N_("Face, speech or sight has changed"), "head"),
            _ask(
                "cord",
                N_("A pounding headache or flushing, and I have a spinal cord injury at mid-chest or above"),
                "cord",
            ),
            _say("unsure", NOT_SURE, "head"),
        ),
    ),
    DialogueQuestion(
        id="cord",
        text=N_("Is it gone after a few minutes?"),
        do=(N_("Sit up. Loosen tight clothing. Check that your bladder can empty."),),
        options=(
            _say("gone", N_("Yes, it is gone"), "cord-gone"),
            _say("not-gone", N_("No"), "cord-stays"),
            _say("unsure", NOT_SURE, "cord-stays"),
        ),
    ),
    DialogueQuestion(
        id="weak",
        text=N_("Which is it?"),
        options=(
            _say("leg", N_("A leg or foot is weaker, or the foot slaps, since today"), "leg"),
            _say("arm", N_("An arm or one side of the face is weak"), "head"),
            _say("shocks", N_("Shocks down the spine"), "shocks"),
            _say("tired", N_("Only tired muscles that recover as I rest"), "ease-off"),
            _say("unsure", NOT_SURE, "leg"),
        ),
    ),
    DialogueQuestion(
        id="numb",
        text=N_("Where is it, and is it still there?"),
        options=(
            _say("saddle", N_("Between the legs, around the genitals or bottom"), "saddle"),
            _say("patch", N_("A numb patch on a leg, foot, arm or hand, since today"), "leg"),
            _say("gone", N_("Tingling that went when I changed position"), "tingling-gone"),
            _say("unsure", NOT_SURE, "saddle"),
        ),
    ),
    DialogueQuestion(
        id="bladder",
        text=N_("Which is it?"),
        options=(
            _say("new", N_("New: a leak, no feeling, or I cannot start"), "saddle"),
            _say("known", N_("A small leak on effort that I have always had"), "known-leak"),
            _say("unsure", NOT_SURE, "saddle"),
        ),
    ),
    DialogueQuestion(
        id="fell",
        text=N_("Were you knocked out, or are your arms or legs weak or numb?"),
        do=(N_("Stay where you are for a moment."),),
        options=(
            _say("yes", N_("Yes"), "fall-limbs"),
            _ask("no", N_("No"), "fell-hurt"),
            _say("unsure", NOT_SURE, "fall-limbs"),
        ),
    ),
    DialogueQuestion(
        id="fell-hurt",
        text=N_("Did you hit your head, do you take blood thinners, can you not get up, or is there new strong pain?"),
        options=(
            _say("yes", N_("Yes, one of these"), "fall-hurt"),
            _say("no", N_("No"), "fall"),
            _say("unsure", NOT_SURE, "fall-hurt"),
        ),
    ),
    DialogueQuestion(
        id="other",
        text=N_("Which is it?"),
        options=(
            _ask("pop", N_("A loud pop with sudden bad pain"), "pop"),
            _say("calf", N_("A painful, swollen calf"), "calf"),
            _ask("pregnant", N_("I am pregnant, or gave birth in the last 6 weeks"), "pregnant"),
            _ask("fever", N_("Fever or shivers"), "fever"),
            _say("hard", N_("Too hard: I cannot speak in short sentences"), "ease-off"),
            _say("crisis", N_("I have thoughts of hurting myself"), "crisis"),
            _say("unwell", N_("I feel very unwell"), "unwell"),
            _say("something", N_("None of these, but I want to stop"), "stop"),
        ),
    ),
    DialogueQuestion(
        id="pop",
        text=N_("How strong is the pain now?"),
        options=(
            _say("strong", N_("7 or more out of 10"), "pop-strong"),
            _say("less", N_("6 or less"), "pop"),
            _say("unsure", NOT_SURE, "pop-strong"),
        ),
    ),
    DialogueQuestion(
        id="pregnant",
        text=N_("Which of these?"),
        options=(
            _say(
                "severe",
                N_("Fainting, heavy bleeding, a fit, chest pain or sudden very bad belly pain"),
                "pregnant-emergency",
            ),
            _say(
                "sign",
                N_("Bleeding, waters, tightenings, the baby moves less, bad headache, seeing spots, swelling"),
                "pregnant-today",
            ),
            _say(
                "breathless",
                N_("Short of breath before effort, faint, or too weak to keep my balance"),
                "pregnant-today",
            ),
            _say("none", N_("None of these"), "stop"),
            _say("unsure", NOT_SURE, "pregnant-emergency"),
        ),
    ),
    DialogueQuestion(
        id="fever",
        text=N_("Is there a stiff neck, a weak leg, confusion, fast breathing or a rash that does not fade?"),
        options=(
            _say("yes", N_("Yes"), "fever-emergency"),
            _say("no", N_("No"), "fever"),
            _say("unsure", NOT_SURE, "fever-emergency"),
        ),
    ),
)

_DECISIONS = (
    _emergency("heart", "STOP-HEART"),
    _emergency("breath", "STOP-HEART"),
    _emergency("faint", "STOP-HEART"),
    _emergency("head", "STOP-HEART"),
    _emergency("cold-sweat", "STOP-SWEAT"),
    _emergency("saddle", "STOP-SADDLE"),
    _emergency("leg", "STOP-LEG"),
    _emergency("fall-limbs", "STOP-FALL"),
    _emergency("sugar-stays", "STOP-SUGAR"),
    _emergency("cord-stays", "STOP-CORD"),
    _emergency("pregnant-emergency", "STOP-PREG"),
    _emergency("fever-emergency", "E0-S15-sepsis", "E0-S15d"),
    Decision(
        id="crisis",
        action="E0",
        rules=("E0-S25",),
        title=CRISIS_PAGE.title,
        lines=CRISIS_PAGE.lines,
        call="crisis",
        reask=True,
    ),
    _today("shocks", "STOP-SHOCKS"),
    _today("dizzy-stays", "STOP-DIZZY"),
    _today("fall-hurt", "STOP-FALL"),
    _today("pop-strong", "STOP-POP"),
    _today("calf", "STOP-CALF"),
    _today("fever", "U1-S15a"),
    _today("unwell", "STOP-BUTTONS"),
    Decision(
        id="pregnant-today",
        action="U1",
        rules=("STOP-PREG",),
        title=MATERNITY_PAGE.title,
        lines=MATERNITY_PAGE.lines,
        reask=True,
    ),
    _end("dizzy-gone", N_("That is enough for today"), "STOP-DIZZY"),
    _end("sugar-better", N_("No more exercise today"), "STOP-SUGAR", reask=False),
    _end("cord-gone", N_("That is enough for today"), "STOP-CORD"),
    _end("tingling-gone", N_("That is enough for today"), "TL-spread"),
    _end("fall", N_("That is enough for today"), "STOP-FALL"),
    _end("pop", N_("That is enough for today"), "STOP-POP"),
    _end("stop", N_("That is enough for today"), "STOP-BUTTONS", reask=False),
    _go_on(
        "ease-off",
        "ease",
        N_("Ease off"),
        N_("Rest until you can talk in full sentences. Then go on more slowly, or take the easier one."),
        rules=("STOP-EFFORT",),
    ),
    _go_on(
        "known-leak",
        "rest",
        N_("Leave this one out"),
        N_("Take another exercise. Tick the leak in the safety screen, so that your plan respects it."),
        rules=("TAG-S02b",),
    ),
)

SOMETHING_WRONG = Dialogue(id="something-wrong", first="what", questions=_QUESTIONS, decisions=_DECISIONS)

VERY_STRONG_PAIN = Dialogue(
    id="very-strong-pain",
    first="which",
    questions=(
        DialogueQuestion(
            id="which",
            text=N_("Is one of these true?"),
            do=(N_("Today is not a day for exercise. Find a position that eases it, and breathe slowly."),),
            options=(
                _say("worst", N_("It is the worst pain I have ever had"), "pain-today"),
                _say("cannot", N_("I cannot stand up or dress"), "pain-today"),
                _say("a-day", N_("It has been 9 or 10 for 24 hours"), "pain-today"),
                _say("none", N_("None of these"), "pain-rest"),
                _say("unsure", NOT_SURE, "pain-today"),
            ),
        ),
    ),
    decisions=(
        _today("pain-today", "TL-9-10"),
        Decision(
            id="pain-rest",
            action="end",
            rules=("TL-9-10",),
            title=N_("Rest today"),
            lines=(
                N_("Use positions that ease it, and slow breathing."),
                N_("Please answer the safety screen now."),
            ),
            reask=True,
        ),
    ),
)

DIALOGUES: tuple[Dialogue, ...] = (SOMETHING_WRONG, VERY_STRONG_PAIN)
DECISIONS: dict[str, Decision] = {decision.clause: decision for d in DIALOGUES for decision in d.decisions}
