"""Where nothing fits: which rules leave a part of the plan empty or short, and what would free it."""

from collections.abc import Sequence

from limber.catalogue import Exercise
from limber.programme.anatomy import ORDER, anatomy, fits
from limber.programme.board import Board
from limber.programme.model import Collision
from limber.programme.rules.eligibility import EQUIPMENT, FLOOR, OWN_CHOICE
from limber.programme.rules.would_change import would_change
from limber.session.day import PlanDay, Reason, Slot
from limber.session.wording import THINGS
from limber.words import N_, Message, message

MORE_MINUTES = 10
LONGEST_MINUTES = 35
LONGER = N_("%(minutes)s more minutes would make room for it.")
THE_FLOOR = N_("It would be there with the floor.")
A_THING = N_("It would be there with this at hand: %(thing)s.")
TAKE_BACK = N_("It would be there if you took back what you left out yourself.")
FREES_SHOWN = 3


def collisions(board: Board, days: Sequence[PlanDay], minutes: int) -> tuple[Collision, ...]:
    """Every part of the first day that nobody fills, with the rules that collide there and what would free it."""
    if not days or board.person.mode != "ordinary":
        return ()
    day = days[0]
    strength = day.kind == "full"
    wanted = dict.fromkeys(anatomy(minutes, strength=strength, acute=board.person.acute_and_strong).base)
    here = {item.slot for item in day.items}
    return tuple(_collision(board, slot, minutes, strength=strength) for slot in wanted if slot not in here)


def _collision(board: Board, slot: Slot, minutes: int, *, strength: bool) -> Collision:
    catalogue = board.person.catalogue
    could = [e for i, e in sorted(catalogue.items()) if i in board.left_out and fits(e, slot, strength=strength)]
    ready = [e for e in board.eligible.values() if fits(e, slot, strength=strength)]
    reasons: dict[str, Reason] = {}
    for exercise in could:
        for reason in board.left_out[exercise.id]:
            reasons.setdefault(str(reason.text), reason)
    frees = list({str(m): m for e in could for m in _frees(board, e)}.values())
    if ready and minutes + MORE_MINUTES <= LONGEST_MINUTES:
        frees.insert(0, message(LONGER, minutes=MORE_MINUTES))
    if not frees:
        frees = list(would_change(reasons.values()))
    ranked = sorted(reasons.values(), key=lambda reason: (ORDER[slot], reason.rule, str(reason.text)))
    return Collision(part=slot, rules=tuple(ranked[:6]), frees=tuple(frees[:FREES_SHOWN]))


def _frees(board: Board, exercise: Exercise) -> list[Message]:
    """What the person could change so that this exercise may come; nothing where a hard rule about them stands."""
    reasons = board.left_out[exercise.id]
    own = {OWN_CHOICE.id: TAKE_BACK}
    found: list[Message] = []
    for reason in reasons:
        text = reason.text.text
        if text == EQUIPMENT.sentence:
            missing = sorted(set(exercise.data.equipment) - board.person.equipment)
            found += [message(A_THING, thing=message(THINGS[thing])) for thing in missing[:1]]
        elif text == FLOOR.sentence and not board.person.request.floor_today:
            found.append(message(THE_FLOOR))
        elif reason.rule in own:
            found.append(message(own[reason.rule]))
        else:
            return []
    return found
