"""What only people can answer: who heads what is new, and which task of a divided unit goes where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tracker.audit import services as audit
from tracker.core.actor import Actor, Role
from tracker.core.errors import Conflict, Invalid
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.reorganisations import queries
from tracker.reorganisations.models import Change, Reorganisation, Seat, Share
from tracker.reorganisations.services.drafting import check_draft, touch

#: What a head of a unit that ends can be with the heir: its head still (or deputy), or one of its officials.
KEPT = (Role.UNIT_HEAD, Role.OFFICIAL)


@dataclass(frozen=True)
class SeatChoice:
    """With which heir somebody goes on, in which role, under which title."""

    heir: str
    role: Role
    title: str


def choose_seats(reorganisation: Reorganisation, chosen: Mapping[int, SeatChoice], *, by: Actor) -> int:
    """Say of posts of units that end what becomes of them, by the id of the post; how many are other than usual.

    A role is kept, or a head becomes an official: a reorganisation appoints nobody to more than they were. Raises
    Invalid for an heir or role that is none.
    """
    check_draft(reorganisation, by)
    plan = queries.plan_of(reorganisation)
    many = 0
    for change, post, seat in queries.seats_of(reorganisation, plan):
        choice = chosen.get(post.id)
        if choice is None:
            continue
        allowed = KEPT if post.role is Role.UNIT_HEAD else (post.role,)
        if choice.heir not in plan.ended[post.unit_id] or choice.role not in allowed or not choice.title.strip():
            raise Invalid(N_("Chọn đơn vị kế thừa, vai trò và chức danh cho %(name)s."), name=post.person.full_name)
        if seat is None:
            seat = Seat(change_id=change.id, post=post)
            change.seats.append(seat)
        seat.heir, seat.role, seat.title = choice.heir, choice.role, choice.title.strip()[:200]
        many += 1
    touch(reorganisation)
    open_ = queries.preview(reorganisation).questions
    detail = {"posts": many, "undecided": len(open_)}
    audit.record(Fact("reorganisation.seats_chosen", "reorganisation", reorganisation.id, detail), by=by)
    return many


def divide(change: Change, heirs: Mapping[int, str], *, by: Actor) -> int:
    """Say of open tasks of a divided unit, by their ids, to which heir (its code) they go; how many were said.

    Raises Conflict for a task that the actor does not see or that is none of the unit's any more.
    """
    reorganisation = change.reorganisation
    check_draft(reorganisation, by)
    plan = queries.plan_of(reorganisation)
    tasks = {task.id: task for task in queries.shares_of(by, change, plan.ended, size=len(heirs) + 1_000)}
    there = {share.task_id: share for share in change.shares}
    for task_id, code in heirs.items():
        task = tasks.get(task_id)
        if task is None:
            raise Conflict(N_("Danh sách nhiệm vụ vừa thay đổi. Xem lại rồi lưu."))
        if code not in plan.ended[task.lead_id]:
            raise Invalid(N_("Chọn đơn vị kế thừa."))
        if task_id in there:
            there[task_id].heir = code
        else:
            change.shares.append(Share(task_id=task_id, heir=code))
    touch(reorganisation)
    detail = {"change": change.id, "tasks": len(heirs)}
    audit.record(Fact("reorganisation.divided", "reorganisation", reorganisation.id, detail), by=by)
    return len(heirs)
