"""Commands: extraction without a database, the directory, the demonstration town, preparing a site."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from flask.testing import FlaskCliRunner
from selectolax.lexbor import LexborHTMLParser
from sqlalchemy import func, inspect, select

import make
from config import ROOT
from conftest import Browser
from tracker.app import create_app
from tracker.cli.commands import extract
from tracker.core import clock
from tracker.core.actor import Role
from tracker.core.deadlines import DeadlineClass
from tracker.core.labels import ItemKind, Recurrence, Topic
from tracker.meetings.models import Document
from tracker.meetings.rules import DocumentState
from tracker.org.models import Post, Unit
from tracker.storage.database import Base, db, ours
from tracker.tasks import queries
from tracker.tasks.models import Series, Task
from tracker.tasks.rules import State
from tracker.workdays.models import CalendarYear

UNITS = """code,kind,name,aliases
ubnd,authority,UBND thị xã Hà Trung,UBND thị xã
bac-ha,ward,Xã Bắc Hà,UBND xã Bắc Hà|Bắc Hà
nam-ha,ward,Phường Nam Hà,UBND phường Nam Hà|Nam Hà
do-thi,department,Phòng Quản lý đô thị,Phòng QLĐT|QLĐT
"""
TEXT = """KẾT LUẬN

1. Phòng QLĐT chủ trì, phối hợp với UBND xã Bắc Hà dọn rác ven đê, xong trước ngày 20/12/2020.
2. Các xã, phường báo cáo số hộ lấn chiếm đất công trước ngày 05/12/2020.
3. Lãnh đạo phường Nam Hà đề nghị thị xã hỗ trợ kinh phí sửa cầu.
"""
FIELDS = {"kind", "start", "end", "lead", "coordinating", "places", "topic", "due", "recurrence", "title", "confidence"}


class Desk:
    """A folder with a text and a directory, and `flask extract` as an operator runs it there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = folder / "khong-duoc-co.sqlite3"
        self.text = self.put("ket-luan.txt", TEXT)
        self.units = self.put("units.csv", UNITS)

    def put(self, name: str, content: str | bytes) -> Path:
        place = self.folder / name
        place.write_bytes(content.encode() if isinstance(content, str) else content)
        return place

    def args(self, file: Path | None = None, units: Path | None = None, day: str = "2020-11-30") -> list[str]:
        return ["extract", str(file or self.text), "--directory", str(units or self.units), "--date", day]

    def process(self, *args: str, **environ: str) -> subprocess.CompletedProcess[str]:
        """The command in a process of its own, with a database that must not come to exist."""
        settings = {
            "TRACKER_INSTANCE": str(self.folder / "instance"),
            "DATABASE_URL": f"sqlite:///{self.database}",
            **environ,
        }
        command = [Path(sys.executable).with_name("flask"), "--app", "wsgi", *args]
        return subprocess.run(
            command, cwd=ROOT, env={**os.environ, **settings}, capture_output=True, text=True, check=False, timeout=60
        )

    def extract(self, **given: Any) -> Result:
        """The command alone: without an application there is no database that it could open."""
        return CliRunner().invoke(extract, [*self.args(**given)[1:], "--json"])

    def items(self, **given: Any) -> list[dict[str, Any]]:
        done = self.extract(**given)
        assert done.exit_code == 0, done.stderr
        found: list[dict[str, Any]] = json.loads(done.stdout)["items"]
        return found


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


# ---------- extract ----------


def test_extract_prints_exactly_one_json_object_and_touches_no_database(desk: Desk) -> None:
    done = desk.process(*desk.args(), "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 1
    found = json.loads(done.stdout)
    assert set(found) == {"items"}
    assert not desk.database.exists()
    assert list(desk.folder.rglob("*.sqlite3*")) == []
    items = found["items"]
    assert [(item["kind"], item["lead"], item["due"]) for item in items] == [
        ("directive", ["do-thi"], "2020-12-20"),
        ("directive", ["@wards"], "2020-12-05"),
        ("proposal", ["ubnd"], None),
    ]
    assert items[0]["coordinating"] == ["bac-ha"]
    for item in items:
        assert set(item) >= FIELDS
        assert item["kind"] in set(ItemKind)
        assert item["topic"] in set(Topic)
        assert 0 <= item["confidence"] <= 1
        assert 0 <= item["start"] < item["end"] <= len(TEXT)
    assert "dọn rác ven đê" in TEXT[items[0]["start"] : items[0]["end"]]
    assert "hỗ trợ kinh phí sửa cầu" in TEXT[items[2]["start"] : items[2]["end"]]


def test_extract_works_while_the_database_is_down(desk: Desk) -> None:
    done = desk.process(*desk.args(), "--json", DATABASE_URL="postgresql://ai@127.0.0.1:1/khong-co")
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["items"]) == 3


