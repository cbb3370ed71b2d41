"""Making reports for those who subscribed, and posting them: once for each period, with the reader's rights of now."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime, timedelta

from flask_babel import force_locale, gettext
from werkzeug.exceptions import NotFound

from tracker.audit import services as audit
from tracker.core import clock
from tracker.core.errors import Conflict
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.mail import services as mail
from tracker.mail.services import Attachment
from tracker.papers import File, Form, Report, render
from tracker.papers.written import as_of_words, figure_text
from tracker.reports.models import ReportSubscription, SubscriptionMail
from tracker.reports.queries.papers import Order, args_of
from tracker.reports.queries.subscriptions import due_ids, reader_of
from tracker.reports.rules.rhythms import End, began, coming, period_name, told
from tracker.reports.services.subscribing import end, token_of
from tracker.storage import blobs
from tracker.storage.database import db, insert_once, transaction
from tracker.web.addresses import address_of

log = logging.getLogger(__name__)
#: One run stops after so long, well before another process would take it for dead; the next goes on.
BUDGET = timedelta(minutes=5)
#: Rows of a table in a mailed report: an attachment that every mailbox takes.
MOST_MAILED = 1_000
#: How the administrator sees such mail named.
KIND = N_("Báo cáo qua thư")


class ReportsFailed(RuntimeError):
    """Some reports could not be made; the others went out. The next run tries them again."""


def send_due(moment: datetime) -> str:
    """Make and post what has fallen due by `moment`; says how much. Opens its own transactions.

    Raises ReportsFailed at the end, so that the administrator sees it.
    """
    started, sent, ended, failed = clock.now(), 0, 0, 0
    for number in due_ids(moment):
        if clock.now() - started > BUDGET:
            break
        try:
            outcome = _serve(number, moment)
        except Conflict:  # another process, or the person, was faster: it is settled
            continue
        except Exception:
            log.exception("subscription %s", number)
            db.session.rollback()
            failed += 1
        else:
            sent += outcome is True
            ended += outcome is False
    words = f"{sent} báo cáo gửi, {ended} đăng ký đã ngừng, {failed} báo cáo không lập được."
    if failed:
        raise ReportsFailed(words)
    return words


def _serve(number: int, moment: datetime) -> bool | None:
    """Make and post one report: True when it was posted, False when the subscription ended, None when neither.

    The report is made before anything is written, so that nobody waits for it; of several processes that made it,
    the one that writes the row of the period posts it.
    """
    subscription = db.session.get(ReportSubscription, number, populate_existing=True)
    if subscription is None or subscription.ended_at is not None:
        return None
    begun = began(subscription.rhythm, moment)
    try:
        reader = reader_of(subscription)
        made = _made(subscription, reader.order, begun) if reader.order else None
        why = reader.end
    except NotFound:  # the unit or the conference is out of their sight
        made, why = None, End.SIGHT
    db.session.rollback()
    with transaction():
        subscription = db.session.get_one(ReportSubscription, number, populate_existing=True, with_for_update=True)
        if subscription.ended_at is not None:
            return None
        if made is None:
            end(subscription, why or End.SIGHT, by=None)
            return False
        period = period_name(begun)
        if not insert_once(SubscriptionMail, subscription_id=number, period=period, at=clock.now()):
            return None
        _post(subscription, *made, begun)
        audit.record(Fact("subscription.mailed", "report_subscription", number, {"period": period}), by=None)
    return True


def _made(subscription: ReportSubscription, order: Order, begun: datetime) -> tuple[Report, File]:
    """The report as data and as the file that is attached. Raises NotFound for what the reader does not see."""
    if order.definition.period:
        span = told(subscription.rhythm, begun)
        args = args_of(subscription.query)
        args["since"], args["until"] = span.start.isoformat(), span.end.isoformat()
        order = Order.of(order.actor, order.code, args)
    form = Form(subscription.form)
    with force_locale("vi"):
        report = order.built(MOST_MAILED)
        report = replace(report, notes=(*report.notes, gettext("Báo cáo gửi qua thư không gồm nhiệm vụ mật.")))
        frame = None if form is Form.PDF and order.definition.plain else order.frame
        return report, render(report, form, frame)


def _post(subscription: ReportSubscription, report: Report, file: File, begun: datetime) -> None:
    person = subscription.person
    figures = [f"- {each.name}: {figure_text(each)}" for section in report.sections[:1] for each in section.figures]
    page = address_of("reports.paper", code=subscription.code, **args_of(subscription.query).to_dict(flat=False))
    body = [
        f"Kính gửi: {person.full_name}",
        "",
        f"{report.title} ({report.scope}) ở tệp kèm theo.",
        f"{as_of_words(report)}. Không gồm nhiệm vụ mật.",
        *(["", *figures] if figures else []),
        "",
        f"Mở trong chương trình: {page}",
        "",
        "--",
        "Thư tự động của Kết Luận, không trả lời thư này.",
        f"Các báo cáo bạn nhận qua thư: {address_of('reports.subscriptions')}",
        f"Ngừng nhận báo cáo này (không cần đăng nhập): {address_of('reports.leave', token=token_of(subscription))}",
    ]
    mail.post(
        person.email,
        f"{report.title} – {report.scope}, {report.as_of:%d/%m/%Y}",
        "\n".join(body) + "\n",
        key=f"report:{subscription.id}:{period_name(begun)}",
        kind=KIND,
        name=person.full_name,
        person_id=person.id,
        attachment=Attachment(file.name, file.media_type, blobs.attachments.put(file.content)),
        # The next one says it better.
        expires_at=coming(subscription.rhythm, begun),
    )
