"""Who is in front of the screen."""

import uuid

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from limber.web.middleware import language_asked_for
from limber.web.people.models import Person

COOKIE = "limber_person"
COOKIE_LIFE_S = 180 * 24 * 60 * 60


def current_person(request: HttpRequest) -> Person:
    """Return the person whom this page is for; the first start makes the first one.

    With several people at home it is the one who was chosen in this browser, else the first. The gate has let this
    browser in already: people of one home trust each other with their names, so the choice is no secret.
    """
    known: Person | None = getattr(request, "person", None)
    if known is None:
        known = find(request.COOKIES.get(COOKIE, "")) or Person.objects.first() or _first(request)
        request.person = known  # type: ignore[attr-defined]
    return known


def choose(response: HttpResponse, person: Person) -> None:
    """Remember in this browser who is in front of it."""
    response.set_cookie(COOKIE, str(person.id), max_age=COOKIE_LIFE_S, httponly=True, samesite="Strict")


def find(text: str) -> Person | None:
    """Return the person with that id; None where there is none, or where it is no id at all."""
    try:
        return Person.objects.filter(pk=uuid.UUID(text)).first()
    except ValueError:
        return None


def _first(request: HttpRequest) -> Person:
    # A browser asks for several things at once: the write lock lets only one of them make the person.
    with transaction.atomic():
        return Person.objects.first() or Person.objects.create(language=language_asked_for(request))