def test_a_refusal_leaves_nothing_for_the_program_that_reads_the_output(desk: Desk) -> None:
    done = desk.process(*desk.args(units=desk.put("hong.csv", "code,kind\n")), "--json")
    assert (done.returncode, done.stdout) == (1, "")
    assert "Dòng 1: thiếu cột name, aliases." in done.stderr


@pytest.mark.parametrize("change", ["decomposed", "marked", "windows", "beyond"])
def test_offsets_count_code_points_of_the_text_exactly_as_it_stands(desk: Desk, change: str) -> None:
    text = {
        "decomposed": unicodedata.normalize("NFD", TEXT),
        "marked": "\ufeff" + TEXT,
        "windows": TEXT.replace("\n", "\r\n"),
        "beyond": "📌 " + TEXT,
    }[change]
    items = desk.items(file=desk.put("khac.txt", text))
    words = [unicodedata.normalize("NFC", text[item["start"] : item["end"]]) for item in items]
    assert len(words) == 3
    assert words[0].startswith("Phòng QLĐT chủ trì")
    assert words[0].rstrip(".").endswith("20/12/2020")
    assert "báo cáo số hộ lấn chiếm đất công" in words[1]
    assert "kinh phí sửa cầu" in words[2]


def test_a_deadline_without_a_year_is_counted_from_the_day_of_the_document(desk: Desk) -> None:
    text = desk.put("khong-nam.txt", "1. UBND xã Bắc Hà dọn rác ven đê, xong trước ngày 20/12.\n")
    due = [desk.items(file=text, day=day)[0]["due"] for day in ("2020-11-30", "2023-11-30")]
    assert due == ["2020-12-20", "2023-12-20"]


def test_extract_reads_a_page_as_well(desk: Desk) -> None:
    (item,) = desk.items(file=desk.put("trang.html", "<!doctype html><p>1. UBND xã Bắc Hà dọn rác ven đê.</p>"))
    assert item["lead"] == ["bac-ha"]


@pytest.mark.parametrize("text", ["", "\n \n", "Trong quý, thị xã đã thu gom 91% lượng rác phát sinh.\n"])
def test_a_text_without_orders_gives_an_empty_list(desk: Desk, text: str) -> None:
    assert desk.items(file=desk.put("khong.txt", text)) == []


def test_without_json_it_prints_a_list_to_read(desk: Desk) -> None:
    done = CliRunner().invoke(extract, desk.args()[1:])
    lines = done.stdout.splitlines()
    assert (done.exit_code, len(lines)) == (0, 3)
    assert "Chỉ đạo" in lines[0]
    assert "20/12/2020" in lines[0]
    assert "Kiến nghị" in lines[2]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("units.csv", "code,kind\nbac-ha,ward\n", "Dòng 1: thiếu cột name, aliases."),
        ("units.csv", UNITS + "x,village,Xã X,\n", "Dòng 6: loại “village” không có trong danh mục."),
        ("units.csv", UNITS + "bac-ha,ward,Xã X,\n", "Dòng 6: mã “bac-ha” đã có ở dòng 3."),
        ("units.csv", "", "Dòng 1: thiếu cột"),
        ("units.csv", "code,kind,name,aliases\n", "Dòng 2: tệp không có đơn vị nào."),
        ("hong.dat", b"\x00\x01\x02\x03" * 40, "Không đọc được loại tệp này"),
        ("hong.doc", b"\xd0\xcf\x11\xe0" + b"\x00" * 40, "Tệp Word đời cũ"),
        ("hong.jpg", b"\xff\xd8\xff\xe0" + b"\x00" * 40, "Đây là ảnh chụp"),
        ("hong.txt", b"1. UBND x\xff", "Không nhận ra bảng mã"),
        ("hong.pdf", b"%PDF-1.7 hong", "Tệp PDF bị hỏng"),
        ("trong.html", b"", "Tệp trống."),
    ],
)
def test_what_cannot_be_read_is_refused_in_vietnamese(desk: Desk, name: str, content: str | bytes, says: str) -> None:
    given = desk.put(name, content)
    done = desk.extract(units=given) if name == "units.csv" else desk.extract(file=given)
    assert (done.exit_code, done.stdout) == (1, "")
    assert isinstance(done.exception, SystemExit), "refused in words, not by a stack"
    assert says in done.stderr


@pytest.mark.parametrize("what", ["file", "units", "day"])
def test_what_is_named_wrong_is_refused_without_output_or_stack(desk: Desk, what: str) -> None:
    missing = desk.folder / "khong-co.txt"
    done = desk.extract(**{what: "30/11/2020" if what == "day" else missing})
    assert done.exit_code != 0
    assert done.stdout == ""
    assert isinstance(done.exception, SystemExit)
    assert ("2020-11-30" if what == "day" else str(missing)) in done.stderr


