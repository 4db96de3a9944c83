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

What else there is
------------------
`standing` (locks, screens, dates: may a session run today?), `lock_of`, `traffic_light`, `pain_dialogue`,
`SOMETHING_WRONG`, `check_in`, `SAFETY_CARD`, `START_TICK`, `action_page`, `short_list`, `GENTLE_LIST`, and
`limber.safety.emergency` (whom to call). Every rule stands in `ALL_RULES`.

Texts are English msgids (`limber.words.translate`); ids never change.
"""

from limber.safety.actions import LOCKING, Action, most_severe
from limber.safety.answers import Answers, Statement, check_answers, read_answers, record_block, unanswered
from limber.safety.card import (
    ACTION_PAGES,
    CRISIS_PAGE,
    MATERNITY_PAGE,
    SAFETY_CARD,
    START_TICK,
    ActionPage,
    CardPart,
    StartTick,
    action_page,
)
from limber.safety.check_in import CheckIn, CheckInResult, check_in
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
from limber.safety.dialogues import Decision, Dialogue, DialogueOption, DialogueQuestion, PainDialogue
from limber.safety.emergency import Country, EmergencyNumbers
from limber.safety.facts import Reports
from limber.safety.lists import GENTLE_LIST, ListSlot, short_list
from limber.safety.locks import (
    AskedAgain,
    Lock,
    Reask,
    Screening,
    Standing,
    asked_again,
    is_over,
    lock_of,
    lock_of_decision,
    may_state,
    standing,
    with_leg_signs,
)
from limber.safety.pain_report import PAIN_QUESTIONS, PainAnswer, pain_dialogue, pain_report
from limber.safety.questions import Block, Choice, Clause, Number, Option, Question, When
from limber.safety.rules import ALL_RULES, SCREEN_RULES, TAG_RULES, Policy, Rule, TagRule
from limber.safety.screening import Fired, GivenTag, ProgrammeFacts, ScreenResult, crisis, ordinary_taps, screen
from limber.safety.stop_symptoms import DECISIONS, DIALOGUES, SOMETHING_WRONG, VERY_STRONG_PAIN
from limber.safety.traffic_light import (
    LIGHT_ADVICE,
    Light,
    LightAdvice,
    PainKind,
    TrafficLight,
    pain_kind,
    traffic_light,
)

__all__ = [
    "ACTION_PAGES",
    "ALL_RULES",
    "BLOCKS",
    "BLOCK_OF",
    "CLAUSES",
    "CRISIS_PAGE",
    "DECISIONS",
    "DIALOGUES",
    "FOLLOW_UPS",
    "GENTLE_LIST",
    "GROUPS",
    "LEG_SIGNS_BLOCK",
    "LIGHT_ADVICE",
    "LOCKING",
    "MATERNITY_PAGE",
    "NONE_OF_THESE",
    "NONE_OF_THE_OTHERS",
    "PAIN_QUESTIONS",
    "QUESTIONS",
    "SAFETY_CARD",
    "SCREEN_RULES",
    "SOMETHING_WRONG",
    "START_TICK",
    "TAG_RULES",
    "VERY_STRONG_PAIN",
    "WHEN_OPTIONS",
    "WHEN_TEXT",
    "Action",
    "ActionPage",
    "Answers",
    "AskedAgain",
    "Block",
    "CardPart",
    "CheckIn",
    "CheckInResult",
    "Choice",
    "Clause",
    "Country",
    "Decision",
    "Dialogue",
    "DialogueOption",
    "DialogueQuestion",
    "EmergencyNumbers",
    "Fired",
    "GivenTag",
    "Light",
    "LightAdvice",
    "ListSlot",
    "Lock",
    "Number",
    "Option",
    "PainAnswer",
    "PainDialogue",
    "PainKind",
    "Policy",
    "ProgrammeFacts",
    "Question",
    "Reask",
    "Reports",
    "Rule",
    "ScreenResult",
    "Screening",
    "Standing",
    "StartTick",
    "Statement",
    "TagRule",
    "TrafficLight",
    "When",
    "action_page",
    "asked_again",
    "check_answers",
    "check_in",
    "crisis",
    "is_over",
    "lock_of",
    "lock_of_decision",
    "may_state",
    "most_severe",
    "ordinary_taps",
    "pain_dialogue",
    "pain_kind",
    "pain_report",
    "read_answers",
    "record_block",
    "screen",
    "short_list",
    "standing",
    "traffic_light",
    "unanswered",
    "with_leg_signs",
]
