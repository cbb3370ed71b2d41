"""What is carried along while a text is read: the point, who speaks, and the actions found."""

from __future__ import annotations

from dataclasses import dataclass, field

from tracker.core.labels import ItemKind
from tracker.extraction.topics import Scores


@dataclass
class Point:
    """What holds for the clauses of one point: who is addressed, where, what about, and where the point begins."""

    addressee: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    heading: Scores = field(default_factory=dict)
    theme: Scores = field(default_factory=dict)
    named: tuple[int, int] | None = None
    begun: int = 0


@dataclass
class Speech:
    """Who speaks in the running prose: a chair who orders, or somebody who asks, and for which wards.

    `heard`: the words are a chair's, though nothing was ordered yet; `told`: the sentence only tells what was;
    `pleads`: from where on the sentence lists what people ask for.
    """

    orders: bool = False
    asks: bool = False
    asker: tuple[str, ...] = ()
    heard: bool = False
    told: bool = False
    pleads: int = 0


@dataclass(frozen=True)
class Action:
    """A clause taken for an order or a request: its span, who is named for it, and where its action begins.

    `helpers` and `when` come from a label or bracket that stands apart: "(Phòng X phối hợp; xong trong tháng 6)".
    `guessed`: its own sentence names nobody, those who lead are whom the whole text addresses.
    """

    kind: ItemKind
    start: int
    end: int
    body: int
    lead: tuple[str, ...] | None
    lead_at: tuple[int, int] | None
    cue_at: tuple[int, int] | None
    places: tuple[str, ...] = ()
    general: bool = False
    sure: float = 0.9
    helpers: tuple[str, ...] = ()
    when: tuple[int, int] | None = None
    guessed: bool = False
