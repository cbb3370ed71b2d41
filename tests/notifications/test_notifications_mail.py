"""Mail about notices: at once within the act, in digests, never in quiet hours, never with what somebody wrote."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

import make
from tracker.audit import services as audit
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.core.events import Fact
from tracker.core.labels import Topic
from tracker.mail.models import OutgoingMail
from tracker.notifications import queries, services
from tracker.notifications.models import Notice
from tracker.notifications.rules import Rhythm
from tracker.storage.database import db, transaction
from tracker.tasks.models import Task
from tracker.tasks.rules import State

#: Wednesday, a working day.
DAY = clock.at_office(date(2026, 11, 25), 9)


def on(day: int, hour: int, minute: int = 0) -> datetime:
    return clock.at_office(date(2026, 11, day), hour, minute)


@pytest.fixture
def cast(app: Flask) -> dict[str, Actor]:
    found = make.actors(
        {
            "head": (Role.UNIT_HEAD, "bac-ha"),
            "official": (Role.OFFICIAL, "bac-ha"),
            "secretary": (Role.SECRETARY, "ubnd"),
            "leader": (Role.LEADER, "ubnd"),
        }
    )
    make.mailed(found["head"], "head@hatrung.vn")
    return found


def happens(action: str, *tasks: Task, by: Actor, at: datetime = DAY, **detail: object) -> None:
    with clock.frozen(at), transaction():
        for task in tasks:
            audit.record(Fact(action, "task", task.id, detail), by=by)


def outbox() -> list[OutgoingMail]:
    return list(db.session.scalars(select(OutgoingMail).order_by(OutgoingMail.id)))


def wishes(person: Actor, **changes: object) -> None:
    now = queries.readers([person.person_id])[person.person_id]
    with transaction():
        services.choose(replace(now.wishes, **changes), by=person)  # type: ignore[arg-type]


def digests(moment: datetime) -> list[OutgoingMail]:
    before = {mail.id for mail in outbox()}
    with clock.frozen(moment), transaction():
        services.send_digests(moment)
    return [mail for mail in outbox() if mail.id not in before]


# ---------- at once ----------


def test_what_waits_is_mailed_with_the_act(cast: dict[str, Actor]) -> None:
    task = make.task(title="Sửa vỉa hè đường Trần Phú", due_on=DAY.date() + timedelta(days=9))
    happens("task.send_back", task, by=cast["secretary"], words="Thiếu danh sách ông Nguyễn Văn Bình")
    (mail,) = outbox()
    notice = db.session.scalars(select(Notice).where(Notice.person_id == cast["head"].person_id)).one()
    assert (mail.address, mail.name, mail.person_id) == ("head@hatrung.vn", "head", cast["head"].person_id)
    assert mail.subject == "Kết quả chưa đạt, cần làm tiếp – Sửa vỉa hè đường Trần Phú"
    assert mail.not_before == DAY
    assert mail.body == (
        "Kính gửi: head\n\n"
        "Kết quả chưa đạt, cần làm tiếp.\n"
        f"Nhiệm vụ số {task.id}: Sửa vỉa hè đường Trần Phú\n"
        "Đơn vị chủ trì: Xã Bắc Hà\n"
        "Hạn: 04/12/2026\n\n"
        f"Mở để xem và trả lời: http://127.0.0.1:8000/notices/{notice.id}/open\n\n"
        "--\n"
        "Thư tự động của Kết Luận, không trả lời thư này.\n"
        "Đổi số lần nhận thư hoặc thôi nhận: http://127.0.0.1:8000/account/notices\n"
    )
    assert "Bình" not in mail.body + mail.subject


def test_one_mail_for_all_that_one_act_told_one_person(cast: dict[str, Actor]) -> None:
    of = make.passage()
    happens(
        "task.assigned",
        *(make.task(title=f"Việc {n}", of=of, state=State.ASSIGNED) for n in range(3)),
        by=cast["secretary"],
    )
    (mail,) = outbox()
    assert mail.subject == "3 thông báo mới"
    assert [f"Việc {n}" in mail.body for n in range(3)] == [True] * 3
    assert mail.body.count("http") == 2
    assert "http://127.0.0.1:8000/notices\n" in mail.body


def test_long_titles_are_cut_and_complaints_go_by_number(cast: dict[str, Actor]) -> None:
    of = make.passage()
    long = make.task(title="Rà soát " + "toàn bộ các tuyến đường " * 10, of=of)
    complaint = make.task(title="Giải quyết đơn của bà Trần Thị Mơ", topic=Topic.COMPLAINTS, of=of)
    happens("task.send_back", long, by=cast["secretary"])
    happens("task.send_back", complaint, by=cast["secretary"])
    first, second = outbox()
    assert len(first.subject) <= 80 + 40
    assert "Mơ" not in second.subject + second.body
    assert second.subject.endswith(f"số {complaint.id}")
    assert f"Nhiệm vụ số {complaint.id}\n" in second.body


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        (on(25, 20, 59), on(25, 20, 59)),
        (on(25, 21), on(26, 6, 30)),
        (on(26, 0), on(26, 6, 30)),
        (on(27, 23), on(30, 6, 30)),
        (on(24, 9), on(25, 6, 30)),  # the 24th is a day off
    ],
)
def test_mail_of_quiet_hours_waits(cast: dict[str, Actor], act: datetime, expected: datetime) -> None:
    happens("task.send_back", make.task(), by=cast["secretary"], at=act)
    (mail,) = outbox()
    assert mail.not_before == expected
    assert mail.expires_at == expected + timedelta(days=2)


def test_without_an_address_and_with_no_mail_wanted_none_is_written(cast: dict[str, Actor]) -> None:
    wishes(cast["head"], waits=Rhythm.NONE)
    happens("task.send_back", make.task(), by=cast["secretary"])
    assert outbox() == []
    assert db.session.scalars(select(Notice.digest)).all() == [False, False]


def test_mail_is_vietnamese_whoever_acted(app: Flask, cast: dict[str, Actor]) -> None:
    with app.test_request_context(headers={"Accept-Language": "en"}) as request:
        request.session["locale"] = "en"
        happens("task.send_back", make.task(), by=cast["secretary"])
    (mail,) = outbox()
    assert mail.subject.startswith("Kết quả chưa đạt")


# ---------- digests ----------


def test_information_gathers_into_one_mail_a_day(cast: dict[str, Actor]) -> None:
    task = make.task(due_on=DAY.date())
    happens("task.approve", task, by=cast["leader"], at=on(25, 9))
    happens("task.pause", task, by=cast["leader"], at=on(25, 15))
    assert outbox() == []
    assert digests(on(25, 23)) == []
    assert digests(on(26, 6, 59)) == []
    (mail,) = digests(on(26, 7))
    assert mail.subject == "Tổng hợp trong ngày: 2 thông báo"
    assert "THÔNG TIN (2)\n1. Nhiệm vụ được xác nhận hoàn thành\n" in mail.body
    assert digests(on(26, 7)) == []
    assert digests(on(27, 8)) == []


def test_a_notice_at_the_very_moment_belongs_to_the_digest_and_a_later_one_to_the_next(cast: dict[str, Actor]) -> None:
    task = make.task()
    happens("task.approve", task, by=cast["leader"], at=on(26, 7))
    happens("task.reopen", task, by=cast["leader"], at=on(26, 7, 1))
    happens("task.pause", task, by=cast["leader"], at=on(26, 7, 1))
    (first,) = digests(on(26, 7, 30))
    assert ("xác nhận" in first.body, "tạm dừng" in first.body) == (True, False)
    (second,) = digests(on(27, 7))
    assert ("xác nhận" in second.body, "tạm dừng" in second.body) == (False, True)


def test_a_digest_of_days_off_and_of_a_downtime_is_one(cast: dict[str, Actor]) -> None:
    task = make.task()
    for day in (25, 26, 27, 28, 29):
        happens("task.approve", task, by=cast["leader"], at=on(day, 12))
    (mail,) = digests(on(30, 10))
    assert mail.subject == "Tổng hợp trong ngày: 5 thông báo"


def test_what_was_read_or_can_no_longer_be_seen_is_not_gathered(cast: dict[str, Actor]) -> None:
    read, gone, left = (make.task(title=title) for title in ("Đã đọc", "Đã chuyển", "Còn lại"))
    for task in (read, gone, left):
        happens("task.approve", task, by=cast["leader"])
    notice = db.session.scalars(
        select(Notice).where(Notice.task_id == read.id, Notice.person_id == cast["head"].person_id)
    ).one()
    with transaction():
        services.mark_read(notice, by=cast["head"])
    gone.lead = make.unit("nam-ha")
    db.session.commit()
    (mail,) = digests(on(26, 7))
    assert [title in mail.body for title in ("Đã đọc", "Đã chuyển", "Còn lại")] == [False, False, True]
    assert db.session.scalars(select(Notice.id).where(Notice.digest.is_(True))).all() == []


def test_when_everything_was_read_no_mail_comes(cast: dict[str, Actor]) -> None:
    happens("task.approve", make.task(), by=cast["leader"])
    with transaction():
        services.mark_all_read(DAY, by=cast["head"])
    assert digests(on(26, 7)) == []
    assert db.session.scalars(select(Notice.id).where(Notice.digest.is_(True))).all() == []


def test_weekly_mail_comes_on_its_day(cast: dict[str, Actor]) -> None:
    wishes(cast["head"], information=Rhythm.WEEKLY, weekday=3, hour=16)
    happens("task.approve", make.task(), by=cast["leader"], at=on(25, 9))
    assert digests(on(26, 15, 59)) == []
    (mail,) = digests(on(26, 16))
    assert mail.subject == "Tổng hợp trong tuần: 1 thông báo"


def test_daily_and_weekly_are_two_mails_of_two_kinds(cast: dict[str, Actor]) -> None:
    wishes(cast["head"], waits=Rhythm.DAILY, information=Rhythm.WEEKLY, weekday=3, hour=7)
    task = make.task()
    happens("task.approve", task, by=cast["leader"])
    happens("task.send_back", task, by=cast["leader"])
    assert [mail.subject for mail in digests(on(26, 7))] == [
        "Tổng hợp trong ngày: 1 thông báo, 1 việc chờ bạn",
        "Tổng hợp trong tuần: 1 thông báo",
    ]


def test_a_change_of_mind_neither_loses_nor_floods(cast: dict[str, Actor]) -> None:
    happens("task.approve", make.task(title="Việc cũ"), by=cast["leader"])
    wishes(cast["head"], information=Rhythm.NONE)
    assert digests(on(26, 7)) == []
    wishes(cast["head"], information=Rhythm.DAILY)
    assert digests(on(27, 7)) == []
    happens("task.approve", make.task(title="Việc mới"), by=cast["leader"], at=on(27, 8))
    wishes(cast["head"], information=Rhythm.AT_ONCE)
    (mail,) = digests(on(30, 7))
    assert ("Việc cũ" in mail.body, "Việc mới" in mail.body) == (False, True)


def test_long_digests_are_cut_and_say_so(cast: dict[str, Actor]) -> None:
    of = make.passage()
    happens("task.approve", *(make.task(title=f"Việc số {n}", of=of) for n in range(34)), by=cast["leader"])
    (mail,) = digests(on(26, 7))
    assert "… và 4 thông báo khác." in mail.body
    assert mail.body.count("Nhiệm vụ số") == 30
