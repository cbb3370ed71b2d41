"""What a timeline is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tracker.core.labels import Labelled
from tracker.tasks.models import MoveFile


@dataclass(frozen=True)
class Entry:
    """One thing that happened: what it was, details in few words each, the words said, and who did it when.

    `about` are plain strings in the reader's language, or days, percentages and units that the template writes:
    pairs of a kind ("percent", "finished_on", "unit", "due_on", "words") and a value. `row` is what it came from,
    `files` what was sent along, what was removed again included.
    """

    at: datetime
    what: Labelled
    about: tuple[tuple[str, object], ...]
    words: str
    name: str
    post_title: str
    on_behalf_of: str | None
    row: object
    files: tuple[MoveFile, ...] = ()
