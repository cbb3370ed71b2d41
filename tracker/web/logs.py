"""The log: every request has an id that stands in the answer, on error pages and in each line about it.

As JSON it holds no personal data: no addresses of people, no names, no words of forms, no query strings; of a fault its
kind and where in the program it happened, and not its words, which may repeat what somebody typed.
"""

from __future__ import annotations

import json
import logging
import secrets
import time
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

from flask import Flask, Response, g, has_request_context, request
from sqlalchemy.exc import DBAPIError

from tracker.web import metrics

log = logging.getLogger("ketluan.request")
#: Requests that come all day by themselves, and say nothing about anybody's work.
QUIET = {"static", "operations.healthz", "operations.readyz", "operations.metrics"}
#: Frames of a fault that are told, from where it happened outwards.
MOST_FRAMES = 12


def request_id() -> str:
    """The id of the running request: twelve signs that somebody can read out on the telephone."""
    if "request_id" not in g:
        g.request_id = secrets.token_hex(6)
    return str(g.request_id)


class JsonFormatter(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """Time in UTC, level, who says it, what, and of which request."""
        said: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if has_request_context():
            said["request"] = request_id()
        said |= getattr(record, "fields", {})
        if record.exc_info and record.exc_info[1] is not None:
            said["fault"] = faults(record.exc_info[1])
        return json.dumps(said, ensure_ascii=False, default=str)


def faults(error: BaseException | None) -> list[dict[str, Any]]:
    """`error` and what led to it: kinds and places, without their words."""
    found: list[dict[str, Any]] = []
    while error is not None and len(found) < 5:
        told: dict[str, Any] = {"kind": type(error).__qualname__, "at": _frames(error.__traceback__)}
        if isinstance(error, DBAPIError):
            # Values travel beside the statement, so that it holds nobody's data.
            told |= {"statement": (error.statement or "")[:500], "sqlstate": getattr(error.orig, "sqlstate", None)}
        if isinstance(error, OSError) and error.errno is not None:
            told["errno"] = error.errno
        found.append(told)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return found


def _frames(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)[-MOST_FRAMES:]
    return [f"{'/'.join(frame.filename.split('/')[-3:])}:{frame.lineno} {frame.name}" for frame in reversed(frames)]


def to_json() -> None:
    """Let this process write its log as JSON, to the standard error that systemd and containers collect."""
    root = logging.getLogger()
    handler = logging.StreamHandler()
    handler.setFormatter(JsonFormatter())
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    for noisy in ("fontTools", "PIL", "pdfminer", "alembic", "huey"):
        logging.getLogger(noisy).setLevel(logging.WARNING)


def init_app(app: Flask) -> None:
    """Give every request its id, count it, and write a line about it."""
    if app.config["LOG"] == "json":
        to_json()

    @app.before_request
    def begin() -> None:
        g.begun = time.perf_counter()

    @app.after_request
    def end(response: Response) -> Response:
        response.headers["X-Request-ID"] = request_id()
        seconds = time.perf_counter() - g.get("begun", time.perf_counter())
        endpoint = request.endpoint or "none"
        if endpoint == "static":
            return response
        metrics.count(endpoint, request.method, response.status_code, seconds)
        if app.config["LOG"] == "json" and endpoint not in QUIET:
            fields = {
                "method": request.method,
                "endpoint": endpoint,
                # The pattern of the address: the address itself may hold a secret, as of a calendar.
                "route": request.url_rule.rule if request.url_rule else None,
                "status": response.status_code,
                "ms": round(seconds * 1000, 1),
                "bytes": response.content_length,
            }
            log.info("request", extra={"fields": fields})
        return response
