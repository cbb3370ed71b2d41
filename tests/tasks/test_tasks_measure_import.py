"""Values from a sheet: every row judged, nothing half-imported, what is confirmed is what was seen."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from flask import Flask
from selectolax.lexbor import LexborHTMLParser
from sqlalchemy import select

import make
from conftest import Browser
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.core.errors import Conflict, Invalid
from tracker.extraction.files.sheets import Sheet, read_sheet
from tracker.org.models import UnitAlias
from tracker.storage.database import db, transaction
from tracker.tasks.models import FanOut, MeasureImport, MeasureValue, Task
from tracker.tasks.queries import measures as read
from tracker.tasks.rules import State
from tracker.tasks.rules.measures import MeasureUnit
from tracker.tasks.services import sheets
from tracker.tasks.services.measuring import Changed
from tracker.tasks.services.sheet_rows import COLUMNS, REQUIRED, Outcome

TODAY = date(2026, 11, 24)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def directive(*targets: str, **more: Any) -> FanOut:
    """A directive to two wards and an office; the first units measured with `targets`."""
    tasks = make.assigned("bac-ha", "nam-ha", "do-thi")
    for task, target in zip(tasks, targets, strict=False):
        make.measure(task, target, **more)
        task.assigned_on = TODAY - timedelta(days=30)
    db.session.commit()
    assert tasks[0].fan_out is not None
    return tasks[0].fan_out


def opened(fan_out: FanOut, by: Actor) -> FanOut:
    db.session.expire_all()
    return read.fan_out_with_values_or_404(by, fan_out.id)


def table(*rows: tuple[object, ...], **more: Any) -> Sheet:
    return read_sheet(make.sheet(*rows, **more), COLUMNS, required=REQUIRED)


def confirm(fan_out: FanOut, found: Sheet, by: Actor, stamp: str | None = None) -> sheets.Plan:
    fan_out = opened(fan_out, by)
    seen = stamp or sheets.plan(fan_out, found, by=by).stamp
    with transaction():
        return sheets.confirm(fan_out, found, digest="0" * 64, filename="bieu.xlsx", stamp=seen, by=by)


def measured(fan_out: FanOut) -> dict[str, list[str]]:
    query = select(MeasureValue).where(MeasureValue.ended_at.is_(None)).order_by(MeasureValue.day)
    found: dict[str, list[str]] = {}
    for value in db.session.scalars(query):
        found.setdefault(value.measure.task.lead.code, []).append(f"{value.day:%d/%m}={value.amount.normalize():f}")
    return found


@pytest.mark.parametrize(
    ("cells", "outcome", "says"),
    [
        (("bac-ha", "Xã Bắc Hà", 200, 120, TODAY), Outcome.NEW, None),
        (("BAC-HA", None, None, "120", "24/11/2026"), Outcome.NEW, None),
        ((None, "xa bac ha", None, "1.20", TODAY), Outcome.ERROR, ("D2", "không phải là số")),
        ((None, "UBND xã Bắc Hà", 200, 120, TODAY), Outcome.NEW, None),
        ((None, "bac  ha", 200, 100, TODAY - timedelta(days=4)), Outcome.REPLACES, None),
        (("bac-ha", None, 200, 90, TODAY - timedelta(days=4)), Outcome.SAME, None),
        (("bac-ha", None, 250, None, TODAY), Outcome.TARGET, None),
        (("bac-ha", None, 250, 120, TODAY), Outcome.NEW, None),
        (("bac-ha", None, 200, None, TODAY), Outcome.EMPTY, None),
        (("bac-ha", None, None, 80, TODAY), Outcome.ERROR, ("D2", "ghi lý do ở cột Ghi chú")),
        (("bac-ha", None, None, 80, TODAY, "Mười hộ trả lại"), Outcome.NEW, None),
        (("bac-ha", "Nam Hà", None, 120, TODAY), Outcome.ERROR, ("B2", "là Xã Bắc Hà, không phải")),
        (("bac-ho", None, None, 120, TODAY), Outcome.ERROR, ("A2", "Không có đơn vị “bac-ho”")),
        ((None, "Xã Tây Hà", None, 120, TODAY), Outcome.ERROR, ("B2", "Không có đơn vị")),
        (("mat-tran", None, None, 120, TODAY), Outcome.ERROR, ("A2", "Không có đơn vị")),
        ((None, None, None, 120, TODAY), Outcome.ERROR, ("B2", "Thiếu tên")),
        (("bac-ha", None, None, 12.5, TODAY), Outcome.ERROR, ("D2", "số nguyên")),
        (("bac-ha", None, None, -1, TODAY), Outcome.ERROR, ("D2", "từ 0")),
        (("bac-ha", None, None, "=60*2", TODAY), Outcome.ERROR, ("D2", "công thức")),
        (("=A1", "Bắc Hà", None, 120, TODAY), Outcome.ERROR, ("A2", "công thức")),
        (("bac-ha", None, None, 120, "=TODAY()"), Outcome.ERROR, ("E2", "công thức")),
        (("bac-ha", None, None, True, TODAY), Outcome.ERROR, ("D2", "không phải là số")),
        (("bac-ha", None, None, 120, None), Outcome.ERROR, ("E2", "Thiếu ngày")),
        (("bac-ha", None, None, 120, "31/02/2026"), Outcome.ERROR, ("E2", "không phải là ngày")),
        (("bac-ha", None, None, 120, TODAY + timedelta(days=1)), Outcome.ERROR, ("E2", "sau hôm nay")),
        (("bac-ha", None, None, 120, TODAY - timedelta(days=31)), Outcome.ERROR, ("E2", "trước ngày giao")),
        (("bac-ha", None, 0, 120, TODAY), Outcome.ERROR, ("C2", "khác mức ban đầu")),
        (("do-thi", None, None, 5, TODAY), Outcome.ERROR, ("C2", "chưa có mục tiêu")),
        (("do-thi", None, 60, 5, TODAY), Outcome.NEW, None),
    ],
)
def test_every_row_is_judged_at_its_cell(
    app: Flask, cells: tuple[object, ...], outcome: Outcome, says: tuple[str, str] | None
) -> None:
    by, fan_out = make.actor(), directive("200", "150")
    make.value(fan_out.tasks[0].measure, "90", 4)  # type: ignore[arg-type]
    (row,) = sheets.plan(opened(fan_out, by), table(cells), by=by).rows
    assert row.outcome is outcome, row.errors
    assert [(address, says is not None and says[1] in str(error)) for address, error in row.errors] == (
        [(says[0], True)] if says else []
    )
    assert db.session.query(MeasureValue).count() == 1


def test_two_rows_of_one_unit_and_closed_or_ambiguous_units_are_errors_of_their_row(app: Flask) -> None:
    by, fan_out = make.actor(), directive("200", "150")
    fan_out.tasks[1].state = State.CANCELLED
    db.session.commit()
    rows = (("bac-ha", None, None, 5, TODAY), (None, "Bắc Hà", None, 6, TODAY), ("nam-ha", None, None, 5, TODAY))
    planned = sheets.plan(opened(fan_out, by), table(*rows), by=by).rows
    assert [row.outcome for row in planned] == [Outcome.NEW, Outcome.ERROR, Outcome.ERROR]
    assert "dòng 2" in str(planned[1].errors[0][1])
    assert "đã đóng" in str(planned[2].errors[0][1])
    make.unit("nam-ha").aliases.append(UnitAlias(name="Bác Hà"))
    db.session.commit()
    again = sheets.plan(opened(fan_out, by), table((None, "Bác Hà", None, None, None), (None, "bac ha", 1, 5)), by=by)
    assert [row.outcome for row in again.rows] == [Outcome.EMPTY, Outcome.ERROR]
    assert "ghi mã đơn vị" in str(again.rows[1].errors[0][1])


def test_a_falling_measure_needs_its_baseline_before_a_sheet_can_set_its_target(app: Flask) -> None:
    by, fan_out = make.actor(), directive("0", baseline="20", unit=MeasureUnit.CASE)
    rows = (("bac-ha", None, 0, 8, TODAY), ("nam-ha", None, 0, 8, TODAY))
    planned = sheets.plan(opened(fan_out, by), table(*rows), by=by).rows
    assert [row.outcome for row in planned] == [Outcome.NEW, Outcome.ERROR]


def test_nothing_is_read_into_a_directive_without_a_measure_or_from_a_sheet_without_rows(app: Flask) -> None:
    by, fan_out = make.actor(), directive()
    with pytest.raises(Conflict):
        sheets.plan(opened(fan_out, by), table(("bac-ha", None, None, 5, TODAY)), by=by)
    make.measure(fan_out.tasks[0])
    with pytest.raises(Invalid):
        sheets.plan(opened(fan_out, by), table(), by=by)


def test_confirming_writes_all_rows_with_their_sheet_and_a_second_time_nothing(app: Flask) -> None:
    by, fan_out = make.actor(), directive("200", "150")
    rows = (("bac-ha", None, 240, 120, TODAY, "Theo biên bản"), ("nam-ha", None, None, 30, TODAY), ("do-thi", None, 60))
    done = confirm(fan_out, table(*rows), by)
    assert done.writes == 3
    assert measured(fan_out) == {"bac-ha": ["24/11=120"], "nam-ha": ["24/11=30"]}
    tasks = {task.lead.code: task for task in opened(fan_out, by).tasks}
    assert [tasks[code].percent for code in ("bac-ha", "nam-ha", "do-thi")] == [50, 20, 0]
    assert tasks["do-thi"].measure is not None
    (source,) = db.session.scalars(select(MeasureImport))
    assert {value.import_id for value in db.session.scalars(select(MeasureValue))} == {source.id}
    actions = set(db.session.scalars(select(AuditEntry.action)))
    assert {"measure.imported", "task.measured", "measure.defined"} <= actions
    again = sheets.plan(opened(fan_out, by), table(*rows), by=by)
    assert again.writes == 0
    with pytest.raises(Conflict):
        confirm(fan_out, table(*rows), by)
    corrected = table(("bac-ha", None, 240, 115, TODAY, "Đếm lại"), ("nam-ha", None, None, 30, TODAY))
    assert confirm(fan_out, corrected, by).writes == 1
    assert measured(fan_out) == {"bac-ha": ["24/11=115"], "nam-ha": ["24/11=30"]}
    assert db.session.query(MeasureValue).count() == 3


def test_with_one_wrong_row_nothing_is_written(app: Flask) -> None:
    by, fan_out = make.actor(), directive("200", "150")
    found = table(("bac-ha", None, None, 120, TODAY), ("nam-ha", None, None, "nhiều", TODAY))
    with pytest.raises(Conflict):
        confirm(fan_out, found, by)
    assert measured(fan_out) == {}
    assert db.session.scalar(select(MeasureImport)) is None


def test_a_task_that_changed_since_the_preview_is_shown_again(app: Flask) -> None:
    by, fan_out = make.actor(), directive("200", "150")
    found = table(("bac-ha", None, None, 120, TODAY))
    seen = sheets.plan(opened(fan_out, by), found, by=by).stamp
    confirm(fan_out, table(("nam-ha", None, None, 10, TODAY)), by)
    with pytest.raises(Changed):
        confirm(fan_out, found, by, seen)
    assert measured(fan_out) == {"nam-ha": ["24/11=10"]}


def upload(web: Browser, fan_out_id: int, data: bytes, name: str = "bieu.xlsx") -> Any:
    return web.post(
        f"/fan-outs/{fan_out_id}/measures/import",
        {"file": (BytesIO(data), name)},
        content_type="multipart/form-data",
    )


def seen(answer: Any) -> str:
    return str(LexborHTMLParser(answer.text).css_first("input[name=seen]").attributes["value"])


def test_the_whole_way_from_the_template_to_the_directives_page(web: Browser, tmp_path: Any) -> None:
    fan_out_id = directive("200", "150").id
    web.sign_in(make.account(Role.SECRETARY))
    answer = web.get(f"/fan-outs/{fan_out_id}/measures/template.xlsx")
    assert answer.mimetype == XLSX
    (tmp_path / "t.xlsx").write_bytes(answer.data)
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    page = book.active
    assert [page.cell(5, column).value for column in range(1, 7)] == list(make.HEAD)
    assert [page.cell(6, column).value for column in range(1, 5)] == ["bac-ha", "Xã Bắc Hà", 200, None]
    assert page.cell(6, 5).value.date() == clock.today()
    page["D6"], page["D7"], page["F6"] = 120, 45, "<b>Đủ</b>"
    book.save(tmp_path / "t.xlsx")
    preview = upload(web, fan_out_id, (tmp_path / "t.xlsx").read_bytes())
    assert preview.status_code == 200
    words = LexborHTMLParser(preview.text).css_first("main").text()
    assert "2 dòng sẽ được ghi" in words
    assert "<b>Đủ</b>" in words
    assert db.session.scalar(select(MeasureValue)) is None
    done = web.post(f"/fan-outs/{fan_out_id}/measures/import/confirm", {"seen": seen(preview)})
    assert done.headers["Location"] == f"/fan-outs/{fan_out_id}"
    matrix = LexborHTMLParser(web.get(f"/fan-outs/{fan_out_id}").text)
    assert "165 / 350 hộ" in matrix.css_first("#together").text()
    assert "(47,1 %)" in matrix.css_first("#together").text()
    again = web.post(f"/fan-outs/{fan_out_id}/measures/import/confirm", {"seen": seen(preview)})
    assert again.status_code == 409
    assert db.session.query(MeasureValue).count() == 2


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_template_of_either_language_is_read_back(web: Browser, language: str) -> None:
    fan_out_id = directive("200").id
    web.sign_in(make.account(Role.SECRETARY))
    web.post("/language", {"locale": language, "next": "/"})
    data = web.get(f"/fan-outs/{fan_out_id}/measures/template.xlsx").data
    found = read_sheet(data, COLUMNS, required=REQUIRED)
    assert set(found.lines[0].cells) == set(COLUMNS)
    assert upload(web, fan_out_id, data).status_code == 200


def test_wrong_rows_are_said_at_their_cells_and_cannot_be_confirmed(web: Browser) -> None:
    fan_out_id = directive("200", "150").id
    web.sign_in(make.account(Role.SECRETARY))
    rows = (("bac-ha", None, None, "nhiều", TODAY), ("nam-ha", None, None, 10, TODAY))
    preview = upload(web, fan_out_id, make.sheet(*rows))
    page = LexborHTMLParser(preview.text)
    assert "Ô D2: “nhiều” không phải là số" in page.css_first("td .error").text()
    assert [button.text(strip=True) for button in page.css("main button")] == []
    refused = web.post(f"/fan-outs/{fan_out_id}/measures/import/confirm", {"seen": seen(preview)})
    assert refused.status_code == 409
    assert db.session.scalar(select(MeasureValue)) is None


@pytest.mark.parametrize("data", [b"", b"a;b", b"\xd0\xcf\x11\xe0 old"])
def test_a_wrong_file_comes_back_with_a_sentence_at_its_field(web: Browser, data: bytes) -> None:
    fan_out_id = directive("200").id
    web.sign_in(make.account(Role.SECRETARY))
    answer = upload(web, fan_out_id, data)
    assert answer.status_code == 422
    assert LexborHTMLParser(answer.text).css_first("#file-error").text(strip=True)


def test_a_preview_of_another_directive_or_a_forged_one_is_refused(web: Browser) -> None:
    first, second = directive("200").id, directive("200").id
    web.sign_in(make.account(Role.SECRETARY))
    preview = upload(web, first, make.sheet(("bac-ha", None, None, 10, TODAY)))
    for token in (seen(preview), seen(preview)[:-3] + "xyz", ""):
        assert web.post(f"/fan-outs/{second}/measures/import/confirm", {"seen": token}).status_code == 409
    assert db.session.scalar(select(MeasureValue)) is None


def test_only_secretaries_import(web: Browser) -> None:
    fan_out_id = directive("200").id
    for role, code in ((Role.UNIT_HEAD, "bac-ha"), (Role.LEADER, "dang-uy"), (Role.SECRETARY, "bac-ha")):
        web.sign_in(make.account(role, code))
        assert upload(web, fan_out_id, make.sheet()).status_code == 403
        for page in ("", "/import", "/template.xlsx"):
            assert web.get(f"/fan-outs/{fan_out_id}/measures{page}").status_code == 403
    assert web.get("/fan-outs/999/measures").status_code == 404


def test_the_pages_of_a_directive_cost_the_same_however_many_values_there_are(web: Browser) -> None:
    fan_out = directive("200", "150")
    ids, fan_out_id = [task.id for task in fan_out.tasks[:2]], fan_out.id
    web.sign_in(make.account(Role.SECRETARY))
    data = make.sheet(("bac-ha", None, None, 190, TODAY))
    paths = (f"/fan-outs/{fan_out_id}", f"/fan-outs/{fan_out_id}/measures", f"/fan-outs/{fan_out_id}/measures/import")
    few = []
    for path in paths:
        web.get(path)
        few.append(len(web.statements))
    for task_id in ids:
        for days_ago in range(20, 0, -1):
            measure = db.session.get_one(Task, task_id).measure
            make.value(measure, str(100 - days_ago), days_ago)  # type: ignore[arg-type]
    for path, before in zip(paths, few, strict=True):
        assert web.get(path).status_code == 200
        assert len(web.statements) == before <= 18, path
    assert upload(web, fan_out_id, data).status_code == 200
