"""Articles: all of them by theme, one page each."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from limber.catalogue import sources
from limber.catalogue.education import Article, articles, of_the_day
from limber.web.learn import offers
from limber.web.learn.search import find
from limber.web.people.who import current_person
from limber.web.screening.record import today_of

THEMES: dict[str, Promise] = {
    "pain": gettext_lazy("Understanding pain"),
    "moving": gettext_lazy("Moving"),
    "flares": gettext_lazy("When it flares up"),
    "plan": gettext_lazy("Your plan"),
    "daily": gettext_lazy("Every day"),
    "safety": gettext_lazy("Staying safe"),
    "questions": gettext_lazy("Questions that people ask"),
}
LONGEST_SEARCH = 100


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the articles by theme; words in the address narrow the list, without a script."""
    person = current_person(request)
    sought = request.GET.get("find", "")[:LONGEST_SEARCH]
    found, known = find(sought, person.language), offers.read_by(person)
    groups = [
        (name, [_card(a, person.language, known) for a in found if a.data.theme == theme])
        for theme, name in THEMES.items()
    ]
    context = {
        "find": sought,
        "count": len(found),
        "groups": [(name, cards) for name, cards in groups if cards],
        "today": None if sought else _card(of_the_day(today_of(person).toordinal()), person.language, known),
    }
    return render(request, "learn/index.html", context)


def _card(article: Article, language: str, known: frozenset[str]) -> dict[str, Any]:
    text = article.text(language)
    return {"id": article.id, "title": text.title, "message": text.message, "read": article.id in known}


@require_safe
def article(request: HttpRequest, article_id: str) -> HttpResponse:
    """Show one article, and remember that it was read."""
    if article_id not in articles():
        raise Http404
    person = current_person(request)
    shown = articles()[article_id]
    if request.method == "GET":
        offers.remember(person, article_id)
    context = {
        "text": shown.text(person.language),
        "theme": THEMES[shown.data.theme],
        "written_in": person.language if person.language in shown.texts else "en",
        "sources": [sources()[key] for key in shown.data.sources],
    }
    return render(request, "learn/article.html", context)


@require_POST
def mark_read(request: HttpRequest, article_id: str) -> HttpResponse:
    """Put an article away without opening it."""
    if article_id not in articles():
        raise Http404
    offers.remember(current_person(request), article_id)
    return redirect("home:today")
