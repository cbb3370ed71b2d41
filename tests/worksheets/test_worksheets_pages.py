"""Pages of worksheets: the template, the upload, the preview with its filters and columns, the result, the undo."""

from __future__ import annotations

import io
from io import BytesIO
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from selectolax.lexbor import LexborHTMLParser
from sqlalchemy import select

import make
from conftest import Browser
from tracker.core.actor import Role
from tracker.extraction.files.sheets import read_grids
from tracker.storage.database import db
from tracker.tasks.models import Task
from tracker.tasks.rules import State
from tracker.worksheets.models import Worksheet, WorksheetRow
from tracker.worksheets.rules import Column, lay_out_book, rows_below
from tracker.worksheets.services.showing import grids_of, layout_of

HEAD = ("Mã nhiệm vụ", "Nội dung", "Đơn vị chủ trì", "Thời hạn", "Trạng thái")


def table(many: int = 2, *wrong: tuple[object, ...]) -> bytes:
    rows = [(f"NV-{at}", f"Sửa đoạn đường số {at}", "Bắc Hà", "31/12/2026", "Đang thực hiện") for at in range(many)]
    return make.sheet(*rows, *wrong, head=HEAD)


def upload(web: Browser, data: bytes, name: str = "bieu.xlsx", into: str | None = None) -> Any:
    into = into or f"u{make.unit('ubnd').id}"
    sent = {"file": (BytesIO(data), name), "into": into}
    return web.post("/tasks/import", sent, content_type="multipart/form-data")


def main(answer: Any) -> str:
    node = LexborHTMLParser(answer.text).css_first("main")
    return " ".join(node.text().split())


def seen(answer: Any) -> str:
    return str(LexborHTMLParser(answer.text).css_first("input[name=seen]").attributes["value"])


def test_the_whole_way_from_the_list_to_the_tasks_and_back(web: Browser) -> None:
    web.sign_in(make.account(Role.SECRETARY, "ubnd"))
    assert "Nhập từ tệp Excel" in main(web.get("/tasks")), "the empty list says where to begin"
    there = upload(web, table(3, ("X", "Việc không rõ", "Phòng Ma", "quý IV", "đang họp"))).headers["Location"]
    preview = web.get(there)
    words = main(preview)
    assert "3 dòng sẽ được nhập cùng một lúc: 3 mới, 0 cập nhật. 1 dòng lỗi." in words
    first = LexborHTMLParser(preview.text).css_first(".sticky-head .error").text()
    assert "Ô C5: Không có đơn vị “Phòng Ma” trong danh mục." in first, "wrong rows come first"
    only = LexborHTMLParser(web.get(there + "?outcome=error").text)
    assert [row.css_first("td").text() for row in only.css(".sticky-head tbody tr")] == ["5"]
    refused = web.post(there + "/take", {"seen": seen(preview)})
    assert refused.status_code == 409
    assert "Còn 1 dòng lỗi" in main(refused)
    assert db.session.scalar(select(Task)) is None
    done = web.post(there + "/take", {"seen": seen(preview), "without_wrong": "y"})
    assert done.status_code == 302
    result = main(web.get(there))
    assert "3 nhiệm vụ mới, 0 nhiệm vụ được cập nhật. 1 dòng lỗi chưa được nhập." in result
    meeting = LexborHTMLParser(web.get(there).text).css_first(".page-head .btn-primary").attributes["href"]
    assert "3 nhiệm vụ theo bộ lọc" in main(web.get(str(meeting)))
    assert "Nhập từ sổ theo dõi" in main(web.get(f"/tasks/{db.session.scalars(select(Task.id)).first()}"))
    assert web.post(there + "/take", {"seen": seen(preview)}).status_code == 409
    assert web.post(there + "/drop").status_code == 409
    # The register that was made is the first choice of the next upload.
    options = LexborHTMLParser(web.get("/tasks/import").text).css("#into option")
    assert str(options[0].text()).startswith("Công việc đang theo dõi · Ủy ban nhân dân thị xã Hà Trung")
    assert web.post(there + "/undo").status_code == 302
    assert "đã trở lại như trước khi nhập" in main(web.get(there))
    assert {task.state for task in db.session.scalars(select(Task))} == {State.CANCELLED}
    assert web.post(there + "/undo").status_code == 409
    listed = main(web.get("/tasks/import"))
    assert "Đã hoàn tác · 3 nhiệm vụ" in listed


