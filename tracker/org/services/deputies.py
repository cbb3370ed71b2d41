"""Deputies: somebody acts in another's post for some days."""

from __future__ import annotations

from datetime import date

from sqlalchemy import and_, or_, select

from tracker.audit import services as audit
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.errors import Forbidden, Invalid
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.org import queries
from tracker.org.models import Deputyship, Person, Post
from tracker.org.rules import DEPUTISED, check_deputy_period
from tracker.storage.database import db

_NOT_YOURS = N_("Chỉ người giữ chức danh lãnh đạo mới được ủy quyền chức danh đó.")


def deputise(
    person: Person | None,
    valid_from: date | None,
    valid_to: date | None,
    *,
    by: Actor,
    post: Post | None = None,
) -> Deputyship:
    """Let `person` act in a post on the days given (both included): the one that `by` holds and acts in, or `post`.

    The deputy comes from the same unit or one below; a post has one deputy at a time. Whoever names `post` has
    checked that `by` may decide on it. Raises Forbidden when the post is nobody's to pass on (a deputy passes
    nothing on, officials have nothing to pass on), Invalid when person or days do not fit.
    """
    if post is None:
        if by.post.holder_id is not None:
            raise Forbidden(_NOT_YOURS)
        post = db.session.get_one(Post, by.post.id)
    if post.role not in DEPUTISED:
        raise Forbidden(_NOT_YOURS)
    acting = queries.acting_post(post)
    allowed = {each.person_id for each in queries.deputy_candidates(acting, clock.today())} - {post.person_id}
    if person is None or person.id not in allowed:
        raise Invalid(N_("Chọn một người trong đơn vị hoặc đơn vị cấp dưới."), field="person")
    check_deputy_period(valid_from, valid_to, today=clock.today(), post_ends=post.valid_to)
    overlap = and_(Deputyship.valid_from <= valid_to, Deputyship.valid_to >= valid_from)
    other = db.session.scalar(
        select(Deputyship).where(Deputyship.post_id == post.id, Deputyship.ended_at.is_(None), overlap).limit(1)
    )
    if other is not None:
        raise Invalid(
            N_("Đã ủy quyền cho %(name)s từ %(first)s đến %(last)s. Kết thúc ủy quyền đó trước, hoặc chọn ngày khác."),
            field="valid_from",
            name=other.person.full_name,
            first=f"{other.valid_from:%d/%m/%Y}",
            last=f"{other.valid_to:%d/%m/%Y}",
        )
    made = Deputyship(post=post, person=person, valid_from=valid_from, valid_to=valid_to)
    db.session.add(made)
    db.session.flush()
    audit.record(Fact("org.deputised", "person", person.id, _detail(made)), by=by)
    return made


def end_deputyship(deputyship: Deputyship, *, by: Actor) -> None:
    """End a deputyship at once. Raises Forbidden for anybody but the holder of the post."""
    if deputyship.post.person_id != by.person_id:
        raise Forbidden(_NOT_YOURS)
    revoke(deputyship, by=by)


def revoke(deputyship: Deputyship, *, by: Actor) -> None:
    """End a deputyship at once; the caller has checked the right. One that has ended stays as it is."""
    if deputyship.ended_at is None:
        deputyship.ended_at = clock.now()
        audit.record(Fact("org.deputy_ended", "person", deputyship.person_id, _detail(deputyship)), by=by)


def cut_deputies(last_day: date, *, by: Actor | None, post: Post | None = None, person: Person | None = None) -> int:
    """Let deputies of `post`, or those whom `person` deputises, act no longer than `last_day`; how many it touched."""
    whose = [Deputyship.post_id == post.id] if post is not None else []
    whose += [Deputyship.person_id == person.id] if person is not None else []
    running = select(Deputyship).where(or_(*whose), Deputyship.ended_at.is_(None), Deputyship.valid_to > last_day)
    found = list(db.session.scalars(running))
    for each in found:
        if each.valid_from > last_day:
            each.ended_at = clock.now()
        else:
            each.valid_to = last_day
        audit.record(Fact("org.deputy_cut", "person", each.person_id, _detail(each)), by=by)
    return len(found)


def _detail(deputyship: Deputyship) -> dict[str, str | int]:
    return {
        "post": deputyship.post_id,
        "title": deputyship.post.title,
        "from": deputyship.valid_from.isoformat(),
        "to": deputyship.valid_to.isoformat(),
    }
