"""One calm line at the moment when it helps: which article, if any."""

from collections.abc import Iterable
from typing import Any

from limber.catalogue.education import Moment, articles
from limber.programme import PlanRequest, teaching
from limber.session import SessionSummary
from limber.web.learn.models import Reading
from limber.web.people.models import Person
from limber.web.screening.record import today_of


def remember(person: Person, article_id: str) -> None:
    """Keep that the person has read an article; the same again changes nothing."""
    Reading.objects.get_or_create(person=person, article=article_id, defaults={"day": today_of(person)})


def read_by(person: Person) -> frozenset[str]:
    """Return the ids of the articles that the person has read."""
    return frozenset(person.readings.values_list("article", flat=True))


def for_today(person: Person, request: PlanRequest | None) -> dict[str, Any] | None:
    """Return the article for the first page: at most one a day, and none that was read before."""
    if request is None or person.readings.filter(day=today_of(person)).exists():
        return None
    return _offer(person, teaching.moments(request))


def after_session(person: Person, session: SessionSummary) -> dict[str, Any] | None:
    """Return the article for the page after a session: it answers what just happened, so it may come on any day."""
    return _offer(person, teaching.moments_after(session))


def _offer(person: Person, now: Iterable[Moment]) -> dict[str, Any] | None:
    found = teaching.education_for(now, read_by(person))
    if found is None:
        return None
    text = articles()[found].text(person.language)
    return {"id": found, "title": text.title, "message": text.message}
