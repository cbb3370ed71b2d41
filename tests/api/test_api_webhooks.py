"""Webhooks: told by the act itself, signed, tried again, switched off when nobody listens; nothing secret leaves."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from cryptography.fernet import Fernet
from flask import Flask
from sqlalchemy import select, text
from werkzeug.datastructures import MultiDict

import make
from conftest import Browser
from servers.hooks import Receiver, receiver
from tracker.api.models import Sending, Webhook
from tracker.api.rules.webhooks import OFFERED, Event, SendingState, Trouble
from tracker.api.services import delivery, line, webhooks
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.core.errors import Conflict
from tracker.jobs import services as jobs
from tracker.mail.models import OutgoingMail
from tracker.mail.rules import WAITS
from tracker.reports import services as reports
from tracker.reports.queries.papers import Order
from tracker.storage.database import db, transaction
from tracker.tasks import services as tasks
from tracker.tasks.models import Task
from tracker.tasks.rules import Step


@pytest.fixture
def outside(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[Receiver]:
    monkeypatch.setitem(app.config, "WEBHOOK_LOOPBACK", True)
    monkeypatch.setitem(app.config, "WEBHOOK_PATIENCE", 0.4)
    with receiver() as here:
        yield here


@pytest.fixture
def admin(app: Flask) -> Actor:
    return make.actor(Role.ADMIN, "dang-uy", name="Lê Quản Trị")


def entered(here: Receiver, by: Actor, *events: Event, path: str = "/nhan") -> tuple[Webhook, str]:
    with transaction():
        return webhooks.add(webhooks.Details("Trục tỉnh", here.address + path, events or OFFERED), by=by)


def sendings() -> list[Sending]:
    db.session.rollback()
    return list(db.session.scalars(select(Sending).order_by(Sending.id).execution_options(populate_existing=True)))


def fits(headers: dict[str, str], body: bytes, secret: str) -> bool:
    """The check that docs/api.md tells receivers to make."""
    stamp, *marks = headers["KetLuan-Signature"].split(",")
    signed = stamp.removeprefix("t=").encode() + b"." + body
    wanted = "v1=" + hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()
    return any(hmac.compare_digest(mark, wanted) for mark in marks)


def accepted(by: Actor | None = None) -> Task:
    [task] = make.assigned("bac-ha", by=by or make.actor(Role.SECRETARY, "ubnd"))
    with transaction():
        tasks.move(task, Step.ACCEPT, tasks.Given(), by=make.actor(Role.UNIT_HEAD, "bac-ha"))
    return task


def test_what_happens_is_told_signed_and_without_words(outside: Receiver, admin: Actor) -> None:
    _, secret = entered(outside, admin)
    task = accepted()
    make.reported(task, make.actor(Role.UNIT_HEAD, "bac-ha"), "anh.jpg")
    order = Order.of(make.actor(Role.SECRETARY, "ubnd"), "register", MultiDict())
    with transaction():
        reports.publish(order, by=make.actor(Role.SECRETARY, "ubnd"))
    done = delivery.deliver()
    assert (done.sent, done.later) == (len(outside.got), 0)
    told = [body["event"] for body in outside.bodies]
    assert told == ["document.received", "task.assigned", "task.stepped", "task.reported", "figures.published"]
    stepped = outside.bodies[2]
    assert stepped["detail"] == {"step": "accept", "from": "assigned", "to": "in_progress"}
    assert stepped["subject"] == {
        "type": "task",
        "id": task.id,
        "links": {
            "self": f"http://127.0.0.1:8000/api/v1/tasks/{task.id}",
            "page": f"http://127.0.0.1:8000/tasks/{task.id}",
        },
    }
    for headers, body in outside.got:
        assert fits(headers, body, secret)
        assert not fits(headers, body + b" ", secret)
        assert not fits(headers, body, secret + "x")
        assert json.loads(body)["id"] == headers["KetLuan-Delivery"]
        assert not re.search(r"Trần Phú|Trần Thị|Nguyễn|Bắc Hà|Đã ", body.decode()), "no word leaves the house"
    assert {each.state for each in sendings()} == {SendingState.SENT}
    assert delivery.deliver().sent == 0


def test_only_what_was_chosen_is_told_and_nothing_confidential(outside: Receiver, admin: Actor) -> None:
    entered(outside, admin, Event.TASK_STEPPED)
    secretary, head = make.actor(Role.SECRETARY, "ubnd"), make.actor(Role.UNIT_HEAD, "bac-ha")
    [open_one, secret_one, later] = [make.assigned("bac-ha", by=secretary)[0] for _ in range(3)]
    with transaction():
        tasks.set_confidential(secret_one, True, "Có tên công dân", by=secretary)
    with transaction():
        for task in (open_one, secret_one, later):
            tasks.move(task, Step.ACCEPT, tasks.Given(), by=head)
    with transaction():
        tasks.set_confidential(later, True, "Có tên công dân", by=secretary)
    delivery.deliver()
    assert [body["subject"]["id"] for body in outside.bodies] == [open_one.id]
    assert [(each.subject_id, each.state) for each in sendings()] == [
        (open_one.id, SendingState.SENT),
        (later.id, SendingState.WITHHELD),
    ]
    with pytest.raises(Conflict, match="đã thành mật"), transaction():
        webhooks.send_again(sendings()[1], by=admin)


def test_a_refused_act_tells_nobody(outside: Receiver, admin: Actor) -> None:
    entered(outside, admin)
    [task] = make.assigned("bac-ha", by=make.actor(Role.SECRETARY, "ubnd"))
    before = len(sendings())
    head = make.actor(Role.UNIT_HEAD, "bac-ha")

    def undone() -> None:
        with transaction():
            tasks.move(task, Step.ACCEPT, tasks.Given(), by=head)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        undone()
    assert len(sendings()) == before


def test_a_receiver_that_fails_is_tried_with_growing_waits_then_switched_off(outside: Receiver, admin: Actor) -> None:
    webhook, _ = entered(outside, admin, Event.TASK_STEPPED)
    make.person_of(admin).email = "quantri@vidu.vn"
    db.session.commit()
    accepted()
    outside.replies = [500, 302] + [503] * 20
    moment = clock.now()
    for number, wait in enumerate((*WAITS, None), 1):
        with clock.frozen(moment):
            delivery.deliver()
            delivery.deliver()
        [sending] = sendings()
        assert (sending.attempts, len(outside.got)) == (number, number), "not before its time"
        if wait is not None:
            assert (sending.state, sending.trouble) == (SendingState.WAITING, Trouble.REFUSED)
            assert sending.next_try_at == moment + timedelta(minutes=wait)
            moment = sending.next_try_at
    assert (sending.state, sending.status) == (SendingState.GIVEN_UP, 503)
    assert [headers["KetLuan-Attempt"] for headers, _ in outside.got] == [
        str(each) for each in range(1, len(WAITS) + 2)
    ]
    assert len({headers["KetLuan-Delivery"] for headers, _ in outside.got}) == 1, "one message, one number"
    assert webhook.disabled_at is None, "one day is not yet long"
    with clock.frozen(moment + timedelta(days=2)):
        accepted()
        db.session.refresh(sendings()[-1])
        for _ in (*WAITS, None):
            sending = sendings()[-1]
            with clock.frozen(max(clock.now(), sending.next_try_at)):
                delivery.deliver()
    db.session.refresh(webhook)
    assert webhook.disabled_at is not None
    [mail] = db.session.scalars(select(OutgoingMail).where(OutgoingMail.kind == "Địa chỉ nhận tin"))
    assert (mail.address, f"/admin/webhooks/{webhook.id}" in mail.body) == ("quantri@vidu.vn", True)
    assert "webhook.disabled" in db.session.scalars(select(AuditEntry.action)).all()
    seen = len(outside.got)
    outside.replies = []
    with clock.frozen(moment + timedelta(days=4)):
        accepted()
        assert (delivery.deliver().sent, len(outside.got)) == (0, seen), "nothing is written for who is switched off"
        with transaction():
            webhooks.switch(webhook, on=True, by=admin)
        with transaction():
            webhooks.send_again(sendings()[0], by=admin)
        assert delivery.deliver().sent == 1
    assert (sendings()[0].state, webhook.failing_since) == (SendingState.SENT, None)


def test_a_receiver_that_drips_or_is_away_holds_up_nobody(outside: Receiver, admin: Actor) -> None:
    entered(outside, admin, Event.TASK_STEPPED)
    with receiver() as well:
        entered(well, admin, Event.TASK_STEPPED)
        outside.drip.set()
        accepted()
        accepted()
        done = delivery.deliver()
        assert (done.sent, done.later, len(well.got), len(outside.got)) == (2, 1, 2, 1)
    troubles = {each.trouble for each in sendings() if each.webhook.address.startswith(outside.address)}
    assert Trouble.SLOW in troubles
    gone = line.send(well.address, b"{}", {}, loopback=True)
    assert (gone.status, gone.trouble) == (None, Trouble.DOWN)
    tls = line.send(outside.address.replace("http:", "https:"), b"{}", {}, loopback=True, patience=0.4)
    assert tls.trouble in (Trouble.TLS, Trouble.SLOW, Trouble.DOWN)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:{port}/",
        "https://127.0.0.1:{port}/",
        "https://localhost:{port}/",
        "https://localtest.vidu.vn:{port}/",
        "https://10.0.0.1/",
        "https://[::1]:{port}/",
    ],
)
def test_nothing_is_sent_into_the_network_of_the_house(
    outside: Receiver, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    """A name that leads inside is refused when it is looked up, whatever it led to when it was entered."""
    port = outside.address.rpartition(":")[2]
    monkeypatch.setattr(line.socket, "getaddrinfo", lambda host, port, **more: [(2, 1, 6, "", ("127.0.0.1", port))])
    answer = line.send(address.format(port=port), b"{}", {}, loopback=False, patience=0.4)
    assert (answer.trouble, outside.got) == (Trouble.ADDRESS, [])


def test_a_new_secret_signs_beside_the_former_for_a_day(outside: Receiver, admin: Actor) -> None:
    webhook, old = entered(outside, admin)
    with transaction():
        new = webhooks.renew_secret(webhook, by=admin)
    for days, both in ((0, True), (2, False)):
        with clock.frozen(clock.now() + timedelta(days=days)):
            with transaction():
                webhooks.ping(webhook, by=admin)
            delivery.deliver()
        headers, body = outside.got[-1]
        assert (fits(headers, body, new), fits(headers, body, old)) == (True, both)
    stored = db.session.execute(text("SELECT secret FROM webhooks")).scalar_one()
    assert new not in stored, "kept encrypted"


def test_keys_are_changed_without_losing_the_secret_of_a_receiver(
    outside: Receiver, admin: Actor, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    hook, secret = entered(outside, admin)
    with transaction():
        newer = webhooks.renew_secret(hook, by=admin)
    monkeypatch.setitem(app.config, "ENCRYPTION_KEYS", (Fernet.generate_key().decode(),))
    done = app.test_cli_runner().invoke(args=["accounts", "rotate"])
    assert (done.exit_code, "2 bí mật" in done.output) == (0, True)
    monkeypatch.setitem(app.config, "SECRET_KEY", "mot khoa khac han")
    db.session.expire_all()
    kept = db.session.execute(select(Webhook.secret, Webhook.former_secret)).one()
    assert tuple(kept) == (newer, secret)


def test_the_administrator_enters_tries_watches_and_sends_again(outside: Receiver, web: Browser, app: Flask) -> None:
    web.sign_in(make.account(Role.ADMIN, "dang-uy"))
    for wrong in ({"address": "http://vidu.vn/x"}, {"address": "https://10.1.2.3/"}, {"events": []}, {"name": ""}):
        form = {"name": "Trục tỉnh", "address": "https://truc.vidu.vn/nhan", "events": ["task.assigned"], **wrong}
        assert web.post("/admin/webhooks/new", form).status_code == 422, wrong
    form = {"name": "Trục tỉnh", "address": outside.address + "/nhan?ma=1", "events": ["task.stepped", "task.reported"]}
    made = web.post("/admin/webhooks/new", form)
    secret = re.search(r'value="(whsec_[\w-]{43})"', made.text)
    assert (made.status_code, secret is not None) == (201, True)
    webhook = db.session.scalars(select(Webhook)).one()
    page = f"/admin/webhooks/{webhook.id}"
    assert secret[1] not in web.get(page).text  # type: ignore[index]
    assert web.post(f"{page}/ping").status_code == 302
    [due] = [each for each in jobs.due() if each.job == "webhooks.deliver"]
    assert jobs.perform(due) is not None
    assert [body["event"] for body in outside.bodies] == ["ping"]
    assert fits(*outside.got[0], secret[1])  # type: ignore[index]
    shown = web.get(page).text
    assert "HTTP 200" in shown
    [sending] = sendings()
    assert web.post(f"/admin/webhooks/sendings/{sending.id}/again").status_code == 302
    delivery.deliver()
    assert len(outside.got) == 2
    assert outside.got[0][1] == outside.got[1][1]
    assert web.post(f"{page}/switch", {"to": "off"}).status_code == 302
    assert "Bật lại trước khi gửi" in web.get(web.post(f"{page}/ping").headers["Location"]).text
    assert web.post(f"{page}/edit", {**form, "name": "Trục mới"}).status_code == 302
    assert "Trục mới" in web.get("/admin/webhooks").text
    renewed = re.search(r'value="(whsec_[\w-]{43})"', web.post(f"{page}/secret").text)
    assert renewed is not None
    assert renewed[1] != secret[1]  # type: ignore[index]
    assert web.post(f"{page}/remove").status_code == 302
    assert web.get(page).status_code == 404
    with clock.frozen(clock.now() + timedelta(days=31)), transaction():
        assert delivery.sweep() == 1


def test_two_workers_send_each_message_once(outside: Receiver, admin: Actor, app: Flask) -> None:
    """Whoever claims second, while the first is sending, passes on."""
    entered(outside, admin, Event.TASK_STEPPED)
    accepted()
    taken: Any = delivery._claim(set())
    assert taken is not None
    assert delivery._claim(set()) is None
    with clock.frozen(clock.now() + timedelta(minutes=11)):
        assert delivery.deliver().sent == 1, "whose process died leaves a claim that runs out"
    assert len(outside.got) == 1
