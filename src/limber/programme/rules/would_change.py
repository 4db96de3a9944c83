"""What would have to change so that an exercise may come (or stay out): one sentence for each rule that leaves out."""

from collections.abc import Iterable, Mapping

from limber.session.day import Reason
from limber.words import N_, Message, message

BY_TEXT: Mapping[str, str] = {
    "It needs something that is not at hand: %(thing)s.": N_("It could come when you have what it needs at hand."),
    "It needs the floor.": N_("It could come when you can use the floor."),
    "Left out until a clinician clears it, because of %(what)s.": N_("It could come when a clinician has cleared it."),
}
"""Some rules have more than one sentence; then the sentence decides."""

BY_RULE: Mapping[str, str] = {
    "P-02": N_("It could come when the answers behind this change in a new safety screen."),
    "P-03": N_("It could come when you can use the floor."),
    "P-06": N_("It comes back when you take back that you left it out."),
    "P-14": N_("It could come when the pain is below 5, or older than six weeks."),
    "P-15": N_("It could come when this spell of pain is older than twelve weeks."),
    "P-20": N_("It could come when less speaks against this direction."),
    "P-21": N_("It could come when the direction that helps now has done its work."),
    "P-25": N_("It could come after six whole sessions that felt fine, on a day with pain of 4 or less."),
    "P-29": N_("It could come when two days have passed, or when the easier one went well."),
    "P-31": N_("It could come when pain is 4 or less, or after the first two weeks."),
    "L-1": N_("It could come after more weeks that felt fine, when pain is older than six weeks."),
    "L-2": N_("No plan chooses it. A clinician may."),
    "L-3": N_("It stays out while your answers tell of thin bones or a spine fracture."),
    "L-4": N_("It could come when you can walk ten minutes and rise five times without hands."),
    "L-7": N_("It could come when a clinician has looked at your neck."),
    "NEVER-01": N_("It could come when you, or a clinician, ask for it."),
    "NEEDS-WALKS": N_("It could come after two weeks with four long walks each."),
    "GENTLE": N_("It could come on a day that is not a gentle one."),
    "TL-6": N_("It could come when pain is below 6."),
    "TL-7-8-new": N_("It could come on a day that is not a gentle one."),
    "TL-7-8-steady": N_("It could come when pain is below 7."),
    "TL-9-10": N_("It could come when pain is below 9."),
    "TAG-S18b": N_("It could come when the arm is free of it, in a new safety screen."),
    "TAG-heart-failure": N_("It could come when a clinician has agreed."),
    "STATE-VF": N_("It could come after two good months, when a clinician has agreed."),
    "STATE-IMPLANT": N_("It could come when a clinician has agreed."),
    "STATE-BIRTH": N_("It could come after the check six to eight weeks after birth."),
    "STATE-SURGERY": N_("It could come when the months after the operation are over."),
    "STATE-HIP": N_("It could come when your hip has no limits any more."),
    "STATE-PREG": N_("It could come after the pregnancy."),
    "TAG-H3": N_("It could come when a clinician has agreed to more effort."),
}


LAST_WORD = frozenset({"L-2", "L-3"})
"""Where one of these leaves an exercise out, nothing else that changes would bring it."""


TOGETHER = N_("More than one thing would have to change.")


def would_change(reasons: Iterable[Reason]) -> tuple[Message, ...]:
    """What would have to change so that one exercise may come: all of it together."""
    found = changes(reasons)
    return (message(TOGETHER), *found) if len(found) > 1 else found


def changes(reasons: Iterable[Reason]) -> tuple[Message, ...]:
    """What would have to change, one sentence for each reason, the same one once."""
    given = list(reasons)
    last = [reason for reason in given if reason.rule in LAST_WORD]
    texts = (BY_TEXT.get(reason.text.text) or BY_RULE.get(reason.rule) for reason in last or given)
    return tuple(message(text) for text in dict.fromkeys(texts) if text)
