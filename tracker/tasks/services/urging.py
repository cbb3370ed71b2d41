"""Urging units, and the reply of a unit: in words, or by the report that it makes next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from tracker.access.permissions import Permission
from tracker.audit import services as audit
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.core.errors import Conflict, Forbidden, Invalid
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.org.models import Post, Unit
from tracker.papers import Heading
from tracker.storage.database import Recorded, db
from tracker.tasks import policy, queries, rules
from tracker.tasks.models import Letterhead, Task, UrgedTask, Urging, UrgingAnswer, UrgingCounter, UrgingLetter
from tracker.tasks.rules import OWED, URGEABLE
from tracker.tasks.services.signed import signed


@dataclass(frozen=True)
class Reminder:
    """What an urging says. `seen` is the newest urging that the person knew of (`queries.last_urged_id`)."""

    reason: str
    reply_by: date
    seen: int | None = None


class UrgedMeanwhile(Conflict):
    """Somebody else urged one of the tasks after the page was opened."""


def urge(tasks: Iterable[Task], given: Reminder, *, by: Actor) -> list[Urging]:
    """Urge the units that lead `tasks`: one numbered act for each body that gave them, one letter for each unit.

    Confidential tasks are urged by an act of their own: a letter is never shown in part, so one that named them
    would take the others away from those who may read them.

    Raises Forbidden for a task that the actor may not urge, Conflict for one that is closed or waits for the one
    who gave it, UrgedMeanwhile when another person was faster, Invalid for no task, no reason, or a bad deadline.
    """
    tasks = list(dict.fromkeys(tasks))
    _check(tasks, given, by)
    by_issuer: dict[tuple[int, bool], list[Task]] = {}
    for task in tasks:
        by_issuer.setdefault((task.assigner_id, task.confidential), []).append(task)
    return [_act(several, given, by) for several in by_issuer.values()]


def _check(tasks: Sequence[Task], given: Reminder, by: Actor) -> None:
    if not tasks:
        raise Invalid(N_("Chọn ít nhất một nhiệm vụ để đôn đốc."), field="task")
    if not given.reason.strip():
        raise Invalid(N_("Ghi lý do đôn đốc."), field="reason")
    if given.reply_by < clock.today():
        raise Invalid(N_("Hạn trả lời không thể trước hôm nay."), field="reply_by")
    for task in tasks:
        if not policy.may(by, Permission.URGING_SEND, task):
            raise Forbidden(N_("Bạn không có quyền thực hiện việc này."))
        if task.state not in URGEABLE:
            raise Conflict(
                N_("Nhiệm vụ số %(number)s đang ở trạng thái “%(state)s” nên không đôn đốc đơn vị được."),
                number=task.id,
                state=task.state,
            )


def _act(tasks: Sequence[Task], given: Reminder, by: Actor) -> Urging:
    issuer, year = tasks[0].assigner, clock.today().year
    # The number is taken first: until the commit nobody else of this body comes past it, nor counts the tasks.
    number = take_number(issuer, year)
    ids = [task.id for task in tasks]
    if given.seen is not None and queries.urged_since(ids, given.seen):
        raise UrgedMeanwhile(N_("Có nhiệm vụ vừa được người khác đôn đốc. Xem lại danh sách bên dưới rồi gửi lại."))
    urging = Urging(
        issuer=issuer, year=year, number=number, reason=given.reason.strip(), reply_by=given.reply_by, **signed(by)
    )
    before = queries.times_urged(ids)
    letters: dict[int, UrgingLetter] = {}
    for task in tasks:
        letter = letters.get(task.lead_id)
        if letter is None:
            letter = letters[task.lead_id] = UrgingLetter(urging=urging, unit=task.lead)
        times = before.get(task.id, 0) + 1
        letter.tasks.append(
            UrgedTask(
                task=task,
                times=times,
                escalated=rules.escalates(times),
                state=task.state,
                percent=task.percent,
                due_on=task.due_on,
            )
        )
    db.session.add(urging)
    db.session.flush()
    detail = {
        "number": urging.name,
        "issuer": issuer.id,
        "units": [letter.unit_id for letter in urging.letters],
        "tasks": ids,
        "reply_by": urging.reply_by.isoformat(),
    }
    audit.record(Fact("urging.sent", "urging", urging.id, detail), by=by)
    leaders = _leaders(issuer)
    for row in (row for letter in urging.letters for row in letter.tasks if row.escalated):
        detail = {
            "urging": urging.id,
            "number": urging.name,
            "times": row.times,
            "unit": row.letter.unit_id,
            "leaders": [row.task.supervisor_id] if row.task.supervisor_id else leaders,
            "reply_by": urging.reply_by.isoformat(),
        }
        audit.record(Fact("urging.escalated", "task", row.task_id, detail), by=by)
    return urging


def take_number(issuer: Unit, year: int) -> int:
    """The next number of the body in the year: without gaps, since it falls back with the transaction."""
    dialect = db.engine.dialect.name
    insert = sqlite.insert if dialect == "sqlite" else postgresql.insert
    statement = (
        insert(UrgingCounter)
        .values(issuer_id=issuer.id, year=year, last=1)
        .on_conflict_do_update(index_elements=["issuer_id", "year"], set_={"last": UrgingCounter.last + 1})
        .returning(UrgingCounter.last)
    )
    return int(db.session.execute(statement).scalar_one())


def _leaders(issuer: Unit) -> list[int]:
    """Ids of the people who lead the body today: they take the place of a supervising leader."""
    posts = db.session.scalars(select(Post).where(Post.unit_id == issuer.id, Post.role == Role.LEADER))
    return [post.person_id for post in posts if post.valid_on(clock.today())]


def answer(urged: UrgedTask, words: str, *, by: Actor) -> UrgingAnswer:
    """Reply to the urging of one task for its lead unit; earlier ones of the task that wait are answered with it.

    Raises Forbidden for another unit, Invalid for no words, Conflict when a reply is there or none is owed.
    """
    if not policy.may(by, Permission.URGING_ANSWER, urged.task):
        raise Forbidden(N_("Bạn không có quyền thực hiện việc này."))
    if not words.strip():
        raise Invalid(N_("Nhập nội dung trả lời."), field="words")
    if urged.answer is not None:
        raise Conflict(N_("Đôn đốc này vừa được trả lời. Xem nội dung trả lời bên dưới."))
    if queries.reply_state_of(urged, clock.today()) not in OWED:
        raise Conflict(N_("Đơn vị không còn phải trả lời đôn đốc này."))
    for earlier in queries.owed_by(urged.task):
        if earlier.id < urged.id:
            _answer(earlier, words.strip(), None, by)
    return _answer(urged, words.strip(), None, by)


def _answer(urged: UrgedTask, words: str, move_id: int | None, by: Actor) -> UrgingAnswer:
    found = UrgingAnswer(urged=urged, words=words, move_id=move_id, **signed(by))
    db.session.add(found)
    db.session.flush()
    urging = urged.letter.urging
    detail = {
        "urging": urging.id,
        "number": urging.name,
        "issuer": urging.issuer_id,
        "sender": urging.person_id,
        "unit": urged.letter.unit_id,
        "reply_by": urging.reply_by.isoformat(),
        "days_late": queries.days_late(urged, clock.today()),
        "by_report": move_id is not None,
    }
    audit.record(Fact("urging.answered", "task", urged.task_id, detail), by=by)
    return found


#: Steps that tell how the work stands: made after an urging they are its reply.
TELLING = ("task.report", "task.submit", "task.block")


def reports_answer(facts: Sequence[Recorded]) -> None:
    """Listener: a report that a unit makes after it was urged counts as its reply."""
    for fact, by in facts:
        if fact.action not in TELLING or by is None or fact.subject_id is None:
            continue
        task = db.session.get_one(Task, fact.subject_id)
        rows = queries.owed_by(task)
        move = queries.latest_move(task) if rows else None
        for row in rows:
            _answer(row, move.note if move else "", move.id if move else None, by)


def set_letterhead(unit: Unit, given: Heading, *, by: Actor) -> None:
    """Keep what stands around the letters of `unit`; an empty field means: as its name and posts tell."""
    head = db.session.get(Letterhead, unit.id)
    if head is None:
        head = Letterhead(unit=unit)
        db.session.add(head)
    for name, value in vars(given).items():
        setattr(head, name, value)
    db.session.flush()
    audit.record(Fact("urging.letterhead_set", "unit", unit.id, dict(vars(given))), by=by)
