"""Reading tasks: what an actor sees, filters, deadline class as SQL, lists in pages, one task with its history."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Any

from flask import abort, current_app
from sqlalchemy import ColumnElement, Select, and_, case, func, literal, or_, select
from sqlalchemy.orm import InstrumentedAttribute, contains_eager, joinedload, selectinload

from tracker.access.permissions import Permission, Reach, reach
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.calendar import around
from tracker.core.deadlines import AGE_LIMITS, AgeBand, DeadlineClass, Horizon, classify
from tracker.core.labels import N_, Labelled, Topic
from tracker.core.text import fold
from tracker.meetings.models import Document, Meeting, Passage
from tracker.org.models import Unit
from tracker.org.queries import unit_by_code, unit_ids_below, units_on
from tracker.storage.database import db
from tracker.tasks import policy
from tracker.tasks.models import FanOut, Move, Part, Task, TaskUnit
from tracker.tasks.rules import CLOSED, OPEN, STEPS, Share, State, Step, shared_progress
from tracker.web.paging import Page, paged


def horizon(today: date | None = None) -> Horizon:
    """The day judged (default today) and how far "due soon" reaches, by the setting and the calendar."""
    day = today or clock.today()
    return Horizon.of(day, around(day), current_app.config["DUE_SOON_DAYS"])


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """Tasks that the actor may see, as SQL; the twin of `policy.may(actor, TASK_VIEW, task)`."""
    if reach(actor, Permission.TASK_VIEW) is not Reach.INVOLVED:
        return literal(False)
    scope = unit_ids_below(actor.post.unit_path)
    helps = select(TaskUnit.task_id).where(TaskUnit.part == Part.COORDINATING, TaskUnit.unit_id.in_(scope))
    return or_(
        Task.lead_id.in_(scope),
        Task.assigner_id.in_(scope),
        Task.blocker_unit_id.in_(scope),
        Task.id.in_(helps),
    )


def deadline_class(horizon: Horizon, due: InstrumentedAttribute[date | None] = Task.due_on) -> ColumnElement[str]:
    """The deadline class as SQL, against the current or the original deadline; twin of `deadlines.classify`."""
    return case(
        (or_(due.is_(None), Task.state == State.CANCELLED), literal(DeadlineClass.NONE.value)),
        (
            Task.submitted_on.is_not(None),
            case(
                (
                    Task.state == State.DONE,
                    case(
                        (Task.submitted_on > due, literal(DeadlineClass.DONE_LATE.value)),
                        else_=literal(DeadlineClass.DONE_ON_TIME.value),
                    ),
                ),
                (Task.submitted_on > due, literal(DeadlineClass.OVERDUE.value)),
                else_=literal(DeadlineClass.IN_TIME.value),
            ),
        ),
        (due < horizon.today, literal(DeadlineClass.OVERDUE.value)),
        (due <= horizon.soon_until, literal(DeadlineClass.DUE_SOON.value)),
        else_=literal(DeadlineClass.IN_TIME.value),
    )


def age_band(horizon: Horizon) -> ColumnElement[str | None]:
    """The band of days overdue as SQL (NULL when not overdue); the twin of `core.deadlines.age_band`.

    A submission that stands froze the age on its day; such a task is overdue in a band too.
    """
    whens: list[tuple[ColumnElement[bool], ColumnElement[str]]] = []
    for band, first, last in AGE_LIMITS:
        latest = horizon.today - timedelta(days=first)
        waiting = and_(Task.submitted_on.is_(None), Task.due_on <= latest)
        handed = and_(Task.submitted_on.is_not(None), _days_late() >= first)
        if last is not None:
            earliest = horizon.today - timedelta(days=last)
            waiting = and_(waiting, Task.due_on >= earliest)
            handed = and_(handed, _days_late() <= last)
        whens.append(
            (
                and_(Task.state != State.DONE, Task.state != State.CANCELLED, or_(waiting, handed)),
                literal(band.value),
            )
        )
    return case(*whens, else_=None)


def _days_late() -> ColumnElement[int]:
    """Days from the deadline to the standing submission, on either database."""
    if db.engine.dialect.name == "sqlite":
        return func.julianday(Task.submitted_on) - func.julianday(Task.due_on)
    return Task.submitted_on - Task.due_on  # type: ignore[return-value]


class Sort(Labelled):
    """Orders that a list can be read in."""

    DUE = "due", N_("Hạn gần nhất")
    LATEST = "latest", N_("Mới giao nhất")
    UNIT = "unit", N_("Đơn vị")
    PERCENT = "percent", N_("Tiến độ thấp nhất")


class Several(Labelled):
    """Short cuts over several states."""

    OPEN = "open", N_("Chưa xong")
    ASSIGNED = "assigned", N_("Đã giao (trừ thu hồi)")


@dataclass(frozen=True)
class Filter:
    """What a list of tasks shows: every field is in the address of the page, none set shows all.

    `unit` is a unit code and means every unit at or below it that leads; `place` a ward that the work
    lies in; `deadline` one class or several joined by commas.
    """

    q: str = ""
    unit: str = ""
    place: str = ""
    topic: str = ""
    state: str = ""
    standing: str = ""
    deadline: str = ""
    age: str = ""
    meeting: str = ""
    sort: str = Sort.DUE.value

    @classmethod
    def of(cls, values: Any) -> Filter:
        """Read from the address; values that mean nothing are left out."""
        allowed = {
            "topic": {each.value for each in Topic},
            "state": {each.value for each in State},
            "standing": {each.value for each in Several},
            "deadline": {each.value for each in DeadlineClass},
            "age": {each.value for each in AgeBand},
            "sort": {each.value for each in Sort},
        }
        given: dict[str, str] = {}
        for each in fields(cls):
            value = (values.get(each.name) or "").strip()[:200]
            known = allowed.get(each.name)
            if known is not None:
                value = ",".join(part for part in value.split(",") if part in known)
            if value:
                given[each.name] = value
        # Of these one at a time; only deadline classes can be joined by commas.
        for name in ("topic", "state", "standing", "age", "sort"):
            if name in given:
                given[name] = given[name].split(",")[0]
        return cls(**given)

    def without(self, *names: str) -> Filter:
        """This filter with the named fields cleared."""
        return replace(self, **dict.fromkeys(names, ""))

    def args(self) -> dict[str, str]:
        """What the address says: the fields that are set; the usual order is left out."""
        given = {each.name: getattr(self, each.name) for each in fields(self) if getattr(self, each.name)}
        if given.get("sort") == Sort.DUE:
            del given["sort"]
        return given


def matching(actor: Actor, wanted: Filter, horizon: Horizon) -> Select[Task]:
    """The tasks that the actor sees and the filter wants, unordered. Lists and counts both stand on it."""
    query = select(Task).where(visible_to(actor))
    if wanted.unit:
        query = query.where(Task.lead_id.in_(_ids_at(wanted.unit)))
    if wanted.place:
        lies = select(TaskUnit.task_id).where(TaskUnit.part == Part.PLACE, TaskUnit.unit_id.in_(_ids_at(wanted.place)))
        query = query.where(Task.id.in_(lies))
    if wanted.topic:
        query = query.where(Task.topic == Topic(wanted.topic))
    if wanted.state:
        query = query.where(Task.state == State(wanted.state))
    if wanted.standing == Several.OPEN:
        query = query.where(Task.state.in_(OPEN))
    if wanted.standing == Several.ASSIGNED:
        query = query.where(Task.state != State.CANCELLED)
    if wanted.deadline:
        query = query.where(deadline_class(horizon).in_(wanted.deadline.split(",")))
    if wanted.age:
        query = query.where(age_band(horizon) == wanted.age)
    if wanted.meeting:
        query = query.where(
            Task.meeting_id == (int(wanted.meeting) if wanted.meeting.isdecimal() and len(wanted.meeting) < 10 else 0)
        )
    for word in fold(wanted.q).split()[:8]:
        query = query.where(Task.folded.contains(word, autoescape=True))
    return query


def _ids_at(code: str) -> Select[int]:
    """Ids of the units that carry or carried `code`, and of all below them."""
    above = select(Unit.path).where(Unit.code == code).subquery()
    return select(Unit.id).join(above, and_(Unit.path >= above.c.path, Unit.path < func.rtrim(above.c.path, "/") + "0"))


ORDERS: dict[str, tuple[Any, ...]] = {
    # What is still to be done comes first.
    Sort.DUE: (Task.state.in_(CLOSED), Task.due_on.is_(None), Task.due_on, Task.id),
    Sort.LATEST: (Task.assigned_on.desc(), Task.id.desc()),
    Sort.UNIT: (Task.lead_id, Task.due_on.is_(None), Task.due_on, Task.id),
    Sort.PERCENT: (Task.state.in_(CLOSED), Task.percent, Task.due_on.is_(None), Task.due_on, Task.id),
}


def task_page(actor: Actor, wanted: Filter, *, horizon: Horizon, number: int, size: int) -> Page[Task]:
    """One page of the list, with what a row shows loaded along."""
    query = (
        matching(actor, wanted, horizon)
        .order_by(*ORDERS[wanted.sort])
        .options(joinedload(Task.lead), selectinload(Task.units).joinedload(TaskUnit.unit))
    )
    return paged(query, number=number, size=size)


def task_or_404(actor: Actor, task_id: int) -> Task:
    """The task with its units, or 404 when there is none that the actor may see."""
    query = (
        select(Task)
        .where(Task.id == task_id, visible_to(actor))
        .options(
            joinedload(Task.lead),
            joinedload(Task.assigner),
            joinedload(Task.blocker_unit),
            joinedload(Task.fan_out),
            joinedload(Task.meeting),
            joinedload(Task.passage).joinedload(Passage.document),
            selectinload(Task.units).joinedload(TaskUnit.unit),
        )
    )
    return db.session.scalar(query) or abort(404)


def timeline(task: Task) -> list[Move]:
    """Every move of the task, newest first, with the people and units named in it."""
    query = (
        select(Move)
        .where(Move.task_id == task.id)
        .options(joinedload(Move.person), joinedload(Move.on_behalf_of), joinedload(Move.unit))
        .order_by(Move.id.desc())
    )
    return list(db.session.scalars(query))


def latest_move(task: Task) -> Move | None:
    """The newest move of the task."""
    query = select(Move).where(Move.task_id == task.id).options(joinedload(Move.person)).order_by(Move.id.desc())
    return db.session.scalar(query.limit(1))


def last_reported_percent(task: Task) -> int:
    """The percentage of the last progress report, 0 without one: where a task stands when sent back."""
    query = (
        select(Move.percent).where(Move.task_id == task.id, Move.step == Step.REPORT).order_by(Move.id.desc()).limit(1)
    )
    return db.session.scalar(query) or 0


@dataclass(frozen=True)
class Context:
    """A passage with the words around it."""

    before: str
    words: str
    after: str


def in_context(passage: Passage, width: int = 400) -> Context:
    """The passage as it stands in its document, with up to `width` characters on both sides, cut at words."""
    text = passage.document.text
    before = text[max(0, passage.start - width) : passage.start]
    after = text[passage.end : passage.end + width]
    if passage.start > width and " " in before:
        before = "…" + before[before.index(" ") :]
    if passage.end + width < len(text) and " " in after:
        after = after[: after.rindex(" ")] + " …"
    return Context(before, passage.text, after)


def fan_out_or_404(actor: Actor, fan_out_id: int) -> FanOut:
    """The directive to many units with its tasks, or 404 when the actor sees none of them."""
    query = (
        select(FanOut)
        .where(FanOut.id == fan_out_id)
        .options(
            joinedload(FanOut.meeting),
            joinedload(FanOut.passage).joinedload(Passage.document),
            selectinload(FanOut.tasks).options(
                joinedload(Task.lead),
                joinedload(Task.assigner),
                joinedload(Task.blocker_unit),
                selectinload(Task.units).joinedload(TaskUnit.unit),
            ),
        )
    )
    found = db.session.scalar(query)
    if found is None or not policy.may_see_fan_out(actor, Permission.TASK_VIEW, found):
        abort(404)
    return found


def last_words(task_ids: list[int]) -> dict[int, Move]:
    """The newest move with words for each task."""
    newest = select(func.max(Move.id)).where(Move.task_id.in_(task_ids), Move.note != "").group_by(Move.task_id)
    query = select(Move).where(Move.id.in_(newest)).options(joinedload(Move.person))
    return {move.task_id: move for move in db.session.scalars(query)}


@dataclass(frozen=True)
class Bundle:
    """A named group of tasks on a home page: how many there are, and the first of them."""

    name: str
    wanted: Filter
    page: Page[Task]


def bundle(actor: Actor, name: str, wanted: Filter, *, horizon: Horizon, size: int = 20) -> Bundle:
    """The first `size` tasks that `wanted` finds for the actor."""
    return Bundle(name, wanted, task_page(actor, wanted, horizon=horizon, number=1, size=size))


def blocked_by(actor: Actor, *, size: int = 20) -> Page[Task]:
    """Tasks of others that wait for a unit of the actor's scope to clear the way."""
    query = (
        select(Task)
        .where(Task.state == State.BLOCKED, Task.blocker_unit_id == actor.unit_id)
        .order_by(*ORDERS[Sort.DUE])
        .options(joinedload(Task.lead), selectinload(Task.units).joinedload(TaskUnit.unit))
    )
    return paged(query, number=1, size=size)


