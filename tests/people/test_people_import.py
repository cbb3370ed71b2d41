"""Lists of people: however the office's Excel wrote them, every row is shown, and all are written or none."""

from __future__ import annotations

import io
import re
import unicodedata

import openpyxl
import pytest
from flask import Flask
from sqlalchemy import func, select

import make
from conftest import Browser
from tracker.auth.models import Account
from tracker.core.actor import Role
from tracker.core.errors import Invalid
from tracker.extraction.files.tables import read_table
from tracker.mail.models import OutgoingMail
from tracker.org.models import Person, Post
from tracker.people.rules import Column, read_rows
from tracker.people.rules.rows import HEADINGS, REQUIRED
from tracker.storage.database import db

HEAD = "Họ và tên;Tên đăng nhập;Thư điện tử;Đơn vị;Vai trò;Chức danh;Từ ngày;Đến ngày"
LIST = f"""{HEAD}
Đặng Thị Quyên;;quyen@xa.example;Xã Bắc Hà;Cán bộ;Cán bộ văn hóa;01/12/2026;
Lý Văn Hậu;ly.hau;;phuong nam ha;cán bộ;Cán bộ tư pháp;;31/12/2027
Lý Văn Hậu;ly.hau;;Phòng TN&MT;Người theo dõi;;;
Nguyễn Văn Cũ;nguoi.cu;;bac-ha;Lãnh đạo đơn vị;Chủ tịch UBND xã;;
"""
BAD = f"""{HEAD}
;x;khong;Xã Lạ;Vua;;31/02/2026;
Lý Văn Hậu;Tên Có Dấu;;Xã Bắc Hà;Cán bộ;;31/12/2026;01/12/2026
Đặng Thị Quyên;;quyen@xa.example;Xã Bắc Hà;Cán bộ;;;
Đặng Thị Quyên;;quyen@xa.example;Xã Bắc Hà;Cán bộ;;;
=1+1;;;Xã Bắc Hà;Cán bộ;;;
"""


