"""The life of each made-up task: its moves, its reports, extensions, and how it stood on every day."""

from __future__ import annotations

from dataclasses import dataclass
from math import log
from random import Random
from typing import Any

from tracker.cli.bench.bulk import Bulk, Put, numbers
from tracker.cli.bench.columns import ACT, ENTRY, EXTENSION, MOVE, STANDS, TASK
from tracker.cli.bench.phrases import Phrase
from tracker.cli.bench.province import Place, Province
from tracker.cli.bench.words import ASKED, REPORTED, SUBMITTED
from tracker.core.labels import Findable
from tracker.core.terms import folded_words, toned_words
from tracker.core.text import fold
from tracker.tasks.models import LASTING

#: Of so many tasks one was reported on again and again: a page with a long history.
LONG, REPORTS_OF_LONG = 1_000, 27
_LASTING = LASTING.isoformat()
_TASK, _REPORT = Findable.TASK.value, Findable.REPORT.value


@dataclass(frozen=True)
class Ordered:
    """What a passage orders, and of whom."""

    passage: int
    meeting: int
    fan_out: int | None
    title: str
    topic: str
    body: Place
    leads: list[Place]
    addressee: str
    day: int
    due: int | None
    confidential: int


@dataclass(frozen=True)
class _Words:
    """The words of a passage and its title as the index takes them."""

    text: str
    title: str
    words: str
    toned: frozenset[str]
    folded: str


class Lives:
    """Writes tasks with all that happened to them."""

    def __init__(self, bulk: Bulk, chance: Random, province: Province, *, reports: float) -> None:
        self.bulk, self.chance, self.province, self.reports = bulk, chance, province, reports
        self.tasks = 0
        self._move, self._act, self._extension = numbers(), numbers(), numbers()
        self._put_task = bulk.into("tasks", *TASK)
        self._put_unit = bulk.into("task_units", "task_id", "unit_id", "part")
        self._put_move = bulk.into("moves", *MOVE)
        self._put_act = bulk.into("acts", *ACT)
        self._put_extension = bulk.into("extensions", *EXTENSION)
        self._put_span = bulk.into("task_spans", "task_id", "from_on", "until_on", *STANDS)
        self._index: Put = bulk.index(*ENTRY)
        self._reported = [Phrase.of(each) for each in REPORTED]
        self._submitted = [Phrase.of(each) for each in SUBMITTED]
        self._wards = province.wards
        self._gave = {unit.id: f"Chánh Văn phòng · {province.units[0].name}" for unit in province.units}

    def give(self, of: Ordered, text: str, most: int) -> None:
        """A task for each unit that is ordered, as long as there are fewer than `most`."""
        words = _Words(
            text,
            folded_words(of.title),
            folded_words(text),
            frozenset(toned_words(of.title, text).split()),
            f"{fold(of.title)} {fold(text)}",
        )
        for lead in of.leads[: most - self.tasks]:
            self.tasks += 1
            self._live(self.tasks, of, lead, words)

    def _live(self, number: int, of: Ordered, lead: Place, words: _Words) -> None:
        life = _Life(self, number, of, lead)
        life.run()
        stands, place = life.stands, life.place
        bulk, day = self.bulk, self.bulk.day
        self._put_task(
            (
                number,
                of.title,
                of.topic,
                stands["state"],
                stands["percent"],
                1,
                0,
                lead.id,
                of.body.id,
                day(of.day),
                stands["due_on"],
                day(of.due) if of.due is not None else None,
                stands["extended"],
                "standing" if of.due is None else None,
                stands["submitted_on"],
                stands["finished_on"],
                stands["reported_on"],
                stands["blocker_unit_id"],
                stands["official_id"],
                stands["supervisor_id"],
                of.meeting,
                of.passage,
                of.fan_out,
                None,
                stands["quiet_since"],
                of.confidential,
                f"{words.folded} {lead.folded}" + (f" {place.folded}" if place else ""),
                life.version,
            )
        )
        spans = life.spans
        for at, (first, row) in enumerate(spans):
            until = day(spans[at + 1][0]) if at + 1 < len(spans) else _LASTING
            self._put_span((number, day(first), until, *row))
        toned = words.toned | lead.toned
        found = f"{words.words} {lead.words}"
        if place:
            self._put_unit((number, place.id, "place"))
            toned, found = toned | place.toned, f"{found} {place.words}"
        self._index(
            (
                _TASK,
                number,
                number,
                of.meeting,
                None,
                lead.id,
                of.topic,
                bulk.day(of.day),
                of.title,
                words.text,
                words.title,
                found,
                " ".join(sorted(toned)),
            )
        )


