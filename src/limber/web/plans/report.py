"""Report a problem: the case in one file, to look at and to keep. Nothing is sent anywhere."""

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from limber.plain import plain, read
from limber.programme import Case, case_of
from limber.web.people.who import current_person
from limber.web.plans.requests import request_of

FILE_NAME = "limber-case.json"
MOST_WORDS = 2000


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """Show what is in the file; with the form sent, hand the file over."""
    asked = request_of(current_person(request))
    if asked is None:
        return redirect("screening:intro")
    what = request.POST.get("what", "").replace("\r\n", "\n").replace("\t", " ")[:MOST_WORDS]
    case = read(Case, plain(case_of(asked, what)), "case")
    text = json.dumps(plain(case), indent=1, ensure_ascii=False, default=str)
    if request.method != "POST":
        return render(request, "plans/report.html", {"text": text, "most": MOST_WORDS})
    answer = HttpResponse(text, content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{FILE_NAME}"'
    return answer
