"""Digests: what has gathered for a person goes out as one mail a day or a week."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import update

from tracker.core import clock
from tracker.mail import services as mail
from tracker.notifications import queries
from tracker.notifications.models import Notice
from tracker.notifications.queries import Reader
from tracker.notifications.rules import Kind, Rhythm, digest_moment
from tracker.notifications.services.mailing import Line, digest
from tracker.storage.database import db

#: People served by one run, so that none holds the database for long; the next run goes on with the others.
PEOPLE = 1_000
#: How a digest calls its period.
_WORDS: Mapping[Rhythm, str] = {Rhythm.DAILY: "trong ngày", Rhythm.WEEKLY: "trong tuần"}


def send_digests(moment: datetime) -> str:
    """Post the digests that have fallen due by `moment`, in the running transaction; says how many.

    A digest holds what was told up to the moment at which it fell due, so that all runs of one period, wherever
    and whenever they run, would write the same mail: the outbox takes it once.
    """
    calendar = queries.calendar_at(moment)
    waiting = queries.oldest_waiting()
    looked_at = sent = 0
    for person_id, reader in queries.readers(waiting).items():
        for rhythm in (Rhythm.DAILY, Rhythm.WEEKLY):
            kinds = [kind for kind in waiting[person_id] if _rhythm(reader, kind) is rhythm]
            due = digest_moment(moment, rhythm, reader.wishes, calendar)
            if due is not None and any(waiting[person_id][kind] <= due for kind in kinds):
                looked_at += 1
                sent += _digest(reader, rhythm, kinds, due, moment)
        if looked_at >= PEOPLE:
            break
    return f"{sent} thư tổng hợp."


def _digest(reader: Reader, rhythm: Rhythm, kinds: Sequence[Kind], due: datetime, moment: datetime) -> bool:
    notices = queries.gathered(reader.person_id, kinds, due)
    telling = queries.worth_telling(reader.person_id, reader.name, notices, clock.local(moment))
    period = f"{rhythm.value}:{clock.local(due):%Y-%m-%d}"
    posted = bool(telling) and bool(
        mail.post_all(
            [digest(reader, [_line(notice) for notice in telling], due=due, period=period, words=_WORDS[rhythm])]
        )
    )
    if posted or not telling:
        _settle(notice.id for notice in notices)
    return posted


def _rhythm(reader: Reader, kind: Kind) -> Rhythm:
    """How a kind is gathered. What waits for somebody who has changed to mail at once comes with their next day."""
    rhythm = reader.wishes.rhythm(kind)
    return Rhythm.DAILY if rhythm is Rhythm.AT_ONCE else rhythm


def _line(notice: Notice) -> Line:
    sentence, values = queries.said(notice)
    return Line(notice.id, notice.kind, sentence % values, notice.matter)


def _settle(notice_ids: Iterable[int]) -> None:
    """These wait no longer. No act, so no entry in the audit record: the mail itself is the record."""
    for some in queries.batches(notice_ids):
        db.session.execute(update(Notice).where(Notice.id.in_(some)).values(digest=False))
