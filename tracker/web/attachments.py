"""Kept files on their way to a reader: in pieces, as an attachment, never run as a page of ours."""

from __future__ import annotations

from flask import Response, request
from werkzeug.wsgi import wrap_file

from tracker.storage.blobs import PIECE, Store

HEADERS = {
    # A document of a stranger opened under our address must not act as we do.
    "Content-Security-Policy": "sandbox; default-src 'none'; img-src 'self'; frame-ancestors 'none'",
    # Kept by the reader's own browser, which asks each time whether it may still be shown.
    "Cache-Control": "private, no-cache",
}


def attachment(store: Store, digest: str, *, media_type: str, name: str) -> Response:
    """The content `digest` of `store` under the name `name`, without ever being whole in memory.

    A browser that has it already gets 304; one whose link broke may ask for the rest. Raises FileNotFoundError.
    """
    file = store.open(digest)
    size = file.seek(0, 2)
    file.seek(0)
    response = Response(
        wrap_file(request.environ, file, PIECE), mimetype=media_type, headers=HEADERS, direct_passthrough=True
    )
    response.content_length = size
    response.headers.set("Content-Disposition", "attachment", filename=name)
    response.set_etag(digest)
    return response.make_conditional(request, accept_ranges=True, complete_length=size)  # type: ignore[return-value]
