"""The interface itself: who asks, by which token; how subjects are answered and written."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, TypeVar

from flask import Flask, Response, current_app, g, request, url_for
from flask.typing import ResponseReturnValue
from flask_smorest import Api, Blueprint
from marshmallow import Schema
from webargs.flaskparser import FlaskParser

from tracker.access.permissions import Permission
from tracker.api.queries.listing import Part
from tracker.api.queries.tokens import Bearer, bearer_of
from tracker.api.rules.problems import Problem, Told
from tracker.api.rules.tokens import Scope
from tracker.api.rules.versions import etag, version_of
from tracker.api.schemas.shown import ProblemDetails
from tracker.api.services import answers, tokens
from tracker.api.views.problems import MEDIA_TYPE
from tracker.core.actor import Actor
from tracker.core.text import fingerprint
from tracker.storage.database import db, transaction
from tracker.web.guards import Subject, current_actor, requires
from tracker.web.security import csrf, limiter

T = TypeVar("T")
View = Callable[..., ResponseReturnValue]
VERSION = "1.0"
#: Longer keys are refused; so are signs that no header carries plainly.
_KEY = re.compile(r"[\x21-\x7e]{1,200}\Z", re.ASCII)
_TAGS = re.compile(r"v\d{1,9}-[0-9a-f]{16}")


class Parser(FlaskParser):
    """Reads what the schemas say: names that they do not know are refused everywhere."""

    DEFAULT_UNKNOWN_BY_LOCATION = {}  # noqa: RUF012 - the library's way


class V1(Blueprint):  # type: ignore[misc]
    """The routes of version 1."""

    ARGUMENTS_PARSER = Parser()


class Documented(Api):  # type: ignore[misc]
    """The description of the interface; refusals are worded by `views.problems`, pages served by `views.docs`."""

    ERROR_SCHEMA = ProblemDetails
    DEFAULT_ERROR_RESPONSE_NAME = None

    def _register_error_handlers(self) -> None:
        """Refusals have their words already."""

    def _register_responses(self) -> None:
        """Every refusal is a problem."""
        for kind, phrase in REFUSALS.items():
            content = {MEDIA_TYPE: {"schema": ProblemDetails}}
            self.spec.components.response(kind, {"description": phrase, "content": content}, lazy=True)


#: The refusals that operations name, by the name that the library gives to their status.
REFUSALS = {
    "BAD_REQUEST": "The request cannot be read, or its cursor is of another list.",
    "UNAUTHORIZED": "No token, or one that opens nothing.",
    "FORBIDDEN": "The token lacks the scope, or its person the right.",
    "NOT_FOUND": "There is no such thing, or the reader may not see it.",
    "CONFLICT": "The state does not allow it, or the same key is under way.",
    "PRECONDITION_FAILED": "Somebody changed it since it was read.",
    "REQUEST_ENTITY_TOO_LARGE": "More was sent than is taken.",
    "UNSUPPORTED_MEDIA_TYPE": "Another media type is taken.",
    "UNPROCESSABLE_ENTITY": "Something entered breaks a rule; `errors` says what and where.",
    "PRECONDITION_REQUIRED": "If-Match is missing.",
    "TOO_MANY_REQUESTS": "Wait as Retry-After says.",
    "INTERNAL_SERVER_ERROR": "A fault of the program; nothing was kept.",
}
READS = ("BAD_REQUEST", "UNAUTHORIZED", "FORBIDDEN", "NOT_FOUND", "UNPROCESSABLE_ENTITY", "TOO_MANY_REQUESTS")
WRITES = (*READS, "CONFLICT", "REQUEST_ENTITY_TOO_LARGE", "UNSUPPORTED_MEDIA_TYPE")
STATUS = {
    "BAD_REQUEST": 400,
    "UNAUTHORIZED": 401,
    "FORBIDDEN": 403,
    "NOT_FOUND": 404,
    "CONFLICT": 409,
    "PRECONDITION_FAILED": 412,
    "REQUEST_ENTITY_TOO_LARGE": 413,
    "UNSUPPORTED_MEDIA_TYPE": 415,
    "UNPROCESSABLE_ENTITY": 422,
    "PRECONDITION_REQUIRED": 428,
    "TOO_MANY_REQUESTS": 429,
    "INTERNAL_SERVER_ERROR": 500,
}

v1 = V1("api", __name__, url_prefix="/api/v1")


def init_app(app: Flask) -> None:
    """Describe the interface and open it."""
    app.config.update(API_TITLE="Kết Luận", API_VERSION=VERSION, OPENAPI_VERSION="3.1.0")
    app.config.update(API_SPEC_OPTIONS={"info": {"description": ABOUT}, "servers": [{"url": "/"}]})
    api = Documented(app)
    api.spec.components.security_scheme("token", {"type": "http", "scheme": "bearer"})
    csrf.exempt(v1)
    api.register_blueprint(v1)
    app.extensions["api.spec"] = json.loads(json.dumps(api.spec.to_dict()))


ABOUT = (
    "Every request bears a token: `Authorization: Bearer ketluan_…`. It acts as its person in one post, and sees and "
    "does what that person may on the pages. Refusals are `application/problem+json`, in Vietnamese or, with "
    "`Accept-Language: en`, in English."
)


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
            return guarded(**values)

        described: View = v1.doc(requestBody=body)(scoped) if body else scoped
        opened = _documented(described, scope, method, shows, status, matches=matches, etags=etags)
        v1.route(rule, methods=[method], tags=[rule.split("/")[1]])(opened)
        return opened

    return decorate


def _documented(
    view: View, scope: Scope | None, method: str, shows: type[Schema], status: int, *, matches: bool, etags: bool
) -> View:
    writes = method != "GET"
    refusals = [*(WRITES if writes else READS), *(("PRECONDITION_FAILED", "PRECONDITION_REQUIRED") if matches else ())]
    headers: dict[str, Any] = {"ETag": _header("The version of what is answered.")} if etags else {}
    parameters = [_parameter("Accept-Language", "`vi` (default) or `en`: the language of what is said in words.")]
    if matches:
        parameters.append(_parameter("If-Match", "The ETag of the last reading.", required=True))
    if method == "POST":
        words = "Sent again with the same key, a request is answered as the first time and done once."
        parameters.append(_parameter("Idempotency-Key", words, pattern="^[!-~]{1,200}$"))
        headers["Idempotency-Replayed"] = _header("`true` when this answer was given before.")
    if not writes and etags:
        parameters.append(_parameter("If-None-Match", "Answered with 304 while nothing has changed."))
        view = v1.alt_response(304, description="Nothing has changed.", success=True)(view)
    if status == 201:
        headers["Location"] = _header("Where it can be read.")
    for name in refusals:
        view = v1.alt_response(STATUS[name], response=name)(view)
    view = v1.response(status, shows, headers=headers)(view)
    described: dict[str, Any] = {"security": [{"token": []}], "operationId": view.__name__, "parameters": parameters}
    if scope is not None:
        described["x-scope"] = scope.value
    documented: View = v1.doc(**described)(view)
    return documented


def _header(words: str) -> dict[str, Any]:
    return {"description": words, "schema": {"type": "string"}}


def _parameter(name: str, words: str, *, required: bool = False, pattern: str | None = None) -> dict[str, Any]:
    schema = {"type": "string", **({"pattern": pattern} if pattern else {})}
    return {"in": "header", "name": name, "description": words, "required": required, "schema": schema}


def shown(body: Mapping[str, Any], *, version: int = 0, headers: Mapping[str, str] | None = None) -> Response:
    """The answer to a reading: 304 for whoever has it already."""
    text = json.dumps(body, ensure_ascii=False)
    tag = etag(version, fingerprint(text))
    if tag in _TAGS.findall(request.headers.get("If-None-Match", "")):
        answer = Response(status=304)
    else:
        answer = Response(text, mimetype="application/json", headers=dict(headers or {}))
    answer.headers["ETag"] = f'"{tag}"'
    # What one person may see is kept by nobody but them, and asked for again each time.
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.headers["Vary"] = "Authorization, Accept-Language"
    return answer


def listed(part: Part, items: list[dict[str, Any]]) -> Response:
    """A part of a list, with the way to the next."""
    headers = {}
    if part.following is not None:
        asked = {**request.args.to_dict(), "cursor": part.following}
        values = {**(request.view_args or {}), **asked}
        headers["Link"] = f'<{url_for(str(request.endpoint), **values)}>; rel="next"'
    return shown({"items": items}, headers=headers)


def written(
    act: Callable[[], T],
    body: Callable[[T], Mapping[str, Any]],
    *,
    status: int = 200,
    version: Callable[[T], int] | None = None,
    location: Callable[[T], str] | None = None,
) -> Response:
    """Do something in one transaction, and answer what came of it.

    With an Idempotency-Key the answer is kept in the same transaction: done and answered, or neither. A refused
    request frees its key.
    """
    claimed = _claim()
    if isinstance(claimed, answers.Kept):
        return _answer(claimed.status, {**claimed.headers, "Idempotency-Replayed": "true"}, claimed.body)
    try:
        with transaction():
            made = act()
            db.session.flush()
            text = json.dumps(body(made), ensure_ascii=False)
            headers = {}
            if version is not None:
                headers["ETag"] = f'"{etag(version(made), fingerprint(text))}"'
            if location is not None:
                headers["Location"] = location(made)
            if claimed is not None:
                answers.keep(claimed, status, headers, text)
    except BaseException:
        if claimed is not None:
            answers.give_back(claimed)
        raise
    return _answer(status, headers, text)


def _answer(status: int, headers: Mapping[str, str], text: str) -> Response:
    return Response(text, status, mimetype="application/json", headers=dict(headers))


def _claim() -> answers.Claim | answers.Kept | None:
    key = request.headers.get("Idempotency-Key")
    if key is None or request.method != "POST":
        return None
    if not _KEY.match(key):
        raise Told(Problem.BAD_REQUEST)
    asked = [request.method, request.full_path, request.mimetype, request.headers.get("If-Match", "")]
    return answers.claim(bearer().token_id, key, fingerprint("\n".join(asked).encode() + b"\n" + _sent()))


def _sent() -> bytes:
    """What was sent, as it counts for being the same: a form's files by their content, not by its boundary."""
    if request.mimetype != "multipart/form-data":
        return request.get_data()
    parts = [f"{name}={value}" for name, value in sorted(request.form.items(multi=True))]
    for name, file in sorted(request.files.items(multi=True)):
        parts.append(f"{name}={file.filename}={fingerprint(file.read())}")
        file.seek(0)
    return "\n".join(parts).encode()


def seen_version() -> int:
    """The version that the request names in If-Match. Raises Told when it names none, or none of ours."""
    header = request.headers.get("If-Match")
    if not header:
        raise Told(Problem.VERSION_NEEDED)
    version = version_of(header)
    if version is None:
        raise Told(Problem.STALE)
    return version


def actor() -> Actor:
    """The person whose token is shown, in its post."""
    return current_actor()
