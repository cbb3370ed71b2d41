"""The interface itself: who asks, by which token; how subjects are answered and written."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from flask import Flask, abort, current_app, g, request
from flask.typing import ResponseReturnValue
from marshmallow import Schema

from tracker.access.permissions import Permission
from tracker.api.queries.tokens import Bearer, bearer_of
from tracker.api.rules.problems import Problem, Told
from tracker.api.rules.tokens import Scope
from tracker.api.schemas.given import LARGEST
from tracker.api.services import tokens
from tracker.api.views.described import ABOUT, VERSION, Documented, View, documented, v1
from tracker.core.actor import Actor
from tracker.core.text import fingerprint
from tracker.storage.database import transaction
from tracker.web.guards import Subject, current_actor, requires
from tracker.web.security import csrf, limiter


def init_app(app: Flask) -> None:
    """Describe the interface and open it."""
    app.config.update(API_TITLE="Kết Luận", API_VERSION=VERSION, OPENAPI_VERSION="3.1.0")
    app.config.update(API_SPEC_OPTIONS={"info": {"description": ABOUT}, "servers": [{"url": "/"}]})
    api = Documented(app)
    api.spec.components.security_scheme("token", {"type": "http", "scheme": "bearer"})
    csrf.exempt(v1)
    api.register_blueprint(v1)
    spec = json.loads(json.dumps(api.spec.to_dict()))
    # Routes bear tags of their own; the library adds the blueprint's, which none of them has.
    spec["tags"] = [tag for tag in spec.get("tags", ()) if tag["name"] != v1.name]
    app.extensions["api.spec"] = spec


def _shown() -> str:
    scheme, _, text = request.headers.get("Authorization", "").partition(" ")
    return text.strip() if scheme.lower() == "bearer" else ""


def _bucket() -> str:
    """Requests are counted by token; without one, by address."""
    shown = _shown()
    return f"token:{fingerprint(shown)[:24]}" if shown else f"address:{request.remote_addr}"


def _per_minute() -> str:
    return f"{current_app.config['API_PER_MINUTE']} per minute"


def _guesses() -> str:
    return "60 per minute"


limiter.limit(_per_minute, key_func=_bucket)(v1)
# Whoever shows tokens that open nothing is slowed down by address: each would be a bucket of its own.
limiter.limit(
    _guesses,
    key_func=lambda: f"guesses:{request.remote_addr}",
    deduct_when=lambda answered: answered.status_code == 401,
)(v1)


def _authenticate() -> None:
    """Find out who asks. A session that a browser sends along opens nothing here."""
    g.pop("actor", None)
    bearer = bearer_of(_shown()) if _shown() else None
    if bearer is None:
        said = 'Bearer realm="ketluan"' + (', error="invalid_token"' if _shown() else "")
        raise Told(Problem.UNKNOWN_TOKEN, headers={"WWW-Authenticate": said})
    if bearer.lacks_second_factor:
        raise Told(Problem.SECOND_FACTOR)
    if bearer.used_long_ago:
        with transaction():
            tokens.note_use(bearer.token_id, request.remote_addr or "")
    g.bearer, g.actor = bearer, bearer.actor


v1.before_request(_authenticate)


def takes(schema: type[Schema], location: str = "json") -> Callable[[View], View]:
    """Read and judge what was sent; the view gets it as a table of names."""
    decorate: Callable[[View], View] = v1.arguments(schema, location=location)
    return decorate


def bearer() -> Bearer:
    """Whoever asks."""
    found: Bearer = g.bearer
    return found


def door(
    rule: str,
    permission: Permission,
    subject: Subject[Any] | None = None,
    *,
    scope: Scope | None,
    method: str = "GET",
    media: str = "application/json",
    body: Mapping[str, Any] | None = None,
    shows: type[Schema],
    status: int = 200,
    matches: bool = False,
    etags: bool = True,
) -> Callable[[View], View]:
    """Open one route: the scope that its token needs, the right that its person needs, what it answers.

    The right is asked as on the pages (`requires`). `matches`: the request must name the version it has seen.
    """

    def decorate(view: View) -> View:
        guarded = requires(permission, subject)(view)

        @wraps(guarded)
        def scoped(**values: Any) -> ResponseReturnValue:
            if scope is not None and scope not in bearer().scopes:
                raise Told(Problem.SCOPE_MISSING)
            if method != "GET" and request.mimetype not in media.split(","):
                raise Told(Problem.MEDIA_TYPE)
            if any(number > LARGEST for number in values.values()):
                abort(404)
            return guarded(**values)

        described: View = v1.doc(requestBody=body)(scoped) if body else scoped
        opened = documented(described, scope, method, shows, status, matches=matches, etags=etags)
        v1.route(rule, methods=[method], tags=[rule.split("/")[1]])(opened)
        return opened

    return decorate


def actor() -> Actor:
    """The person whose token is shown, in its post."""
    return current_actor()
