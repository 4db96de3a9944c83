"""The safety dialogues of `safety`, written out for the page: in a language, with the numbers to call."""

from dataclasses import replace

from limber.safety import PAIN_QUESTIONS, SOMETHING_WRONG, TrafficLight, pain_dialogue
from limber.safety import Decision as SafetyDecision
from limber.safety import DialogueOption as SafetyOption
from limber.safety import DialogueQuestion as SafetyQuestion
from limber.safety.emergency import EmergencyNumbers
from limber.safety.signed import beneath
from limber.session.script import (
    Decision,
    Dialogue,
    DialogueOption,
    DialogueQuestion,
    LightAdvice,
    LightRow,
    PainDialogue,
)
from limber.words import Language, translate

WHERE = "where"


def pain_table(light: TrafficLight, language: Language) -> PainDialogue:
    """**This hurts** with today's traffic light: every pain answer and its colour."""
    dialogue = pain_dialogue(light)
    where = next(q for q in PAIN_QUESTIONS if q.id == WHERE)
    others = [q for q in dialogue.questions if q.id != WHERE]
    return PainDialogue(
        where=tuple(_option(o, language) for o in where.options),
        questions=tuple(
            DialogueQuestion(
                id=q.id,
                text=translate(q.text, language),
                options=tuple(_pain_option(o, dialogue.numb_question, language) for o in q.options),
                do=tuple(translate(line, language) for line in q.do),
                english=_english(q.text, language),
                english_do=_lines(q.do, language),
            )
            for q in others
        ),
        red_if=tuple(f"{q.id}:{o.id}" for q in others for o in q.options if o.decide in ("red", "numb")),
        rows=tuple(LightRow(pain_0_10=pain, light=colour) for pain, colour in enumerate(light.by_pain)),
        advice=tuple(
            LightAdvice(
                light=a.light,
                title=translate(a.title, language),
                text=translate(a.text, language),
                then=a.then,
                english_title=_english(a.title, language),
                english_text=_english(a.text, language),
            )
            for a in dialogue.advice
        ),
    )


def wrong_table(numbers: EmergencyNumbers, language: Language) -> Dialogue:
    """**Something is wrong**: the questions, and where each answer leads."""
    return Dialogue(
        first=SOMETHING_WRONG.first,
        questions=tuple(_question(q, language) for q in SOMETHING_WRONG.questions),
        decisions=tuple(_decision(d, numbers, language) for d in SOMETHING_WRONG.decisions),
    )


def _option(option: SafetyOption, language: Language) -> DialogueOption:
    return DialogueOption(
        id=option.id,
        text=translate(option.text, language),
        ask=option.ask,
        decide=option.decide,
        english=_english(option.text, language),
    )


def _pain_option(option: SafetyOption, numb_question: str, language: Language) -> DialogueOption:
    """New numbness leads at once into the other dialogue, at its question about numbness."""
    if option.decide == "numb":
        return replace(_option(option, language), ask=numb_question, decide=None)
    return _option(option, language)


def _question(question: SafetyQuestion, language: Language) -> DialogueQuestion:
    return DialogueQuestion(
        id=question.id,
        text=translate(question.text, language),
        options=tuple(_option(o, language) for o in question.options),
        do=tuple(translate(line, language) for line in question.do),
        english=_english(question.text, language),
        english_do=_lines(question.do, language),
    )


def _decision(decision: SafetyDecision, numbers: EmergencyNumbers, language: Language) -> Decision:
    return Decision(
        id=decision.id,
        action=decision.action,
        ends_session=decision.ends_session,
        title=translate(decision.title, language),
        lines=tuple(translate(line, language) for line in decision.lines),
        call=numbers.to_call(decision.call),
        english_title=_english(decision.title, language),
        english_lines=_lines(decision.lines, language),
    )


def _english(text: str, language: Language) -> str:
    return beneath(text, "session", language)


def _lines(texts: tuple[str, ...], language: Language) -> tuple[str, ...]:
    """The English of several lines, one for each; none at all where none is needed."""
    found = tuple(_english(text, language) for text in texts)
    return found if any(found) else ()