def lead_choices(actor: Actor) -> list[Unit]:
    """Units in the actor's scope, for the filter by unit."""
    return units_on(clock.today(), root=actor.post.unit_path)


def filter_names(actor: Actor, wanted: Filter) -> dict[str, str]:
    """The words for what the filter names by code: units and the conference."""
    names = {}
    for field in ("unit", "place"):
        code = getattr(wanted, field)
        if code:
            unit = unit_by_code(code, clock.today())
            names[field] = unit.name if unit else code
    return names


def task_for_step_or_404(actor: Actor, task_id: int, step_name: str) -> tuple[Task, Step]:
    """The task and the step named in the address; 404 for a step that does not exist."""
    if step_name not in {step.value for step in STEPS}:
        abort(404)
    return task_or_404(actor, task_id), Step(step_name)


def may_for_step(actor: Actor, permission: Permission, subject: tuple[Task, Step]) -> bool:
    """True when the actor holds the right that the step itself asks for."""
    task, step = subject
    return policy.may(actor, STEPS[step].permission, task)


def class_of(task: Task, horizon: Horizon) -> DeadlineClass:
    """The deadline class of one task that is loaded."""
    return classify(
        task.due_on,
        task.submitted_on,
        done=task.state is State.DONE,
        cancelled=task.state is State.CANCELLED,
        horizon=horizon,
    )


