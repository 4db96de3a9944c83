"""Every question of the safety screen, in the order in which the pages ask them."""

from limber.safety.clauses.danger import DANGER_BLOCKS
from limber.safety.clauses.health import HEALTH_BLOCKS
from limber.safety.clauses.movement import MOVEMENT_BLOCKS
from limber.safety.clauses.you import NONE_OF_THE_OTHERS, NONE_OF_THESE, WHEN_OPTIONS, WHEN_TEXT, YOU_BLOCK
from limber.safety.questions import Block, Clause, Question

BLOCKS: tuple[Block, ...] = (YOU_BLOCK, *DANGER_BLOCKS, *HEALTH_BLOCKS, *MOVEMENT_BLOCKS)
QUESTIONS: dict[str, Question] = {q.id: q for block in BLOCKS for q in block.questions}
CLAUSES: dict[str, Clause] = {key: q for key, q in QUESTIONS.items() if isinstance(q, Clause)}
BLOCK_OF: dict[str, Block] = {q.id: block for block in BLOCKS for q in block.questions}
FOLLOW_UPS: dict[str, tuple[Question, ...]] = {
    parent: tuple(q for q in QUESTIONS.values() if q.follows == parent)
    for parent in dict.fromkeys(q.follows for q in QUESTIONS.values() if q.follows)
}
LEG_SIGNS_BLOCK = "legs-and-bladder"
"""The page that stands alone as the four-weekly check (S01-S07)."""


def group_of(clause: Clause) -> str:
    """The group whose "None of these" closes a clause: its block, or, for a follow-up, the clause that it follows."""
    return clause.follows or BLOCK_OF[clause.id].id


GROUPS: dict[str, tuple[Clause, ...]] = {
    group: tuple(c for c in CLAUSES.values() if group_of(c) == group)
    for group in dict.fromkeys(group_of(c) for c in CLAUSES.values())
}

__all__ = [
    "BLOCKS",
    "BLOCK_OF",
    "CLAUSES",
    "FOLLOW_UPS",
    "GROUPS",
    "LEG_SIGNS_BLOCK",
    "NONE_OF_THESE",
    "NONE_OF_THE_OTHERS",
    "QUESTIONS",
    "WHEN_OPTIONS",
    "WHEN_TEXT",
    "group_of",
]
