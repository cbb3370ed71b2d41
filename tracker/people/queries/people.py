"""The list of people: who is seen, what the filter finds, how each stands."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, case, exists, literal, or_, select
from sqlalchemy.orm import joinedload, selectinload

from tracker.access.permissions import Permission, Reach, reach
from tracker.auth.models import Account
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.core.text import fold
from tracker.org.models import Person, Post, Unit
from tracker.org.queries import below, held_on, unit_ids_at
from tracker.people.rules import Standing
from tracker.storage.database import db
from tracker.web.paging import Page, paged


@dataclass(frozen=True)
class PeopleFilter:
    """What the list shows; every field is in the address. `unit` is a code and means all below it as well."""

    q: str = ""
    unit: str = ""
    role: str = ""
    state: str = ""

    @classmethod
    def of(cls, values: Any) -> PeopleFilter:
        """Read from the address; what means nothing is left out."""
        given = {each.name: (values.get(each.name) or "").strip()[:100] for each in fields(cls)}
        if given["role"] not in set(Role):
            given["role"] = ""
        if given["state"] not in set(Standing):
            given["state"] = ""
        return cls(**given)

    def args(self) -> dict[str, str]:
        """What the address says."""
        return {each.name: getattr(self, each.name) for each in fields(self) if getattr(self, each.name)}


def visible_to(actor: Actor, permission: Permission) -> ColumnElement[bool]:
    """People whom the actor may see for `permission`, as SQL; the twin of `policy.may_see`."""
    how_far = reach(actor, permission)
    if how_far is Reach.ALL:
        return literal(True)
    if how_far is not Reach.SCOPE:
        return literal(False)
    return Person.id.in_(select(Post.person_id).join(Post.unit).where(below(Unit.path, actor.post.unit_path)))


def standing(day: date) -> ColumnElement[str]:
    """How people stand on `day`, as SQL over people and their accounts; the twin of `rules.standing_of`."""
    posts = exists().where(Post.person_id == Person.id, held_on(day))
    return case(
        (Account.active.is_(False), Standing.CLOSED.value),
        (~posts, Standing.FORMER.value),
        (Account.id.is_(None), Standing.NONE.value),
        (Account.invited.is_(True), Standing.INVITED.value),
        else_=Standing.WORKING.value,
    )


def people_page(
    actor: Actor, permission: Permission, wanted: PeopleFilter, *, number: int, size: int
) -> Page[tuple[Person, Account | None, Standing]]:
    """One page of the people whom the actor sees and the filter wants, by name, with account and standing."""
    found = paged(
        _matching(actor, permission, wanted)
        .options(selectinload(Person.posts).joinedload(Post.unit))
        .order_by(Person.folded, Person.id),
        number=number,
        size=size,
    )
    accounts = _accounts([person.id for person in found.rows])
    stood = _stood([person.id for person in found.rows])
    rows = [(person, accounts.get(person.id), stood[person.id]) for person in found.rows]
    return Page(rows, found.number, found.size, found.total)


def everybody(actor: Actor, permission: Permission, wanted: PeopleFilter) -> list[tuple[Person, Account | None]]:
    """All whom the list holds, for a file."""
    query = _matching(actor, permission, wanted).options(selectinload(Person.posts).joinedload(Post.unit))
    people = list(db.session.scalars(query.order_by(Person.folded, Person.id)))
    whose = _matching(actor, permission, wanted).with_only_columns(Person.id)
    accounts = {
        each.person_id: each for each in db.session.scalars(select(Account).where(Account.person_id.in_(whose)))
    }
    return [(person, accounts.get(person.id)) for person in people]


def _accounts(ids: list[int]) -> dict[int, Account]:
    query = select(Account).where(Account.person_id.in_(ids)).options(joinedload(Account.person))
    return {account.person_id: account for account in db.session.scalars(query)}


def _stood(ids: list[int]) -> dict[int, Standing]:
    query = select(Person.id, standing(clock.today())).outerjoin(Account, Account.person_id == Person.id)
    return {number: Standing(value) for number, value in db.session.execute(query.where(Person.id.in_(ids)))}


def _matching(actor: Actor, permission: Permission, wanted: PeopleFilter) -> Select[Any]:
    today = clock.today()
    query = select(Person).outerjoin(Account, Account.person_id == Person.id).where(visible_to(actor, permission))
    for word in fold(wanted.q).split():
        query = query.where(
            or_(
                Person.folded.contains(word, autoescape=True),
                Account.username.contains(word, autoescape=True),
                Person.email.icontains(word, autoescape=True),
            )
        )
    if wanted.unit or wanted.role:
        post = select(Post.person_id)
        if wanted.unit:
            post = post.where(Post.unit_id.in_(unit_ids_at(wanted.unit, today)))
        if wanted.role:
            post = post.where(Post.role == Role(wanted.role))
        # Of those who left one looks for the post they had; else only for the one they have.
        if wanted.state not in (Standing.FORMER, Standing.CLOSED):
            post = post.where(or_(Post.valid_to.is_(None), Post.valid_to >= today))
        query = query.where(Person.id.in_(post))
    if wanted.state:
        query = query.where(standing(today) == wanted.state)
    return query
