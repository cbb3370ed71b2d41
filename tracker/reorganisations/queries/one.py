"""Reorganisations as lists and one by one."""

from __future__ import annotations

from datetime import date

from flask import abort
from sqlalchemy import ColumnElement, literal, select
from sqlalchemy.orm import joinedload, selectinload

from tracker.access.permissions import Permission, Reach, reach
from tracker.core.actor import Actor
from tracker.org.queries import unit_ids_below
from tracker.reorganisations.models import Change, ChangedUnit, Heir, Reorganisation, Share
from tracker.reorganisations.rules import KEEPS_OPEN, ReorganisationState
from tracker.storage.database import db
from tracker.web.paging import Page, paged


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """Reorganisations that the actor may open, as SQL; the twin of `policy.may(actor, UNITS_PREPARE, …)`."""
    how_far = reach(actor, Permission.UNITS_PREPARE)
    if how_far is Reach.ALL:
        return literal(True)
    if how_far is Reach.SCOPE:
        return Reorganisation.body_id.in_(unit_ids_below(actor.post.unit_path))
    return literal(False)


_WHOLE = (
    joinedload(Reorganisation.body),
    joinedload(Reorganisation.person),
    selectinload(Reorganisation.changes).options(
        selectinload(Change.begins_with).joinedload(ChangedUnit.unit),
        selectinload(Change.leads_to).joinedload(Heir.unit),
        selectinload(Change.seats),
        selectinload(Change.shares).joinedload(Share.task),
    ),
)


def or_404(actor: Actor, reorganisation_id: int) -> Reorganisation:
    """The reorganisation with its changes, or 404 when there is none that the actor may open."""
    query = select(Reorganisation).where(Reorganisation.id == reorganisation_id, visible_to(actor)).options(*_WHOLE)
    return db.session.scalar(query) or abort(404)


def change_or_404(actor: Actor, unit_change_id: int) -> Change:
    """One change of a reorganisation that the actor may open, or 404."""
    query = select(Change).join(Change.reorganisation).where(Change.id == unit_change_id, visible_to(actor))
    return db.session.scalar(query) or abort(404)


def on_page(actor: Actor, *, number: int, size: int) -> Page[Reorganisation]:
    """One page of them, the latest day first."""
    query = select(Reorganisation).where(visible_to(actor)).options(*_WHOLE)
    return paged(query.order_by(Reorganisation.effective_on.desc(), Reorganisation.id.desc()), number=number, size=size)


def listed(actor: Actor) -> list[Reorganisation]:
    """Those that are still to come, the nearest day first."""
    query = select(Reorganisation).where(visible_to(actor), Reorganisation.state.in_(KEEPS_OPEN))
    return list(db.session.scalars(query.order_by(Reorganisation.effective_on, Reorganisation.id)))


def due_by(day: date) -> list[int]:
    """Ids of those that are prepared and whose day has come, in the order of their days."""
    query = select(Reorganisation.id).where(
        Reorganisation.state == ReorganisationState.PREPARED, Reorganisation.effective_on <= day
    )
    return list(db.session.scalars(query.order_by(Reorganisation.effective_on, Reorganisation.id)))
