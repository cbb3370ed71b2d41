"""What hangs on a reorganisation: tasks, posts, duties and requests of the units that end, and what is undecided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import joinedload

from tracker.core.actor import Actor, Role
from tracker.core.labels import N_
from tracker.meetings.models import Passage
from tracker.org.models import GroupMember, Post, Unit
from tracker.org.queries import posts_to_pass
from tracker.proposals.models import Proposal
from tracker.proposals.rules import WAITING
from tracker.reorganisations.models import Change, Reorganisation, Seat
from tracker.reorganisations.queries.units import plan_of
from tracker.reorganisations.rules import Head, Here, Plan, Said, undecided
from tracker.storage.database import db
from tracker.tasks.models import Part, Series, SeriesUnit, Task, TaskUnit
from tracker.tasks.queries import visible_to as visible_tasks
from tracker.tasks.rules import OPEN


@dataclass(frozen=True)
class Count:
    """What a unit leaves to those that carry it on."""

    tasks: int = 0
    gave: int = 0
    helps: int = 0
    posts: int = 0
    duties: int = 0
    requests: int = 0


@dataclass(frozen=True)
class Row:
    """One change, as a line of before and after; `counts` by the id of a unit that ends."""

    number: int
    change: Change
    counts: Mapping[int, Count]
    divided: bool
    open_tasks: int
    shared: int


@dataclass(frozen=True)
class Preview:
    """A reorganisation with what it comes to. `questions`: by the code of a unit, the heads who meet in it."""

    reorganisation: Reorganisation
    plan: Plan
    rows: list[Row]
    questions: Mapping[str, list[Post]]
    known: list[Said]

    @property
    def ready(self) -> bool:
        """True when nothing stands against it and every question is answered."""
        return self.plan.sound and not self.questions

    @property
    def total(self) -> Count:
        """What all units that end leave."""
        every = [count for row in self.rows for count in row.counts.values()]
        return Count(*(sum(getattr(each, name) for each in every) for name in Count.__dataclass_fields__))


def preview(reorganisation: Reorganisation) -> Preview:
    """What a reorganisation comes to; as many statements whatever the number of units and tasks."""
    plan = plan_of(reorganisation)
    ended = list(plan.ended)
    counts = _counts(ended, reorganisation)
    rows = []
    for number, change in enumerate(reorganisation.changes, 1):
        mine = {unit.id: counts.get(unit.id, Count()) for unit in change.units if unit.id in plan.ended}
        divided = any(len(plan.ended[unit_id]) > 1 for unit_id in mine)
        tasks = sum(count.tasks for count in mine.values())
        shared = sum(not share.task.confidential for share in change.shares)
        rows.append(Row(number, change, mine, divided, tasks, shared))
    known = [*plan.known, *_of_groups(ended), *_of_division(rows)]
    return Preview(reorganisation, plan, rows, questions_of(reorganisation, plan), known)


def _counts(ended: list[int], reorganisation: Reorganisation) -> dict[int, Count]:
    found: dict[int, dict[str, int]] = {unit_id: {} for unit_id in ended}

    def many(name: str, query: Select[Any, Any]) -> None:
        for unit_id, number in db.session.execute(query):
            found[unit_id][name] = number

    # What is confidential is in no count that others than those who know it read (decision 29).
    secret = select(Passage.id).where(Passage.confidential.is_(True))
    opened = select(Task).where(Task.state.in_(OPEN), Task.confidential.is_(False))
    for name, column in (("tasks", Task.lead_id), ("gave", Task.assigner_id)):
        many(name, opened.where(column.in_(ended)).with_only_columns(column, func.count()).group_by(column))
    helps = select(TaskUnit.unit_id, func.count()).join(TaskUnit.task)
    helps = helps.where(Task.state.in_(OPEN), Task.confidential.is_(False))
    helps = helps.where(TaskUnit.unit_id.in_(ended), TaskUnit.part == Part.COORDINATING)
    many("helps", helps.group_by(TaskUnit.unit_id))
    duties = select(SeriesUnit.unit_id, func.count()).join(SeriesUnit.series)
    duties = duties.where(Series.ended_on.is_(None), Series.passage_id.not_in(secret))
    many("duties", duties.where(SeriesUnit.unit_id.in_(ended)).group_by(SeriesUnit.unit_id))
    asked = select(Proposal.unit_id, func.count()).where(Proposal.unit_id.in_(ended), Proposal.state.in_(WAITING))
    asked = asked.where(or_(Proposal.passage_id.is_(None), Proposal.passage_id.not_in(secret)))
    many("requests", asked.group_by(Proposal.unit_id))
    for post in posts_to_pass(ended, reorganisation.effective_on):
        found[post.unit_id]["posts"] = found[post.unit_id].get("posts", 0) + 1
    return {unit_id: Count(**counted) for unit_id, counted in found.items()}


def _of_groups(ended: list[int]) -> list[Said]:
    query = select(GroupMember.group_code, Unit.name).join(Unit, Unit.id == GroupMember.unit_id)
    rows = db.session.execute(query.where(GroupMember.unit_id.in_(ended)).order_by(GroupMember.id))
    words = N_("%(unit)s thuộc nhóm “%(group)s”; đơn vị kế thừa vào thay.")
    return [Said(words, {"unit": name, "group": group}) for group, name in rows]


def _of_division(rows: Iterable[Row]) -> list[Said]:
    words = N_("%(many)s nhiệm vụ chưa chọn đơn vị kế thừa sẽ về %(unit)s.")
    return [
        Said(words, {"many": row.open_tasks - row.shared, "unit": row.change.leads_to[0].name}, row.number)
        for row in rows
        if row.divided and row.open_tasks > row.shared
    ]


#: A post of a unit that ends, the change that ends it, and what was chosen for it.
SeatRow = tuple[Change, Post, Seat | None]


def seats_of(reorganisation: Reorganisation, plan: Plan) -> list[SeatRow]:
    """Every post of a unit that ends, with what was chosen for it, in the order of the changes."""
    of = {unit.id: change for change in reorganisation.changes for unit in change.units if unit.id in plan.ended}
    chosen = {seat.post_id: seat for change in reorganisation.changes for seat in change.seats}
    posts = posts_to_pass(list(of), reorganisation.effective_on)
    order = {change.id: number for number, change in enumerate(reorganisation.changes)}
    rows = [(of[post.unit_id], post, chosen.get(post.id)) for post in posts]
    return sorted(rows, key=lambda row: (order[row[0].id], row[1].unit_id, row[1].id))


def questions_of(reorganisation: Reorganisation, plan: Plan) -> dict[str, list[Post]]:
    """By the code of a unit of the day, the heads who meet in it while nobody has said who heads it."""
    heads, posts = [], {}
    for _, post, seat in seats_of(reorganisation, plan):
        if post.role is not Role.UNIT_HEAD:
            continue
        heir = seat.heir if seat is not None and seat.heir in plan.after else plan.ended[post.unit_id][0]
        decided = seat.role is Role.UNIT_HEAD if seat is not None else None
        heads.append(Head(post.id, post.unit_id, heir, decided=decided))
        posts[post.id] = post
    lasting = {heir: plan.after.get(heir) for heir in {head.heir for head in heads}}
    there = {unit.id: code for code, unit in lasting.items() if isinstance(unit, Here)}
    for post in posts_to_pass(list(there), reorganisation.effective_on):
        if post.role is Role.UNIT_HEAD:
            heads.append(Head(post.id, post.unit_id, there[post.unit_id], stays=True))
    return {heir: [posts[head.post] for head in mine] for heir, mine in undecided(heads).items()}


def shares_of(actor: Actor, change: Change, ended: Mapping[int, object], *, size: int) -> list[Task]:
    """Open tasks of the units that the change divides, as far as the actor sees them; the nearest deadline first."""
    ids = [unit.id for unit in change.units if unit.id in ended]
    query = (
        select(Task)
        .where(Task.lead_id.in_(ids), Task.state.in_(OPEN), visible_tasks(actor))
        .options(joinedload(Task.lead), joinedload(Task.official))
        .order_by(Task.due_on.is_(None), Task.due_on, Task.id)
        .limit(size)
    )
    return list(db.session.scalars(query))
