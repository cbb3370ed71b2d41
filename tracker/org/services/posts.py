"""People and the posts they hold: entered, appointed, transferred, ended."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sqlalchemy import delete, or_, select

from tracker.audit import services as audit
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.core.errors import Conflict, Invalid
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.org.models import Deputyship, Person, Post, Unit
from tracker.org.rules import check_post_period, overlaps
from tracker.org.services.deputies import cut_deputies
from tracker.storage.database import db


def add_person(full_name: str, *, by: Actor | None, email: str | None = None) -> Person:
    """Enter a person."""
    person = Person(full_name=full_name, email=email)
    db.session.add(person)
    db.session.flush()
    audit.record(Fact("org.person_added", "person", person.id, {"name": full_name}), by=by)
    return person


def describe(person: Person, full_name: str, email: str | None, *, by: Actor | None) -> bool:
    """Correct name and mail address; True when something differed."""
    before = {"name": person.full_name, "email": person.email}
    after = {"name": full_name, "email": email}
    if before == after:
        return False
    person.full_name, person.email = full_name, email
    audit.record(Fact("org.person_changed", "person", person.id, {"before": before, "after": after}), by=by)
    return True


def appoint(
    person: Person,
    unit: Unit,
    role: Role,
    title: str,
    *,
    by: Actor | None,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> Post:
    """Give `person` the post `role` on `unit` for a period (both days included).

    Raises Invalid for days in the wrong order or outside the unit's own, and when the person holds the same role
    there on one of the days already.
    """
    check_post_period(valid_from, valid_to, unit_from=unit.valid_from, unit_to=unit.valid_to)
    # Two who appoint the same person at once wait for each other, so that both see what the first wrote.
    db.session.execute(select(Person.id).where(Person.id == person.id).with_for_update())
    same = select(Post).where(Post.person_id == person.id, Post.unit_id == unit.id, Post.role == role)
    for other in db.session.scalars(same):
        if overlaps(other.valid_from, other.valid_to, valid_from, valid_to):
            raise Invalid(
                N_("%(name)s đã giữ vai trò “%(role)s” ở %(unit)s trong thời gian này. Chọn ngày khác."),
                field="valid_from",
                name=person.full_name,
                role=role,
                unit=unit.name,
            )
    post = Post(person=person, unit=unit, role=role, title=title, valid_from=valid_from, valid_to=valid_to)
    db.session.add(post)
    db.session.flush()
    audit.record(Fact("org.appointed", "person", person.id, _detail(post)), by=by)
    return post


def describe_post(post: Post, title: str, valid_from: date | None, valid_to: date | None, *, by: Actor | None) -> bool:
    """Correct title and days of a post; None leaves a day as it is. True when something differed. Raises Invalid."""
    before = _detail(post)
    first, last = valid_from or post.valid_from, valid_to or post.valid_to
    check_post_period(first, last, unit_from=post.unit.valid_from, unit_to=post.unit.valid_to)
    if last is not None and (post.valid_to is None or last < post.valid_to):
        cut_deputies(last, by=by, post=post)
    post.title, post.valid_from, post.valid_to = title, first, last
    after = _detail(post)
    if before == after:
        return False
    audit.record(Fact("org.post_changed", "person", post.person_id, {"before": before, "after": after}), by=by)
    return True


def end_post(post: Post, last_day: date, *, by: Actor | None) -> None:
    """Let the post end with `last_day`; one that would begin later is taken back, as if it had not been given.

    Deputies of the post end with it. Raises Conflict when it ends no later already, Invalid for a day before its first.
    """
    if post.valid_to is not None and post.valid_to <= last_day:
        raise Conflict(N_("Chức danh này đã kết thúc ngày %(day)s."), field="last_day", day=f"{post.valid_to:%d/%m/%Y}")
    if post.valid_from is not None and last_day < post.valid_from <= clock.today():
        raise Invalid(
            N_("Ngày cuối không thể trước ngày bắt đầu chức danh (%(day)s)."),
            field="last_day",
            day=f"{post.valid_from:%d/%m/%Y}",
        )
    if post.valid_from is not None and post.valid_from > last_day:
        audit.record(Fact("org.appointment_withdrawn", "person", post.person_id, _detail(post)), by=by)
        db.session.execute(delete(Deputyship).where(Deputyship.post_id == post.id))
        db.session.delete(post)
    else:
        cut_deputies(last_day, by=by, post=post)
        post.valid_to = last_day
        audit.record(Fact("org.post_ended", "person", post.person_id, _detail(post)), by=by)
    db.session.flush()


def transfer(
    post: Post, unit: Unit, role: Role, title: str, day: date, *, by: Actor | None, valid_to: date | None = None
) -> Post:
    """End `post` on the day before `day` and open another from `day` on.

    Raises Invalid when the post begins no earlier than `day`, and as `appoint` and `end_post` do.
    """
    if post.valid_from is not None and post.valid_from >= day:
        raise Invalid(
            N_("Ngày chuyển phải sau ngày bắt đầu chức danh cũ (%(day)s)."),
            field="valid_from",
            day=f"{post.valid_from:%d/%m/%Y}",
        )
    if (unit.id, role, title) == (post.unit_id, post.role, post.title):
        raise Invalid(N_("Chọn đơn vị, vai trò hoặc chức danh khác chức danh đang giữ."), field="unit")
    person = post.person
    end_post(post, day - timedelta(days=1), by=by)
    return appoint(person, unit, role, title, by=by, valid_from=day, valid_to=valid_to)


def leave(person: Person, last_day: date, *, by: Actor | None) -> int:
    """End everything that the person may do with `last_day`: posts, and acting for others; how many posts ended."""
    running = select(Post).where(Post.person_id == person.id, or_(Post.valid_to.is_(None), Post.valid_to > last_day))
    posts = list(db.session.scalars(running.order_by(Post.id)))
    for post in posts:
        end_post(post, last_day, by=by)
    cut_deputies(last_day, by=by, person=person)
    detail = {"name": person.full_name, "last_day": last_day.isoformat(), "posts": len(posts)}
    audit.record(Fact("org.left", "person", person.id, detail), by=by)
    return len(posts)


def _detail(post: Post) -> dict[str, Any]:
    return {
        "unit": post.unit.code,
        "role": post.role.value,
        "title": post.title,
        "from": post.valid_from.isoformat() if post.valid_from else None,
        "to": post.valid_to.isoformat() if post.valid_to else None,
    }
