"""Reports by mail: once for each period, with the rights of the day, without what is confidential; ended by a link."""

from __future__ import annotations

import io
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta

import docx
import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

import make
from conftest import NOW, Browser
from servers.smtp import PostOffice
from tracker.auth.services import open_account
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.core.errors import Conflict, Invalid
from tracker.mail import services as mail
from tracker.mail.models import OutgoingMail
from tracker.org.models import Post
from tracker.papers import Form
from tracker.reports import services
from tracker.reports.models import ReportSubscription, SubscriptionMail
from tracker.reports.queries.papers import Order
from tracker.reports.rules.rhythms import End, Rhythm, began, coming, told
from tracker.storage.database import db, transaction

#: What pages and files show does not depend on the database; services and queries are tested on both.
ONE_DATABASE = pytest.mark.parametrize("app_of_session", ["sqlite"], indirect=True)
#: The Monday after NOW, a quarter past seven.
MONDAY = datetime(2026, 11, 30, 0, 15, tzinfo=NOW.tzinfo)


def ordered(by: Actor, code: str = "brief", rhythm: Rhythm = Rhythm.WEEKLY, form: Form = Form.DOCX, **args: str) -> int:
    with transaction():
        return services.subscribe(Order.of(by, code, MultiDict(args)), rhythm, form, by=by).id


def reader(role: Role = Role.LEADER, code: str = "ubnd", name: str = "Phạm Văn Lãnh Đạo") -> Actor:
    by = make.actor(role, code, name=name)
    with transaction():
        open_account(make.person_of(by), f"{code}.{role.value}", make.PASSWORD, by=None)
    return make.mailed(by, f"{code}.{role.value}@vidu.vn")


def test_periods_begin_at_seven_and_reports_of_acts_tell_the_one_before(app: Flask) -> None:
    def at(day: int, hour: int, month: int = 11) -> datetime:
        return clock.at_office(date(2026, month, day), hour)

    assert began(Rhythm.WEEKLY, at(30, 6)) == at(23, 7)
    assert began(Rhythm.WEEKLY, at(30, 7)) == at(30, 7)
    assert began(Rhythm.DAILY, at(24, 6)) == at(23, 7)
    assert began(Rhythm.MONTHLY, at(1, 6, 12)) == at(1, 7)
    assert [coming(rhythm, at(30, 8)) for rhythm in Rhythm] == [at(7, 7, 12), at(1, 7, 12), at(1, 7, 12)]
    spans = [told(rhythm, began(rhythm, at(1, 8, 12))) for rhythm in (Rhythm.DAILY, Rhythm.MONTHLY)]
    assert [(span.start.day, span.end.day) for span in spans] == [(30, 30), (1, 30)]
    assert told(Rhythm.WEEKLY, at(30, 7)).start == date(2026, 11, 23)


def test_a_report_comes_once_a_period_with_the_rights_of_the_day(app: Flask, office: PostOffice) -> None:
    of, secret = make.passage(), make.passage()
    make.task("bac-ha", title="Dọn bãi rác Bắc Hà", due_on=NOW.date(), of=of)
    make.task("bac-ha", title="Hồ sơ mật Bắc Hà", due_on=NOW.date(), of=secret, confidential=True)
    leader, head = reader(), reader(Role.UNIT_HEAD, "bac-ha", "Vũ Văn Trưởng")
    ordered(leader, "overdue", Rhythm.WEEKLY, Form.DOCX, on="2026-11-20", secret="1", strange="1")
    ended = ordered(head, "register", Rhythm.DAILY, Form.PDF)
    with pytest.raises(Conflict):
        ordered(leader, "overdue", Rhythm.WEEKLY, Form.DOCX)
    assert services.send_due(clock.now()) == "0 báo cáo gửi, 0 đăng ký đã ngừng, 0 báo cáo không lập được."

    with clock.frozen(NOW + timedelta(days=1)):
        assert services.send_due(clock.now()).startswith("1 báo cáo gửi")
        assert services.send_due(clock.now()).startswith("0 báo cáo gửi")
    with clock.frozen(MONDAY):
        db.session.query(Post).filter_by(id=head.post.id).one().valid_to = NOW.date()
        db.session.commit()
        assert services.send_due(clock.now()).startswith("1 báo cáo gửi, 1 đăng ký đã ngừng")
        assert db.session.get_one(ReportSubscription, ended).ended_why is End.POST
        assert mail.deliver().sent == 1, "the one of Wednesday is stale by now"
    assert db.session.query(SubscriptionMail).count() == 2
    (letter,) = office.inbox
    assert letter["To"].addresses[0].addr_spec == "ubnd.leader@vidu.vn"
    assert "30/11/2026" in letter["Subject"]
    body = letter.get_body().get_content().replace("\r\n", "\n")
    assert "Không gồm nhiệm vụ mật" in body
    assert "/reports/overdue\n" in body, "neither the day nor anything strange was kept"
    (attached,) = letter.iter_attachments()
    assert attached.get_filename().endswith(".docx")
    paper = docx.Document(io.BytesIO(attached.get_content()))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    assert "Dọn bãi rác Bắc Hà" in cells
    words = "\n".join([*cells, *(each.text for each in paper.paragraphs), body, letter["Subject"]])
    assert "Hồ sơ mật" not in words, "not even for those who may know: mail leaves the house"


