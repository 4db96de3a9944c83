"""The safety screen, what comes of it, and the danger signs. The rules are in `limber.safety`; nothing here decides."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from limber.safety import Action, Answers, Standing, action_page, may_state, record_block
from limber.safety.clauses import CLAUSES
from limber.safety.emergency import numbers
from limber.safety.questions import Block
from limber.web import clock
from limber.web.people.who import current_person
from limber.web.screening import pages, record
from limber.web.screening.card import danger_card
from limber.web.screening.forms import SeenForm
from limber.web.screening.models import Screen

View = Callable[..., HttpResponse]


@require_http_methods(["GET", "HEAD", "POST"])
def intro(request: HttpRequest) -> HttpResponse:
    """Say what the questions are for and how long they take; begin, or go on."""
    person, standing = current_person(request), record.standing_for(request)
    part: record.Part = "leg-signs" if standing.due == "leg-signs" else "full"
    if request.method == "POST":
        return redirect("screening:block", _first_open(record.begin(person, part)))
    context = {"part": part, "begun": record.open_screen(person) is not None, "why": standing.why, "standing": standing}
    return render(request, "screening/intro.html", context)


def _first_open(row: Screen) -> str:
    answers = record.answers_of(row)
    block = pages.next_block(record.blocks_of(row), answers)
    return (block or record.blocks_of(row)[0]).id


@require_http_methods(["GET", "HEAD", "POST"])
def block(request: HttpRequest, block_id: str) -> HttpResponse:
    """Ask one page of questions; a page is left only when every question on it has an answer."""
    person = current_person(request)
    row = record.open_screen(person)
    if row is None:
        return redirect("screening:intro")
    shown = next((b for b in record.blocks_of(row) if b.id == block_id), None)
    if shown is None:
        raise Http404
    answers = record.answers_of(row)
    if request.method != "POST":
        return _page(request, row, shown, answers, frozenset())
    answers = record_block(answers, block_id, pages.posted(shown, request.POST))
    standing = record.save(row, answers)
    if row.finished_at is not None:
        return redirect("screening:stop" if standing.kind == "locked" else "screening:result")
    still_open = pages.open_questions(shown, answers)
    if still_open:
        return _page(request, row, shown, answers, still_open)
    following = pages.next_block(record.blocks_of(row), answers, after=block_id)
    return redirect("screening:block", following.id) if following else redirect("screening:intro")


def _page(request: HttpRequest, row: Screen, shown: Block, answers: Answers, missing: frozenset[str]) -> HttpResponse:
    group = pages.group(shown, answers, missing=missing)
    blocks = record.blocks_of(row)
    number = [b.id for b in blocks].index(shown.id)
    context = {
        "title": shown.title,
        "lead": shown.lead,
        "group": group,
        "words": pages.WORDS,
        "problems": pages.problems(group) if missing else [],
        "number": number + 1,
        "of": len(blocks),
        "back": reverse("screening:block", args=[blocks[number - 1].id]) if number else reverse("screening:intro"),
        "tick_legend": pages.TICK_LEGEND,
        "more_legend": pages.MORE_LEGEND,
    }
    return render(request, "screening/block.html", context, status=422 if missing else 200)


@require_safe
def result(request: HttpRequest) -> HttpResponse:
    """Say what the answers mean for somebody who may go on."""
    standing = record.standing_for(request)
    if standing.kind == "locked":
        return redirect("screening:stop")
    if standing.result is None or standing.result.outcome is None or standing.kind != "open":
        return redirect("screening:intro")
    found = standing.result
    page = action_page(found.outcome or Action.G, tuple(f.rule for f in found.fired))
    context = {
        "title": page.title,
        "lines": page.lines,
        "fired": [f.sentence for f in found.fired],
        "advice": found.advice,
        "tags": list(dict.fromkeys(given.sentence for given in found.given_tags)),
    }
    return render(request, "screening/result.html", context)


@require_safe
def stop(request: HttpRequest) -> HttpResponse:
    """Show what to do under a lock; for an emergency nothing else than the number and why."""
    person, standing = current_person(request), record.standing_for(request)
    if standing.kind != "locked" or standing.action is None:
        return redirect("home:today")
    rules = tuple(rule for lock in standing.locks for rule in lock.rules)
    page = action_page(standing.action, rules)
    known = numbers(person.country)
    context = {
        "action": standing.action.value,
        "title": page.title,
        "lines": page.lines,
        "call": known.to_call(page.call),
        "emergency": known.emergency,
        "why": standing.why,
        "ticked": _ticked(standing),
        "since": standing.since,
        "short_list": standing.short_list,
        "may_state": all(may_state(lock, clock.now()) for lock in standing.locks),
    }
    template = "screening/emergency.html" if standing.action is Action.E0 else "screening/stop.html"
    return render(request, template, context)


@require_http_methods(["GET", "HEAD", "POST"])
def seen(request: HttpRequest) -> HttpResponse:
    """Take the statement "I was seen", after which the whole screen is asked again."""
    person, standing = current_person(request), record.standing_for(request)
    now = clock.now()
    if standing.kind != "locked" or not all(may_state(lock, now) for lock in standing.locks):
        return redirect("screening:stop" if standing.kind == "locked" else "home:today")
    since = max(lock.opened_at.date() for lock in standing.locks)
    today = record.today_of(person, now)
    form = SeenForm(request.POST if request.method == "POST" else None, since=since, today=today)
    if request.method == "POST" and form.is_valid():
        clauses = tuple(dict.fromkeys(c for lock in standing.locks for c in lock.clauses))
        record.record_statement(person, form.statement(clauses, record.in_days_of(person, now)))
        row = record.begin(person, "full")
        return redirect("screening:block", _first_open(row))
    status = 422 if form.errors else 200
    # A lock that no tick opened (a session, the age, a week of pain) is named by its reason.
    ticked = _ticked(standing) or [(line,) for line in standing.why]
    return render(request, "screening/seen.html", {"form": form, "ticked": ticked}, status=status)


def _ticked(standing: Standing) -> list[tuple[str, ...]]:
    """The signs behind the locks in the words of the questions, with what the person saw listed under them."""
    clauses = dict.fromkeys(c for lock in standing.locks for c in lock.clauses if c in CLAUSES)
    return [(CLAUSES[c].text, *CLAUSES[c].examples) for c in clauses]


@require_safe
def danger_signs(request: HttpRequest) -> HttpResponse:
    """Show the card with the danger signs and the numbers of the person's country; one tap away everywhere."""
    return render(request, "screening/danger-signs.html", danger_card(current_person(request)))


def only_when_open(view: View) -> View:
    """Let a view run only when the screen is finished, in date, and nothing is locked."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **values: object) -> HttpResponse:
        standing = record.standing_for(request)
        if standing.kind == "open":
            return view(request, *args, **values)
        return HttpResponseRedirect(reverse("screening:stop" if standing.kind == "locked" else "screening:intro"))

    return guarded
