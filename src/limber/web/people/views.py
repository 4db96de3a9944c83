"""Pages about the people of this home."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from limber.safety import emergency
from limber.web.people.forms import AboutForm
from limber.web.people.models import Person
from limber.web.people.who import choose, current_person, find


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Ask at the first start: country, time zone, waking time, language, name."""
    return _about(request, "people/start.html", after="/")


@require_http_methods(["GET", "HEAD", "POST"])
def you(request: HttpRequest) -> HttpResponse:
    """Show and change the same later, with the emergency numbers that follow from it."""
    return _about(request, "people/you.html", after=reverse("people:you"))


def _about(request: HttpRequest, template: str, after: str) -> HttpResponse:
    person = current_person(request)
    form = AboutForm(request.POST if request.method == "POST" else None, instance=person)
    if request.method == "POST" and form.is_valid():
        form.save()
        translation.activate(person.language)
        return HttpResponseRedirect(after)
    if form.errors:
        person.refresh_from_db()  # the form has written its wrong values into it
    numbers = emergency.numbers(person.country) if person.is_set_up else None
    context = {"form": form, "numbers": numbers, "people": Person.objects.all(), "languages": settings.LANGUAGES}
    return render(request, template, context, status=400 if form.errors else 200)


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Change the language at once, before anything else is answered."""
    person, wanted = current_person(request), request.POST.get("language", "")
    if wanted in dict(settings.LANGUAGES):
        Person.objects.filter(pk=person.pk).update(language=wanted)
    return redirect("people:you" if person.is_set_up else "people:start")


@require_safe
def chooser(request: HttpRequest) -> HttpResponse:
    """Ask who is there, in a home with several people."""
    return render(request, "people/chooser.html", {"people": Person.objects.all()})


@require_POST
def pick(request: HttpRequest) -> HttpResponse:
    """Go on as the chosen person."""
    person = find(request.POST.get("person", ""))
    if person is None:
        raise Http404
    response = HttpResponseRedirect("/")
    choose(response, person)
    return response


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Add a person to this home and ask them the first questions."""
    response = redirect("people:start")
    choose(response, Person.objects.create(language=current_person(request).language))
    return response
