"""The pages that belong to no context: opening, the sign of life, and error pages."""

import sys

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from limber.errors import InputError
from limber.web import data_folder, security
from limber.web.assets import NotBuiltError


def page(request: HttpRequest, template: str, status: int, **context: object) -> HttpResponse:
    """Render one of the shell's own pages; they need no person and no database."""
    return HttpResponse(render_to_string(template, {"bare": True, **context}, request), status=status)


@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """Tell another ``limber`` that this port is taken by Limber, and whether by the same user's data."""
    return JsonResponse({"app": "limber", "home": data_folder.home_id(settings.SECRET_KEY)})


@require_safe
def open_limber(request: HttpRequest) -> HttpResponse:
    """Turn the token of the address into the cookie, once."""
    if request.method == "GET" and security.use_token(settings.LIMBER_DATA, request.GET.get("token", "")):
        # A page of our own that goes on by itself, not a redirect: the strict cookie is then sent wherever the
        # address was clicked.
        response = page(request, "limber/opening.html", status=200)
        security.let_in(response)
        return response
    if security.is_let_in(request):
        return HttpResponseRedirect("/")
    return page(request, "limber/not-opened.html", status=403)


def words_for(problem: OperationalError) -> str:
    """Say in plain words what is wrong with the data file."""
    said = str(problem).lower()
    if "full" in said:
        return _("The disk is full, so Limber could not save this. Free some space, go back and try again.")
    if "locked" in said or "busy" in said:
        return _("Another program is using Limber's data file. Wait a moment, go back and try again.")
    if "readonly" in said or "read-only" in said or "unable to open" in said:
        return _("Limber may not write to its data folder. Check its permissions, go back and try again.")
    return _("Limber could not reach its data file. Go back and try again.")


def problem(request: HttpRequest, words: str, status: int, line: str = "") -> HttpResponse:
    """Tell of a problem: JSON to our scripts, a page to a person. `line`: what exactly is wrong, in English."""
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"error": line or words}, status=status)
    return page(request, "limber/problem.html", status=status, words=words, line=line)


def not_understood() -> str:
    """Say that a request makes no sense, to a person who may not read English."""
    return _("Limber did not understand this request. Go back and try again.")


def answer_for(request: HttpRequest, error: BaseException | None) -> HttpResponse | None:
    """Answer for a problem that a person can do something about; None for any other."""
    if isinstance(error, InputError):
        return problem(request, not_understood(), status=400, line=str(error))
    if isinstance(error, NotBuiltError):
        words = _("The pictures of the exercises are missing. Close Limber and start it again: it draws them.")
        return problem(request, words, status=503)
    if isinstance(error, OperationalError):
        return problem(request, words_for(error), status=503)
    return None


def refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a request that did not come from one of our own pages."""
    return problem(request, _("This page was open for too long, or the request came from elsewhere."), status=403)


def wrong_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that makes no sense."""
    return problem(request, not_understood(), status=400)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that may not be made."""
    return refused(request)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer for an address that does not exist."""
    return problem(request, _("There is no such page. It may have moved."), status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Answer for a defect of ours, or for trouble with the disk before a page was reached."""
    words = _("Something went wrong inside Limber. Nothing that you saved is lost. Go back and try again.")
    return answer_for(request, sys.exc_info()[1]) or problem(request, words, status=500)
