"""Mail through a day without its server, a sender killed between two mails, and a clock that jumps."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import Envelope, Session
from flask import Flask

import make
from conftest import NOW, Browser
from servers.hosts import site
from servers.site import free_port
from servers.smtp import PostOffice, configured, post_office
from tracker.core import clock
from tracker.core.actor import Role
from tracker.jobs import services as jobs
from tracker.jobs.models import JobRun
from tracker.mail.models import OutgoingMail
from tracker.mail.rules import LEASE, MailState
from tracker.mail.services import deliver, post
from tracker.storage.database import db, transaction

SENDER = "ketluan@hatrung.vn"


def write(many: int, **more: Any) -> None:
    for number in range(many):
        with transaction():
            post("an@vidu.vn", f"Giao việc {number}", "Nội dung", key=f"viec:{number}", kind="Giao việc", **more)


def states() -> dict[MailState, int]:
    db.session.rollback()
    found = [mail.state for mail in db.session.query(OutgoingMail)]
    return {state: found.count(state) for state in set(found)}


@pytest.mark.parametrize("app_of_session", ["sqlite"], indirect=True)
def test_a_day_without_the_mail_server_loses_nothing_and_floods_nobody(app: Flask) -> None:
    port = free_port()
    write(40)
    with configured(app, MAIL_URL=f"smtp://127.0.0.1:{port}", MAIL_FROM=SENDER):
        for minute in range(0, 24 * 60, 10):
            with clock.frozen(NOW + timedelta(minutes=minute)):
                deliver()
        assert states() == {MailState.WAITING: 40}, "a day is no reason to give up"
        moment = NOW + timedelta(days=1)
        with post_office(port) as office:
            for minute in range(0, 9 * 60, 10):  # the longest wait of a mail that was tried
                with clock.frozen(moment + timedelta(minutes=minute)):
                    deliver()
        assert states() == {MailState.SENT: 40}
        assert len({each["Message-ID"] for each in office.inbox}) == len(office.inbox) == 40


class Stalling(PostOffice):
    """A server that lets the connection of one mail hang after it has come, until told."""

    reached = threading.Event()
    go = threading.Event()

    async def handle_DATA(self, server: Any, session: Session, envelope: Envelope) -> str:
        if len(self.inbox) == 3 and not self.go.is_set():
            self.reached.set()
            return "451 4.3.0 doi mot chut"
        return await super().handle_DATA(server, session, envelope)


def test_a_consumer_killed_between_two_mails_sends_none_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("servers.smtp.PostOffice", Stalling)
    with post_office() as office, site(f"sqlite:///{tmp_path / 'k.sqlite3'}", tmp_path) as place:
        write(10)
        consumer = place.jobs(MAIL_URL=office.url, MAIL_FROM=SENDER)
        assert Stalling.reached.wait(60)
        os.kill(consumer.pid, signal.SIGKILL)
        consumer.wait(10)
        Stalling.go.set()
        with (
            configured(place.app, MAIL_URL=office.url, MAIL_FROM=SENDER),
            clock.frozen(clock.now() + LEASE + timedelta(minutes=6)),
        ):
            deliver()
        assert states() == {MailState.SENT: 10}
        assert sorted(each["Subject"] for each in office.inbox) == sorted(f"Giao việc {each}" for each in range(10))


@pytest.mark.parametrize("app_of_session", ["sqlite"], indirect=True)
def test_a_clock_that_jumps_a_month_and_back_repeats_nothing_and_signs_nobody_out_for_good(
    app: Flask, web: Browser, office: PostOffice
) -> None:
    username = make.account(Role.SECRETARY)
    make.task()
    moments: list[Callable[[], Any]] = [
        lambda moment=NOW + shift: clock.frozen(moment)  # type: ignore[misc]
        for shift in (timedelta(0), timedelta(minutes=1), timedelta(days=31), timedelta(minutes=2), timedelta(hours=22))
    ]
    sent = []
    for at, moment in enumerate(moments):
        with moment():
            if at != 2:
                with transaction():
                    post("an@vidu.vn", "Giao việc", "Nội dung", key=f"nhay:{at}", kind="Giao việc")
            web.sign_in(username)
            assert web.get("/tasks").status_code == 200
            jobs.run_due()
            sent.append(len(office.inbox))
    keys = [each["Message-ID"] for each in office.inbox]
    assert len(keys) == len(set(keys)) >= 4
    assert sent == sorted(sent)
    runs = db.session.query(JobRun.job, JobRun.period).all()
    assert len(runs) == len(set(runs))
