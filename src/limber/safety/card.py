"""The safety-net card, the tick at every session start, and what each of the seven actions tells the person.

The wording of an emergency is never softened and carries no probabilities (FIN20). Numbers to call come from
`emergency`; `call` says which one belongs to a page.
"""

from collections.abc import Mapping

from limber.plain import value
from limber.safety.actions import Action
from limber.safety.emergency import Call
from limber.words import N_


@value
class CardPart:
    """A part of the card: a heading and its signs; `call` is the number that stands beside it."""

    title: str
    signs: tuple[str, ...]
    call: Call | None


@value
class ActionPage:
    """What one action tells the person: the headline, what to do, why, and the number to show large.

    `call` "urgent" falls back to "your doctor or a hospital" where a country has no such line.
    """

    action: Action
    title: str
    lines: tuple[str, ...]
    call: Call | None


@value
class StartTick:
    """The one question at every session start. "Something" opens the full screen."""

    lead: str
    signs: tuple[str, ...]
    none_text: str
    something_text: str


SAFETY_CARD: tuple[CardPart, ...] = (
    CardPart(
        title=N_("Call for emergency help now"),
        call="emergency",
        signs=(
            N_("Numbness between the legs"),
            N_("New trouble peeing or pooing"),
            N_("Pain, numbness or weakness in both legs"),
            N_("A leg getting weaker today"),
            N_("Chest pain or pressure, or sudden very bad belly or back pain"),
            N_("Fainting"),
            N_("A weak face or arm, or slurred speech"),
            N_("Fever with a stiff neck, confusion or a weak leg"),
        ),
    ),
    CardPart(
        title=N_("Get help today"),
        call="urgent",
        signs=(
            N_("Fever or shivers with back pain"),
            N_("Weakness that grew over days"),
            N_("A fall when you have thin bones"),
        ),
    ),
    CardPart(
        title=N_("Pregnant: call your maternity unit now"),
        call=None,
        signs=(
            N_("Bleeding, or your waters have gone"),
            N_("Tightenings"),
            N_("Fewer baby movements"),
            N_("Bad headache"),
        ),
    ),
)

START_TICK = StartTick(
    lead=N_("Since last time, is there any of these?"),
    signs=(
        N_("Numbness between the legs"),
        N_("A bladder or bowel change"),
        N_("A weaker leg"),
        N_("Fever"),
        N_("A fall"),
        N_("Chest pain"),
        N_("Fainting"),
        N_("Newly pregnant"),
    ),
    none_text=N_("None of these"),
    something_text=N_("Something"),
)

_LOCKED = N_("Your plan is closed until you have been seen and have answered these questions again.")
_NOT_RULED_OUT = N_("This screen cannot rule out an illness. Keep the card with the danger signs at hand.")

ACTION_PAGES: Mapping[Action, ActionPage] = {
    page.action: page
    for page in (
        ActionPage(
            action=Action.E0,
            title=N_("Get emergency help now"),
            lines=(
                N_("Call the emergency number, or go to the nearest emergency department."),
                N_("Do not drive yourself."),
                N_("Do not exercise."),
                N_("Tell them what you have noticed."),
                _LOCKED,
            ),
            call="emergency",
        ),
        ActionPage(
            action=Action.U1,
            title=N_("Get help today"),
            lines=(
                N_("Speak to an urgent-care service, your doctor or a hospital today."),
                N_("If it gets worse, or you feel very unwell, call the emergency number."),
                N_("Do not exercise."),
                _LOCKED,
            ),
            call="urgent",
        ),
        ActionPage(
            action=Action.C1,
            title=N_("See a doctor in the next 1 to 2 days"),
            lines=(
                N_("Book a visit today. Take the list below with you."),
                N_("Do not exercise before it. Move about as you usually do, if that is comfortable."),
                _LOCKED,
            ),
            call=None,
        ),
        ActionPage(
            action=Action.C2,
            title=N_("See a doctor or physiotherapist before you start"),
            lines=(
                N_("They can tell you what suits you. Take the list below with you."),
                N_("Until then there is a short list: breathing and positions that rest your back."),
                _LOCKED,
            ),
            call=None,
        ),
        ActionPage(
            action=Action.R1,
            title=N_("Book a routine check. You can carry on."),
            lines=(N_("Tell your doctor or physiotherapist what is listed below."), _NOT_RULED_OUT),
            call=None,
        ),
        ActionPage(
            action=Action.M3,
            title=N_("You can exercise, with changes"),
            lines=(N_("Your plan respects what you told Limber, and says where and why."), _NOT_RULED_OUT),
            call=None,
        ),
        ActionPage(
            action=Action.G,
            title=N_("You can start"),
            lines=(N_("Nothing you told Limber speaks against exercise."), _NOT_RULED_OUT),
            call=None,
        ),
    )
}

CRISIS_PAGE = ActionPage(
    action=Action.E0,
    title=N_("You are not alone"),
    lines=(
        N_("Call the crisis line or the emergency number now."),
        N_("If you can, stay with someone until you have talked to them."),
        N_("Your plan can wait. It is kept for you."),
    ),
    call="crisis",
)

MATERNITY_PAGE = ActionPage(
    action=Action.U1,
    title=N_("Call your maternity unit or early-pregnancy unit now"),
    lines=(
        N_("If you cannot reach them, go to the nearest hospital."),
        N_("With heavy bleeding, fainting, a fit or chest pain, call the emergency number."),
        N_("Do not exercise."),
        _LOCKED,
    ),
    call=None,
)


def action_page(action: Action, rules: tuple[str, ...] = ()) -> ActionPage:
    """The page of an outcome: crisis for S25, maternity for a pregnancy sign alone, else the action's own."""
    if "E0-S25" in rules:
        return CRISIS_PAGE
    same_day = {rule for rule in rules if rule.startswith(("U1-", "STOP-", "TL-"))}
    if action is Action.U1 and same_day and same_day <= {"U1-S23a", "STOP-PREG"}:
        return MATERNITY_PAGE
    return ACTION_PAGES[action]
