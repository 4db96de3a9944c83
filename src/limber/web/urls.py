"""The addresses: each context brings its own; one that takes "" is the home page."""

from django.urls import include, path

from limber.web import views
from limber.web.contexts import CONTEXTS

urlpatterns = [
    path("healthz", views.healthz),
    path("open", views.open_limber),
    *(path("", include(f"limber.web.{name}.urls")) for name in CONTEXTS),
]

handler400 = views.wrong_request
handler403 = views.not_allowed
handler404 = views.not_found
handler500 = views.broken
