"""The posts that a person may act in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Date, Integer, Select, and_, bindparam, select, union_all

from tracker.core.actor import ActingPost
from tracker.org.models import Deputyship, Person, Post
from tracker.org.queries.days import held_on
from tracker.org.queries.known import tree
from tracker.org.queries.scopes import scope_at
from tracker.storage.database import db
from tracker.storage.once import once

#: What `posts_from` reads, of a post and of the person who holds it.
COLUMNS = (Post.id, Post.role, Post.title, Post.unit_id, Post.person_id, Person.full_name, Post.came_from)


def posts_of(person_id: int, day: date) -> tuple[ActingPost, ...]:
    """The posts that a person may act in on `day`: their own in the order they were given, then those they deputise."""

    def read() -> tuple[ActingPost, ...]:
        return posts_from(db.session.execute(_posts(), {"person": person_id, "day": day}).all(), person_id)

    return once(key_of(person_id, day), read)


def key_of(person_id: int, day: date) -> tuple[str, int, date]:
    """The key under which `once` keeps the posts of a person."""
    return "posts", person_id, day


def posts_from(rows: Sequence[Any], person_id: int) -> tuple[ActingPost, ...]:
    """The posts in which a person acts, from rows of `COLUMNS`."""
    return tuple(_acting(*row, person_id=person_id) for row in rows)


@cache
def _posts() -> Select[*tuple[Any, ...]]:
    """The posts of `:person` on `:day`. Every request of a deputy asks for it: put together once."""
    person, day = bindparam("person", type_=Integer), bindparam("day", type_=Date)
    deputised = select(Deputyship.post_id).where(Deputyship.person_id == person, deputises_on(day))
    return (
        select(*COLUMNS)
        .join(Post.person)
        .where(Post.id.in_(union_all(select(Post.id).where(Post.person_id == person), deputised)), held_on(day))
        .order_by(Post.person_id != person, Post.id)
    )


def acting_post(post: Post) -> ActingPost:
    """The post as its holder acts in it."""
    return _acting(
        post.id,
        post.role,
        post.title,
        post.unit_id,
        post.person_id,
        "",
        post.came_from,
        person_id=post.person_id,
    )


def _acting(
    post_id: int,
    role: Any,
    title: str,
    unit_id: int,
    holder_id: int,
    holder: str,
    came_from: Sequence[int],
    *,
    person_id: int,
) -> ActingPost:
    unit, own = tree().by_id[unit_id], holder_id == person_id
    return ActingPost(
        post_id,
        role,
        title,
        unit_id,
        unit.name,
        unit.path,
        None if own else holder_id,
        "" if own else holder,
        (unit_id, *came_from),
        tuple(unit.once_below),
        *scope_at(unit.path),
    )


def deputises_on(day: date | ColumnElement[date]) -> ColumnElement[bool]:
    """Deputies who may act on `day`, as SQL; the twin of `Deputyship.valid_on`."""
    return and_(Deputyship.ended_at.is_(None), Deputyship.valid_from <= day, Deputyship.valid_to >= day)
