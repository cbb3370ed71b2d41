"""Pages of recurring duties: the panel of a task, the list, changing, ending, letting a task come back."""

from __future__ import annotations

from datetime import date, timedelta

from selectolax.lexbor import LexborHTMLParser

import make
from conftest import Browser
from tracker.core import clock
from tracker.core.actor import Role
from tracker.core.labels import Recurrence
from tracker.storage.database import db, transaction
from tracker.tasks import services
from tracker.tasks.models import Period, Series, Task
from tracker.tasks.rules import State

DUE = date(2026, 11, 25)


def words(node: object) -> str:
    return " ".join(node.text().split())  # type: ignore[attr-defined]


def typed(series: Series, **more: str) -> dict[str, str]:
    return {
        "title": series.title,
        "lead": "Xã Bắc Hà",
        "every": "monthly",
        "weekday": "4",
        "day": "25",
        "quarter_month": "3",
        "month": "12",
        "shift": "after",
        "ahead": "10",
        "last_on": "",
        "reason": "",
        "version": str(series.version),
        **more,
    }


def later(series: Series, months: int) -> None:
    """Let the program open the periods of some months to come."""
    day = clock.today() + timedelta(days=31 * months)
    with clock.frozen(clock.at_office(day)), transaction():
        services.spawn(day)


def test_the_task_tells_its_period_and_what_became_of_the_others(web: Browser) -> None:
    series = make.series(due_on=DUE)
    first = db.session.query(Task).one()
    first.state, first.submitted_on, first.finished_on = State.DONE, DUE, DUE
    db.session.commit()
    later(series, 1)
    second = db.session.query(Task).order_by(Task.id.desc()).first()
    web.sign_in(make.account(Role.UNIT_HEAD, "bac-ha"))
    answer = web.get(f"/tasks/{second.id}")
    page = LexborHTMLParser(answer.text)
    panel = next(each for each in page.css("aside .panel") if "Nhiệm vụ định kỳ" in each.text())
    assert "ngày 25 hằng tháng, kỳ 12/2026" in words(panel)
    assert "kỳ 11/2026 ● Hoàn thành đúng hạn" in words(panel)
    assert "Kỳ sau: hạn 25/01/2027, giao ngày 11/01/2027" in words(panel)
    assert "Sửa định kỳ" not in panel.text()
    assert len(web.statements) <= 23
    web.sign_in(make.account(Role.SECRETARY, "ubnd"))
    assert "Sửa định kỳ" in web.get(f"/tasks/{second.id}").text


def test_the_conference_shows_the_newest_period_only(web: Browser) -> None:
    series = make.series("@wards", due_on=DUE)
    later(series, 2)
    web.sign_in(make.account(Role.SECRETARY, "ubnd"))
    rows = LexborHTMLParser(web.get(f"/meetings/{series.meeting_id}").text).css("a.title")
    assert [row.text() for row in rows] == [f"{series.title} – kỳ 01/2027"]


def test_the_list_tells_what_comes_next_what_was_last_and_what_was_missed(web: Browser) -> None:
    series = make.series("@wards", due_on=DUE)
    make.series("do-thi", due_on=date(2026, 12, 5), title="Giao ban đô thị")
    later(series, 1)
    leader = make.account(Role.LEADER)
    with clock.frozen(clock.at_office(date(2026, 12, 28))):
        answer = web.sign_in(leader).get("/series")
        rows = [words(row) for row in LexborHTMLParser(answer.text).css("tbody tr")]
        assert len(web.statements) <= 14
        few = len(web.statements)
        for _ in range(12):
            make.series(due_on=DUE)
        web.get("/series")
        assert len(web.statements) == few
        assert len(LexborHTMLParser(web.get("/series?unit=do-thi").text).css("tbody tr")) == 1
    listed = next(row for row in rows if "Các xã, phường" in row)
    assert "25/01/2027" in listed
    assert "2/2 lỡ hạnkỳ 12/2026" in listed
    assert "4/4 lượt" in listed
    link = next(a for a in LexborHTMLParser(answer.text).css("a") if "4/4" in a.text())
    with clock.frozen(clock.at_office(date(2026, 12, 28))):
        opened = LexborHTMLParser(web.get(link.attributes["href"]).text)
    assert len(opened.css("a.title")) == 4
    assert f"Nhiệm vụ định kỳ số {series.id}" in opened.css_first(".chips").text()