# ---------- units import ----------


@pytest.fixture
def runner(app: Flask) -> FlaskCliRunner:
    return app.test_cli_runner()


def everything() -> dict[str, int]:
    """How many rows each table holds, but for the single ones that migrations put there."""
    return {
        table.name: db.session.scalar(select(func.count()).select_from(table)) or 0
        for table in Base.metadata.sorted_tables
        if table.name not in ("audit_head", "meeting_stamp", "unit_stamp")
    }


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("xa-c,ward,Xã Chờ,,khong-co,,", "Dòng 4: đơn vị cấp trên “khong-co” không có trong tệp."),
        ("xa-c,ward,Xã Chờ,,ubnd,2021-13-01,", "Dòng 4: cột valid_from phải là ngày dạng 2021-02-01"),
        ("xa-c,ward,Xã Chờ,,ubnd,2022-01-01,2021-01-01", "Dòng 4: valid_to trước valid_from."),
        ("xa-c,thôn,Xã Chờ,,ubnd,,", "Dòng 4: loại “thôn” không có trong danh mục."),
        ("xa c,ward,Xã Chờ,,ubnd,,", "Dòng 4: mã “xa c” không hợp lệ"),
        ("xa-c,ward," + "X" * 201 + ",,ubnd,,", "Dòng 4: tên dài quá 200 ký tự."),
    ],
)
def test_a_bad_line_is_refused_with_its_number_and_nothing_is_written(
    runner: FlaskCliRunner, tmp_path: Path, line: str, says: str
) -> None:
    file = tmp_path / "units.csv"
    head = "code,kind,name,aliases,parent,valid_from,valid_to"
    file.write_text(
        f"{head}\nubnd,authority,UBND thị xã,,,,\nbac-ha,ward,Xã Bắc Hà,,ubnd,,\n{line}\n", encoding="utf-8"
    )
    done = runner.invoke(args=["units", "import", str(file)])
    assert done.exit_code == 1
    assert says in done.output
    assert set(everything().values()) == {0}


def test_the_line_is_counted_as_an_editor_counts_it(runner: FlaskCliRunner, tmp_path: Path) -> None:
    """A name in quotes that runs over two lines, and an empty line, still leave the number right."""
    file = tmp_path / "units.csv"
    file.write_text('code,kind,name,aliases\n"ubnd",authority,"UBND\nthị xã",\n\nxa-a,thôn,Xã A,\n', encoding="utf-8")
    assert "Dòng 5:" in runner.invoke(args=["units", "import", str(file)]).output


def test_a_file_in_another_code_is_refused_in_words(runner: FlaskCliRunner, tmp_path: Path) -> None:
    file = tmp_path / "units.csv"
    file.write_bytes(UNITS.encode("utf-16"))
    done = runner.invoke(args=["units", "import", str(file)])
    assert done.exit_code == 1
    assert "Tệp không phải UTF-8." in done.output
    assert db.session.query(Unit).count() == 0


def test_importing_twice_says_that_nothing_changed(runner: FlaskCliRunner, tmp_path: Path) -> None:
    file = tmp_path / "units.csv"
    file.write_text("\ufeff" + UNITS, encoding="utf-8")
    first = runner.invoke(args=["units", "import", str(file)])
    assert "4 đơn vị mới, 0 thay đổi, 0 giữ nguyên" in first.output
    before = everything()
    again = runner.invoke(args=["units", "import", str(file)])
    assert (again.exit_code, everything()) == (0, before)
    assert "0 đơn vị mới, 0 thay đổi, 4 giữ nguyên" in again.output


def test_a_group_is_set_from_codes_and_refuses_an_unknown_one(runner: FlaskCliRunner) -> None:
    make.town()
    done = runner.invoke(args=["units", "group", "@internal-affairs", "do-thi", "mat-tran"])
    assert (done.exit_code, done.output) == (0, "Khối nội chính: 2 đơn vị.\n")
    refused = runner.invoke(args=["units", "group", "@internal-affairs", "khong-co"])
    assert refused.exit_code == 1
    assert "không tồn tại" in refused.output


# ---------- the demonstration town ----------


def shown_accounts(output: str) -> tuple[str, list[str]]:
    """The password and the user names that the command prints."""
    password = re.search(r"mật khẩu chung: (\S+)\)", output)
    assert password, output
    return password.group(1), re.findall(r"^  (\S+) +\S", output, re.MULTILINE)


