"""Files of users, kept once under the hash of their content, outside anything a web server hands out."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from flask import current_app

from tracker.core.text import fingerprint


def _place(digest: str) -> Path:
    root: Path = current_app.config["INSTANCE"] / "files"
    return root / digest[:2] / digest[2:]


def put(data: bytes) -> str:
    """Keep `data` and return its SHA-256 in hex; keeping the same content twice costs nothing.

    The file is complete or absent: it is written beside its place, flushed, then renamed.
    """
    digest = fingerprint(data)
    place = _place(digest)
    if place.exists():
        return digest
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(file.name, place)
    return digest


def get(digest: str) -> bytes:
    """The content kept under `digest`. Raises FileNotFoundError when there is none."""
    return _place(digest).read_bytes()


def holds(digest: str) -> bool:
    """True when content is kept under `digest`."""
    return _place(digest).is_file()
