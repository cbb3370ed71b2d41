"""Addresses of pages for where there is no request that would tell the site's name: mail and calendars."""

from __future__ import annotations

from flask import current_app


def address_of(endpoint: str, **values: object) -> str:
    """The absolute address of a page."""
    path = current_app.url_map.bind("", url_scheme="https").build(endpoint, values)
    return f"{current_app.config['URL']}{path}"