def laggards_first(tasks: list[Task], horizon: Horizon) -> list[Task]:
    """Overdue tasks first, then the others by deadline and progress; closed ones last."""
    order = (DeadlineClass.OVERDUE, DeadlineClass.DUE_SOON, DeadlineClass.IN_TIME, DeadlineClass.NONE)

    def rank(task: Task) -> tuple[int, date, int]:
        kind = class_of(task, horizon)
        place = order.index(kind) if kind in order and task.state in OPEN else len(order)
        return place, task.due_on or date.max, task.percent

    return sorted(tasks, key=rank)


def tasks_by_passage(actor: Actor, document: Document) -> dict[int, list[Task]]:
    """The tasks that the actor sees from each passage of `document`."""
    query = (
        select(Task)
        .where(
            visible_to(actor),
            Task.passage_id.in_(select(Passage.id).where(Passage.document_id == document.id)),
        )
        .options(joinedload(Task.lead))
        .order_by(Task.id)
    )
    found: dict[int, list[Task]] = {}
    for task in db.session.scalars(query):
        found.setdefault(task.passage_id, []).append(task)
    return found


@dataclass(frozen=True)
class Conclusion:
    """One conclusion of a conference with the tasks that the actor sees of it."""

    passage: Passage
    tasks: list[Task]

    @property
    def progress(self) -> int:
        """The progress over all its tasks."""
        return shared_progress(Share(task.state, task.percent) for task in self.tasks)

    @property
    def fan_out_id(self) -> int | None:
        """The directive to many units that it is, if it is one."""
        return self.tasks[0].fan_out_id


def conclusions(actor: Actor, meeting: Meeting) -> list[Conclusion]:
    """The conclusions of `meeting` that gave tasks the actor sees, in reading order; two statements."""
    query = (
        select(Task)
        .where(Task.meeting_id == meeting.id, visible_to(actor))
        .join(Task.passage)
        .options(joinedload(Task.lead), contains_eager(Task.passage).joinedload(Passage.document))
        .order_by(Passage.document_id, Passage.start, Task.id)
    )
    grouped: dict[int, list[Task]] = {}
    for task in db.session.scalars(query):
        grouped.setdefault(task.passage_id, []).append(task)
    return [Conclusion(tasks[0].passage, tasks) for tasks in grouped.values()]
