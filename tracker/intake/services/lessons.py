"""What corrections teach: kept as facts, used once an administrator accepts them, gone when withdrawn."""

from __future__ import annotations

from sqlalchemy import select

from tracker.audit import services as audit
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Invalid
from tracker.core.events import Fact
from tracker.core.labels import N_, Topic
from tracker.core.text import fold
from tracker.extraction.unknown import object_of, unknown_unit
from tracker.intake import queries
from tracker.intake.models import Draft, Lesson, LessonKind, LessonState, Origin
from tracker.meetings.models import Passage
from tracker.org.models import Unit
from tracker.storage.database import db


def learn(passage: Passage, draft: Draft, *, by: Actor) -> None:
    """Keep what the correction of a proposal suggests: a new name for its lead unit, the topic of its object."""
    if draft.origin is not Origin.PROGRAM or passage.confidential:
        return  # a lesson is read by administrators, who know of no confidential order
    proposed = draft.proposed
    if len(draft.lead) == 1 and draft.lead[0] not in proposed.get("lead", []) and not draft.lead[0].startswith("@"):
        name = unknown_unit(passage.text, queries.directory_of(passage.document))
        unit = queries.roster_of(passage.document).by_code.get(draft.lead[0])
        if name and unit is not None:
            _suggest(LessonKind.ALIAS, name, by=by, unit=unit)
    if draft.topic.value != proposed.get("topic"):
        phrase = object_of(draft.title)
        if len(phrase) >= 4:
            _suggest(LessonKind.TOPIC, phrase, by=by, topic=draft.topic)


def _suggest(kind: LessonKind, phrase: str, *, by: Actor, unit: Unit | None = None, topic: Topic | None = None) -> None:
    phrase = phrase[:200]
    meaning = unit.code if unit is not None else topic.value if topic is not None else ""
    key = f"{kind.value}:{fold(phrase)}:{meaning}"[:300]
    lesson = db.session.scalar(select(Lesson).where(Lesson.key == key))
    if lesson is not None:
        lesson.seen += 1
    else:
        lesson = Lesson(
            kind=kind,
            key=key,
            phrase=phrase,
            unit=unit,
            topic=topic,
            state=LessonState.SUGGESTED,
            seen=1,
            first_at=clock.now(),
        )
        db.session.add(lesson)
    db.session.flush()
    audit.record(Fact("lesson.suggested", "lesson", lesson.id, {"phrase": phrase, "means": meaning}), by=by)


def accept_lesson(lesson: Lesson, phrase: str, *, by: Actor, version: int | None = None) -> None:
    """Let the next intake use the lesson, with the phrase as the administrator words it."""
    _newest(lesson, version)
    phrase = " ".join(phrase.split())
    if not 2 <= len(phrase) <= 200:
        raise Invalid(N_("Nhập cụm từ từ 2 đến 200 ký tự."), field="phrase")
    lesson.phrase, lesson.state = phrase, LessonState.ACCEPTED
    db.session.flush()
    audit.record(Fact("lesson.accepted", "lesson", lesson.id, {"phrase": phrase}), by=by)


def withdraw_lesson(lesson: Lesson, *, by: Actor, version: int | None = None) -> None:
    """Use the lesson no longer; what it gave before stays as it is."""
    _newest(lesson, version)
    lesson.state = LessonState.WITHDRAWN
    db.session.flush()
    audit.record(Fact("lesson.withdrawn", "lesson", lesson.id, {"phrase": lesson.phrase}), by=by)


def _newest(lesson: Lesson, version: int | None) -> None:
    if version is not None and version != lesson.version:
        raise Conflict(N_("Ghi nhớ này vừa được người khác sửa. Xem bản mới rồi quyết định lại."))
