"""Report a problem: the case in one file, to look at and to keep. Nothing is sent anywhere."""

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from limber.plain import plain
from limber.programme import case_of
from limber.programme.case import WORDS_MOST
from limber.web.people.who import current_person
from limber.web.plans.requests import request_of

FILE_NAME = "limber-case.json"


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """Show what is in the file; with the form sent, hand the file over."""
    asked = request_of(current_person(request))
    if asked is None:
        return redirect("screening:intro")
    lines = request.POST.get("what", "").replace("\t", " ").splitlines()
    what = "\n".join("".join(filter(str.isprintable, line)) for line in lines)
    text = json.dumps(plain(case_of(asked, what)), indent=1, ensure_ascii=False)
    if request.method != "POST":
        return render(request, "plans/report.html", {"text": text, "most": WORDS_MOST})
    answer = HttpResponse(text, content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{FILE_NAME}"'
    return answer
