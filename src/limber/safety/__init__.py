"""The room `safety`: may this person exercise, how, and what happens when something goes wrong.

Pure rules, standard library only. Safety can only restrict, and unknown is always the most restrictive answer.

How a page asks the screen
--------------------------
`BLOCKS` are the pages, in order. A page shows ``block.title``, ``block.lead`` and its questions:

* `Clause`: a tick box (``text``, and ``examples`` as a list under it). With ``asks_when``, a tick also asks
  `WHEN_TEXT` with `WHEN_OPTIONS`. Follow-ups (``FOLLOW_UPS[clause.id]``) are asked only while it is ticked.
* `Choice`: one of ``options``. `Number`: a whole number from ``low`` to ``high``, or ``"unknown"`` (``unknown_text``).

A page with ticks ends with a box `NONE_OF_THESE` (or `NONE_OF_THE_OTHERS` when something is ticked), and so does each
list of follow-ups: that closes the *group* (``GROUPS``: the block's id, or the id of the clause that is followed).
Nothing else makes an absent tick false.

How a page reads answers back
-----------------------------
``answers = record_block(answers, block.id, posted)`` with ``posted`` in the format of `Answers`::

    {"ticks": {"S05": True}, "when": {"S05": "2weeks"}, "choices": {}, "numbers": {},
     "closed": {"legs-and-bladder": "others", "S05": "none"}}

Leave out a tick box that is not ticked. Then ``unanswered(answers, [block])`` names what is still open on the page
(show the page again, with the follow-ups of what is ticked), ``unanswered(answers)`` what is open anywhere.
``screen(answers, on)`` after every page: an outcome of E0 stands although the screen is unfinished.

Texts are English msgids (`limber.words.translate`); ids never change.
"""

from limber.safety.actions import LOCKING, Action, most_severe
from limber.safety.answers import Answers, Statement, check_answers, read_answers, record_block, unanswered
from limber.safety.clauses import (
    BLOCK_OF,
    BLOCKS,
    CLAUSES,
    FOLLOW_UPS,
    GROUPS,
    LEG_SIGNS_BLOCK,
    NONE_OF_THE_OTHERS,
    NONE_OF_THESE,
    QUESTIONS,
    WHEN_OPTIONS,
    WHEN_TEXT,
)
from limber.safety.facts import Reports
from limber.safety.questions import Block, Choice, Clause, Number, Option, Question
from limber.safety.rules import SCREEN_RULES, TAG_RULES, Rule, TagRule
from limber.safety.screening import Fired, GivenTag, ProgrammeFacts, ScreenResult, crisis, ordinary_taps, screen

__all__ = [
    "BLOCKS",
    "BLOCK_OF",
    "CLAUSES",
    "FOLLOW_UPS",
    "GROUPS",
    "LEG_SIGNS_BLOCK",
    "LOCKING",
    "NONE_OF_THESE",
    "NONE_OF_THE_OTHERS",
    "QUESTIONS",
    "SCREEN_RULES",
    "TAG_RULES",
    "WHEN_OPTIONS",
    "WHEN_TEXT",
    "Action",
    "Answers",
    "Block",
    "Choice",
    "Clause",
    "Fired",
    "GivenTag",
    "Number",
    "Option",
    "ProgrammeFacts",
    "Question",
    "Reports",
    "Rule",
    "ScreenResult",
    "Statement",
    "TagRule",
    "check_answers",
    "crisis",
    "most_severe",
    "ordinary_taps",
    "read_answers",
    "record_block",
    "screen",
    "unanswered",
]
