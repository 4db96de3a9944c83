"""What a person says to the safety screen, as the forms that its pages send. It follows the questions by itself."""

import re
from collections.abc import Iterable, Mapping

from django.test import Client

from limber.safety.clauses import BLOCKS, GROUPS
from limber.safety.questions import Choice, Clause, Question

Forms = dict[str, dict[str, str]]

USUAL_NUMBERS: Mapping[str, int] = {"age_years": 45, "pain_now_0_10": 3, "pain_usual_0_10": 3}
# An ordinary person: pain for more than twelve weeks, steady, used to exercise. Else the answer that limits least.
USUAL_CHOICES: Mapping[str, str] = {
    "spell": "persistent",
    "pain_course": "steady",
    "exercises_now": "yes",
    "effort_wanted": "moderate",
    "pregnancy_weeks": "under_16",
    "hip_limits": "none",
}
BLOCK_PAGE = re.compile(r"/screen/([\w-]+)$")


def forms(
    *ticks: str,
    when: Mapping[str, str] | None = None,
    choices: Mapping[str, str] | None = None,
    numbers: Mapping[str, int | str] | None = None,
) -> Forms:
    """The form of every page: these ticks, these times and answers, and everything else as an ordinary person."""
    known = {**USUAL_CHOICES, **(choices or {})}
    asked_numbers = {**USUAL_NUMBERS, **(numbers or {})}
    pages: Forms = {}
    for block in BLOCKS:
        asked = [q for q in block.questions if q.follows is None or q.follows in ticks]
        form: dict[str, str] = {}
        for question in asked:
            if isinstance(question, Clause):
                form |= _tick(question, ticks, when or {})
            elif isinstance(question, Choice):
                form[f"choice-{question.id}"] = known.get(question.id) or _least(question)
            else:
                form[f"number-{question.id}"] = str(asked_numbers[question.id])
        closing = (id for id in (block.id, *(q.id for q in asked)) if _is_asked(id, block.id, ticks))
        pages[block.id] = form | {f"closed-{id}": "yes" for id in closing}
    return pages


def _tick(clause: Clause, ticks: Iterable[str], when: Mapping[str, str]) -> dict[str, str]:
    if clause.id not in ticks:
        return {}
    found = {f"tick-{clause.id}": "yes"}
    return found | ({f"when-{clause.id}": when[clause.id]} if clause.id in when else {})


def _is_asked(group: str, block: str, ticks: Iterable[str]) -> bool:
    return group in GROUPS and (group == block or group in ticks)


def _least(question: Choice) -> str:
    ids = [option.id for option in question.options]
    return "yes" if "yes" in ids else ids[0]


def page_of(question: Question | str) -> str:
    """The page on which a question stands."""
    wanted = question if isinstance(question, str) else question.id
    return next(block.id for block in BLOCKS if wanted in {q.id for q in block.questions})


def answer(
    client: Client,
    *ticks: str,
    when: Mapping[str, str] | None = None,
    choices: Mapping[str, str] | None = None,
    numbers: Mapping[str, int | str] | None = None,
) -> str:
    """Answer the whole screen through its pages; return the address at which it ended."""
    said = forms(*ticks, when=when, choices=choices, numbers=numbers)
    address = client.post("/screen").headers["Location"]
    while found := BLOCK_PAGE.search(address):
        if found[1] not in said:
            break
        response = client.post(address, said.pop(found[1]))
        assert response.status_code == 302, f"{address}: {response.status_code}"
        address = response.headers["Location"]
    return address
