"""The bell, the inbox, how a person wants to be told, the calendar feed."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from flask import Flask
from icalendar import Calendar
from selectolax.lexbor import LexborHTMLParser
from sqlalchemy import select

import make
from conftest import Browser, application
from tracker.auth.models import Account
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.core.labels import Topic
from tracker.mail.models import OutgoingMail
from tracker.notifications import queries
from tracker.notifications.models import CalendarFeed, Notice
from tracker.notifications.rules import Kind
from tracker.org.models import Person
from tracker.org.services import appoint
from tracker.storage.database import db, transaction
from tracker.tasks.models import Extension, Task
from tracker.tasks.rules import ExtensionState, State


def somebody(role: Role = Role.UNIT_HEAD, code: str = "bac-ha") -> tuple[str, Actor]:
    """An account, and its person as an actor."""
    username = make.account(role, code)
    account = db.session.scalars(select(Account).where(Account.username == username)).one()
    return username, queries.actor_of(account.person.posts[0])


def parsed(answer: object) -> LexborHTMLParser:
    return LexborHTMLParser(answer.text)  # type: ignore[attr-defined]


def bell(answer: object) -> str:
    found = parsed(answer).css_first(".bell-count")
    return found.text() if found else ""


def shown(answer: object) -> list[str]:
    return [link.text() for link in parsed(answer).css("a.work-title")]


def read(notice: Notice) -> bool:
    db.session.expire_all()
    return db.session.get_one(Notice, notice.id).read_at is not None


# ---------- the bell and the inbox ----------


def test_the_bell_counts_what_is_unread_and_costs_one_statement(web: Browser) -> None:
    username, person = somebody()
    of = make.passage()
    web.sign_in(username)
    assert bell(web.get("/account")) == ""
    assert 'href="/notices"' in web.get("/account").text
    none = len(web.statements)
    tasks = [make.task(of=of) for _ in range(3)]
    for task in tasks:
        make.notice(person, task)
    assert bell(web.get("/account")) == "3"
    assert len(web.statements) == none
    assert sum("notices" in statement for statement in web.statements) == 1
    for _ in range(120):
        make.notice(person, tasks[0])
    assert bell(web.get("/account")) == "99+"


def test_nobody_signed_in_has_no_bell(web: Browser) -> None:
    assert bell(web.get("/sign-in")) == ""
    assert "bell" not in web.get("/nowhere").text


def test_the_inbox_is_grouped_by_day_newest_first(web: Browser) -> None:
    username, person = somebody()
    of = make.passage()
    today = clock.today()
    for days, title in ((0, "Mới"), (1, "Hôm trước"), (4, "Tuần trước")):
        when = clock.at_office(today - timedelta(days=days), 8)
        make.notice(person, make.task(title=title, of=of), at=when)
    web.sign_in(username)
    answer = web.get("/notices")
    assert shown(answer) == ["Mới", "Hôm trước", "Tuần trước"]
    assert [head.text() for head in parsed(answer).css("main h2")] == ["Hôm nay", "Hôm qua", "Thứ Sáu, 20/11/2026"]
    assert "Vũ Đình Khôi" in answer.text
    assert "Nhiệm vụ được xác nhận hoàn thành" in answer.text


def test_an_empty_inbox_says_what_will_come(web: Browser) -> None:
    username, person = somebody()
    web.sign_in(username)
    assert "Chưa có thông báo nào." in web.get("/notices").text
    notice = make.notice(person, make.task())
    notice.read_at = clock.now()
    db.session.commit()
    assert "Không có thông báo nào chưa đọc." in web.get("/notices?unread=1").text
    assert "Chưa có thông báo nào thuộc loại này." in web.get("/notices?kind=reminder").text


def test_filters_and_pages_are_cut_in_sql(web: Browser) -> None:
    username, person = somebody()
    task = make.task(title="Việc")
    other = make.task(title="Chờ", of=task.passage)
    for number in range(60):
        notice = make.notice(person, task)
        notice.read_at = clock.now() if number % 2 else None
    make.notice(person, other, action="task.send_back")
    db.session.commit()
    web.sign_in(username)
    first = web.get("/notices")
    few = len(web.statements)
    assert (len(shown(first)), len(shown(web.get("/notices?page=2")))) == (50, 11)
    assert few <= 12
    assert len(shown(web.get("/notices?unread=1"))) == 31
    assert shown(web.get("/notices?kind=waits")) == ["Chờ"]
    assert len(shown(web.get("/notices?kind=nonsense&page=x"))) == 50


def test_the_inbox_costs_the_same_statements_however_full_it_is(web: Browser) -> None:
    username, person = somebody()
    of = make.passage()
    make.notice(person, make.task(of=of))
    web.sign_in(username)
    web.get("/notices")
    few = len(web.statements)
    for _ in range(30):
        make.notice(person, make.task(coordinating=("nam-ha",), of=of))
    web.get("/notices")
    assert len(web.statements) == few <= 10


def test_what_one_may_no_longer_see_keeps_no_title(web: Browser) -> None:
    username, person = somebody()
    task = make.task(title="Việc kín")
    notice = make.notice(person, task)
    task.lead = make.unit("nam-ha")
    db.session.commit()
    web.sign_in(username)
    answer = web.get("/notices")
    assert "Việc kín" not in answer.text
    assert "Nội dung không còn thuộc phạm vi của bạn" in answer.text
    followed = web.get(f"/notices/{notice.id}/open", follow_redirects=True)
    assert "Nội dung này không còn thuộc phạm vi của bạn." in followed.text
    assert read(notice)


def test_notices_of_others_do_not_exist(web: Browser) -> None:
    username, _ = somebody()
    _, other = somebody(Role.OFFICIAL)
    notice = make.notice(other, make.task())
    web.sign_in(username)
    assert web.get(f"/notices/{notice.id}/open").status_code == 404
    assert web.post(f"/notices/{notice.id}/read", {"to": "read"}).status_code == 404
    web.post("/notices/read")
    assert not read(notice)
    assert shown(web.get("/notices")) == []


# ---------- opening ----------


@pytest.mark.parametrize(
    ("action", "state", "expected"),
    [
        ("task.assigned", State.ASSIGNED, "/tasks/{id}"),
        ("task.send_back", State.IN_PROGRESS, "/tasks/{id}"),
        ("task.directed", State.IN_PROGRESS, "/tasks/{id}#talk"),
        ("urging.sent", State.IN_PROGRESS, "/tasks/{id}#urgings"),
        ("reminder.before", State.IN_PROGRESS, "/tasks/{id}/report"),
        ("reminder.before", State.ASSIGNED, "/tasks/{id}"),
        ("reminder.late", State.DONE, "/tasks/{id}"),
        ("no.longer_known", State.DONE, "/tasks/{id}"),
    ],
)
def test_opening_reads_and_leads_to_the_screen_of_the_answer(
    web: Browser, action: str, state: State, expected: str
) -> None:
    username, person = somebody()
    task = make.task(state=state)
    notice = make.notice(person, task, action=action if action != "no.longer_known" else "task.approve")
    notice.action = action
    db.session.commit()
    web.sign_in(username)
    answer = web.get(f"/notices/{notice.id}/open")
    assert (answer.status_code, answer.headers["Location"]) == (302, expected.format(id=task.id))
    assert read(notice)
    assert web.get(answer.headers["Location"]).status_code == 200


def test_a_request_for_time_leads_to_its_decision_until_there_is_one(web: Browser) -> None:
    leader, secretary = somebody(Role.LEADER, "ubnd"), somebody(Role.SECRETARY, "ubnd")
    extension = make.extension(make.task(due_on=clock.today() + timedelta(days=20)))
    number, task_id = extension.id, extension.task_id
    found = {
        notice.person_id: notice.id
        for notice in db.session.scalars(select(Notice).where(Notice.action == "extension.asked"))
    }

    def leads(username: str, person: Actor) -> str:
        web.sign_in(username)
        return str(web.get(f"/notices/{found[person.person_id]}/open").headers["Location"])

    assert leads(*secretary) == f"/extensions/{number}/prepare"
    assert leads(*leader) == f"/extensions/{number}/decide"
    assert web.get(f"/extensions/{number}/decide").status_code == 200
    db.session.get_one(Extension, number).state = ExtensionState.WITHDRAWN
    db.session.commit()
    assert leads(*leader) == leads(*secretary) == f"/tasks/{task_id}#extensions"


def test_opening_acts_in_the_post_that_was_told(web: Browser) -> None:
    username, person = somebody(Role.OFFICIAL, "bac-ha")
    with transaction():
        second = appoint(
            db.session.get_one(Person, person.person_id), make.unit("nam-ha"), Role.UNIT_HEAD, "Phó Chủ tịch", by=None
        )
    task = make.task("nam-ha")
    notice = make.notice(queries.actor_of(second), task)
    web.sign_in(username)
    assert web.get(f"/tasks/{task.id}").status_code == 404
    answer = web.get(f"/notices/{notice.id}/open", follow_redirects=True)
    assert answer.status_code == 200
    assert "Đã chuyển sang chức danh Phó Chủ tịch, Phường Nam Hà." in answer.text


def test_a_link_from_a_mail_asks_to_sign_in_and_then_goes_on(web: Browser) -> None:
    username, person = somebody()
    notice = make.notice(person, make.task())
    answer = web.get(f"/notices/{notice.id}/open")
    assert answer.headers["Location"].endswith(f"/sign-in?next=/notices/{notice.id}/open")
    assert not read(notice)
    sent = web.post(answer.headers["Location"], {"username": username, "password": make.PASSWORD})
    assert sent.headers["Location"] == f"/notices/{notice.id}/open"


def test_a_notice_of_a_proposal_leads_to_it(web: Browser) -> None:
    username, _ = somebody(Role.SECRETARY, "ubnd")
    proposal = make.proposal(title="Sửa rãnh thoát nước")
    web.sign_in(username)
    answer = web.get("/notices")
    assert shown(answer) == ["Sửa rãnh thoát nước"]
    assert "Có kiến nghị mới chờ trả lời" in answer.text
    link = parsed(answer).css_first("a.work-title").attributes["href"]
    assert web.get(link).headers["Location"] == f"/proposals/{proposal.id}"


# ---------- marking ----------


def test_one_is_marked_and_unmarked_and_the_page_stays(web: Browser) -> None:
    username, person = somebody()
    notice = make.notice(person, make.task())
    web.sign_in(username)
    answer = web.post(f"/notices/{notice.id}/read", {"to": "read", "unread": "1", "page": "2"})
    assert answer.headers["Location"] == "/notices?unread=1&page=2"
    assert read(notice)
    web.post(f"/notices/{notice.id}/read", {"to": "unread"})
    assert not read(notice)


def test_all_are_marked_up_to_the_newest_that_was_seen_and_can_be_taken_back(web: Browser) -> None:
    username, person = somebody()
    task = make.task()
    early = make.notice(person, task)
    early.read_at = clock.now() - timedelta(days=1)
    db.session.commit()
    seen = [make.notice(person, task) for _ in range(2)]
    web.sign_in(username)
    newest = parsed(web.get("/notices")).css_first("input[name=newest]").attributes["value"]
    unseen = make.notice(person, task, at=clock.now() + timedelta(seconds=1))
    answer = web.post("/notices/read", {"newest": newest})
    assert [read(notice) for notice in (early, *seen, unseen)] == [True, True, True, False]
    page = parsed(web.get(answer.headers["Location"]))
    bar = page.css_first(".flash-success")
    assert "Đã đánh dấu 2 thông báo là đã đọc." in bar.text()
    assert bar.css_first("button").text() == "Hoàn tác"
    web.post("/notices/unread", {"marked": bar.css_first("input[name=marked]").attributes["value"]})
    assert [read(notice) for notice in (early, *seen, unseen)] == [True, False, False, False]


def test_nonsense_in_forms_marks_nothing(web: Browser) -> None:
    username, person = somebody()
    notice = make.notice(person, make.task())
    web.sign_in(username)
    assert web.post("/notices/unread", {"marked": "gestern"}).status_code == 302
    assert web.get("/notices?marked=gestern").status_code == 200
    assert not read(notice)
    assert web.post("/notices/read", {"newest": "9" * 30}).status_code == 302
    assert read(notice)


# ---------- how a person wants to be told ----------


def test_choices_are_kept_and_an_address_is_checked(web: Browser) -> None:
    username, person = somebody()
    web.sign_in(username)
    page = parsed(web.get("/account/notices"))
    assert page.css_first("#waits option[selected]").attributes["value"] == "at_once"
    assert page.css_first("#quiet_start option[selected]").text() == "21:00"
    form = {
        "email": " lan.anh@hatrung.vn ",
        "waits": "daily",
        "reminders": "none",
        "information": "weekly",
        "hour": "16",
        "weekday": "4",
        "quiet_start": "18:30",
        "quiet_end": "07:00",
    }
    unproved = web.post("/account/notices", {**form, "password": "đoán bừa"})
    assert unproved.status_code == 422
    assert parsed(unproved).css_first("#password-error").text().strip().endswith("không đúng.")
    assert parsed(unproved).css_first("#email").attributes["value"] == "lan.anh@hatrung.vn"
    assert queries.readers([person.person_id])[person.person_id].address != "lan.anh@hatrung.vn"
    assert web.post("/account/notices", {**form, "password": make.PASSWORD}).status_code == 302
    reader = queries.readers([person.person_id])[person.person_id]
    assert reader.address == "lan.anh@hatrung.vn"
    assert [reader.wishes.rhythm(kind).value for kind in Kind] == ["daily", "none", "weekly"]
    assert (reader.wishes.hour, reader.wishes.weekday, reader.wishes.follow) == (16, 4, False)
    assert (str(reader.wishes.quiet.start), reader.wishes.quiet.days_off) == ("18:30:00", False)
    bad = web.post("/account/notices", {**form, "email": "lan anh"})
    assert bad.status_code == 422
    assert "ten@coquan.gov.vn" in parsed(bad).css_first("#email-error").text()
    assert parsed(bad).css_first("#email").attributes["value"] == "lan anh"
    for wrong in ("a@", "a@b@c.vn", "Lan <lan@hatrung.vn>"):
        assert web.post("/account/notices", {**form, "email": wrong, "password": make.PASSWORD}).status_code == 422
    assert web.post("/account/notices", {**form, "waits": "hourly"}).status_code == 422
    # The same address needs no password.
    assert web.post("/account/notices", {**form, "waits": "none"}).status_code == 302
    assert web.post("/account/notices", {**form, "email": "", "password": make.PASSWORD}).status_code == 302
    told = db.session.scalars(select(OutgoingMail).where(OutgoingMail.address == "lan.anh@hatrung.vn")).one()
    assert "địa chỉ thư" in told.subject.lower()


def test_the_page_says_when_no_mail_can_come(web: Browser) -> None:
    username, _ = somebody(Role.ADMIN, "ubnd")
    web.sign_in(username)
    text = web.get("/account/notices").text
    assert "Chưa có địa chỉ thư" in text
    assert "chưa được nối với máy chủ thư" in text
    assert 'href="/account/notices"' in web.get("/account").text


# ---------- the calendar ----------


def feed_address(web: Browser) -> str:
    answer = web.post("/account/notices/calendar")
    page = parsed(web.get(answer.headers["Location"]))
    value = page.css_first("#feed-address").attributes["value"]
    assert value
    return re.sub(r"^http://127.0.0.1:8000", "", value)


def events(answer: object) -> list[dict[str, object]]:
    calendar = Calendar.from_ical(answer.data)  # type: ignore[attr-defined]
    return [
        {
            "uid": str(event["uid"]),
            "summary": str(event["summary"]),
            "start": event.decoded("dtstart"),
            "end": event.decoded("dtend"),
            "description": str(event["description"]),
            "url": str(event["url"]),
        }
        for event in calendar.walk("VEVENT")
    ]


def test_a_feed_holds_the_open_deadlines_of_all_posts(app: Flask, web: Browser) -> None:
    username, person = somebody(Role.OFFICIAL, "bac-ha")
    with transaction():
        appoint(
            db.session.get_one(Person, person.person_id), make.unit("do-thi"), Role.UNIT_HEAD, "Trưởng phòng", by=None
        )
    other = make.actor(Role.OFFICIAL, "bac-ha")
    of, due = make.passage(), date(2026, 12, 4)

    def task(title: str, lead: str = "bac-ha", official: Actor | None = None, **more: object) -> Task:
        made = make.task(lead, **{"title": title, "due_on": due, "of": of, **more})  # type: ignore[arg-type]
        made.official_id = official.person_id if official else None
        db.session.commit()
        return made

    mine = task("Việc tôi phụ trách", official=person)
    task("Chưa ai phụ trách")
    task("Người khác phụ trách", official=other)
    task("Phòng chủ trì", "do-thi")
    task("Phòng phối hợp", "nam-ha", coordinating=("do-thi",))
    task("Chờ phòng gỡ", "nam-ha", state=State.BLOCKED)
    task("Của phường khác", "nam-ha")
    task("Đã xong", state=State.DONE)
    task("Không hạn", due_on=None)
    task("Đơn của bà Mơ", "do-thi", topic=Topic.COMPLAINTS)
    web.sign_in(username)
    address = feed_address(web)
    web.post("/sign-out")
    answer = app.test_client().get(address)
    assert answer.status_code == 200
    assert answer.mimetype == "text/calendar"
    found = events(answer)
    titles = {re.sub(r"^Hạn: Nhiệm vụ số \d+(: )?", "", str(each["summary"])) for each in found}
    assert titles == {"Việc tôi phụ trách", "Chưa ai phụ trách", "Phòng chủ trì", "Phòng phối hợp", "Chờ phòng gỡ", ""}
    first = next(each for each in found if "phụ trách" in str(each["summary"]) and "tôi" in str(each["summary"]))
    assert first["uid"] == f"task-{mine.id}@127.0.0.1"
    assert (first["start"], first["end"]) == (due, due + timedelta(days=1))
    assert first["url"] == f"http://127.0.0.1:8000/tasks/{mine.id}"
    assert "Xã Bắc Hà" in str(first["description"])
    assert "Mơ" not in answer.text


def test_a_feed_answers_not_modified_until_something_changes(app: Flask, web: Browser) -> None:
    username, _ = somebody()
    task = make.task(due_on=date(2026, 12, 4))
    web.sign_in(username)
    address = feed_address(web)
    reader = app.test_client()
    first = reader.get(address)
    tag, modified = first.headers["ETag"], first.headers["Last-Modified"]
    assert reader.get(address, headers={"If-None-Match": tag}).status_code == 304
    with clock.frozen(clock.now() + timedelta(hours=2)):
        assert reader.get(address, headers={"If-Modified-Since": modified}).status_code == 304
        same = reader.get(address)
        assert (same.headers["ETag"], same.headers["Last-Modified"]) == (tag, modified)
        db.session.get_one(Task, task.id).due_on = date(2026, 12, 11)
        db.session.commit()
        changed = reader.get(address, headers={"If-None-Match": tag, "If-Modified-Since": modified})
    assert changed.status_code == 200
    assert changed.headers["Last-Modified"] != modified
    assert events(changed)[0]["start"] == date(2026, 12, 11)
    assert events(changed)[0]["uid"] == events(first)[0]["uid"]


def test_the_secret_is_shown_once_and_only_its_hash_is_kept(app: Flask, web: Browser) -> None:
    username, _ = somebody()
    web.sign_in(username)
    address = feed_address(web)
    secret = address.removeprefix("/calendar/").removesuffix(".ics")
    assert len(secret) >= 40
    kept = db.session.scalars(select(CalendarFeed)).one()
    assert secret not in str(vars(kept))
    assert secret not in web.get("/account/notices").text


def test_a_new_address_kills_the_old_one_and_off_is_off(app: Flask, web: Browser) -> None:
    username, _ = somebody()
    web.sign_in(username)
    reader = app.test_client()
    first = feed_address(web)
    second = feed_address(web)
    assert (reader.get(first).status_code, reader.get(second).status_code) == (404, 200)
    assert web.post("/account/notices/calendar/off").status_code == 302
    assert reader.get(second).status_code == 404
    assert "Bật lịch" in web.get("/account/notices").text
    for wrong in ("/calendar/x.ics", "/calendar/.ics", f"{second[:-5]}.ics"):
        assert reader.get(wrong).status_code == 404


def test_a_feed_of_somebody_without_a_post_is_empty(app: Flask, web: Browser) -> None:
    username, person = somebody()
    make.task(due_on=date(2026, 12, 4))
    web.sign_in(username)
    address = feed_address(web)
    db.session.get_one(Person, person.person_id).posts[0].valid_to = clock.today() - timedelta(days=1)
    db.session.commit()
    assert events(app.test_client().get(address)) == []


def test_guessing_addresses_is_slowed_down(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("limited")
    app = application(f"sqlite:///{folder / 'x.sqlite3'}", folder, RATELIMIT_ENABLED=True)
    reader = app.test_client()
    answers = [reader.get(f"/calendar/{number}.ics").status_code for number in range(61)]
    assert answers == [404] * 60 + [429]
    with app.app_context():
        db.engine.dispose()
