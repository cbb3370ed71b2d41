"""The administrator's page of background work: what runs, what failed, what lies in the outbox; and the commands."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from selectolax.lexbor import LexborHTMLParser

import make
from conftest import Browser
from servers.smtp import PostOffice
from tracker.core import clock
from tracker.core.actor import Role
from tracker.jobs import services
from tracker.jobs.models import JobRun
from tracker.jobs.rules import RunState
from tracker.mail.models import OutgoingMail
from tracker.mail.rules import MailState
from tracker.mail.services import deliver, post
from tracker.storage.database import db, transaction


def page(answer: object) -> LexborHTMLParser:
    return LexborHTMLParser(answer.text)  # type: ignore[attr-defined]


def words(answer: object) -> str:
    main = page(answer).css_first("main")
    assert main is not None
    return " ".join(main.text(separator=" ").split())


def write(key: str = "viec:1", **more: object) -> OutgoingMail:
    with transaction():
        post("an@vidu.vn", "Nhiệm vụ mật số 5", "Nội dung mật", key=key, kind="Nhắc hạn", name="Nguyễn An")
    return db.session.query(OutgoingMail).filter_by(key=key).one()


@pytest.fixture
def admin(web: Browser) -> Browser:
    return web.sign_in(make.account(Role.ADMIN, "ubnd"))


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.LEADER, Role.OFFICIAL])
def test_only_an_administrator_sees_background_work(web: Browser, role: Role) -> None:
    web.sign_in(make.account(role, "dang-uy"))
    assert web.get("/admin/jobs").status_code == 403
    assert web.get("/admin/jobs/mail.deliver").status_code == 403
    assert web.post("/admin/jobs/mail.deliver/run").status_code == 403
    assert web.post(f"/admin/mail/{write().id}/retry").status_code == 403


def test_the_page_says_that_nobody_runs_anything(admin: Browser) -> None:
    found = words(admin.get("/admin/jobs"))
    assert "Không thấy tiến trình nền đang chạy" in found
    assert "Chưa cấu hình máy chủ thư" in found
    assert "Chưa chạy lần nào" in found
    assert "Không có thư nào ở mục này." in found


def test_the_page_shows_what_ran_when_and_what_comes_next(admin: Browser) -> None:
    services.run_due()
    answer = admin.get("/admin/jobs")
    row = page(answer).css(".jobs tbody tr")[0]
    said = " ".join(row.text(separator=" ").split())
    assert "Gửi thư Mỗi 1 phút 09:00 24/11/2026 dưới 1 giây" in said
    assert "Xong Chưa cấu hình máy chủ thư." in said
    assert "09:01 24/11/2026" in said
    assert "Không thấy tiến trình nền" not in words(answer)
    assert page(answer).css_first(".rail a[aria-current]").text().strip() == "Công việc nền"


def test_the_page_costs_the_same_however_much_ran_and_was_sent(admin: Browser) -> None:
    services.run_due()
    write()
    admin.get("/admin/jobs?state=waiting")
    few = len(admin.statements)
    for number in range(60):
        with clock.frozen(clock.now() + timedelta(minutes=number)):
            services.run_due()
        write(f"viec:a{number}")
    answer = admin.get("/admin/jobs?state=waiting")
    assert len(admin.statements) == few <= 12
    assert len(page(answer).css("tr[id^=m]")) == 50
    assert len(page(admin.get("/admin/jobs?state=waiting&page=2")).css("tr[id^=m]")) == 11
    assert admin.get("/admin/jobs/mail.deliver?page=2").status_code == 200
    assert admin.get("/admin/jobs?state=nonsense&page=99").status_code == 200


def test_a_failed_run_says_why_and_when_it_is_tried_again(admin: Browser) -> None:
    at = clock.now()
    db.session.add(
        JobRun(
            job="mail.sweep", period="p", due_at=at, state=RunState.FAILED, attempts=2, started_at=at,
            finished_at=at + timedelta(seconds=42), next_try_at=at + timedelta(minutes=5),
            error="OSError: <b>đầy đĩa</b>",
        )
    )  # fmt: skip
    db.session.commit()
    answer = admin.get("/admin/jobs")
    assert "1 công việc đang lỗi" in words(answer)
    assert "Lỗi, sẽ thử lại OSError: <b>đầy đĩa</b> Đã thử 2 lần Thử lại lúc 09:05 24/11/2026" in words(answer)
    assert "42 giây" in words(answer)


def test_run_now_is_queued_once(app: Flask, admin: Browser) -> None:
    assert admin.post("/admin/jobs/mail.sweep/run").status_code == 302
    again = admin.post("/admin/jobs/mail.sweep/run")
    assert again.status_code == 409
    assert "đang chờ chạy hoặc đang chạy" in words(again)
    row = next(each for each in page(again).css(".jobs tbody tr") if "Dọn thư đã gửi" in each.text())
    assert "disabled" in row.css_first("button").attributes
    services.run_due()
    history = words(admin.get("/admin/jobs/mail.sweep"))
    assert "Đã xóa 0 mục." in history
    assert "Theo yêu cầu của Nguyễn Văn" in history
    assert admin.post("/admin/jobs/khong.co/run").status_code == 404
    assert admin.get("/admin/jobs/khong.co").status_code == 404


def test_mail_that_failed_is_sent_again_from_the_page(admin: Browser, office: PostOffice) -> None:
    office.refuse["an@vidu.vn"] = "550 5.1.1 khong co nguoi nay"
    mail = write()
    deliver()
    answer = admin.get("/admin/jobs")
    assert "1 thư không gửi được" in words(answer)
    assert "Nguyễn An an@vidu.vn Nhắc hạn" in words(answer)
    assert "Máy chủ thư không nhận địa chỉ này" in words(answer)
    assert "550 5.1.1 khong co nguoi nay" in words(answer)
    office.refuse.clear()
    assert admin.post(f"/admin/mail/{mail.id}/retry").status_code == 302
    deliver()
    assert len(office.inbox) == 1
    answer = admin.get("/admin/jobs?state=sent")
    assert "Hôm nay đã gửi 1 thư." in words(answer)
    refused = admin.post(f"/admin/mail/{mail.id}/retry?state=sent")
    assert (refused.status_code, "Thư này đã gửi." in words(refused)) == (409, True)


def test_all_that_failed_is_sent_again_but_not_what_was_stopped(admin: Browser, office: PostOffice) -> None:
    office.refuse["an@vidu.vn"] = "550 het han muc"
    for number in range(3):
        write(f"viec:{number}")
    deliver()
    stopped = write("dung")
    admin.post(f"/admin/mail/{stopped.id}/give-up")
    office.refuse.clear()
    assert page(admin.get("/admin/jobs")).css_first("form[action^='/admin/mail/retry-all']") is not None
    assert admin.post("/admin/mail/retry-all").status_code == 302
    deliver()
    assert len(office.inbox) == 3
    assert db.session.get_one(OutgoingMail, stopped.id).state is MailState.GIVEN_UP


def test_what_a_mail_says_is_not_shown_since_it_may_be_secret(admin: Browser) -> None:
    write()
    assert "mật số 5" not in admin.get("/admin/jobs?state=waiting").text
    assert "Nội dung mật" not in admin.get("/admin/jobs?state=waiting").text


def test_a_waiting_mail_is_stopped_from_the_page(admin: Browser) -> None:
    mail = write()
    assert "Chờ đến lượt" in words(admin.get("/admin/jobs?state=waiting"))
    assert admin.post(f"/admin/mail/{mail.id}/give-up?state=waiting").status_code == 302
    assert db.session.get_one(OutgoingMail, mail.id).state is MailState.GIVEN_UP
    assert "Quản trị đã dừng gửi" in words(admin.get("/admin/jobs"))
    assert admin.post("/admin/mail/999/retry").status_code == 404


def test_an_operator_lists_and_runs_jobs(app: Flask) -> None:
    tool = app.test_cli_runner()
    listed = tool.invoke(args=["jobs", "list"]).output
    assert "mail.deliver" in listed
    assert "chưa chạy" in listed
    assert tool.invoke(args=["jobs", "once", "mail.sweep"]).output == "Đã xóa 0 mục.\n"
    assert "Xong 09:00 24/11/2026" in tool.invoke(args=["jobs", "list"]).output
    wrong = tool.invoke(args=["jobs", "once", "khong.co"])
    assert (wrong.exit_code, "Không có công việc khong.co" in wrong.output) == (1, True)


def test_an_operator_sees_why_a_job_failed(app: Flask, office: PostOffice) -> None:
    office.replies = ["421 4.3.0 bao tri"]
    write()
    answer = app.test_cli_runner().invoke(args=["jobs", "once", "mail.deliver"])
    assert answer.exit_code == 1
    assert "MailServerDown: Không kết nối được máy chủ thư: 421 4.3.0 bao tri" in answer.output
