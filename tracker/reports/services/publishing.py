"""Publishing a report under a number, and withdrawing it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from flask_babel import force_locale, gettext
from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from tracker.access.permissions import Permission
from tracker.audit import services as audit
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Forbidden, Invalid
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.core.text import fingerprint
from tracker.org.models import Unit
from tracker.papers import Report, to_json
from tracker.reports import policy
from tracker.reports.models import PublishedReport, ReportCounter
from tracker.reports.queries.papers import Again, Order, args_of, heard_names, query_of
from tracker.reports.queries.published import MOST_PUBLISHED
from tracker.storage.database import db
from tracker.tasks.queries import Whose

NO_RIGHT = N_("Bạn không có quyền thực hiện việc này.")


def frozen_query(order: Order) -> str:
    """The filter of `order` as it will mean the same on any day, for any reader: whose it is and which days, plainly.

    Whether confidential work was asked for is left out: a published report holds none.
    """
    args = order.args.copy()
    args.pop("secret", None)
    args["unit"] = order.scope.code
    for name in ("official", "supervisor"):
        if args.get(name) == Whose.MINE:
            args[name] = str(order.actor.principal_id)
    if order.definition.period:
        args["since"] = order.days.period.start.isoformat()
        args["until"] = order.days.period.end.isoformat()
    return query_of(args, heard_names(order.definition))


def draft(order: Order) -> tuple[str, Report]:
    """The report that `publish` would freeze now, in Vietnamese and without what is confidential, and its filter."""
    query = frozen_query(order)
    discreet = replace(order.actor, discreet=True)
    with force_locale("vi"):
        again = Again(order.code, order.scope, args_of(query), order.wanted.on)
        report = again.built(discreet, MOST_PUBLISHED)
        return query, replace(report, notes=(*report.notes, gettext("Báo cáo công bố không gồm nhiệm vụ mật.")))


#: The same report by the same person within so long is the same press of a button.
AT_ONCE = timedelta(minutes=1)


class PublishedJustNow(Conflict):
    """The button was pressed twice: `published_id` is what the first press made."""

    def __init__(self, published: PublishedReport) -> None:
        super().__init__(N_("Báo cáo này vừa được công bố, số %(number)s."), number=published.name)
        self.published_id = published.id


def publish(order: Order, *, by: Actor) -> PublishedReport:
    """Freeze the report that `order` asks for under the next number of its body in this year.

    Raises Forbidden outside the actor's scope, Invalid while the order is not complete, PublishedJustNow for a button
    that was pressed twice.
    """
    if not policy.may_of_body(by, Permission.REPORT_PUBLISH, order.scope):
        raise Forbidden(NO_RIGHT)
    if not order.ready:
        raise Invalid(N_("Chọn đủ hội nghị và kỳ báo cáo trước khi công bố."))
    query, report = draft(order)
    content, day = to_json(report), clock.today()
    # The number is taken first: until the commit nobody else of this body comes past it.
    number = take_number(order.scope, day.year)
    _check_once(order, query, report, by)
    published = PublishedReport(
        body=order.scope,
        year=day.year,
        number=number,
        code=order.code,
        title=report.title,
        query=query,
        as_of=report.as_of,
        content=content,
        digest=fingerprint(content),
        at=clock.now(),
        day=day,
        person_id=by.person_id,
        post_title=_post(by),
        on_behalf_of_id=by.on_behalf_of_id,
    )
    db.session.add(published)
    db.session.flush()
    # The digest stands in the record as well: whoever rewrites a report has to rewrite two tables.
    detail = {"number": published.name, "body": order.scope.id, "code": order.code, "digest": published.digest}
    audit.record(Fact("report.published", "published_report", published.id, detail), by=by)
    return published


def _check_once(order: Order, query: str, report: Report, by: Actor) -> None:
    same = {"body_id": order.scope.id, "code": order.code, "query": query, "as_of": report.as_of}
    lately = PublishedReport.at > clock.now() - AT_ONCE, PublishedReport.withdrawn_at.is_(None)
    twin = select(PublishedReport).filter_by(person_id=by.person_id, **same).where(*lately).limit(1)
    if (found := db.session.scalar(twin)) is not None:
        raise PublishedJustNow(found)


def take_number(body: Unit, year: int) -> int:
    """The next number of the body in the year: without gaps, since it falls back with the transaction."""
    insert = sqlite.insert if db.engine.dialect.name == "sqlite" else postgresql.insert
    statement = (
        insert(ReportCounter)
        .values(body_id=body.id, year=year, last=1)
        .on_conflict_do_update(index_elements=["body_id", "year"], set_={"last": ReportCounter.last + 1})
        .returning(ReportCounter.last)
    )
    return int(db.session.execute(statement).scalar_one())


def withdraw(published: PublishedReport, why: str, *, by: Actor) -> None:
    """Mark a published report as withdrawn; it stays with its number and its content.

    Raises Forbidden outside the actor's scope, Invalid without a reason, Conflict when it was withdrawn before.
    """
    if not policy.may(by, Permission.REPORT_PUBLISH, published):
        raise Forbidden(NO_RIGHT)
    if published.withdrawn_at is not None:
        raise Conflict(N_("Báo cáo này đã được thu hồi trước đó."))
    if not why.strip():
        raise Invalid(N_("Ghi lý do thu hồi."), field="why")
    published.withdrawn_at = clock.now()
    published.withdrawn_by = f"{by.name}, {_post(by)}"[:500]
    published.withdrawn_why = why.strip()
    detail = {"number": published.name, "why": published.withdrawn_why}
    audit.record(Fact("report.withdrawn", "published_report", published.id, detail), by=by)


def _post(by: Actor) -> str:
    return f"{by.post.title} · {by.post.unit_name}"
