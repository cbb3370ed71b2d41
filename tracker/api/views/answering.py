"""How subjects are answered and written: with versions, with the way to the next part, and once for each key."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from flask import Response, request, url_for

from tracker.api.queries.listing import Part
from tracker.api.rules.problems import Problem, Told
from tracker.api.rules.versions import etag, version_of
from tracker.api.services import answers
from tracker.api.views.room import bearer
from tracker.core.text import fingerprint
from tracker.storage.database import db, transaction

T = TypeVar("T")
#: Longer keys are refused; so are signs that no header carries plainly.
_KEY = re.compile(r"[\x21-\x7e]{1,200}\Z", re.ASCII)
_TAGS = re.compile(r"v\d{1,9}-[0-9a-f]{16}")


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