def cp1258(text: str) -> bytes:
    """As Excel with the Vietnamese code page writes it: tones as marks of their own."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    out = []
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in parts if mark in tones)
        out.append(unicodedata.normalize("NFC", "".join(each for each in parts if each not in tones)) + tone)
    return "".join(out).encode("cp1258")


@pytest.mark.parametrize(
    "data",
    [
        LIST.encode("utf-8-sig"),
        LIST.replace(";", ",").encode(),
        LIST.replace(";", "\t").encode("utf-16"),
        LIST.replace(";", "\t").encode("utf-16-le"),
        cp1258(LIST.replace("\n", "\r\n")),
    ],
    ids=["utf-8 semicolons", "commas", "utf-16 tabs", "utf-16 without mark", "windows-1258"],
)
def test_a_list_is_read_however_it_was_saved(data: bytes) -> None:
    rows = read_rows(read_table(data, HEADINGS, required=REQUIRED).lines)
    assert [row.name for row in rows] == ["Đặng Thị Quyên", "Lý Văn Hậu", "Lý Văn Hậu", "Nguyễn Văn Cũ"]
    assert [row.wrong for row in rows] == [[]] * 4
    assert (rows[0].valid_from, rows[1].valid_to, rows[1].role) == ("2026-12-01", "2027-12-31", "official")


@pytest.mark.parametrize("data", [b"\xff\xd8\xff\xe0 anh", b"Ten;Phong\nA;B\n", b"", b"PK\x03\x04 hong"])
def test_what_is_no_list_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(Invalid) as refusal:
        read_table(data, HEADINGS, required=REQUIRED)
    assert refusal.value.field == "file"


def send(web: Browser, data: bytes, name: str = "danh-sach.csv") -> str:
    answer = web.post("/admin/people/import", {"file": (io.BytesIO(data), name)}, content_type="multipart/form-data")
    assert answer.status_code == 302, answer.text
    address: str = answer.headers["Location"]
    return address


def take(web: Browser, address: str) -> int:
    version = re.search(r'name="version"[^>]*value="(\d+)"', web.get(address).text)
    assert version
    status: int = web.post(f"{address}/take", {"version": version[1], "mail": "y"}).status_code
    return status


def test_a_list_is_shown_then_taken_in_whole_and_sending_it_again_makes_nothing_twice(web: Browser, app: Flask) -> None:
    make.account(Role.OFFICIAL, "bac-ha", username="nguoi.cu")
    web.sign_in(make.account(Role.ADMIN, "ubnd"))
    before = db.session.scalar(select(func.count(Person.id)))
    wrong = send(web, BAD.encode())
    page = web.get(wrong).text
    for words in (
        "Thiếu họ và tên",
        "Không nhận ra đơn vị “Xã Lạ”",
        "Vai trò “Vua” không có",
        "Địa chỉ thư “khong” không hợp lệ",
        "“31/02/2026” không phải là ngày",
        "chữ thường không dấu",
        "Ngày kết thúc không thể trước",
        "Trùng với một dòng ở trên",
        "“=1+1” không phải họ tên",
    ):
        assert words in page, words
    assert web.post(f"{wrong}/take", {"mail": "y"}).status_code == 422
    assert "Chọn tệp danh sách" in web.post("/admin/people/import", {}).text

    address = send(web, LIST.encode("utf-8-sig"))
    page = web.get(address).text
    assert "dang.thi.quyen" in page
    assert "Nguyễn Văn nguoi.cu → Nguyễn Văn Cũ" in page
    assert db.session.scalar(select(func.count(Person.id))) == before, "nothing is written yet"
    assert take(web, address) == 302
    assert web.post(f"{address}/take", {}).status_code == 409
    assert db.session.scalar(select(func.count(Person.id))) == (before or 0) + 2
    roles = db.session.execute(
        select(Account.username, Post.role).join(Post, Post.person_id == Account.person_id).order_by(Post.id)
    )
    assert [row for row in roles if row[0] in ("ly.hau", "nguoi.cu")] == [
        ("nguoi.cu", Role.OFFICIAL),
        ("ly.hau", Role.OFFICIAL),
        ("ly.hau", Role.VIEWER),
        ("nguoi.cu", Role.UNIT_HEAD),
    ]
    assert [mail.address for mail in db.session.scalars(select(OutgoingMail))] == ["quyen@xa.example"]
    slips = web.post(f"{address}/slips").text
    assert slips.count('class="panel slip"') == 1, "on paper for whom mail does not reach"
    assert "ly.hau" in slips
    assert web.post(f"{address}/slips", {"all": "1"}).text.count('class="panel slip"') == 2

    again = send(web, LIST.encode("utf-8-sig"))
    assert web.get(again).text.count("Giữ nguyên</span>") == 4
    assert take(web, again) == 302
    assert db.session.scalar(select(func.count(Post.id))) == 6
    exported = web.get("/admin/people/export.xlsx").data
    back = send(web, exported, "can-bo.xlsx")
    assert "Có lỗi" not in web.get(back).text, "what was exported can be taken in again"


def test_the_export_holds_no_formula_and_the_prepared_sheet_is_read(web: Browser, app: Flask) -> None:
    web.sign_in(make.account(Role.ADMIN, "ubnd"))
    danger = make.actor(Role.OFFICIAL, "bac-ha", name="=HYPERLINK(0)")
    db.session.get_one(Post, danger.post.id).title = "+cmd|' /C calc'!A0"
    db.session.commit()
    sheet = openpyxl.load_workbook(io.BytesIO(web.get("/admin/people/export.xlsx").data)).worksheets[0]
    cells = {cell.value: cell.data_type for row in sheet.iter_rows() for cell in row if cell.value}
    assert cells["=HYPERLINK(0)"] == "s"
    assert cells["+cmd|' /C calc'!A0"] == "s"
    prepared = web.get("/admin/people/import/template.xlsx").data
    head = [cell.value for cell in next(openpyxl.load_workbook(io.BytesIO(prepared)).worksheets[0].iter_rows())]
    assert head == [column.label for column in Column]
    refused = web.post(
        "/admin/people/import", {"file": (io.BytesIO(prepared), "mau.xlsx")}, content_type="multipart/form-data"
    )
    assert "chưa có dòng nào" in refused.text