def test_a_ward_sees_its_own_duties_only(web: Browser) -> None:
    mine, other = make.series("bac-ha", due_on=DUE), make.series("nam-ha", due_on=DUE)
    web.sign_in(make.account(Role.OFFICIAL, "bac-ha"))
    page = LexborHTMLParser(web.get("/series").text)
    assert [a.attributes["href"] for a in page.css("a.title")] == [f"/series/{mine.id}"]
    assert web.get(f"/series/{other.id}").status_code == 404
    assert web.get(f"/series/{mine.id}").status_code == 200
    assert web.get(f"/series/{mine.id}/edit").status_code == 403
    assert web.post(f"/series/{mine.id}/end", {"reason": "x"}).status_code == 403
    assert web.post(f"/series/{mine.id}/resume").status_code == 403


def test_the_page_of_a_duty_lists_its_periods_and_who_accepted(web: Browser) -> None:
    series = make.series("@wards", due_on=DUE)
    later(series, 3)
    web.sign_in(make.account(Role.LEADER))
    answer = web.get(f"/series/{series.id}")
    page = LexborHTMLParser(answer.text)
    assert [words(row) for row in page.css("tbody th")] == ["kỳ 02/2027", "kỳ 01/2027", "kỳ 12/2026", "kỳ 11/2026"]
    assert "0/2 đơn vị đã tiếp nhận" in words(page.css_first("aside"))
    assert len(web.statements) <= 16


def test_a_secretary_changes_a_duty_from_its_next_period_on(web: Browser) -> None:
    series = make.series(due_on=DUE)
    web.sign_in(make.account(Role.SECRETARY, "ubnd"))
    form = LexborHTMLParser(web.get(f"/series/{series.id}/edit").text)
    assert form.css_first("#lead").attributes["value"] == "Xã Bắc Hà"
    assert form.css_first("#day option[selected]").text() == "25"
    sent = web.post(
        f"/series/{series.id}/edit",
        typed(series, day="31", shift="before", lead="Các xã, phường", reason="Theo quy chế mới"),
    )
    assert sent.status_code == 302
    answer = web.get(sent.headers["Location"])
    assert "ngày cuối hằng tháng" in answer.text
    told = words(LexborHTMLParser(answer.text).css_first(".timeline"))
    assert "ngày 25 hằng tháng → ngày cuối hằng tháng" in told
    assert "Xã Bắc Hà → Các xã, phường" in told
    assert "Theo quy chế mới" in told
    assert db.session.query(Task).count() == 1


def test_bad_input_is_said_at_the_field_and_nothing_typed_is_lost(web: Browser) -> None:
    series = make.series(due_on=DUE)
    web.sign_in(make.account(Role.SECRETARY, "ubnd"))
    answer = web.post(
        f"/series/{series.id}/edit", typed(series, lead="Xã Không Có", ahead="900", last_on="01/01/2020", title="Mới")
    )
    page = LexborHTMLParser(answer.text)
    assert answer.status_code == 422
    assert "Không nhận ra đơn vị" in page.css_first("#lead-error").text()
    assert "0 đến 120" in page.css_first("#ahead-error").text()
    assert page.css_first("#title").attributes["value"] == "Mới"
    answer = web.post(f"/series/{series.id}/edit", typed(series, last_on="01/01/2020"))
    assert "không thể trước hôm nay" in LexborHTMLParser(answer.text).css_first("#last_on-error").text()


def test_the_second_of_two_secretaries_sees_the_difference_and_keeps_the_words(web: Browser) -> None:
    series = make.series(due_on=DUE)
    web.sign_in(make.account(Role.SECRETARY, "ubnd"))
    seen = typed(series)
    assert web.post(f"/series/{series.id}/edit", {**seen, "day": "20"}).status_code == 302
    second = web.post(f"/series/{series.id}/edit", {**seen, "title": "Tên khác"})
    page = LexborHTMLParser(second.text)
    assert second.status_code == 409
    assert "ngày 20 hằng tháng" in page.css_first(".changed").text()
    assert page.css_first("#title").attributes["value"] == "Tên khác"
    newest = page.css_first("input[name=version]").attributes["value"]
    again = web.post(f"/series/{series.id}/edit", {**seen, "title": "Tên khác", "version": newest})
    assert again.status_code == 302