def test_columns_are_chosen_on_the_page_and_a_dropped_sheet_is_gone(web: Browser) -> None:
    web.sign_in(make.account(Role.SECRETARY, "ubnd"))
    data = make.sheet(("Sửa chợ", "Bắc Hà"), head=("Việc phải làm", "Giao cho"), names=("Bìa", "Bảng"))
    there = upload(web, data).headers["Location"]
    words = main(web.get(there))
    assert "Chưa biết cột nào là Nội dung nhiệm vụ, Đơn vị chủ trì" in words
    twice = web.post(there + "/columns", {"sheet": "0", "head": "1", "c0": "title", "c1": "title"})
    assert twice.status_code == 422
    assert "“Nội dung nhiệm vụ” được chọn cho hai cột" in main(twice)
    off = web.post(there + "/columns", {"sheet": "0", "head": "9", "c0": "title", "c1": "lead"})
    assert (off.status_code, "Dòng này trống" in main(off)) == (422, True)
    assert "selected>Đơn vị chủ trì" in off.text, "nothing chosen is lost"
    assert web.post(there + "/columns", {"sheet": "0", "head": "1", "c0": "title", "c1": "lead"}).status_code == 302
    assert "1 dòng sẽ được nhập" in main(web.get(there))
    other = web.post(there + "/columns", {"sheet": "1", "head": "1"})
    assert other.status_code == 302
    assert "1 dòng sẽ được nhập" in main(web.get(there)), "the headings of the other sheet were remembered"
    assert web.post(there + "/drop").status_code == 302
    assert web.get(there).status_code == 404
    assert db.session.scalar(select(WorksheetRow)) is None