class _Life:
    """One task from the day it was given until today, told in the order of days."""

    def __init__(self, writes: Lives, number: int, of: Ordered, lead: Place) -> None:
        self.writes, self.number, self.of, self.lead = writes, number, of, lead
        self.version = 0
        self.spans: list[tuple[int, tuple[Any, ...]]] = []
        self.place: Place | None = None
        chance = writes.chance
        if lead.parent and lead.parent.id <= 2 and lead.id < 20 and chance.random() < 0.4:
            self.place = chance.choice(writes._wards)
        day = writes.bulk.day(of.day)
        self.stands: dict[str, Any] = {
            "state": "assigned",
            "percent": 0,
            "lead_id": lead.id,
            "due_on": writes.bulk.day(of.due) if of.due is not None else None,
            "submitted_on": None,
            "finished_on": None,
            "reported_on": None,
            "quiet_since": day,
            "report_days": None,
            "extended": 0,
            "blocker_unit_id": None,
            "official_id": None,
            "supervisor_id": chance.choice(writes.province.leaders) if chance.random() < 0.03 else None,
        }

    def run(self) -> None:
        """Everything up to today."""
        chance, of, lead = self.writes.chance, self.of, self.lead
        roll = chance.random
        self._step(of.day, "assign", None, self.writes.province.secretary, self.writes._gave[of.body.id])
        accepted = of.day + 1 + int(2 * roll())
        if accepted > 0 or (of.day > -10 and roll() < 0.3):
            return
        worker = lead.officials[self.number % 2]
        title, head = f"Chuyên viên · {lead.name}", f"Trưởng đơn vị · {lead.name}"
        if of.day > -40 and roll() < 0.02:
            self.stands["state"] = "declined"
            self._step(
                accepted, "decline", "assigned", lead.head, f"Trưởng đơn vị · {lead.name}", "Không đúng chức năng."
            )
            return
        self.stands.update(state="in_progress", official_id=worker)
        self._step(accepted, "accept", "assigned", lead.head, head)
        finished, extended = self._plan(accepted)
        last = min(finished, 0)
        many = int(-log(1 - roll()) * self.writes.reports) if self.writes.reports else 0
        if self.number % LONG == 0 and self.writes.reports:
            many = REPORTS_OF_LONG
        span = last - accepted
        days = sorted(accepted + int(span * roll()) for _ in range(many)) if span > 0 else []
        for at, day in enumerate(days):
            if extended and day >= extended - 1:
                self._extend(extended, worker, title)
                extended = 0
            self.stands.update(percent=(at + 1) * 90 // len(days), reported_on=self.writes.bulk.day(day))
            self._step(day, "report", "in_progress", worker, title, chance.choice(self.writes._reported))
        if extended:
            self._extend(extended, worker, title)
        self._end(finished, worker, title)

    def _plan(self, accepted: int) -> tuple[int, int]:
        """The day on which the work will be finished, and the day on which more time is given (0: never)."""
        roll, due = self.writes.chance.random, self.of.due
        if due is None:
            return accepted + 5 + int(900 * roll()), 0
        extended, until = 0, due
        if due - accepted > 8 and due - 2 <= 0 and roll() < 0.07:
            extended = due - 2
            until = due + 15 + int(30 * roll())
            self.new_due = until
        kind = roll()
        late = -int(12 * roll()) if kind < 0.8 else 1 + int(25 * roll()) if kind < 0.96 else 30 + int(500 * roll())
        return max(accepted + 1, extended + 1 if extended else accepted + 1, until + late), extended

    def _extend(self, day: int, worker: int, title: str) -> None:
        """More time: asked for one day, granted the next."""
        writes, stands = self.writes, self.stands
        number, old, new = writes._extension(), stands["due_on"], writes.bulk.day(self.new_due)
        asked = writes.chance.choice(ASKED)
        writes._put_extension((number, self.number, self.lead.id, "granted", old, new, new, 0, 0))
        self._act(day - 1, "extension_asked", new, number, worker, title, asked)
        stands.update(due_on=new, extended=stands["extended"] + 1)
        given = writes._gave[self.of.body.id]
        self._act(day, "extension_granted", new, number, writes.province.secretary, given, "")
        self._stand(day)

    def _end(self, finished: int, worker: int, title: str) -> None:
        """What the task has come to: finished, handed in, or still open in one way or another."""
        writes, stands, roll = self.writes, self.stands, self.writes.chance.random
        day = writes.bulk.day
        if finished <= 0:
            stands.update(state="submitted", percent=100, submitted_on=day(finished), finished_on=day(finished))
            self._step(finished, "submit", "in_progress", worker, title, writes.chance.choice(writes._submitted))
            approved = finished + int(4 * roll())
            if approved > 0:
                return
            stands["state"] = "done"
            self._step(approved, "approve", "submitted", writes.province.secretary, writes._gave[self.of.body.id])
            return
        sort = roll()
        since = max(self.spans[-1][0], -int(20 * roll()))
        if sort < 0.05:
            stands.update(state="blocked", blocker_unit_id=writes.province.units[2 + self.number % 12].id)
            self._step(since, "block", "in_progress", worker, title, "Chờ cơ quan chuyên môn có ý kiến.")
        elif sort < 0.07:
            stands["state"] = "paused"
            secretary = writes.province.secretary
            self._step(since, "pause", "in_progress", secretary, writes._gave[self.of.body.id], "Chờ chủ trương mới.")
            if roll() < 0.5:
                stands["state"] = "cancelled"
                self._step(since, "cancel", "paused", secretary, writes._gave[self.of.body.id], "Không còn phù hợp.")

    def _step(self, day: int, step: str, source: str | None, person: int, title: str, words: str | Phrase = "") -> None:
        writes, stands = self.writes, self.stands
        self.version += 1
        number, on = writes._move(), writes.bulk.day(day)
        said = words if isinstance(words, str) else words.text
        if isinstance(words, Phrase):
            values = {"n": writes.chance.randrange(2, 200), "m": writes.chance.randrange(1, 30)}
            said = words.text.format(**values)
            found, toned = words.words.format(**values), words.toned
        elif words:
            found, toned = folded_words(words), toned_words(words)
        stands["quiet_since"] = on
        writes._put_move(
            (
                number,
                self.number,
                step,
                source,
                stands["state"],
                writes.bulk.moment(day, self.version),
                on,
                stands["percent"],
                said,
                stands["finished_on"] if step == "submit" else None,
                stands["blocker_unit_id"] if step == "block" else self.lead.id if step == "assign" else None,
                person,
                title,
                self.version,
            )
        )
        if said:
            of = self.of
            writes._index(
                (_REPORT, number, self.number, of.meeting, None, self.lead.id, of.topic, on, "", said, "", found, toned)
            )
        self._stand(day)

    def _act(self, day: int, kind: str, due: str, extension: int, person: int, title: str, words: str) -> None:
        self.version += 1
        moment = self.writes.bulk.moment(day, self.version)
        self.writes._put_act((self.number, kind, moment, words, due, extension, person, title, self.version))

    def _stand(self, day: int) -> None:
        """How the task stands from `day` on; a day is known by how it ended."""
        row = tuple(self.stands[name] for name in STANDS)
        if self.spans and self.spans[-1][0] >= day:
            self.spans[-1] = (self.spans[-1][0], row)
        else:
            self.spans.append((day, row))
