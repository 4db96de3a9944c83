"""Every page is for a person: in their language and time zone, and after the first-start page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone, translation

from limber.web.middleware import OPEN_TO_ALL
from limber.web.people.who import current_person


def person(answer: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Find the person, speak their language, and ask for the country before anything else."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        if request.path.startswith(OPEN_TO_ALL):
            return answer(request)
        who = current_person(request)
        with translation.override(who.language), timezone.override(who.tz):
            if not who.is_set_up and not _belongs_to_people(request.path_info):
                return HttpResponseRedirect(reverse("people:start"))
            return answer(request)

    return respond


def _belongs_to_people(path: str) -> bool:
    try:
        return resolve(path).app_name == "people"
    except Resolver404:
        return False
