"""Django's settings for Limber at home: SQLite in the user's data folder, loopback only, never debug."""

import os
import re
from pathlib import Path
from typing import Any

from limber import catalogue, words
from limber.web import data_folder
from limber.web.contexts import CONTEXTS

WEB = Path(__file__).parent
LIMBER_DATA: Path = data_folder.location()
catalogue.keep_own_at(LIMBER_DATA / data_folder.EXERCISES)
THINK_AHEAD: bool = os.environ.get("LIMBER_THINK_AHEAD", "yes") == "yes"
"""Whether a better plan is looked for in a thread beside the pages; tests of pages do without."""
LIMBER_PORT: int = int(os.environ.get("LIMBER_PORT", "8610"))
LIMBER_DIST: Path = WEB / "dist"

DEBUG = False
SECRET_KEY = data_folder.secret_key(LIMBER_DATA)
ALLOWED_HOSTS = ["localhost", "127.0.0.1"]

INSTALLED_APPS = ["limber.web", *(f"limber.web.{name}" for name in CONTEXTS)]
ROOT_URLCONF = "limber.web.urls"
WSGI_APPLICATION = "limber.web.wsgi.application"

# Pages are not compressed: they go no further than this machine, where it would only cost time, and what repeats a
# searched word beside private facts keeps its length to itself (BREACH). Built files are compressed by the build.
MIDDLEWARE = [
    "limber.web.middleware.security_headers",  # first, so that every answer below carries them, files and errors too
    "limber.web.middleware.asked_language",
    "limber.web.middleware.gate",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "limber.web.middleware.plain_problems",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "limber.web.people.middleware.person",
    "limber.web.screening.middleware.locked_out",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request", "limber.web.context.shell"],
            "builtins": [
                "django.templatetags.i18n",
                "limber.web.templatetags.limber",
                "limber.web.templatetags.safety",
            ],
        },
    }
]

DATABASES: dict[str, Any] = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": LIMBER_DATA / data_folder.DATABASE,
        "OPTIONS": {
            "timeout": 20,
            # Take the write lock when a transaction starts: two writers wait for each other instead of failing.
            "transaction_mode": "IMMEDIATE",
            # FULL: an event that was acknowledged survives a power cut.
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;",
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LOCALE_PATHS = [words.LOCALE]
# Only what is translated is offered.
LANGUAGES = [
    (code, name)
    for code, name in (("en", "English"), ("es", "Español"), ("de", "Deutsch"), ("fr", "Français"))
    if code == "en" or (words.LOCALE / code / "LC_MESSAGES" / "django.mo").exists()
]

STATIC_URL = "/static/"
STATIC_ROOT = LIMBER_DIST
WHITENOISE_AUTOREFRESH = False
WHITENOISE_ALLOW_ALL_ORIGINS = False  # no other site may read our files


def WHITENOISE_IMMUTABLE_FILE_TEST(path: str, url: str) -> bool:  # noqa: N802 - WhiteNoise's own name
    """Say whether a file's name carries its hash, so that a browser may keep it for ever."""
    return re.search(r"/(assets|figures)/|/coach/[0-9a-f]{12}/", url) is not None


# Cookies are shared by all ports of a host: the port in the name keeps two Limbers apart.
CSRF_COOKIE_NAME = f"limber_csrf_{LIMBER_PORT}"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "limber.web.views.refused"

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"quiet": {"()": "limber.web.log.QuietFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "quiet"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        # One refused or missing page is not news; these loggers would name addresses.
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "django.security": {"handlers": ["console"], "level": "CRITICAL", "propagate": False},
        "waitress.queue": {"level": "ERROR"},
    },
}
