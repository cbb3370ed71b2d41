"""Refusals as problem+json, in the language that the program asked for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from flask import Flask, Response, current_app, g, request
from flask_babel import get_locale, gettext
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from tracker.api.rules.problems import KINDS, Problem, Told, kind_of
from tracker.api.schemas.base import told
from tracker.core.errors import Forbidden, Refused
from tracker.tasks.services import Changed
from tracker.web import errors
from tracker.web.forms import said

HOME = "/api/v1"
MEDIA_TYPE = "application/problem+json"
#: Where a message stands, as webargs names it → how a problem points to it.
POINTS = {"json": "pointer", "form": "pointer", "files": "pointer", "query": "parameter"}


def init_app(app: Flask) -> None:
    """Let refusals below the interface be words for programs."""
    app.before_request(_language)
    errors.speak_at(app, HOME, answer)


def _language() -> None:
    """Everything that is said to a program is in the language that it accepts, Vietnamese by default."""
    if request.path.startswith(HOME):
        g.locale = request.accept_languages.best_match(current_app.config["LOCALES"], "vi")


def answer(error: Exception, code: str | None) -> Response:
    """The answer to `error`; `code` is how a fault stands in the log."""
    kind, detail, more, headers = _read(error)
    return problem(kind, detail, errors=more, headers=headers, code=code)


def problem(
    kind: Problem,
    detail: str = "",
    *,
    errors: list[dict[str, str]] | None = None,
    headers: Mapping[str, str] | None = None,
    code: str | None = None,
) -> Response:
    """An answer of one kind; without `detail` the usual sentence is said."""
    status, sentence = KINDS[kind]
    body: dict[str, Any] = {
        "type": f"{current_app.config['URL']}/api/problems#{kind.value}",
        "title": gettext(kind.label),
        "status": status,
        "detail": detail or gettext(sentence),
    }
    if code:
        body["instance"] = f"urn:ketluan:fault:{code}"
    if errors:
        body["errors"] = errors
    answered = Response(json.dumps(body, ensure_ascii=False), status, mimetype=MEDIA_TYPE)
    answered.headers["Content-Language"] = str(get_locale())
    answered.headers.update(headers or {})
    return answered


def _read(error: Exception) -> tuple[Problem, str, list[dict[str, str]], Mapping[str, str]]:
    if isinstance(error, Told):
        return error.kind, said(error), [], error.headers
    if isinstance(error, Changed) or isinstance(error.__cause__, StaleDataError):
        return Problem.STALE, "", [], {}
    if isinstance(error, Forbidden):
        return Problem.FORBIDDEN, said(error), [], {}
    if isinstance(error, Refused):
        sentence = said(error)
        points = [{"detail": sentence, "pointer": f"#/{error.field}"}] if error.field else []
        again = {"Retry-After": str(errors.AGAIN)} if error.status == 503 else {}
        return kind_of(error.status), sentence, points, again
    if isinstance(error, HTTPException) and (error.code or 500) < 500:
        data: Mapping[str, Any] = getattr(error, "data", None) or {}
        messages = data.get("messages") if error.code == KINDS[Problem.INVALID][0] else None
        headers = {name: value for name, value in error.get_headers() if name in ("Allow", "Retry-After")}
        return kind_of(error.code or 500), "", list(_points(messages or {})), headers
    return Problem.FAULT, "", [], {}


def _points(messages: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """Every message with where it belongs."""
    for place, found in messages.items():
        for path, message in _walk(found, ()):
            point = POINTS.get(place, "pointer")
            where = "#/" + "/".join(path) if point == "pointer" else ".".join(path)
            yield {"detail": told(message), point: where}


def _walk(found: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], object]]:
    if isinstance(found, Mapping):
        for name, inner in found.items():
            here = path if name == "_schema" else (*path, str(name).replace("~", "~0").replace("/", "~1"))
            yield from _walk(inner, here)
    elif isinstance(found, list):
        for each in found:
            yield from _walk(each, path)
    else:
        yield path, found
