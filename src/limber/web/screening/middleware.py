"""A lock closes every address, not only the links to it."""

from collections.abc import Callable

from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.translation import gettext as _

from limber.safety import Standing
from limber.web.middleware import OPEN_TO_ALL
from limber.web.people.who import current_person
from limber.web.screening.record import standing_for

# What stays reachable under a lock: the screen itself, the danger signs, the person's own page, and taking in
# what a device recorded before (an event can only add to the record; it starts nothing).
OPEN_UNDER_LOCK = frozenset({"screening", "people"})
RECORDS_ONLY = frozenset({"sessions:events"})


def locked_out(answer: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Lead from every other page to the page that says what to do."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        if request.path.startswith(OPEN_TO_ALL) or not current_person(request).is_set_up:
            return answer(request)
        # For the layout of every page, also of those that a lock leaves open.
        request.is_locked = lambda: standing_for(request).kind == "locked"  # type: ignore[attr-defined]
        try:
            match = resolve(request.path_info)
        except Resolver404:
            return answer(request)
        if match.app_name in OPEN_UNDER_LOCK or match.view_name in RECORDS_ONLY:
            return answer(request)
        standing = standing_for(request)
        if standing.kind != "locked" or _on_short_list(match, standing):
            return answer(request)
        if "application/json" in request.headers.get("Accept", ""):
            return JsonResponse({"error": _("Your plan is closed until you have been seen.")}, status=403)
        return redirect("screening:stop")

    return respond


def _on_short_list(match: ResolverMatch, standing: Standing) -> bool:
    """Whether the page shows one of the few things that are left under C2."""
    left = {exercise_id for slot in standing.short_list for exercise_id in slot.choices}
    return match.view_name == "library:exercise" and match.kwargs["exercise_id"] in left
