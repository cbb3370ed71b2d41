"""Vietnamese text: one normal form to keep, one folded form to compare and search."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_MARKS = re.compile(r"[\u0300-\u036f]")
_SPACES = re.compile(r"\s+")
_STROKE = str.maketrans({"đ": "d", "Đ": "D"})


def fold(text: str) -> str:
    """Return `text` without tones, case or doubled spaces, for search and comparison.

    "Đường 277" and "duong  277" fold to the same string. `đ` needs its own map: Unicode treats
    it as a letter of its own, so that dropping combining marks leaves it untouched.
    """
    bare = _MARKS.sub("", unicodedata.normalize("NFD", text)).translate(_STROKE)
    return _SPACES.sub(" ", bare).strip().casefold()


def normalise(text: str) -> str:
    """Return `text` as it is shown and cut into passages: NFC, plain spaces, `\\n` line ends.

    Nothing a reader can see is changed: no letter is corrected, no line is joined.
    """
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\ufeff", "").replace("\u200b", "").replace("\u00ad", "")
    return re.sub(r"[\u00a0\u2007\u202f]", " ", text)


def fingerprint(data: bytes | str) -> str:
    """SHA-256 in hex of what was handed in; text is hashed as UTF-8."""
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()


def shorten(text: str, width: int) -> str:
    """Return `text` on one line, cut at a word with an ellipsis so that it fits `width` characters."""
    line = _SPACES.sub(" ", text).strip()
    if len(line) <= width:
        return line
    head = line[: width - 1]
    cut = head.rfind(" ")
    return (head[:cut] if cut > width // 2 else head).rstrip(" ,;:") + "…"
