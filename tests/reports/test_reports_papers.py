"""Reports: what each says to whom, its files opened and read back, its figures those of the dashboard."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import docx
import openpyxl
import pypdfium2
import pytest
from flask import Flask
from selectolax.lexbor import LexborHTMLParser
from werkzeug.exceptions import NotFound

import make
from conftest import NOW, Browser
from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.core.labels import Topic
from tracker.meetings.models import Passage
from tracker.papers import Form, Report, from_json, render, to_json
from tracker.reports import queries
from tracker.reports.queries import papers
from tracker.reports.queries.papers import REPORTS
from tracker.reports.queries.papers.asked import Asked
from tracker.storage.database import db, transaction
from tracker.tasks import policy
from tracker.tasks import services as tasks
from tracker.tasks.models import Task
from tracker.tasks.queries import Filter, horizon
from tracker.tasks.rules import State, Step

#: Every role, and a ward beside the one that leads most.
READERS = {
    "secretary": (Role.SECRETARY, "dang-uy"),
    "leader": (Role.LEADER, "ubnd"),
    "viewer": (Role.VIEWER, "ubnd"),
    "head": (Role.UNIT_HEAD, "bac-ha"),
    "official": (Role.OFFICIAL, "nam-ha"),
    "front": (Role.UNIT_HEAD, "mat-tran"),
    "admin": (Role.ADMIN, "dang-uy"),
}
TODAY = NOW.date()


def works(of: Passage) -> list[Task]:
    """Work of every sort: overdue, blocked, done, to come, confidential; measured, extended, urged."""
    late, soon = TODAY - timedelta(days=9), TODAY + timedelta(days=2)
    of_secret = make.passage()
    of_secret.document.meeting = of.document.meeting
    found = [
        make.task("bac-ha", title="Dọn bãi rác Bắc Hà", due_on=late, of=of),
        make.task("nam-ha", title="Kè bờ sông Nam Hà", due_on=late, of=of, topic=Topic.LAND),
        make.task("bac-ha", title="Chợ tạm Bắc Hà", state=State.BLOCKED, due_on=soon, of=of),
        make.task("nam-ha", title="Cấp sổ Nam Hà", state=State.DONE, due_on=late, submitted_on=late, of=of),
        make.task("dia-chinh", title="Bản đồ giải thửa", due_on=soon, of=of, assigner="dang-uy"),
        make.task("bac-ha", title="Hồ sơ mật Bắc Hà", due_on=late, of=of_secret, confidential=True),
        make.task("nam-ha", title="Hồ sơ mật Nam Hà", due_on=late, of=of_secret, confidential=True),
        make.task("mat-tran", title="Giám sát cộng đồng", due_on=soon, of=of, assigner="dang-uy"),
    ]
    secretary = make.actor(Role.SECRETARY, "ubnd", name="Lê Thị Thư Ký")
    for task in (found[0], found[1], found[5], found[6]):
        make.value(make.measure(task, "350"), "120")
        make.extension(task)
        make.urged(task, by=secretary, reason="Quá hạn đã lâu")
    return found


def words(report: Report) -> str:
    """Everything that stands in a report."""
    return to_json(report)


def asked(code: str, of: Passage, **more: str) -> Filter:
    """What a reader asks of a report, with the conference where it needs one."""
    meeting = {"meeting": str(of.document.meeting_id)} if REPORTS[code].meeting else {}
    return Filter(**meeting, **more)


def test_every_report_shows_each_role_what_it_may_see_and_nothing_else(app: Flask) -> None:
    of = make.passage()
    found = works(of)
    shown: dict[str, set[str]] = {}
    for name, actor in make.actors(READERS).items():
        may = _visible(actor)
        for code, definition in REPORTS.items():
            try:
                report = definition.build(actor, asked(code, of))
            except NotFound:
                assert code == "meeting"  # the conference is none of theirs
                continue
            assert from_json(words(report)) == report
            told = {task.title for task in found if task.title in words(report)}
            assert told <= may, (name, code)
            shown.setdefault(code, set()).update(told)
        register = REPORTS["register"].build(actor, Filter())
        assert {task.title for task in found if task.title in words(register)} == may, name
    # A report in which nothing was to be seen would have passed.
    assert all(shown[code] for code in REPORTS if code not in ("topics", "urgings", "compare")), shown


def _visible(actor: Actor) -> set[str]:
    """The titles of the tasks that the actor may see, one by one, by the rule in Python."""
    return {task.title for task in db.session.query(Task) if policy.may(actor, Permission.TASK_VIEW, task)}


def test_figures_of_reports_are_those_of_the_dashboard_today_and_on_a_past_day(app: Flask) -> None:
    by = make.actor(Role.SECRETARY, "ubnd", name="Lê Thị Thư Ký")
    of = make.passage()
    given = make.assigned("bac-ha", "nam-ha", "dia-chinh", due_on=TODAY + timedelta(days=3), by=by, of=of)
    head = make.actor(Role.UNIT_HEAD, "bac-ha", name="Vũ Văn Trưởng")
    with clock.frozen(NOW + timedelta(days=8)):
        with transaction():
            tasks.move(given[0], Step.ACCEPT, tasks.Given(), by=head)
        reader = make.actor(Role.LEADER, "dang-uy", name="Người đọc")
        for on in ("", TODAY.isoformat()):
            wanted = Filter(on=on)
            board = queries.dashboard(reader, make.unit("dang-uy"), wanted, wanted.horizon)
            assert board.all.overdue == (0 if on else 3)
            for code in ("units", "topics", "register", "brief"):
                report = REPORTS[code].build(reader, wanted)
                assert report.as_of == wanted.horizon.today
                figures = {figure.name: figure for section in report.sections for figure in section.figures}
                assert figures["Đã giao"].value == board.all.assigned == 3
                assert figures["Quá hạn"].value == board.all.overdue
                rate = figures["Tỷ lệ hoàn thành"]
                assert (rate.numerator, rate.denominator) == (0, 3)
        brief = REPORTS["brief"].build(reader, Filter())
        change = {figure.name: figure.previous for figure in brief.sections[0].figures}
        assert change["Quá hạn"] == 0
        assert horizon().today - TODAY == timedelta(days=8)


def test_the_register_comes_with_the_columns_and_rows_that_are_seen(web: Browser) -> None:
    works(make.passage())
    web.sign_in(make.account(Role.LEADER, "dang-uy"))
    address = "?standing=open&deadline=overdue&column=lead&column=moved&column=blocker&sort=unit"
    page = LexborHTMLParser(web.get(f"/reports/register{address}").text)
    table = page.css(".paper-table")[-1]
    heads = [head.text() for head in table.css("thead th")]
    assert heads == ["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Hạn", "Vướng mắc, đơn vị phải gỡ", "Gia hạn"]
    rows = [[cell.text(strip=True) for cell in row.css("th, td")] for row in table.css("tbody tr")]
    assert [row[1] for row in rows] == ["Dọn bãi rác Bắc Hà", "Kè bờ sông Nam Hà"]

    sheet = _rows(web.get(f"/reports/register/xlsx{address}").data)
    at = sheet.index(tuple(heads))
    assert [row[1] for row in sheet[at + 1 : at + 3]] == [row[1] for row in rows]

    paper = docx.Document(io.BytesIO(web.get(f"/reports/register/docx{address}&style=state").data))
    text = "\n".join(cell.text for table in paper.tables for row in table.rows for cell in row.cells)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert "Kè bờ sông Nam Hà" in text
    assert "Cấp sổ Nam Hà" not in text
    party = docx.Document(io.BytesIO(web.get(f"/reports/register/docx{address}&style=party").data))
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in "\n".join(
        cell.text for table in party.tables for row in table.rows for cell in row.cells
    )


def _rows(content: bytes) -> list[tuple[Any, ...]]:
    """All rows of all sheets, without empty cells at the end."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    rows = (row for sheet in book for row in sheet.iter_rows(values_only=True))
    return [tuple(value for value in row if value is not None) for row in rows]