def merged() -> bytes:
    """A sheet as offices draw it: a title, a head of two rows with merged cells, numbered columns, groups, a total."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        page = book.add_worksheet("Theo dõi")
        page.merge_range("A1:F1", "DANH SÁCH NHIỆM VỤ UBND THỊ XÃ GIAO NĂM 2026")
        page.merge_range("A3:A4", "STT")
        page.merge_range("B3:B4", "Nội dung\nnhiệm vụ")
        page.merge_range("C3:D3", "Đơn vị")
        page.merge_range("E3:F3", "Tiến độ")
        page.write_row("C4", ("Chủ trì", "Phối hợp", "Thời hạn hoàn thành", "% hoàn thành"))
        page.write_row("A5", ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)"))
        page.merge_range("A6:F6", "")
        page.write_row("A6", ("I", "LĨNH VỰC ĐẤT ĐAI"))
        page.write_row("A7", (1, "Rà soát đất công", "Phòng TN&MT", "Bắc Hà\nNam Hà", "Quý IV/2026"))
        page.write_number("F7", 0.6, book.add_format({"num_format": "0%"}))
        page.write_row("A8", ("", "Tổng cộng", "", "", "", ""))
    return target.getvalue()


def test_a_sheet_as_offices_draw_it_is_read_as_it_is(web: Browser) -> None:
    web.sign_in(make.account(Role.SECRETARY, "ubnd"))
    there = upload(web, merged()).headers["Location"]
    worksheet = db.session.scalars(select(Worksheet)).one()
    assert layout_of(worksheet).columns == {
        1: Column.TITLE, 2: Column.LEAD, 3: Column.COORDINATING, 4: Column.DUE, 5: Column.PERCENT,
    }  # fmt: skip
    rows = {row.number: row for row in db.session.scalars(select(WorksheetRow))}
    assert {number: row.outcome.value for number, row in rows.items()} == {6: "skipped", 7: "new", 8: "skipped"}
    assert rows[7].shown["values"]["coordinating"] == "Xã Bắc Hà; Phường Nam Hà"
    assert (rows[7].shown["values"]["percent"], rows[7].shown["values"]["due_on"]) == ("60 %", "31/12/2026")
    assert web.get(there).status_code == 200
    assert grids_of(worksheet)[0].name == "Theo dõi"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_template_of_either_language_is_read_back_with_every_column(web: Browser, language: str) -> None:
    web.sign_in(make.account(Role.SECRETARY, "ubnd"))
    web.post("/language", {"locale": language, "next": "/"})
    answer = web.get("/tasks/import/template.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(answer.data))
    page = book.worksheets[0]
    assert len(page.data_validations.dataValidation) == 5
    assert any(
        "B2" in str(each.formula1) or "$A$2" in str(each.formula1) for each in page.data_validations.dataValidation
    )
    page["B2"], page["C2"] = "Sửa vỉa hè", "Phường Nam Hà"
    page["J2"] = book.worksheets[2]["C3"].value
    filled = io.BytesIO()
    book.save(filled)
    grids = read_grids(filled.getvalue())
    layout = lay_out_book(grids)
    assert list(layout.columns.values()) == list(Column)
    ((_, cells),) = rows_below(grids[layout.sheet], layout)
    assert cells[Column.LEAD].text == "Phường Nam Hà"
    there = upload(web, filled.getvalue()).headers["Location"]
    row = db.session.scalars(select(WorksheetRow)).one()
    assert (row.outcome.value, row.errors) == ("new", [])
    assert web.get(there).status_code == 200


@pytest.mark.parametrize(
    ("data", "status", "says"),
    [
        (b"", 422, "Tệp trống"),
        (b"stt;noi dung\n1;sua cho", 422, "không phải tệp Excel"),
        (b"\xd0\xcf\x11\xe0 old or locked", 422, "có mật khẩu"),
        (b"PK\x03\x04 broken", 422, "bị hỏng"),
        (make.sheet(head=()), 422, "không có ô nào"),
        (make.sheet(*[("x",)] * 1_001, head=("Nội dung",)), 413, "1.000 dòng"),
        (make.sheet(*[("x",)] * 20_100, head=("Nội dung",)), 413, "20.000 dòng"),
    ],
    ids=["empty", "csv", "locked", "broken", "blank", "long", "endless"],
)
def test_a_file_that_cannot_be_read_is_said_at_its_field(web: Browser, data: bytes, status: int, says: str) -> None:
    web.sign_in(make.account(Role.SECRETARY, "ubnd"))
    answer = upload(web, data)
    assert answer.status_code == status
    assert says in LexborHTMLParser(answer.text).css_first("#file-error").text()
    assert db.session.scalar(select(Worksheet)) is None
    if not data:
        bare = web.post("/tasks/import", {"into": "u999999"})
        assert bare.status_code == 422


def test_text_of_an_old_font_is_turned_into_letters(web: Browser) -> None:
    web.sign_in(make.account(Role.SECRETARY, "ubnd"))
    old = "Rµ so¸t c¸c hé lÊn chiÕm ®Êt c«ng vµ b¸o c¸o kÕt qu¶ cho Uû ban nh©n d©n thÞ x· tr­íc ngµy 30 th¸ng 12"
    there = upload(web, make.sheet((old, "X· B¾c Hµ"), head=("Néi dung nhiÖm vô", "§¬n vÞ chñ tr×"))).headers[
        "Location"
    ]
    words = main(web.get(there))
    assert "phông chữ cũ" in words
    assert "Rà soát các hộ lấn chiếm đất công" in words
    assert "1 dòng sẽ được nhập" in words


def test_only_secretaries_find_the_way(web: Browser) -> None:
    make.account(Role.SECRETARY, "ubnd", "thuky")
    web.sign_in("thuky")
    there = upload(web, table()).headers["Location"]
    for role, code, status in (
        (Role.UNIT_HEAD, "bac-ha", 403),
        (Role.LEADER, "dang-uy", 403),
        (Role.SECRETARY, "bac-ha", 404),
        (Role.SECRETARY, "dang-uy", 200),
    ):
        web.sign_in(make.account(role, code))
        assert web.get(there).status_code == status
        assert web.post(there + "/take").status_code == (409 if status == 200 else status)
        assert ("Nhập từ Excel" in main(web.get("/tasks"))) == (role is Role.SECRETARY)
        if role is Role.SECRETARY and code == "bac-ha":
            assert upload(web, table()).status_code == 422, "the committee is not theirs to choose"
    assert db.session.scalar(select(Task)) is None


def test_pages_cost_the_same_however_many_rows_there_are(web: Browser) -> None:
    web.sign_in(make.account(Role.SECRETARY, "ubnd"))
    few = upload(web, table(3)).headers["Location"]
    many = upload(web, table(120)).headers["Location"]
    cost = []
    for there in (few, many):
        web.get(there)
        cost.append(len(web.statements))
    assert cost[0] <= cost[1] <= 10
    token = seen(web.get(many))
    assert web.post(many + "/take", {"seen": token}).status_code == 302
    web.get(many)
    assert len(web.statements) <= 16
    web.get("/tasks/import")
    assert len(web.statements) <= 14
