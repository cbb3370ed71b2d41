"""Headers on every answer, CSRF on every form, general rate limits."""

from __future__ import annotations

from typing import Any

from flask import Flask, Request, Response, abort, current_app, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_login import current_user
from flask_wtf.csrf import CSRFProtect
from werkzeug.datastructures import ImmutableMultiDict, MultiDict
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.utils import cached_property

csrf = CSRFProtect()


def _who() -> str:
    """Who is counted: the account, since a whole office shares one address; the address while nobody is signed in."""
    return f"account:{current_user.id}" if current_user.is_authenticated else f"address:{get_remote_address()}"


#: A route may name a limit of its own; what is written elsewhere is limited as the settings say.
limiter = Limiter(
    key_func=_who,
    default_limits=[lambda: f"{current_app.config['WRITES_PER_MINUTE']}/minute"],
    default_limits_exempt_when=lambda: request.method in ("GET", "HEAD", "OPTIONS"),
    default_limits_per_method=False,
    # While Redis is away every process counts for itself.
    in_memory_fallback_enabled=True,
)
#: Bytes of a form: of whoever is not signed in, and of one without files (the boxes of thousands of units in it).
STRANGERS_FORM, FORM = 64 * 1024, 2 * 1024 * 1024


class CleanRequest(Request):
    """A request whose texts hold no NUL: nobody types one, PostgreSQL keeps none, and both databases shall do alike."""

    @cached_property
    def args(self) -> MultiDict[str, str]:
        """The query."""
        return _without_nul(super().args)

    def _load_form_data(self) -> None:
        read = "form" not in self.__dict__
        super()._load_form_data()
        if read:
            self.__dict__["form"] = ImmutableMultiDict(_without_nul(self.__dict__["form"]))


def _without_nul(given: MultiDict[str, str]) -> MultiDict[str, str]:
    # A part of a form that bears no name comes with None for one; nobody can ask for it.
    named = [(name, value) for name, value in given.items(multi=True) if isinstance(name, str)]
    if len(named) == len(list(given.items(multi=True))) and not any("\0" in text for pair in named for text in pair):
        return given
    return MultiDict([(name.replace("\0", ""), value.replace("\0", "")) for name, value in named])


#: No inline script or style anywhere; `data:` images only for the small marks of Bootstrap's form controls.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def _room(endpoint: str | None, values: dict[str, Any] | None) -> None:
    """How large a request may be, by what its route takes. A room may say otherwise for its own (evidence)."""
    view = current_app.view_functions.get(endpoint or "")
    if view is not None and not getattr(view, "takes_files", False):
        request.max_content_length = STRANGERS_FORM if getattr(view, "guard", None) == "public" else FORM


def init_app(app: Flask) -> None:
    """Harden the application."""
    app.request_class = CleanRequest
    # Before the first look at a form, which is that for its token.
    app.url_value_preprocessor(_room)
    csrf.init_app(app)
    limiter.init_app(app)
    if app.config["PROXIES"]:
        hops = app.config["PROXIES"]
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]

    @app.before_request
    def no_nul() -> None:
        if any("\0" in value for value in (request.view_args or {}).values() if isinstance(value, str)):
            abort(404)

    @app.after_request
    def add_headers(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if request.is_secure or app.config["SESSION_COOKIE_SECURE"]:
            response.headers.setdefault("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
        # Pages hold a person's work: a shared PC must not show them from the cache after sign-out.
        response.headers.setdefault("Cache-Control", "no-store")
        return response
