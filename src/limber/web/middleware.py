"""What every request passes: headers, the language, the gate, and plain words for trouble with the disk."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header

from limber.web import security, views

Answer = Callable[[HttpRequest], HttpResponseBase]

SAFE_METHODS = frozenset({"GET", "HEAD"})
# Nothing about a person is behind these; see docs/adr/0002.
OPEN_TO_ALL = ("/static/", "/healthz", "/open")


def security_headers(answer: Answer) -> Answer:
    """Put the policy on every response, and keep pages out of the browser's cache."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        for name, value in security.headers_for(request.path, response).items():
            response.headers[name] = value
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return respond


def asked_language(answer: Answer) -> Answer:
    """Speak the browser's language until it is known who is there: on the pages before the gate, too."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        with translation.override(language_asked_for(request)):
            return answer(request)

    return respond


def language_asked_for(request: HttpRequest) -> str:
    """Return the language that the browser asks for most and Limber speaks; English otherwise."""
    for wish, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "").lower()[:500]):
        try:
            return get_supported_language_variant(wish)
        except LookupError:
            continue
    return "en"


def gate(answer: Answer) -> Answer:
    """Let in only this machine's user: our host name, our own pages, a browser that holds the cookie."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        if not security.is_our_host(request):
            return views.page(request, "limber/wrong-address.html", status=403)
        safe = request.method in SAFE_METHODS
        if not safe and not security.is_from_our_pages(request):
            return views.refused(request)
        if safe and request.META["HTTP_HOST"].startswith("127.") and not request.path.startswith(OPEN_TO_ALL[:2]):
            # Browsers keep data per name: one name only, so that nothing is split in two.
            return HttpResponseRedirect(security.address(request.get_full_path()))
        if not request.path.startswith(OPEN_TO_ALL) and not security.is_let_in(request):
            return views.page(request, "limber/not-opened.html", status=403)
        return answer(request)

    return respond


class plain_problems:  # noqa: N801 - named like its neighbours, which are functions
    """Turn wrong input and trouble with the data file into a plain page (or JSON for our scripts)."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.answer(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        """Answer for the problems that a person can do something about; others end as a calm error page."""
        return views.answer_for(request, problem)
