"""Sending: once, to a real SMTP server, through refusals, silences, restarts and several workers at a time."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from contextvars import copy_context
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

import make
from servers.site import free_port
from servers.smtp import PostOffice, configured, knows, post_office
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.actor import Role
from tracker.core.errors import Conflict
from tracker.mail.models import OutgoingMail
from tracker.mail.rules import KEEP_FILES, LEASE, SHELF_LIFE, WAITS, MailState, Trouble
from tracker.mail.services import Attachment, Round, deliver, give_up, post, retry, sweep
from tracker.storage import blobs
from tracker.storage.blobs import Folder
from tracker.storage.database import db, transaction

SUBJECT = "Nhắc hạn: Ủy ban nhân dân xã Bắc Hà rà soát, lập danh sách các hộ lấn chiếm đất công ven đê hữu sông Đuống"
BODY = "Kính gửi đồng chí Nguyễn Thị Hường,\n\nNhiệm vụ đến hạn ngày 05/12/2026; còn 3 ngày làm việc.\n.\nTrân trọng.\n"


def write(key: str = "viec:1", **more: Any) -> OutgoingMail:
    given: dict[str, Any] = {"address": "an@vidu.vn", "subject": SUBJECT, "body": BODY, "kind": "Nhắc hạn"}
    with transaction():
        assert post(**{**given, "key": key, **more})
    return row(key)


def row(key: str = "viec:1") -> OutgoingMail:
    db.session.expire_all()
    return db.session.query(OutgoingMail).filter_by(key=key).one()


def later(**more: float) -> Any:
    return clock.frozen(clock.now() + timedelta(**more))


def counts(done: Round) -> tuple[int, int, int]:
    return done.sent, done.later, done.given_up


# ---------- what arrives ----------


def test_a_mail_arrives_in_vietnamese_with_its_attachment(app: Flask, office: PostOffice) -> None:
    held = blobs.attachments.put("Danh sách hộ".encode())
    attachment = Attachment("Danh sách hộ lấn chiếm.txt", "text/plain", held)
    write(name="Nguyễn Thị Hường", attachment=attachment)
    assert counts(deliver()) == (1, 0, 0)
    mail = office.inbox[0]
    assert mail["Subject"] == SUBJECT
    assert mail["From"].addresses[0].display_name == "Kết Luận thị xã Hà Trung"
    assert mail["From"].addresses[0].addr_spec == "ketluan@hatrung.vn"
    assert mail["To"].addresses[0].display_name == "Nguyễn Thị Hường"
    assert office.recipients == [["an@vidu.vn"]]
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Date"].datetime == clock.now()
    body = mail.get_body()
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == BODY
    found = next(mail.iter_attachments())
    assert (found.get_filename(), found.get_content_type()) == ("Danh sách hộ lấn chiếm.txt", "text/plain")
    assert found.get_payload(decode=True) == "Danh sách hộ".encode()


def test_what_was_sent_is_not_sent_again_and_is_in_the_record(app: Flask, office: PostOffice) -> None:
    write()
    deliver()
    with later(days=3):
        assert counts(deliver()) == (0, 0, 0)
    assert len(office.inbox) == 1
    assert (row().state, row().sent_at, row().attempts) == (MailState.SENT, clock.now(), 1)
    assert [entry.action for entry in db.session.query(AuditEntry).filter_by(subject="mail")] == ["mail.sent"]


def test_nobody_smuggles_a_recipient_into_a_header(app: Flask, office: PostOffice) -> None:
    write(subject="Giao việc\r\nBcc: ke@gian.vn\r\n\r\nkhác", name='An" <ke@gian.vn>,\r\nBcc: ke@gian.vn')
    deliver()
    assert office.recipients == [["an@vidu.vn"]]
    assert office.inbox[0]["Bcc"] is None
    assert [each.addr_spec for each in office.inbox[0]["To"].addresses] == ["an@vidu.vn"]


def test_mail_waits_for_its_moment(app: Flask, office: PostOffice) -> None:
    write(not_before=clock.now() + timedelta(hours=2))
    assert counts(deliver()) == (0, 0, 0)
    with later(hours=2):
        assert counts(deliver()) == (1, 0, 0)


def test_mail_that_would_come_too_late_is_not_sent(app: Flask, office: PostOffice) -> None:
    write(expires_at=clock.now() + SHELF_LIFE)
    write("viec:2")
    with later(days=2, minutes=1):
        done = deliver()
    assert (done.sent, done.expired) == (1, 1)
    assert (row().state, row().trouble) == (MailState.EXPIRED, Trouble.LATE)


def test_without_a_server_mail_stays_in_the_outbox_and_nothing_fails(app: Flask) -> None:
    write()
    assert counts(deliver()) == (0, 0, 0)
    assert (row().state, row().attempts) == (MailState.WAITING, 0)


# ---------- refusals ----------


def test_a_recipient_that_the_server_does_not_know_is_given_up_at_once(app: Flask, office: PostOffice) -> None:
    office.refuse["an@vidu.vn"] = "550 5.1.1 khong co nguoi nay"
    write()
    write("viec:2", address="binh@vidu.vn")
    assert counts(deliver()) == (1, 0, 1)
    assert (row().state, row().trouble, row().last_error) == (
        MailState.GIVEN_UP,
        Trouble.RECIPIENT,
        "550 5.1.1 khong co nguoi nay",
    )
    with later(days=1):
        assert counts(deliver()) == (0, 0, 0)


def test_a_mail_that_the_server_refuses_is_given_up_and_the_others_go_on(app: Flask, office: PostOffice) -> None:
    office.replies = ["554 5.7.1 noi dung bi tu choi"]
    write()
    write("viec:2")
    assert counts(deliver()) == (1, 0, 1)
    assert row().trouble is Trouble.REFUSED


def test_a_refusal_for_now_is_tried_again_and_arrives(app: Flask, office: PostOffice) -> None:
    office.refuse["an@vidu.vn"] = "451 4.7.1 thu lai sau"
    write()
    assert counts(deliver()) == (0, 1, 0)
    assert (row().trouble, row().next_try_at) == (Trouble.LATER, clock.now() + timedelta(minutes=1))
    assert counts(deliver()) == (0, 0, 0), "not before its wait is over"
    office.refuse.clear()
    with later(minutes=1):
        assert counts(deliver()) == (1, 0, 0)
    assert (row().state, row().trouble, row().attempts) == (MailState.SENT, None, 2)


def test_waits_grow_over_a_day_and_then_the_mail_is_given_up(app: Flask, office: PostOffice) -> None:
    office.refuse["an@vidu.vn"] = "452 4.2.2 hop thu day"
    write()
    moment, tries = clock.now(), []
    for _ in range(len(WAITS) + 1):
        with clock.frozen(moment):
            deliver()
            tries.append(moment)
            moment = row().next_try_at
    assert row().state is MailState.GIVEN_UP
    assert [(b - a).total_seconds() / 60 for a, b in pairwise(tries)] == list(WAITS)
    assert sorted(WAITS) == list(WAITS)
    assert timedelta(hours=23) < tries[-1] - tries[0] <= timedelta(hours=24)


def test_while_the_server_is_down_one_mail_is_tried_and_all_arrive_once_it_is_up(app: Flask) -> None:
    port = free_port()
    for number in range(5):
        write(f"viec:{number}")
    with configured(app, MAIL_URL=f"smtp://127.0.0.1:{port}", MAIL_FROM="ketluan@hatrung.vn"):
        done = deliver()
        assert done.down is not None
        assert (counts(done), done.down.trouble) == ((0, 1, 0), Trouble.DOWN)
        assert sum(row(f"viec:{number}").attempts for number in range(5)) == 1
        with later(minutes=1), post_office(port) as office:
            assert counts(deliver()) == (5, 0, 0)
            assert len(office.inbox) == 5
            assert office.connections == 1


def test_a_server_that_hangs_up_after_some_mails_is_called_again(app: Flask, office: PostOffice) -> None:
    office.replies = ["250 OK", "250 OK", "421 4.7.0 du roi"]
    for number in range(5):
        write(f"viec:{number}")
    assert counts(deliver()) == (5, 0, 0)
    assert office.connections == 2
    assert len({mail["Message-ID"] for mail in office.inbox}) == 5


@pytest.mark.parametrize(("password", "sent"), [("m%40t khau", 1), ("sai", 0)])
def test_the_account_of_the_server_is_used(app: Flask, password: str, sent: int) -> None:
    more = {"authenticator": knows("ketluan", "m@t khau"), "auth_require_tls": False}
    write()
    with (
        post_office(**more) as office,
        configured(
            app,
            MAIL_URL=f"smtp://ketluan:{password}@127.0.0.1:{office.port}?tls=no".replace(" ", "%20"),
            MAIL_FROM="ketluan@hatrung.vn",
        ),
    ):
        done = deliver()
        assert done.sent == sent == len(office.inbox)
        assert office.accounts == ["ketluan"] * sent
        assert (done.down is None) is (sent == 1)
        if done.down is not None:
            assert done.down.trouble is Trouble.SIGN_IN


def test_a_password_is_never_sent_over_an_open_line_by_itself(app: Flask) -> None:
    seen: list[str] = []

    def check(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> Any:
        seen.append(mechanism)

    write()
    with (
        post_office(authenticator=check, auth_require_tls=False) as office,
        configured(app, MAIL_URL=f"smtp://ai:mk@127.0.0.1:{office.port}", MAIL_FROM="ketluan@hatrung.vn"),
    ):
        done = deliver()
    assert done.down is not None
    assert (seen, office.inbox) == ([], [])


def test_an_attachment_that_is_gone_is_said(app: Flask, office: PostOffice) -> None:
    write(attachment=Attachment("a.pdf", "application/pdf", "0" * 64))
    assert counts(deliver()) == (0, 0, 1)
    assert row().trouble is Trouble.FILE


def test_files_that_went_with_mail_go_after_a_while_but_not_while_one_waits(app: Flask, office: PostOffice) -> None:
    sent, waits, fresh = (blobs.attachments.put(each) for each in (b"a", b"b", b"c"))
    write(attachment=Attachment("a.pdf", "application/pdf", sent))
    assert counts(deliver())[0] == 1
    write(key="b", attachment=Attachment("b.pdf", "application/pdf", waits))
    long_ago = time.time() - KEEP_FILES.total_seconds() - 60
    for each in (sent, waits):
        os.utime(Folder(blobs.attachments.root)._place(each), (long_ago, long_ago))
    with transaction():
        sweep()
    assert [blobs.attachments.holds(each) for each in (sent, waits, fresh)] == [False, True, True]


# ---------- several workers, and workers that die ----------


def in_threads(app: Flask, act: Callable[[], None], many: int) -> None:
    """Run `act` in threads that start together, each with its own session and the clock of the test."""
    start = threading.Barrier(many)

    def work() -> None:
        with app.app_context():
            start.wait(10)
            act()

    threads = [threading.Thread(target=copy_context().run, args=(work,)) for _ in range(many)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)


def test_workers_that_send_at_once_never_send_the_same_mail(app: Flask, office: PostOffice) -> None:
    for number in range(40):
        write(f"viec:{number}")
    done: list[Round] = []
    in_threads(app, lambda: done.append(deliver()), 4)
    assert sum(each.sent for each in done) == 40
    assert len(office.inbox) == len({mail["Message-ID"] for mail in office.inbox}) == 40
    assert {row(f"viec:{number}").attempts for number in range(40)} == {1}


def claim_as_one_who_died(key: str, at: datetime) -> None:
    mail = row(key)
    mail.claim, mail.claimed_until, mail.attempts = "x" * 32, at + LEASE, 1
    db.session.commit()


def test_the_mail_of_a_worker_that_died_goes_out_after_its_claim_under_the_same_id(
    app: Flask, office: PostOffice
) -> None:
    write()
    deliver()
    first = office.inbox[0]["Message-ID"]
    sent = row()
    sent.state, sent.sent_at = MailState.WAITING, None
    db.session.commit()
    claim_as_one_who_died("viec:1", clock.now())
    with later(minutes=9):
        assert counts(deliver()) == (0, 0, 0)
    with later(minutes=11):
        assert counts(deliver()) == (1, 0, 0)
    assert office.inbox[1]["Message-ID"] == first


def test_a_mail_that_kills_who_sends_it_is_given_up_in_the_end(app: Flask, office: PostOffice) -> None:
    mail = write()
    mail.attempts = len(WAITS) + 1
    db.session.commit()
    assert counts(deliver()) == (0, 0, 1)
    assert row().trouble is Trouble.CRASHED


@pytest.mark.parametrize("seconds", [0.001, 5, 300])
def test_the_claim_of_a_worker_whose_clock_is_ahead_is_respected(
    app: Flask, office: PostOffice, seconds: float
) -> None:
    write()
    with later(seconds=seconds):
        claim_as_one_who_died("viec:1", clock.now())
    assert counts(deliver()) == (0, 0, 0)


def test_a_clock_that_was_wrong_holds_no_mail_up(app: Flask, office: PostOffice) -> None:
    with later(days=400):
        write("moi")
        write("cho lai").attempts = 1
        db.session.commit()
        write("dang gui")
        claim_as_one_who_died("dang gui", clock.now())
    assert deliver().sent == 3


# ---------- the administrator ----------


def test_what_was_given_up_is_sent_on_the_word_of_the_administrator(app: Flask, office: PostOffice) -> None:
    admin = make.actor(Role.ADMIN)
    office.refuse["an@vidu.vn"] = "550 khong co"
    write(expires_at=clock.now() + timedelta(hours=1))
    deliver()
    office.refuse.clear()
    with later(days=2):
        with transaction():
            retry(row(), by=admin)
        assert counts(deliver()) == (1, 0, 0)
        with pytest.raises(Conflict, match="đã gửi"), transaction():
            retry(row(), by=admin)


def test_a_waiting_mail_can_be_stopped_but_not_while_it_is_being_sent(app: Flask, office: PostOffice) -> None:
    admin = make.actor(Role.ADMIN)
    write()
    claim_as_one_who_died("viec:1", clock.now())
    with pytest.raises(Conflict, match="đang được gửi"), transaction():
        give_up(row(), by=admin)
    with later(minutes=11), transaction():
        give_up(row(), by=admin)
    assert (row().state, row().trouble) == (MailState.GIVEN_UP, Trouble.PERSON)
    with pytest.raises(Conflict, match="không còn chờ"), transaction():
        give_up(row(), by=admin)
    with later(days=1):
        assert counts(deliver()) == (0, 0, 0)


def test_finished_mail_is_kept_for_a_year(app: Flask, office: PostOffice, tmp_path: Path) -> None:
    write()
    deliver()
    with configured(app, MAIL_URL=""):
        write("viec:2")
    for days, gone in ((364, 0), (366, 1), (366, 0)):
        with later(days=days), transaction():
            assert sweep() == gone
    assert row("viec:2").state is MailState.WAITING
