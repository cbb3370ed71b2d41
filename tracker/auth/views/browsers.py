"""Browsers that somebody has signed in from before, told by a cookie that outlives the session.

It opens nothing. It only lets failed attempts made elsewhere not slow down whoever sits at it (see `rules.waits`).
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from flask import current_app, request
from itsdangerous import BadData, URLSafeTimedSerializer
from werkzeug.wrappers import Response

from tracker.auth.models import Account
from tracker.auth.services import Visitor
from tracker.auth.views.room import address

_NAME = "ketluan_known"
#: Half a year without signing in there, and the browser is a stranger again.
LIFE = 180 * 24 * 3600
#: So many people may share a PC; the one who signed in first drops out.
MOST = 20


@dataclass(frozen=True)
class Known:
    """What the cookie says: the number of the browser, and the accounts that signed in there."""

    browser: str | None = None
    accounts: tuple[int, ...] = ()


def cookie_name() -> str:
    """The cookie; behind TLS under a name that no other host, no other path and no plain connection can set."""
    return f"__Host-{_NAME}" if current_app.config["SESSION_COOKIE_SECURE"] else _NAME


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="ketluan.known-browser")


def _known() -> Known:
    try:
        browser, accounts = _signer().loads(request.cookies.get(cookie_name(), ""), max_age=LIFE)
    except (BadData, ValueError, TypeError):
        return Known()
    return Known(str(browser), tuple(int(each) for each in accounts))


def visitor() -> Visitor:
    """Who asks, as signing in looks at them."""
    known = _known()
    return Visitor(address(), request.user_agent.string, known.browser, known.accounts)


def remember(response: Response, account: Account) -> Response:
    """Let this browser be known for `account` from now on."""
    known = _known()
    accounts = (account.id, *(each for each in known.accounts if each != account.id))[:MOST]
    response.set_cookie(
        cookie_name(),
        _signer().dumps([known.browser or secrets.token_hex(16), accounts]),
        max_age=LIFE,
        httponly=True,
        samesite="Lax",
        secure=current_app.config["SESSION_COOKIE_SECURE"],
    )
    return response
