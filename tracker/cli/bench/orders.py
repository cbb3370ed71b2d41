"""Conferences with their documents, and the tasks that their passages give."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

from tracker.cli.bench.bulk import Bulk, numbers
from tracker.cli.bench.columns import ENTRY
from tracker.cli.bench.lives import Lives, Ordered
from tracker.cli.bench.province import Place, Province
from tracker.cli.bench.words import order, person
from tracker.core.labels import Findable, UnitKind
from tracker.core.text import fingerprint, fold
from tracker.meetings.rules import DocumentState, MeetingKind, Outcome
from tracker.search.queries.sources import entry

#: Passages of a document.
PASSAGES = 20
#: Of so many passages one is confidential.
CONFIDENTIAL = 400


@dataclass
class _Passage:
    """A passage before it is written: its words and whom it orders what."""

    start: int
    words: str
    of: Ordered


class Orders:
    """Holds conferences until `many` tasks were given."""

    def __init__(self, bulk: Bulk, chance: Random, province: Province, *, days: int, reports: float) -> None:
        self.bulk, self.chance, self.province, self.days = bulk, chance, province, days
        self.lives = Lives(bulk, chance, province, reports=reports)
        self.meetings = 0
        self._passage, self._fan_out = numbers(), numbers()
        self._put_meeting = bulk.into(
            "meetings",
            "id",
            "name",
            "kind",
            "body_id",
            "held_on",
            "chair",
            "place",
            "folded",
            "created_at",
            "confidential",
            "version",
        )
        self._put_document = bulk.into(
            "documents",
            "id",
            "meeting_id",
            "title",
            "dated_on",
            "media_type",
            "original_hash",
            "text",
            "text_hash",
            "state",
            "issued_at",
            "issued_by_id",
            "created_at",
            "confidential",
            "version",
        )
        self._put_passage = bulk.into(
            "passages",
            "id",
            "document_id",
            "start",
            "end",
            "outcome",
            "sure",
            "note",
            "answer",
            "confidential",
            "version",
        )
        self._put_fan_out = bulk.into("fan_outs", "id", "title", "addressee", "meeting_id", "passage_id")
        self._index = bulk.index(*ENTRY)
        self._units = province.units[2:]
        self._wards = province.wards
        self._deep = [ward for ward in self._wards if len(ward.below) > 3]
        self._offices = [unit for unit in self._units if unit.parent and unit.parent.kind is UnitKind.AUTHORITY]

    def give(self, many: int) -> None:
        """Hold conferences until there are `many` tasks."""
        while self.lives.tasks < many:
            self._hold(many)

    def _hold(self, many: int) -> None:
        """One conference: of the authority itself, or of a ward for its own offices."""
        self.meetings += 1
        number, chance = self.meetings, self.chance
        body = self.province.units[number % 2]
        if self._deep and chance.random() < 0.6:
            body = chance.choice(self._deep)
        day = -1 - int(self.days * chance.random())
        name = f"Hội nghị giao ban lần thứ {number}, {body.name}"
        chair = f"Đồng chí {person(chance)}"
        held, moment = self.bulk.day(day), self.bulk.moment(day)
        folded = fold(f"{name} {body.name} {chair}")[:800]
        kind = MeetingKind.BRIEFING.value
        self._put_meeting((number, name, kind, body.id, held, chair, "Phòng họp số 1", folded, moment, 0, 2))
        title = f"Thông báo kết luận số {number}"
        passages: list[_Passage] = []
        at = 0
        while len(passages) < PASSAGES and self.lives.tasks < many:
            made = self._pass(body, day, at, len(passages) + 1)
            at += len(made.words) + 1
            passages.append(made)
            self._write_passage(made, many)
        text = "\n".join(each.words for each in passages)
        digest = fingerprint(text)
        self._put_document(
            (
                number,
                number,
                title,
                held,
                "text/plain",
                digest,
                self.bulk.text(text),
                digest,
                DocumentState.ISSUED.value,
                moment,
                self.province.secretary,
                moment,
                0,
                2,
            )
        )
        about: dict[str, Any] = {"meeting_id": number, "unit_id": body.id, "day": held}
        row = entry(Findable.MEETING, number, title=name, text=f"{chair} · Phòng họp số 1", names=[body.name], **about)
        self._index(tuple(row[each] for each in ENTRY))
        row = entry(Findable.DOCUMENT, number, title=title, document_id=number, **about)
        self._index(tuple(row[each] for each in ENTRY))

    def _pass(self, body: Place, day: int, at: int, place: int) -> _Passage:
        chance = self.chance
        given = order(chance)
        due = None if chance.random() < 0.05 else day + chance.randrange(10, 120)
        leads, addressee = self._addressed(body)
        until = f", báo cáo kết quả trước ngày {self._written(due)}" if due is not None else ", thực hiện thường xuyên"
        words = f"{place}. {addressee}: {given.title[0].lower()}{given.title[1:]}{until}."
        of = Ordered(
            passage=self._passage(),
            meeting=self.meetings,
            fan_out=self._fan_out() if len(leads) > 1 else None,
            title=given.title,
            topic=given.topic.value,
            body=body,
            leads=leads,
            addressee=addressee,
            day=day,
            due=due,
            confidential=int(chance.randrange(CONFIDENTIAL) == 0),
        )
        return _Passage(at, words, of)

    def _written(self, offset: int) -> str:
        year, month, day = self.bulk.day(offset).split("-")
        return f"{day}/{month}/{year}"

    def _addressed(self, body: Place) -> tuple[list[Place], str]:
        """Whom a passage orders: one unit, several, or all wards (all units of the ward)."""
        own = body.below if body.kind is UnitKind.WARD else self._units
        sort = self.chance.random()
        if sort < 0.6:
            lead = self.chance.choice(own)
            return [lead], lead.name
        if sort < 0.88 or len(own) < 6:
            leads = self.chance.sample(own, min(len(own), self.chance.randrange(2, 7)))
            return leads, ", ".join(unit.name for unit in leads[:3])
        if body.kind is UnitKind.WARD:
            return list(own), "Các cơ quan, đơn vị thuộc xã"
        many = min(len(self._wards), 60)
        return sorted(self.chance.sample(self._wards, many), key=lambda unit: unit.id), "Các xã, phường"

    def _write_passage(self, made: _Passage, most: int) -> None:
        of = made.of
        end = made.start + len(made.words)
        task = Outcome.TASK.value
        self._put_passage((of.passage, of.meeting, made.start, end, task, 1, "", "", of.confidential, 2))
        row = entry(
            Findable.CONCLUSION,
            of.passage,
            text=made.words,
            meeting_id=of.meeting,
            document_id=of.meeting,
            unit_id=of.body.id,
        )
        row["day"] = self.bulk.day(of.day)
        self._index(tuple(row[each] for each in ENTRY))
        if of.fan_out is not None:
            self._put_fan_out((of.fan_out, of.title, of.addressee[:300], of.meeting, of.passage))
        self.lives.give(of, made.words, most)