def test_a_duty_ends_with_a_reason_and_can_go_on(web: Browser) -> None:
    series = make.series(due_on=DUE)
    web.sign_in(make.account(Role.LEADER, "ubnd"))
    assert "không giao thêm kỳ nào" in web.get(f"/series/{series.id}/end").text
    empty = web.post(f"/series/{series.id}/end", {"reason": " ", "version": series.version})
    assert empty.status_code == 422
    sent = web.post(f"/series/{series.id}/end", {"reason": "Đã có phần mềm", "version": series.version})
    assert sent.status_code == 302
    answer = web.get(sent.headers["Location"])
    assert "Lý do kết thúc: Đã có phần mềm" in answer.text
    assert LexborHTMLParser(web.get("/series").text).css_first("a.title") is None
    assert len(LexborHTMLParser(web.get("/series?over=1").text).css("a.title")) == 1
    series = db.session.get_one(Series, series.id)
    assert web.post(f"/series/{series.id}/resume", {"version": series.version}).status_code == 302
    assert db.session.get_one(Series, series.id).next_due_on == date(2026, 12, 25)
    assert web.post(f"/series/{series.id}/resume", {"version": series.version}).status_code == 409


def test_a_task_is_let_come_back_for_all_units_of_its_directive(web: Browser) -> None:
    one, _ = make.assigned("bac-ha", "nam-ha", due_on=date(2026, 11, 30))
    web.sign_in(make.account(Role.SECRETARY, "ubnd"))
    assert "Lặp lại định kỳ" in web.get(f"/tasks/{one.id}").text
    form = LexborHTMLParser(web.get(f"/tasks/{one.id}/repeat").text)
    assert "(2 đơn vị)" in form.css_first(".tick").text()
    data = {
        "title": one.title,
        "every": "quarterly",
        "weekday": "0",
        "day": "10",
        "quarter_month": "3",
        "month": "1",
        "shift": "none",
        "ahead": "15",
        "last_on": "",
        "everyone": "y",
        "version": one.version,
    }
    sent = web.post(f"/tasks/{one.id}/repeat", data)
    assert sent.status_code == 302
    answer = web.get(sent.headers["Location"])
    assert "ngày 10 tháng thứ 3 hằng quý" in answer.text
    assert "10/03/2027" in answer.text
    assert "quý IV/2026" in answer.text
    period = db.session.query(Period).one()
    assert len(period.tasks) == 2
    assert web.get(f"/tasks/{one.id}/repeat").status_code == 302
    assert web.post(f"/tasks/{one.id}/repeat", data).status_code == 409
    web.sign_in(make.account(Role.OFFICIAL, "bac-ha"))
    assert web.get(f"/tasks/{one.id}/repeat").status_code == 403


def test_only_a_task_that_can_come_back_offers_to(web: Browser) -> None:
    of = make.passage()
    web.sign_in(make.account(Role.SECRETARY, "ubnd"))
    offered = {
        state: "Lặp lại định kỳ" in web.get(f"/tasks/{make.task(state=state, of=of).id}").text
        for state in (State.IN_PROGRESS, State.DONE, State.CANCELLED)
    }
    assert offered == {State.IN_PROGRESS: True, State.DONE: True, State.CANCELLED: False}
    standing = make.task(recurrence=Recurrence.STANDING, of=of)
    page = web.get(f"/tasks/{standing.id}").text
    assert ("Nhiệm vụ thường xuyên" in page, "Lặp lại định kỳ" in page) == (True, False)


def test_a_task_that_went_to_another_unit_says_where_the_next_ones_go(web: Browser) -> None:
    make.series(due_on=DUE)
    task = db.session.query(Task).one()
    task.lead = make.unit("nam-ha")
    db.session.commit()
    web.sign_in(make.account(Role.SECRETARY, "ubnd"))
    assert "các kỳ sau vẫn giao cho Xã Bắc Hà" in web.get(f"/tasks/{task.id}").text


def test_without_any_duty_the_list_says_where_they_come_from(web: Browser) -> None:
    make.unit("bac-ha")
    web.sign_in(make.account(Role.SECRETARY))
    assert "Lặp lại định kỳ" in web.get("/series").text
