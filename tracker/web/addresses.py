"""Addresses of pages for where there is no request that would tell the site's name: mail and calendars."""

from __future__ import annotations

from flask import Flask, current_app
from werkzeug.routing import IntegerConverter, Map

#: The largest number of a row. A larger one in an address names nothing: it must not reach the database, which refuses
#: to compare it.
LARGEST = 2**31 - 1


class RowNumber(IntegerConverter):
    """`<int:…>` in addresses."""

    def __init__(self, map: Map, *given: int, **more: int) -> None:
        super().__init__(map, *given, **{"max": LARGEST, **more})  # type: ignore[arg-type]


def init_app(app: Flask) -> None:
    """Read numbers in addresses within their bounds. Comes before the routes."""
    app.url_map.converters["int"] = RowNumber


def address_of(endpoint: str, **values: object) -> str:
    """The absolute address of a page."""
    path = current_app.url_map.bind("", url_scheme="https").build(endpoint, values)
    return f"{current_app.config['URL']}{path}"
