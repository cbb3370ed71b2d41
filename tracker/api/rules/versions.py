"""ETags: the version of a subject, and a mark of how it reads today."""

from __future__ import annotations

import re

#: `"v12-3f0c…"`; a proxy or the compression may add a weak sign before and a word behind.
_TAG = re.compile(r'(?:W/)?"?v(\d{1,9})-[0-9a-f]{16}(?:[:;-]\w+)?"?\Z')


def etag(version: int, mark: str) -> str:
    """The tag, without its quotes."""
    return f"v{version}-{mark[:16]}"


def version_of(header: str) -> int | None:
    """The version that somebody saw, read from If-Match; None for anything that is no tag of ours.

    Only the version is compared: what a subject looks like changes by the day (its deadline class), and that is no
    reason to refuse what somebody wrote.
    """
    found = _TAG.match(header.strip())
    return int(found.group(1)) if found else None
