"""Where nothing fits: which rules leave a part of the plan empty or short, and what would free it."""

from collections.abc import Sequence

from limber.catalogue import Exercise
from limber.programme.anatomy import anatomy, fits
from limber.programme.board import Board
from limber.programme.model import Collision
from limber.programme.rules.eligibility import EQUIPMENT, FLOOR, OWN_CHOICE, missing_things
from limber.programme.rules.tag_words import things_in_words
from limber.programme.rules.would_change import changes
from limber.session.day import PlanDay, Slot
from limber.words import N_, Message, message

MORE_MINUTES = 10
LONGEST_MINUTES = 35
LONGER = N_("%(minutes)s more minutes would make room for it.")
THE_FLOOR = N_("It would be there with the floor.")
A_THING = N_("It would be there with this at hand: %(thing)s.")
TAKE_BACK = N_("It would be there if you took back what you left out yourself.")
RULES_SHOWN, FREES_SHOWN = 3, 3
NEVER = frozenset({"NEVER-01", "L-2"})
"""What no plan chooses by itself explains no empty part."""


def collisions(board: Board, days: Sequence[PlanDay], minutes: int) -> tuple[Collision, ...]:
    """Every part of the first day that nobody fills, with the rules that collide there and what would free it."""
    if not days or board.person.mode != "ordinary":
        return ()
    day = days[0]
    strength = day.kind == "full"
    wanted = dict.fromkeys(anatomy(minutes, strength=strength, acute=board.person.acute_and_strong).base)
    here, used = {item.slot for item in day.items}, frozenset(item.exercise_id for item in day.items)
    return tuple(_collision(board, slot, minutes, used, strength=strength) for slot in wanted if slot not in here)


def _collision(board: Board, slot: Slot, minutes: int, used: frozenset[str], *, strength: bool) -> Collision:
    could = [
        board.person.catalogue[i]
        for i, reasons in sorted(board.left_out.items())
        if fits(board.person.catalogue[i], slot, strength=strength) and not any(r.rule in NEVER for r in reasons)
    ]
    ready = [e for e in board.eligible.values() if e.id not in used and fits(e, slot, strength=strength)]
    texts = [str(reason.text) for e in could for reason in board.left_out[e.id]]
    reasons = {str(reason.text): reason for e in could for reason in board.left_out[e.id]}
    ranked = sorted(reasons, key=lambda text: (-texts.count(text), text))
    frees = _what_frees(board, could)
    if ready and minutes + MORE_MINUTES <= LONGEST_MINUTES:
        frees.insert(0, message(LONGER, minutes=MORE_MINUTES))
    if not frees:
        frees = list(changes(reasons[text] for text in ranked))
    return Collision(
        part=slot, rules=tuple(reasons[text] for text in ranked[:RULES_SHOWN]), frees=tuple(frees[:FREES_SHOWN])
    )


def _what_frees(board: Board, could: Sequence[Exercise]) -> list[Message]:
    """What would bring one of these: one thing where that is enough; else what it takes together."""
    ways = [way for exercise in could if (way := _frees(board, exercise))]
    enough = [way for way in ways if len(way) == 1] or ways[:1]
    return list({str(text): text for way in enough for text in way}.values())


def _frees(board: Board, exercise: Exercise) -> list[Message]:
    """What the person could change so that this exercise may come; nothing where a hard rule about them stands."""
    reasons = board.left_out[exercise.id]
    own = {OWN_CHOICE.id: TAKE_BACK}
    found: list[Message] = []
    for reason in reasons:
        text = reason.text.text
        if text == EQUIPMENT.sentence:
            found.append(message(A_THING, thing=things_in_words(missing_things(exercise, board.person))))
        elif text == FLOOR.sentence and not board.person.request.floor_today:
            found.append(message(THE_FLOOR))
        elif reason.rule in own:
            found.append(message(own[reason.rule]))
        else:
            return []
    return found
