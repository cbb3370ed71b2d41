"""Kept files on their way to a reader: in pieces, as an attachment, never run as a page of ours."""

from __future__ import annotations

import re
from urllib.parse import quote

from flask import Response, request
from werkzeug.wsgi import wrap_file

from tracker.core.text import fold
from tracker.storage.blobs import PIECE, Store

#: A document of a stranger opened under our address must not act as we do.
SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'"


_NOT_PLAIN = re.compile(r'[^\x20-\x7e]|["\\]')


def disposition(name: str) -> str:
    """The header that makes a browser save a file as `name`. Headers are plain ASCII: Vietnamese goes encoded
    (RFC 6266), and a browser too old for that sees the name without tones.
    """
    plain = _NOT_PLAIN.sub("_", name if name.isascii() else fold(name))
    return f'attachment; filename="{plain}"' + ("" if name.isascii() else f"; filename*=UTF-8''{quote(name, safe='')}")


def attachment(store: Store, digest: str, *, media_type: str, name: str, cached: bool = False) -> Response:
    """The content `digest` of `store` under the name `name`, without ever being whole in memory.

    One whose link broke may ask for the rest. Where `cached`, the reader's own browser keeps it and asks each time
    whether it may still be shown: 304 when it may. Raises FileNotFoundError.
    """
    file = store.open(digest)
    size = file.seek(0, 2)
    file.seek(0)
    response = Response(wrap_file(request.environ, file, PIECE), mimetype=media_type, direct_passthrough=True)
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["Cache-Control"] = "private, no-cache" if cached else "no-store"
    response.content_length = size
    response.headers["Content-Disposition"] = disposition(name)
    response.set_etag(digest)
    return response.make_conditional(request, accept_ranges=True, complete_length=size)  # type: ignore[return-value]
