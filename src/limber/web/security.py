"""Who may open Limber on this machine, and what its pages may do. See docs/adr/0002.

The opened address carries a token that works once and becomes a cookie; other users and programs of the machine have
neither. A token is a file in the data folder named by its hash, so that a second ``limber`` can make one for the
Limber that already runs.
"""

import hashlib
import secrets
import time
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

TOKEN_LIFE_S = 60 * 60
COOKIE_LIFE_S = 180 * 24 * 60 * 60
COOKIE_SALT = "limber.web.gate"

POLICY: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "worker-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "media-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "frame-src": "'none'",
    "object-src": "'none'",
    "base-uri": "'none'",
}

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in POLICY.items()),
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=(), "
    "fullscreen=(self), screen-wake-lock=(self), autoplay=(self)",
    # Not no-referrer: with it browsers send "Origin: null" with our own forms. Other sites get nothing either way.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-DNS-Prefetch-Control": "off",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


# Workers of the built front end, vite.config.ts puts them there. A worker obeys the policy of its own answer.
WORKERS = "/static/assets/workers/"
MAY_COMPILE = HEADERS["Content-Security-Policy"].replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
MAY_ASK_FOR_CAMERA = HEADERS["Permissions-Policy"].replace("camera=()", "camera=(self)")


def headers_for(path: str, response: HttpResponseBase) -> Mapping[str, str]:
    """Return the policy of one answer: the same for all, but for the player (`allow_camera`) and for workers.

    Only the workers of the camera coach compile WebAssembly; the page itself may not.
    """
    if getattr(response, "allows_camera", False):
        return {**HEADERS, "Permissions-Policy": MAY_ASK_FOR_CAMERA}
    if path.startswith(WORKERS):
        return {**HEADERS, "Content-Security-Policy": MAY_COMPILE}
    return HEADERS


def allow_camera(response: HttpResponse) -> HttpResponse:
    """Let this page ask for the camera."""
    response.allows_camera = True  # type: ignore[attr-defined]
    return response


def new_token(folder: Path) -> str:
    """Leave a token in the data folder and return it; it opens Limber once within an hour."""
    waiting = folder / "open"
    waiting.mkdir(mode=0o700, exist_ok=True)
    for old in waiting.iterdir():
        if _age_s(old) > TOKEN_LIFE_S:
            old.unlink(missing_ok=True)
    token = secrets.token_urlsafe(32)
    (waiting / _name(token)).touch(mode=0o600, exist_ok=False)
    return token


def use_token(folder: Path, token: str) -> bool:
    """Say whether the token was good, and end it. Removing the file is what makes it work only once."""
    waiting = folder / "open" / _name(token)
    try:
        fresh = _age_s(waiting) <= TOKEN_LIFE_S
        waiting.unlink()
    except OSError:
        return False
    return fresh


def cookie_name() -> str:
    """Return the cookie's name; cookies are shared by all ports of a host, so the port is in it."""
    return f"limber_open_{settings.LIMBER_PORT}"


def let_in(response: HttpResponse) -> None:
    """Give this browser the cookie that opens Limber."""
    response.set_cookie(
        cookie_name(),
        signing.get_cookie_signer(salt=COOKIE_SALT).sign(secrets.token_urlsafe(16)),
        max_age=COOKIE_LIFE_S,
        httponly=True,
        samesite="Strict",
    )


def is_let_in(request: HttpRequest) -> bool:
    """Say whether the request carries a cookie that this Limber gave."""
    signed = request.COOKIES.get(cookie_name(), "")
    try:
        signing.get_cookie_signer(salt=COOKIE_SALT).unsign(signed, max_age=COOKIE_LIFE_S)
    except signing.BadSignature:
        return False
    return True


def is_our_host(request: HttpRequest) -> bool:
    """Say whether the page was asked for under our own name; another name is a rebinding attack."""
    return request.META.get("HTTP_HOST", "") in (_host("localhost"), _host("127.0.0.1"))


def is_from_our_pages(request: HttpRequest) -> bool:
    """Say whether a request that changes something was sent by one of our own pages."""
    host = request.META.get("HTTP_HOST", "")
    site = request.headers.get("Sec-Fetch-Site")
    return request.headers.get("Origin") == f"http://{host}" and site in (None, "same-origin")


def address(path: str = "/") -> str:
    """Return the address of a page; one host name only, since browsers keep data per name."""
    return f"http://{_host('localhost')}{path}"


def _host(name: str) -> str:
    return f"{name}:{settings.LIMBER_PORT}"


def _name(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _age_s(path: Path) -> float:
    return time.time() - path.stat().st_mtime
