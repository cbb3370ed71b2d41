"""From a text, a day and a directory to proposed tasks: the whole reading, without model or network."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from tracker.core.calendar import WorkingCalendar, around
from tracker.core.labels import Topic
from tracker.extraction.blocks import blocks
from tracker.extraction.directory import Directory
from tracker.extraction.engine.walk import Reader
from tracker.extraction.flow import flow
from tracker.extraction.normal import view
from tracker.extraction.outline import outline
from tracker.extraction.passages import cover
from tracker.extraction.reading import Reading
from tracker.extraction.units import Gazetteer

_gazetteers = lru_cache(maxsize=8)(Gazetteer)


def read(
    text: str,
    on: date,
    directory: Directory,
    calendar: WorkingCalendar | None = None,
    taught: Mapping[str, Topic] | None = None,
) -> Reading:
    """Propose the tasks in `text`, a document of the day `on`, for the units of `directory`.

    Deterministic; offsets are those of `text` as given. `calendar` counts working days (default: the
    public-sector calendar around `on`); `taught` says for phrases, in lower case, which topic they tell.
    """
    seen = view(text)
    laid = blocks(seen)
    outline(seen, laid)
    words, found = flow(seen, laid)
    reader = Reader(words, found, on, _gazetteers(directory), calendar or around(on), taught or {})
    items = reader.items()
    return Reading(items, cover(text, items))
