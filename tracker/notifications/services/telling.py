"""Telling people of acts, in the transaction of the act: notices for all, mail at once for those who want it so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.events import Fact
from tracker.mail import services as mail
from tracker.notifications import queries
from tracker.notifications.models import Matter, Notice
from tracker.notifications.queries import Key, Reader, Seat, Staff
from tracker.notifications.rules import ANSWERS, PART_OF, TABLE, Audience, Kind, Rhythm, Telling, next_allowed
from tracker.notifications.services.mailing import Line, at_once
from tracker.notifications.services.marking import mark_acted, mark_answered
from tracker.org.models import Unit
from tracker.proposals.models import Proposal
from tracker.storage.bulk import insert_numbered
from tracker.storage.database import Recorded, db
from tracker.tasks.models import Task
from tracker.tasks.rules import State

#: What a sentence may name, by the names under which acts give it.
_DAYS = ("reply_by", "to", "due_on")
_KEPT = ("extension", "urging", "remark", "many")
_KINDS: Mapping[type[Any], str] = {Task: "task", Proposal: "proposal", Unit: "unit"}
#: A notice as it is found again: person, action, and what it is about.
_Key = tuple[int, str, str, int]


@dataclass(frozen=True)
class _Told:
    """One person told of one act."""

    seat: Seat
    telling: Telling
    fact: Fact
    matter: Matter
    by: Actor | None

    @property
    def key(self) -> _Key:
        """What its row is found by: the person, the act, and what it is about."""
        return self.seat.person_id, self.fact.action, _KINDS[type(self.matter)], self.matter.id


def tell(recorded: Sequence[Recorded]) -> None:
    """The room's listener: whoever the table names for an act gets one notice of it, whoever acted gets none.

    What it answers, and what the person who acted was told of the same before, is read with that.
    """
    moment = clock.now()
    _mark_read(recorded, moment)
    done = {(fact.action, fact.subject_id) for fact, _ in recorded}
    acts = [
        (fact, by)
        for fact, by in recorded
        if fact.action in TABLE and (PART_OF.get(fact.action), fact.subject_id) not in done
    ]
    if acts:
        tell_of(acts, moment)


def _mark_read(recorded: Sequence[Recorded], moment: datetime) -> None:
    """Read is what the acting person was told of the same matters, and for everybody what the acts answer."""
    seen: dict[int, set[Key]] = {}
    answered: dict[str, set[Key]] = {}
    for fact, by in recorded:
        if fact.action in TABLE and by is not None:
            seen.setdefault(by.person_id, set()).update(queries.named_by(fact))
        if fact.action in ANSWERS:
            answered.setdefault(fact.action, set()).update(queries.named_by(fact))
    for person_id, keys in seen.items():
        mark_acted(person_id, keys, moment)
    for action, keys in answered.items():
        mark_answered(action, keys, moment)


def tell_of(acts: Sequence[Recorded], moment: datetime) -> int:
    """Write the notices of `acts` and post their mail; how many notices. Statements do not grow with the acts."""
    found = queries.matters(key for fact, _ in acts for key in queries.named_by(fact))
    about = [
        (_as_told(fact, found[key]), found[key], by)
        for fact, by in acts
        for key in queries.named_by(fact)
        if key in found
    ]
    staff = queries.staff_for(((fact, matter) for fact, matter, _ in about), clock.local(moment).date())
    told = [each for fact, matter, by in about for each in _told(fact, matter, by, staff)]
    if not told:
        return 0
    readers = queries.readers(each.seat.person_id for each in told)
    told = [each for each in told if _wanted(each, readers[each.seat.person_id])]
    if told:
        ids = _write(told, readers, moment)
        _mail(told, ids, readers, moment)
    return len(told)


def _as_told(fact: Fact, matter: Matter) -> Fact:
    """A task of a duty that the unit has accepted before waits for nobody: it is told as opened, not as given."""
    accepted = isinstance(matter, Task) and matter.state is not State.ASSIGNED
    return replace(fact, action="task.opened") if accepted and fact.action == "task.assigned" else fact


def _told(fact: Fact, matter: Matter, by: Actor | None, staff: Staff) -> Iterable[_Told]:
    """Each person once, by the first audience that names them in a post in which they may see the matter."""
    done = {by.person_id} if by else set()
    for telling in TABLE[fact.action]:
        for seat in queries.members(telling.audience, matter, fact, staff):
            if seat.person_id not in done and queries.may_see(seat.actor, matter):
                done.add(seat.person_id)
                yield _Told(seat, telling, fact, matter, by)


def _wanted(told: _Told, reader: Reader) -> bool:
    """Reminders of what somebody else is in charge of can be switched off; where nobody is, the head is."""
    if told.telling.audience is not Audience.FOLLOWERS or not isinstance(told.matter, Task):
        return True
    return told.matter.official_id is None or reader.wishes.follow


def _write(told: Sequence[_Told], readers: dict[int, Reader], moment: datetime) -> dict[_Key, int]:
    """Write the notices; their ids by `_Told.key`."""
    rows = [
        {
            "person_id": each.seat.person_id,
            "post_id": each.seat.actor.post.id,
            "at": moment,
            "action": each.fact.action,
            "audience": each.telling.audience,
            "kind": each.telling.kind,
            "task_id": each.matter.id if isinstance(each.matter, Task) else None,
            "proposal_id": each.matter.id if isinstance(each.matter, Proposal) else None,
            "unit_id": each.matter.id if isinstance(each.matter, Unit) else None,
            "by_name": each.by.name if each.by else "",
            "by_post": f"{each.by.post.title} · {each.by.post.unit_name}" if each.by else "",
            "detail": _detail(each.fact),
            "read_at": None,
            "digest": _gathers(readers[each.seat.person_id], each.telling.kind),
        }
        for each in told
    ]
    return dict(zip((each.key for each in told), insert_numbered(db.session(), Notice, rows), strict=True))


def _gathers(reader: Reader, kind: Kind) -> bool:
    return reader.address is not None and reader.wishes.rhythm(kind) in (Rhythm.DAILY, Rhythm.WEEKLY)


def _detail(fact: Fact) -> dict[str, Any]:
    """What the sentence and the link need of the act, nothing that somebody wrote."""
    kept: dict[str, Any] = {key: fact.detail[key] for key in _KEPT if isinstance(fact.detail.get(key), int)}
    day = next((fact.detail[key] for key in _DAYS if _is_day(fact.detail.get(key))), None)
    if day:
        kept["day"] = day
    if isinstance(fact.detail.get("days"), int):
        kept["days"] = fact.detail["days"]
    return kept


def _is_day(value: object) -> bool:
    """Moves of a task name states under the same word: only what reads as a day is one."""
    try:
        return isinstance(value, str) and bool(date.fromisoformat(value))
    except ValueError:
        return False


def _mail(told: Sequence[_Told], ids: Mapping[_Key, int], readers: dict[int, Reader], moment: datetime) -> None:
    """One mail for all that one act told one person, once their quiet hours are over."""
    lines: dict[int, list[Line]] = {}
    for each in told:
        reader = readers[each.seat.person_id]
        if reader.address and reader.wishes.rhythm(each.telling.kind) is Rhythm.AT_ONCE:
            sentence = queries.in_vietnamese(
                each.telling.sentence, each.matter, each.by.name if each.by else "", _detail(each.fact)
            )
            line = Line(ids[each.key], each.telling.kind, sentence, each.matter)
            lines.setdefault(reader.person_id, []).append(line)
    calendar = queries.calendar_at(moment)
    letters = []
    for person_id, of_person in lines.items():
        allowed = next_allowed(moment, readers[person_id].wishes.quiet, calendar)
        letters.append(at_once(readers[person_id], of_person, not_before=allowed))
    mail.post_all(letters)
