"""Names in a text that look like units and are none of the directory: what a correction may teach as an alias."""

from __future__ import annotations

import re

from tracker.extraction.clauses import verb_at
from tracker.extraction.directory import Directory
from tracker.extraction.normal import view
from tracker.extraction.strangers import STRANGER
from tracker.extraction.units import Gazetteer

_MOST_WORDS = 4


def unknown_unit(text: str, directory: Directory) -> str | None:
    """The first name in `text` that looks like a unit's and names none of `directory`, or None."""
    known = [(each.start, each.end) for each in Gazetteer(directory).find(view(text))]
    for match in STRANGER.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in known):
            return " ".join(match.group().split())
    return None


def object_of(title: str) -> str:
    """The first words of what a task is about: its title behind the verb, up to a comma and four words."""
    seen = view(title)
    stop = verb_at(seen, 0, len(seen.low)) or 0
    words = re.split(r"[,;.:()]", title[seen.place[stop] :].strip())[0].split()
    return " ".join(words[:_MOST_WORDS]).lower()