@pytest.mark.dialects
def test_a_sheet_read_piece_by_piece_says_what_the_register_says(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same rows, cells and figures by two ways: tasks with all that hangs on them, and plain columns."""
    monkeypatch.setattr(papers.sheet, "PIECE", 3)
    of = make.passage()
    works(of)
    many = make.task(
        "bac-ha", title="Việc nhiều nơi", due_on=TODAY, of=of, coordinating=("do-thi",), places=("nam-ha",)
    )
    head = make.actor(Role.UNIT_HEAD, "bac-ha", name="Vũ Văn Trưởng")
    with transaction():
        tasks.name_official(many, make.person_of(head), by=head)
    make.reported(many, head)
    days = ("", (TODAY - timedelta(days=1)).isoformat(), TODAY.isoformat())
    shown = 0
    with clock.frozen(NOW + timedelta(days=3)):
        for name, actor in make.actors(READERS).items():
            for wanted in (
                *(Filter(on=on) for on in days),
                Filter(sort="latest", unit="bac-ha"),
                Filter(state="blocked"),
            ):
                report = REPORTS["register"].says(Asked(actor, make.unit(READERS[name][1]), wanted, papers.this_year()))
                table = report.sections[0].table
                assert table is not None
                of_lines = papers.Sheet.of(actor, wanted, papers.COLUMNS, most=100)
                assert list(of_lines.rows()) == [[cell.value for cell in row.cells] for row in table.rows], (
                    name,
                    wanted,
                )
                assert of_lines.total == len(table.rows)
                assert of_lines.head().sections[0].figures == report.sections[0].figures
                shown += len(table.rows)
    assert shown > 40


def test_the_list_of_tasks_is_taken_along_as_it_is_seen(web: Browser) -> None:
    works(make.passage())
    web.sign_in(make.account(Role.UNIT_HEAD, "bac-ha"))
    address = "?deadline=overdue&sort=latest"
    listed = LexborHTMLParser(web.get(f"/tasks{address}").text)
    link = next(each for each in listed.css("a") if "Xuất .xlsx" in each.text())
    seen = [each.text(strip=True) for each in listed.css("table a.title")]
    sheet = _rows(web.get(str(link.attributes["href"])).data)
    titles = [row[1] for row in sheet if len(row) > 3 and row[1] in {*seen, "Kè bờ sông Nam Hà", "Chợ tạm Bắc Hà"}]
    assert titles == seen == ["Hồ sơ mật Bắc Hà", "Dọn bãi rác Bắc Hà"]


def test_what_is_cut_is_said_and_costs_no_more(app: Flask) -> None:
    of = make.passage()
    reader = make.actor(Role.LEADER, "dang-uy")
    for number in range(3):
        make.task("bac-ha", title=f"Việc {number}", due_on=TODAY, of=of, coordinating=("do-thi",))
    with make.counted() as few:
        REPORTS["register"].build(reader, Filter(), most=2)
    for number in range(3, 9):
        make.task("nam-ha", title=f"Việc {number}", due_on=TODAY, of=make.passage(), places=("bac-ha",))
    db.session.expire_all()
    reader = make.actor(Role.LEADER, "dang-uy")
    with make.counted() as many:
        report = REPORTS["register"].build(reader, Filter(), most=8)
    assert len(many) <= len(few) <= 12
    assert "Bảng này nêu 8 dòng đầu trong tổng số 9." in report.sections[0].paragraphs
    whole = REPORTS["register"].build(reader, Filter(), most=9)
    assert whole.sections[0].paragraphs == ()
    assert papers.MOST_ROWS == 5_000


def test_the_brief_is_one_page_however_much_there_is_to_say(app: Flask) -> None:
    of = make.passage()
    long = "Rà soát toàn bộ các trường hợp lấn chiếm đất công, lập hồ sơ xử lý và báo cáo kết quả về thị xã"
    for code in ("bac-ha", "nam-ha", "dia-chinh", "do-thi", "mat-tran", "ubnd"):
        for days, state in ((-20, State.IN_PROGRESS), (4, State.BLOCKED), (6, State.IN_PROGRESS), (9, State.ASSIGNED)):
            due, quiet = TODAY + timedelta(days=days), TODAY - timedelta(days=200)
            make.task(code, title=long, state=state, due_on=due, of=of, quiet_since=quiet)
    report = REPORTS["brief"].build(make.actor(Role.LEADER, "dang-uy"), Filter())
    document = pypdfium2.PdfDocument(render(report, Form.PDF).content)
    assert len(document) == 1
    text = document[0].get_textpage().get_text_range()
    assert "Quá kỳ chưa báo cáo" in text
    document.close()


def test_measures_are_those_of_the_day_and_summed_for_a_directive(app: Flask) -> None:
    by = make.actor(Role.SECRETARY, "ubnd", name="Lê Thị Thư Ký")
    first, second = make.assigned("bac-ha", "nam-ha", due_on=TODAY, by=by)
    one = make.measure(first, "100")
    make.measure(second, "100")
    with clock.frozen(NOW + timedelta(days=2)):
        make.value(one, "40", 2)
    with clock.frozen(NOW + timedelta(days=4)):
        make.value(one, "75.5")
        reader = make.actor(Role.LEADER, "dang-uy", name="Người đọc")
        for back, share in ((0, 0.378), (1, 0.2), (4, 0)):
            on = (clock.today() - timedelta(days=back)).isoformat() if back else ""
            table = REPORTS["measures"].build(reader, Filter(on=on)).sections[0].table
            assert table is not None
            assert float(str(table.rows[-1].cells[4].value)) == pytest.approx(share), back


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/reports/nothing", 404, ""),
        ("/reports/units?unit=nam-ha", 404, ""),
        ("/reports/units/exe", 404, ""),
        ("/reports/meeting", 200, "Chọn hội nghị ở trên"),
        ("/reports/meeting?meeting=99999", 404, ""),
        ("/reports/meeting/docx", 404, ""),
        ("/reports/urgings?since=2026-12-02&until=2026-12-01", 422, "phải từ “Từ ngày” trở đi"),
        ("/reports/extensions?on=khong", 200, "Gia hạn"),
        ("/reports/units?since=khong", 200, "Theo đơn vị"),
        ("/reports/extensions?since=khong", 422, "Ngày viết theo dạng 30/11/2020"),
    ],
)
def test_bad_addresses_are_answered_in_words(web: Browser, address: str, status: int, says: str) -> None:
    web.sign_in(make.account(Role.UNIT_HEAD, "bac-ha"))
    answer = web.get(address)
    assert answer.status_code == status
    assert says in answer.text
