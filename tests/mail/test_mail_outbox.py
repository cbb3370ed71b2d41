"""The outbox: what is posted lies there once, safe to send, and only if the act that caused it was kept."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from tracker.core import clock
from tracker.mail.models import OutgoingMail
from tracker.mail.rules import MailState, Trouble
from tracker.mail.services import Attachment, post
from tracker.storage.database import db, transaction


def write(key: str = "viec:1", **more: Any) -> bool:
    given: dict[str, Any] = {"address": "an@vidu.vn", "subject": "Giao việc", "body": "Nội dung", "kind": "Giao việc"}
    with transaction():
        return post(**{**given, "key": key, **more})


def rows() -> list[OutgoingMail]:
    return list(db.session.query(OutgoingMail).order_by(OutgoingMail.id))


def test_the_same_is_never_posted_twice(app: Flask) -> None:
    assert write() is True
    assert write(subject="Viết lại") is False
    assert write("viec:2") is True
    assert [row.subject for row in rows()] == ["Giao việc", "Giao việc"]


def test_a_long_key_is_still_one_key(app: Flask) -> None:
    assert [write("x" * 300), write("x" * 300), write("x" * 301)] == [True, False, True]


def test_mail_of_an_act_that_failed_is_not_there(app: Flask) -> None:
    class Fails(RuntimeError):
        pass

    def act() -> None:
        with transaction():
            post("an@vidu.vn", "Giao việc", "Nội dung", key="viec:1", kind="Giao việc")
            raise Fails

    with pytest.raises(Fails):
        act()
    assert rows() == []


def test_posting_twice_within_one_act_leaves_the_act_whole(app: Flask) -> None:
    with transaction():
        first = post("an@vidu.vn", "A", "B", key="viec:1", kind="Giao việc")
        second = post("an@vidu.vn", "A", "B", key="viec:1", kind="Giao việc")
    assert (first, second, len(rows())) == (True, False, 1)


def test_of_many_processes_that_post_the_same_at_once_one_writes_it(app: Flask) -> None:
    start = threading.Barrier(4)
    new: list[bool] = []

    def act() -> None:
        with app.app_context():
            start.wait(10)
            new.append(write("cung-mot-viec"))

    run_all(act, 4)
    assert sorted(new) == [False, False, False, True]
    assert len(rows()) == 1


def run_all(act: Callable[[], None], many: int) -> None:
    threads = [threading.Thread(target=act) for _ in range(many)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)


def test_headers_hold_one_line_whatever_was_typed(app: Flask) -> None:
    write(subject="Giao việc\r\nBcc: ke@gian.vn\u2028x", name="An\nBcc: ke@gian.vn")
    assert (rows()[0].subject, rows()[0].name) == ("Giao việc Bcc: ke@gian.vn x", "An Bcc: ke@gian.vn")


@pytest.mark.parametrize(
    "address",
    ["an", "an@", "@vidu.vn", "an@vidu.vn, ke@gian.vn", "an@vidu.vn\r\nBcc: ke@gian.vn", "<an@vidu.vn>", "án@vidu.vn"],
)
def test_an_address_that_no_server_takes_is_kept_and_never_tried(app: Flask, address: str) -> None:
    assert write(address=address) is True
    assert (rows()[0].state, rows()[0].trouble) == (MailState.GIVEN_UP, Trouble.ADDRESS)


@pytest.mark.parametrize("address", [None, "", "  "])
def test_who_has_no_address_gets_no_mail(app: Flask, address: str | None) -> None:
    assert write(address=address) is False
    assert rows() == []


def test_a_mail_waits_for_its_moment_and_keeps_its_attachment(app: Flask) -> None:
    later = clock.now() + timedelta(hours=3)
    write(not_before=later, attachment=Attachment("kết luận.pdf", "application/pdf", "a" * 64))
    found = rows()[0]
    assert (found.next_try_at, found.created_at) == (later, clock.now())
    assert (found.attachment_name, found.attachment_type) == ("kết luận.pdf", "application/pdf")
