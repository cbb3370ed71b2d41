"""Ordering a report by mail, and ending that; the link that ends it without signing in."""

from __future__ import annotations

from collections.abc import Sequence

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer
from sqlalchemy import func, select, update

from tracker.access.permissions import Permission
from tracker.audit import services as audit
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Forbidden, Invalid
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.org.models import Person
from tracker.papers import Form
from tracker.reports import policy
from tracker.reports.models import ReportSubscription
from tracker.reports.queries.papers import Order, query_of
from tracker.reports.queries.subscriptions import mailed_names
from tracker.reports.rules.rhythms import End, Rhythm
from tracker.storage.database import Recorded, db, listeners

#: How many reports one person can have sent.
MOST_SUBSCRIPTIONS = 20
#: What a mail can carry: papers to read. A spreadsheet is fetched from the page.
MAILED_FORMS = (Form.DOCX, Form.PDF)


def subscribe(order: Order, rhythm: Rhythm, form: Form, *, by: Actor) -> ReportSubscription:
    """Have the report that `order` asks for sent to the actor, from the next period on.

    Raises Forbidden outside the actor's scope, Invalid for a spreadsheet or without an address of mail or the
    conference that the report needs, Conflict for the same order twice or for too many.
    """
    if not policy.may_of_body(by, Permission.DASHBOARD_VIEW, order.scope):
        raise Forbidden(N_("Bạn không có quyền thực hiện việc này."))
    if form not in MAILED_FORMS:
        raise Invalid(N_("Thư gửi kèm Word hoặc PDF."), field="form")
    if order.definition.meeting and not order.wanted.meeting:
        raise Invalid(N_("Chọn hội nghị trước khi đăng ký nhận báo cáo."))
    if not db.session.get_one(Person, by.person_id).email:
        raise Invalid(N_("Bạn chưa có địa chỉ thư. Ghi địa chỉ ở trang Tài khoản, mục Cách nhận thông báo."))
    query = query_of(order.args, mailed_names(order.code))
    lasting = ReportSubscription.person_id == by.person_id, ReportSubscription.ended_at.is_(None)
    same = {"post_id": by.post.id, "code": order.code, "query": query, "rhythm": rhythm, "form": form.value}
    if db.session.scalar(select(ReportSubscription.id).where(*lasting).filter_by(**same)) is not None:
        raise Conflict(N_("Bạn đã đăng ký nhận báo cáo này."))
    if (db.session.scalar(select(func.count(ReportSubscription.id)).where(*lasting)) or 0) >= MOST_SUBSCRIPTIONS:
        raise Conflict(N_("Mỗi người nhận nhiều nhất %(most)d báo cáo qua thư."), most=MOST_SUBSCRIPTIONS)
    made = ReportSubscription(person_id=by.person_id, made_at=clock.now(), **same)
    db.session.add(made)
    db.session.flush()
    detail = {"code": order.code, "query": query, "rhythm": rhythm.value, "form": form.value}
    audit.record(Fact("subscription.made", "report_subscription", made.id, detail), by=by)
    return made


def end(subscription: ReportSubscription, why: End, *, by: Actor | None) -> None:
    """Send nothing more; `by` is None where the link of a mail or the program ends it. Ended is ended."""
    if subscription.ended_at is not None:
        return
    subscription.ended_at, subscription.ended_why = clock.now(), why
    audit.record(Fact("subscription.ended", "report_subscription", subscription.id, {"why": why.value}), by=by)


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="ketluan.subscription")


def token_of(subscription: ReportSubscription) -> str:
    """What stands in the link that ends this subscription: signed, so that nobody makes one up."""
    return str(_signer().dumps(subscription.id))


def by_token(token: str) -> ReportSubscription | None:
    """The subscription that a link is of; None for one that was not made here."""
    try:
        number = _signer().loads(token)
    except BadSignature:
        return None
    return db.session.get(ReportSubscription, number) if isinstance(number, int) else None


def _follow_posts(recorded: Sequence[Recorded]) -> None:
    """A post that went on with another unit takes along what was ordered in it."""
    for fact, _ in recorded:
        if fact.action == "org.post_passed_on":
            moved = update(ReportSubscription).where(
                ReportSubscription.post_id == fact.detail["post"], ReportSubscription.ended_at.is_(None)
            )
            db.session.execute(moved.values(post_id=fact.detail["to_post"]))


listeners.append(_follow_posts)
