"""A better plan, looked for beside the pages: the plan that is there at once is shown, and replaced when one is found.

A request starts a thread and does not wait for it. What was found is kept with the wishes, as plain data that the
planner takes as a proposal: rules, checker and every later day decide anew. It holds as long as wishes and answers
stay as they are, and the person can go back to the first plan.
"""

import json
import logging
import threading
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connections

from limber.plain import plain, read
from limber.programme import (
    NotNow,
    PlanRequest,
    Programme,
    SessionChoice,
    block_of_week,
    differences,
    improve,
    programme_week,
)
from limber.programme import plan as plan_at_once
from limber.web.people.models import Person
from limber.web.plans.models import Wishes
from limber.words import Message

WEEKS = 4
NEW, KEPT, BACK, STANDS = "new", "kept", "back", "stands"
"""What became of the search: a better plan that was not looked at yet, kept, taken back; or none was found."""

_ON_THE_DAY = (
    "on", "screenings", "locks", "reasks", "time_of_day", "pain_now_0_10", "history", "check_ins", "chosen", "weeks",
    "started_on", "changes", "undone",
)  # fmt: skip
_running: set[str] = set()
_guard = threading.Lock()
_one_at_a_time = threading.Lock()
"""Three wishes changed in a row ask three questions: they wait for each other, and the pages keep a processor."""


def key_of(request: PlanRequest) -> str:
    """What a better plan was looked for with: wishes, answers, these two weeks; nothing that changes every day."""
    asked = {name: entry for name, entry in plain(request).items() if name not in _ON_THE_DAY}
    asked["block"] = block_of_week(programme_week(request))
    return sha256(json.dumps(asked, sort_keys=True, default=str).encode()).hexdigest()


def chosen_for(wishes: Wishes, request: PlanRequest) -> tuple[SessionChoice, ...]:
    """The sessions that were found for this request; none when wishes or answers have changed, or it was taken back."""
    if wishes.chosen_state not in (NEW, KEPT) or wishes.chosen_for != key_of(request):
        return ()
    return read(tuple[SessionChoice, ...], wishes.chosen, "wishes: chosen")


def is_due(wishes: Wishes, request: PlanRequest) -> bool:
    """Whether nobody has looked for a better plan with these wishes and answers."""
    return wishes.chosen_for != key_of(request)


def start(person: Person, request: PlanRequest) -> None:
    """Look for a better plan in a thread of its own, once for each question."""
    key = key_of(request)
    with _guard:
        if not settings.THINK_AHEAD or key in _running:
            return
        _running.add(key)
    threading.Thread(target=_in_thread, args=(person.pk, request, key), name="limber-plan", daemon=True).start()


def _in_thread(person_id: Any, request: PlanRequest, key: str) -> None:
    person = None
    try:
        person = Person.objects.filter(pk=person_id).first()
        if person is not None:
            with _one_at_a_time:
                think(person, request)
    except Exception:  # nobody waits for a thread: the log says where it broke and nothing else, the first plan stands
        logging.getLogger(__name__).exception("no better plan")
        if person is not None:
            with suppress(DatabaseError):
                _keep(person, request, [], STANDS)  # not looked for again: it would break again
    finally:
        with _guard:
            _running.discard(key)
        connections.close_all()


def think(person: Person, request: PlanRequest) -> None:
    """Look for a better plan, and keep what was found; it counts as long as the question is the same (`key_of`)."""
    found = improve(replace(request, weeks=WEEKS, time_of_day=None, chosen=(), changes=()))
    if isinstance(found, NotNow):
        return
    better = found.made_by.planner == "solver"
    _keep(person, request, plain(found.sessions) if better else [], NEW if better else STANDS)


def _keep(person: Person, request: PlanRequest, chosen: list[Any], state: str) -> None:
    known, _made = Wishes.objects.get_or_create(person=person)
    known.chosen, known.chosen_for, known.chosen_state = chosen, key_of(request), state
    known.save(update_fields=["chosen", "chosen_for", "chosen_state"])


def news(wishes: Wishes, request: PlanRequest, shown: Programme) -> tuple[Message, ...]:
    """What is different from the plan that was there at once; empty when there is nothing new to say."""
    if wishes.chosen_state != NEW or not request.chosen:
        return ()
    first = plan_at_once(replace(request, chosen=()))
    return () if isinstance(first, NotNow) else differences(first, shown)
