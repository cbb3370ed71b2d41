"""What arrives, by a form or from another program: a file or words, read, with the day and the title they bear."""

from __future__ import annotations

from datetime import date, timedelta

from tracker.core import clock
from tracker.core.errors import Invalid
from tracker.core.labels import N_
from tracker.core.text import shorten
from tracker.extraction.files import read_file, understood
from tracker.extraction.letterhead import dated
from tracker.meetings.models import Meeting
from tracker.meetings.services import Source

#: A letterhead's day farther from its conference than this was misread, or is another document's.
_YEAR = timedelta(days=366)


def from_file(data: bytes, filename: str, *, max_bytes: int) -> tuple[Source, tuple[str, ...]]:
    """A file as a source, with what its reader noted. Raises Refused for one that cannot be read."""
    found = read_file(data, filename, max_bytes=max_bytes)
    return Source(data, found.text, found.media_type, filename[-200:]), found.notes


def from_words(pasted: str) -> tuple[Source, tuple[str, ...]]:
    """Words as a source. Raises Invalid for none."""
    if not pasted.strip():
        raise Invalid(N_("Chọn một tệp hoặc dán nội dung văn bản."), field="text")
    text, notes = understood(pasted)
    return Source(pasted.encode(), text, "text/plain"), notes


def day_in(text: str, meeting: Meeting) -> date | None:
    """The day in the letterhead, unless it is so far from the conference that it was misread."""
    day = dated(text)
    near = day is not None and abs(day - meeting.held_on) < _YEAR and day <= clock.today()
    return day if near else None


def title_of(source: Source) -> str:
    """What a document is called that nobody named: as its file, else as its first line."""
    return source.filename or shorten(source.text.strip().split("\n")[0], 120)