def check_that_all_is_on_show() -> None:
    tasks, horizon = list(db.session.scalars(select(Task))), queries.horizon()
    assert {task.state for task in tasks} == set(State)
    assert {queries.class_of(task, horizon) for task in tasks} == set(DeadlineClass)
    assert {post.role for post in db.session.scalars(select(Post))} == set(Role)
    assert set(db.session.scalars(select(Document.state))) == set(DocumentState)
    assert all(task.assigned_on <= clock.today() for task in tasks), "nothing has happened in the future"
    assert len(list(db.session.scalars(select(Series)))) >= 2
    quiet = {task.recurrence for task in tasks if queries.silence_of(task, horizon)}
    assert {None, Recurrence.STANDING} <= quiet, "ordinary and standing tasks are silent"


def test_the_demonstration_refuses_a_database_with_data(runner: FlaskCliRunner) -> None:
    make.town()
    before = everything()
    done = runner.invoke(args=["demo", "load"])
    assert done.exit_code == 1
    assert "đã có dữ liệu" in done.output
    assert everything() == before


def test_the_demonstration_refuses_production(
    runner: FlaskCliRunner, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.config, "PRODUCTION", True)
    done = runner.invoke(args=["demo", "load"])
    assert done.exit_code == 1
    assert "TRACKER_ENV=production" in done.output
    assert "mật khẩu" not in done.output
    assert set(everything().values()) == {0}


# ---------- prepare ----------


def test_preparing_shows_every_state_opens_every_account_shown_and_done_twice_loses_nothing(
    runner: FlaskCliRunner, web: Browser
) -> None:
    first = runner.invoke(args=["prepare", "--address", "http://127.0.0.1:8001"])
    assert first.exit_code == 0, first.output
    assert "http://127.0.0.1:8001" in first.output
    check_that_all_is_on_show()
    password, names = shown_accounts(first.output)
    assert len(names) == 8
    for name in names:
        web.post("/sign-out")
        assert web.post("/sign-in", {"username": name, "password": password}).status_code == 302, name
        for link in LexborHTMLParser(web.get("/", follow_redirects=True).text).css("nav.rail a"):
            assert web.get(str(link.attributes["href"]), follow_redirects=True).status_code == 200, (name, link.html)
    web.post("/account", {"old": password, "password": "con duong moi ve"})
    before, tasks = everything(), db.session.scalars(select(Task.version).order_by(Task.id)).all()
    again = runner.invoke(args=["prepare"])
    assert again.exit_code == 0, again.output
    assert shown_accounts(again.output) == (password, names)
    refused = runner.invoke(args=["demo", "load"])
    assert (refused.exit_code, "đã có dữ liệu" in refused.output) == (1, True)
    assert everything() == before
    assert db.session.scalars(select(Task.version).order_by(Task.id)).all() == tasks
    web.post("/sign-out")
    assert web.post("/sign-in", {"username": names[-1], "password": "con duong moi ve"}).status_code == 302


def besides_the_calendar() -> dict[str, int]:
    """How many rows each table holds that `prepare` has no business with: it seeds the calendar, and records that."""
    seeded = {"work_week", "calendar_years", "calendar_days", "audit_entries"}
    return {name: many for name, many in everything().items() if name not in seeded}


def test_preparing_a_town_of_ones_own_loads_no_demonstration(runner: FlaskCliRunner) -> None:
    make.account(Role.SECRETARY)
    before = besides_the_calendar()
    done = runner.invoke(args=["prepare"])
    assert done.exit_code == 0
    assert "mật khẩu" not in done.output
    assert besides_the_calendar() == before
    assert list(db.session.scalars(select(CalendarYear.year).order_by(CalendarYear.year))) == [2025, 2026, 2027]


def test_preparing_production_loads_no_demonstration(
    runner: FlaskCliRunner, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.config, "PRODUCTION", True)
    done = runner.invoke(args=["prepare"])
    assert done.exit_code == 0
    assert "mật khẩu" not in done.output
    assert set(besides_the_calendar().values()) == {0}


@pytest.fixture
def bare_app(tmp_path: Path) -> Iterator[Flask]:
    """An application whose database does not exist yet."""
    app = create_app(
        {"SQLALCHEMY_DATABASE_URI": f"sqlite:///{tmp_path / 'moi.sqlite3'}", "INSTANCE": tmp_path, "SECRET_KEY": "x"}
    )
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.mark.parametrize("day", [date(2023, 1, 1), date(2032, 2, 29)], ids=str)
def test_preparing_from_nothing_shows_the_whole_town_on_any_day(bare_app: Flask, day: date) -> None:
    """On a holiday, on a leap day, both of them Sundays: whoever tries it out sees all of it."""
    assert inspect(db.engine).get_table_names() == []
    with clock.frozen(clock.at_office(day, 9)):
        done = bare_app.test_cli_runner().invoke(args=["prepare"])
        assert done.exit_code == 0, done.output
        check_that_all_is_on_show()
    tables = {name for name in inspect(db.engine).get_table_names() if ours(name, "table")}
    assert tables == {*Base.metadata.tables, "alembic_version"}
