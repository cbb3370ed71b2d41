"""What a reading of a text gives: items that may become tasks, and passages that cover the whole text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.core.labels import ItemKind, NoTaskReason, Recurrence, Topic


@dataclass(frozen=True)
class Cue:
    """Why one field of an item says what it says.

    `field` is the item's field ("kind", "lead", "coordinating", "places", "topic", "due", "recurrence");
    `start`/`end` are offsets of the words in the text, `note` a short Vietnamese explanation.
    """

    field: str
    start: int
    end: int
    note: str


@dataclass(frozen=True)
class Item:
    """One proposed task or one request of a locality; fields as in the annotation guideline.

    Offsets are Unicode code points in the text as given, end exclusive. `lead` and `coordinating` hold
    unit codes and group codes (`@wards` …), `places` unit codes only. `confidence` lies in 0 … 1.
    `questions` are Vietnamese sentences on what is uncertain and must be asked (several leads, fuzzy date).
    """

    kind: ItemKind
    start: int
    end: int
    title: str
    lead: tuple[str, ...]
    coordinating: tuple[str, ...]
    places: tuple[str, ...]
    topic: Topic
    due: date | None
    recurrence: Recurrence | None
    cues: tuple[Cue, ...]
    confidence: float
    questions: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """The item in the guideline's fields, ready for `json.dumps`."""
        return {
            "kind": self.kind.value,
            "start": self.start,
            "end": self.end,
            "lead": list(self.lead),
            "coordinating": list(self.coordinating),
            "places": list(self.places),
            "topic": self.topic.value,
            "due": self.due.isoformat() if self.due else None,
            "recurrence": self.recurrence.value if self.recurrence else None,
            "title": self.title,
            "confidence": self.confidence,
            "cues": [vars(cue) for cue in self.cues],
            "questions": list(self.questions),
        }


@dataclass(frozen=True)
class Passage:
    """A stretch of the text; all passages of a reading are ordered, do not overlap and leave out only white space.

    `item` is the index of the item that the passage is, or None for a stretch without one. For those,
    `reason` is why it is probably no task; `sure` is False where a person should look before agreeing.
    """

    start: int
    end: int
    item: int | None
    reason: NoTaskReason | None
    sure: bool


@dataclass(frozen=True)
class Reading:
    """Items in reading order, and the passages that cover the text."""

    items: tuple[Item, ...]
    passages: tuple[Passage, ...]