def test_two_processes_that_run_at_once_post_one_mail(app: Flask) -> None:
    make.task("bac-ha")
    ordered(reader())

    def run() -> str:
        with app.app_context(), clock.frozen(MONDAY):
            return services.send_due(MONDAY)

    with ThreadPoolExecutor(2) as pool:
        said = [each.result() for each in [pool.submit(run), pool.submit(run)]]
    assert sorted(each[0] for each in said) == ["0", "1"]
    assert db.session.query(OutgoingMail).count() == 1


def test_what_cannot_be_made_ends_or_waits_and_the_others_go_out(app: Flask) -> None:
    leader = reader()
    meeting = make.passage().document.meeting
    of_meeting = ordered(leader, "meeting", Rhythm.DAILY, Form.PDF, meeting=str(meeting.id))
    ordered(leader, "urgings", Rhythm.DAILY, Form.DOCX)
    with pytest.raises(Invalid):
        ordered(leader, "units", Rhythm.DAILY, Form.XLSX)
    with pytest.raises(Invalid):
        ordered(leader, "meeting", Rhythm.DAILY, Form.PDF)
    meeting.body = make.unit("dang-uy")
    db.session.commit()
    db.session.expire_all()
    broken = ordered(leader, "units", Rhythm.DAILY, Form.PDF)
    db.session.get_one(ReportSubscription, broken).query = "unit=khong-co"
    db.session.commit()
    with clock.frozen(NOW + timedelta(days=1)):
        assert services.send_due(clock.now()) == "1 báo cáo gửi, 2 đăng ký đã ngừng, 0 báo cáo không lập được."
    for each in (of_meeting, broken):
        assert db.session.get_one(ReportSubscription, each).ended_why is End.SIGHT
    leader_again = make.mailed(leader, "")
    last = ordered_without_address(leader_again)
    assert last == "Bạn chưa có địa chỉ thư. Ghi địa chỉ ở trang Tài khoản, mục Cách nhận thông báo."


def ordered_without_address(by: Actor) -> str:
    with pytest.raises(Invalid) as refused:
        ordered(by, "topics")
    return str(refused.value)


@ONE_DATABASE
def test_pages_order_and_end_reports_and_the_link_works_for_nobody_signed_in(web: Browser, app: Flask) -> None:
    reader()
    web.sign_in("ubnd.leader")
    page = web.get("/reports/brief?unit=bac-ha")
    assert "/reports/brief/subscribe?unit=bac-ha" in page.text
    assert "vidu.vn" in web.get("/reports/brief/subscribe?unit=bac-ha").text
    refused = web.post("/reports/brief/subscribe?unit=bac-ha", {"rhythm": "hourly", "form": "pdf"})
    assert refused.status_code == 422
    sent = web.post("/reports/brief/subscribe?unit=bac-ha", {"rhythm": "weekly", "form": "pdf"})
    assert sent.headers["Location"] == "/reports/subscriptions"
    own = web.get("/reports/subscriptions")
    assert "07:00 30/11/2026" in own.text
    assert len(web.statements) <= 9
    twice = web.post("/reports/brief/subscribe?unit=bac-ha", {"rhythm": "weekly", "form": "pdf"})
    assert twice.status_code == 409
    with clock.frozen(MONDAY):
        services.send_due(MONDAY)
    body = db.session.query(OutgoingMail).one().body
    found = re.search(r"(/unsubscribe/\S+)", body)
    assert found
    number = db.session.query(ReportSubscription).one().id

    web.sign_in(make.account(Role.SECRETARY, "ubnd"))
    assert "Lần tới" not in web.get("/reports/subscriptions").text
    assert web.post(f"/reports/subscriptions/{number}/end").status_code == 404
    web.post("/sign-out")
    assert "Ngừng gửi báo cáo này" in web.get(found[1]).text
    assert db.session.get_one(ReportSubscription, number).ended_at is None, "a look changes nothing"
    assert web.get(found[1] + "x").status_code == 404
    assert "không gửi nữa" in web.post(found[1]).text
    assert db.session.get_one(ReportSubscription, number).ended_why is End.LINK
    with clock.frozen(MONDAY + timedelta(days=7)):
        assert services.send_due(clock.now()).startswith("0 báo cáo gửi")
