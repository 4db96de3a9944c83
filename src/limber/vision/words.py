"""What an analysis says to people, in the terminal and on the page: marked texts, rendered where they are shown."""

from collections.abc import Mapping

from limber.coach.events import Need, Side
from limber.coach.report import Analysis, View
from limber.coach.watch import WHY_TIMER
from limber.words import N_, Language, Message, message, render

WHY_NOT: Mapping[Need, str] = {
    "nobody": N_("Nobody was in the picture."),
    "second-person": N_("A second person was in the picture."),
    "too-dark": N_("The picture was too dark."),
    "step-back": N_("Part of the body was outside of the picture."),
    "come-closer": N_("The person was too far away."),
    "turn-side-on": N_("This exercise needs to be seen from the side."),
    "turn-to-face": N_("This exercise needs to be seen from the front."),
    "turn-other-side": N_("The working side was hidden behind the body."),
    "hidden": N_("A joint that is needed was hidden."),
    "sides-unclear": N_("Left and right could not be told apart."),
    "get-into-position": N_("The person was not in the start position yet."),
}
VIEWS: Mapping[View, str] = {
    "side": N_("from the side"),
    "front": N_("from the front"),
    "oblique": N_("at an angle"),
    "foot-end": N_("from the feet"),
    "unknown": N_("not clear"),
}
SIDES: Mapping[Side, str] = {"right": N_("right"), "left": N_("left"), "both": N_("both"), "none": N_("none")}
JOINTS: Mapping[str, str] = {
    "hip": N_("Hip"),
    "knee": N_("Knee"),
    "shoulder": N_("Shoulder"),
    "elbow": N_("Elbow"),
    "trunk": N_("Trunk"),
    "hip_abd": N_("Hip, sideways"),
    "shoulder_abd": N_("Shoulder, sideways"),
}


def summary(analysis: Analysis) -> list[Message]:
    """The most important in sentences: what was counted, held, and how much could be judged."""
    if analysis.why_timer is not None:
        return [message(N_("The camera does not count this exercise.")), message(WHY_TIMER[analysis.why_timer])]
    found = []
    halves = sum(item.half for item in analysis.reps.items)
    if analysis.mode == "repetitions":
        one, many = N_("1 complete repetition."), N_("%(count)s complete repetitions.")
        found.append(_counted(analysis.reps.count, one, many))
    if halves:
        one, many = N_("1 half repetition, which is not counted."), N_("%(count)s half repetitions, not counted.")
        found.append(_counted(halves, one, many))
    if analysis.holds:
        longest = max(hold.seconds for hold in analysis.holds)
        found.append(message(N_("Longest hold: %(seconds)s s."), seconds=f"{longest:.1f}"))
    elif analysis.mode == "holds":
        found.append(message(N_("The position was not held.")))
    return [*found, message(N_("Seen %(view)s."), view=message(VIEWS[analysis.view])), judged(analysis)]


def _counted(count: int, one: str, many: str) -> Message:
    return message(one) if count == 1 else message(many, count=count)


def judged(analysis: Analysis) -> Message:
    """How much of the stream could be judged."""
    part = 100.0 * analysis.frames_judged / analysis.frames if analysis.frames else 0.0
    return message(N_("%(part)s %% of the pictures could be judged."), part=f"{part:.0f}")


def angle_name(angle: str, language: Language) -> str:
    """An observed angle's name for people: ``knee_r`` is "Knee, right"."""
    base, side = (angle[:-2], angle[-2:]) if angle[-2:] in ("_r", "_l") else (angle, "")
    name = render(message(JOINTS[base]), language)
    sides: dict[str, Side] = {"_r": "right", "_l": "left"}
    return f"{name}, {render(message(SIDES[sides[side]]), language)}" if side else name
