"""Preparing a reorganisation: its day and paper, its changes, and the moves of the whole before it is carried out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm.attributes import flag_modified

from tracker.access.permissions import Permission, Reach, reach
from tracker.audit import services as audit
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Forbidden, Invalid
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.org.models import Unit
from tracker.reorganisations import policy, queries
from tracker.reorganisations.models import Change, ChangedUnit, Heir, Reorganisation
from tracker.reorganisations.rules import Born, ChangeKind, Do, ReorganisationState, target
from tracker.storage.database import db

_NO_RIGHT = N_("Bạn không có quyền thực hiện việc này.")


class Changed(Conflict):
    """Somebody else changed the reorganisation after the person opened it."""


@dataclass(frozen=True)
class Outline:
    """What a reorganisation is called, by which paper, and from which day it holds."""

    title: str
    basis: str
    effective_on: date


def draft(outline: Outline, *, by: Actor) -> Reorganisation:
    """Begin a reorganisation of the units of the actor's town, or below the unit of a secretary."""
    root = int(by.post.unit_path.split("/")[1])
    body = root if reach(by, Permission.UNITS_PREPARE) is Reach.ALL else by.unit_id
    made = Reorganisation(
        title=outline.title.strip(),
        basis=outline.basis.strip(),
        effective_on=outline.effective_on,
        state=ReorganisationState.DRAFT,
        body=db.session.get_one(Unit, body),
        made_at=clock.now(),
        person_id=by.person_id,
        post_title=f"{by.post.title} · {by.post.unit_name}",
        result={},
        trouble="",
    )
    _check_right(made, by)
    db.session.add(made)
    db.session.flush()
    _record(made, "drafted", by)
    return made


def describe(reorganisation: Reorganisation, outline: Outline, *, by: Actor, version: int | None = None) -> None:
    """Correct title, paper and day of a draft."""
    check_draft(reorganisation, by, version)
    reorganisation.title, reorganisation.basis = outline.title.strip(), outline.basis.strip()
    reorganisation.effective_on = outline.effective_on
    touch(reorganisation)
    _record(reorganisation, "changed", by)


def put_change(
    reorganisation: Reorganisation,
    kind: ChangeKind,
    units: Sequence[Unit],
    heirs: Sequence[Born],
    *,
    by: Actor,
    change: Change | None = None,
) -> Change:
    """Add a change to a draft, or put it in the place of `change`; choices that hung on that are to be made again.

    Raises Invalid for units out of the actor's scope, and with the first thing that stands against this change.
    """
    check_draft(reorganisation, by)
    units = list({unit.id: unit for unit in units}.values())
    heirs = list({heir.code: heir for heir in heirs}.values())
    if not all(by.post.covers(unit.path) or _everywhere(by) for unit in units):
        raise Invalid(N_("Chỉ sắp xếp được đơn vị thuộc phạm vi của bạn."), field="units")
    if change is None:
        change = Change(reorganisation=reorganisation, kind=kind)
        db.session.add(change)
    else:
        change.begins_with, change.leads_to, change.seats, change.shares = [], [], [], []
        db.session.flush()
    change.begins_with = [ChangedUnit(unit=unit) for unit in units]
    change.leads_to = [
        Heir(
            unit_id=heir.unit_id,
            code=heir.code,
            name=heir.name,
            kind=heir.kind,
            aliases=list(heir.aliases),
            parent=heir.parent,
        )
        for heir in heirs
    ]
    touch(reorganisation)
    number = reorganisation.changes.index(change) + 1
    wrong = next((said for said in queries.plan_of(reorganisation).against if said.number == number), None)
    if wrong is not None:
        raise Invalid(wrong.sentence, **wrong.values)
    _record(reorganisation, "changed", by, change=change.kind.value, units=[unit.code for unit in units])
    return change


def remove_change(change: Change, *, by: Actor) -> None:
    """Take a change out of a draft."""
    reorganisation = change.reorganisation
    check_draft(reorganisation, by)
    detail = [row.unit.code for row in change.begins_with]
    reorganisation.changes.remove(change)
    touch(reorganisation)
    _record(reorganisation, "changed", by, removed=change.kind.value, units=detail)


def prepare(reorganisation: Reorganisation, *, by: Actor, version: int | None = None) -> None:
    """Settle a draft: from now on it waits for its day. Raises Conflict while anything stands against it."""
    _check_right(reorganisation, by)
    check_version(reorganisation, version)
    state = target(reorganisation.state, Do.PREPARE)
    check_ready(reorganisation)
    reorganisation.state, reorganisation.trouble = state, ""
    db.session.flush()
    _record(reorganisation, "prepared", by)


def reopen(reorganisation: Reorganisation, *, by: Actor, version: int | None = None) -> None:
    """Take it back to be changed."""
    _check_right(reorganisation, by)
    check_version(reorganisation, version)
    reorganisation.state, reorganisation.trouble = target(reorganisation.state, Do.REOPEN), ""
    db.session.flush()
    _record(reorganisation, "reopened", by)


def cancel(reorganisation: Reorganisation, *, by: Actor, version: int | None = None) -> None:
    """Drop it: nothing has happened to the units. Only administrators do."""
    if not policy.may(by, Permission.UNITS_CARRY_OUT, reorganisation):
        raise Forbidden(_NO_RIGHT)
    check_version(reorganisation, version)
    reorganisation.state = target(reorganisation.state, Do.CANCEL)
    db.session.flush()
    _record(reorganisation, "cancelled", by)


def check_ready(reorganisation: Reorganisation) -> queries.Preview:
    """What it comes to, when it can be carried out. Raises Conflict with the first thing that stands against it."""
    found = queries.preview(reorganisation)
    for said in found.plan.against:
        raise Conflict(said.sentence, **said.values)
    for code in found.questions:
        raise Conflict(N_("Chọn người đứng đầu của %(unit)s trước."), unit=found.plan.after[code].name)
    return found


def check_draft(reorganisation: Reorganisation, by: Actor, version: int | None = None) -> None:
    """Raise Forbidden without the right, Conflict when it is no draft any more or has changed since."""
    _check_right(reorganisation, by)
    check_version(reorganisation, version)
    if reorganisation.state is not ReorganisationState.DRAFT:
        raise Conflict(N_("Phương án đã chốt; mở lại trước khi sửa."))


def check_version(reorganisation: Reorganisation, version: int | None) -> None:
    """Raise Changed when `version`, the one that the person saw, is no longer the one."""
    if version is not None and version != reorganisation.version:
        raise Changed(N_("Phương án vừa được người khác sửa. Mở lại trang để xem bản mới."))


def touch(reorganisation: Reorganisation) -> None:
    """Make a new version: what somebody else has open is not the newest any more."""
    flag_modified(reorganisation, "title")
    db.session.flush()


def _everywhere(by: Actor) -> bool:
    return reach(by, Permission.UNITS_PREPARE) is Reach.ALL


def _check_right(reorganisation: Reorganisation, by: Actor) -> None:
    if not policy.may(by, Permission.UNITS_PREPARE, reorganisation):
        raise Forbidden(_NO_RIGHT)


def _record(reorganisation: Reorganisation, verb: str, by: Actor, **more: object) -> None:
    detail = {"title": reorganisation.title, "on": reorganisation.effective_on.isoformat(), **more}
    audit.record(Fact(f"reorganisation.{verb}", "reorganisation", reorganisation.id, detail), by=by)
