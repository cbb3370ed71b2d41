"""The description of the interface: what each route takes and answers, refusals and headers included."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask.typing import ResponseReturnValue
from flask_smorest import Api, Blueprint
from marshmallow import Schema
from webargs.flaskparser import FlaskParser

from tracker.api.rules.tokens import Scope
from tracker.api.schemas.shown import ProblemDetails
from tracker.api.views.problems import MEDIA_TYPE

View = Callable[..., ResponseReturnValue]
VERSION = "1.0"
ABOUT = (
    "Every request bears a token: `Authorization: Bearer ketluan_…`. It acts as its person in one post, and sees and "
    "does what that person may on the pages. Refusals are `application/problem+json`, in Vietnamese or, with "
    "`Accept-Language: en`, in English."
)


class Parser(FlaskParser):
    """Reads what the schemas say: names that they do not know are refused everywhere."""

    DEFAULT_UNKNOWN_BY_LOCATION = {}  # noqa: RUF012 - the library's way


PARSER = Parser()


class V1(Blueprint):  # type: ignore[misc]
    """The routes of version 1."""

    ARGUMENTS_PARSER = PARSER


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


def documented(
    view: View, scope: Scope | None, method: str, shows: type[Schema], status: int, *, matches: bool, etags: bool
) -> View:
    """Say in the description what a route takes and answers, refusals and headers included."""
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
    described: dict[str, Any] = {"security": [{"token": []}], "operationId": view.__name__}
    if scope is not None:
        described["x-scope"] = scope.value
    whole: View = v1.doc(**described)(view)
    # Said by `doc`, they would take the place of what `arguments` says; they join it instead.
    whole._apidoc.setdefault("arguments", {}).setdefault("parameters", []).extend(parameters)  # type: ignore[attr-defined]
    return whole


def _header(words: str) -> dict[str, Any]:
    return {"description": words, "schema": {"type": "string"}}


def _parameter(name: str, words: str, *, required: bool = False, pattern: str | None = None) -> dict[str, Any]:
    schema = {"type": "string", **({"pattern": pattern} if pattern else {})}
    return {"in": "header", "name": name, "description": words, "required": required, "schema": schema}
