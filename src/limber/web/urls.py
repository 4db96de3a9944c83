"""The addresses: each context brings its own; one that takes "" is the home page."""

from django.urls import include, path

from limber.web import own_figures, views
from limber.web.contexts import CONTEXTS
from limber.web.figures import FOLDER

urlpatterns = [
    path("healthz", views.healthz),
    path("open", views.open_limber),
    path(f"{own_figures.ADDRESS}{FOLDER}/<str:name>", own_figures.own_file),
    *(path("", include(f"limber.web.{name}.urls")) for name in CONTEXTS),
]

handler400 = views.wrong_request
handler403 = views.not_allowed
handler404 = views.not_found
handler500 = views.broken
