"""The record as it is read: every act has its words, filters stand in the address, nothing confidential is told."""

from __future__ import annotations

import ast
import csv
import io
from collections.abc import Iterator
from datetime import timedelta

from flask import Flask
from openpyxl import load_workbook
from selectolax.lexbor import LexborHTMLParser

import make
from config import ROOT
from conftest import Browser
from tracker.audit import services
from tracker.audit.rules import ACTS, SUBJECTS
from tracker.core import clock
from tracker.core.actor import Role
from tracker.core.events import Fact
from tracker.proposals.services import ACTIONS as PROPOSALS
from tracker.storage.database import transaction
from tracker.tasks import services as tasks
from tracker.tasks.models import ActKind
from tracker.tasks.models.series import DutyStep
from tracker.tasks.rules import State, Step
from tracker.tasks.rules.entering import ENTRIES
from tracker.tasks.services.talk import ACTIONS as REMARKS

#: Acts whose names are put together: where the code says `f"task.{step.value}"`, what can come of it.
MADE_OF = {
    "task.{step.value}": [f"task.{each.value}" for each in Step if f"task.{each.value}" in ACTS],
    "task.{kind.value}": [f"task.{each.value}" for each in ActKind if "extension" not in each and each != "extended"],
    "series.{step.value}": [f"series.{each.value}" for each in DutyStep],
    "extension.{verb}": [],
    "calendar.{verb}": [],
    "reorganisation.{verb}": [],
    "ACTIONS[act]": list(PROPOSALS.values()),
    "ACTIONS[said.kind]": list(REMARKS.values()),
    "ENTRIES[task.state].fact": [each.fact for each in ENTRIES.values()],
    "action": [],
    "_action(due)": [],
}
#: Calls that pass the last part of a name on, with where it stands among what is given, and what it begins with.
PASSED_ON = {
    "tracker/workdays/services.py": ("_record", 0, "calendar."),
    "tracker/tasks/services/extensions.py": ("_tell", 2, "extension."),
    "tracker/tasks/services/plan.py": ("_record", 0, ""),
    "tracker/reorganisations/services/drafting.py": ("_record", 1, "reorganisation."),
}
#: Steps that are recorded under another name, or by none: those of a sheet, and the giving itself.
ELSEWHERE = {Step.ASSIGN, Step.ENTER, Step.REENTER, Step.TAKE_BACK}


def calls() -> Iterator[tuple[str, str, ast.Call]]:
    """Every call of a function by its name: where it stands, the name, the call."""
    for path in sorted((ROOT / "tracker").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                yield str(path.relative_to(ROOT)), node.func.id, node


def recorded(found: list[tuple[str, str, ast.Call]]) -> Iterator[tuple[str, str]]:
    """Every act that the code names, and where."""
    for place, called, node in found:
        name, at, begins = PASSED_ON.get(place, ("", 0, ""))
        if called == "Fact":
            first = node.args[0]
            if isinstance(first, ast.Constant):
                yield str(first.value), place
                continue
            said = ast.unparse(first).removeprefix("f").strip("'")
            assert said in MADE_OF, f"{place}: say in MADE_OF which acts `{said}` can be"
            for act in MADE_OF[said]:
                yield act, place
        elif called == name:
            verb = node.args[at]
            for each in [verb.body, verb.orelse] if isinstance(verb, ast.IfExp) else [verb]:
                assert isinstance(each, ast.Constant), f"{place}: {ast.unparse(node)}"
                yield f"{begins}{each.value}", place


def test_every_act_that_the_code_records_has_its_words_and_every_subject_its_noun() -> None:
    found = list(calls())
    acts = set(recorded(found)) | {(f"task.{step.value}", "steps") for step in Step if step not in ELSEWHERE}
    assert len(acts) > 100
    assert sorted((act, place) for act, place in acts if act not in ACTS and not act.startswith("reminder.")) == []
    about = {node.args[1].value for _, name, node in found if name == "Fact" and isinstance(node.args[1], ast.Constant)}
    assert len(about) > 20
    assert about - set(SUBJECTS) == set()


def rows(page: str) -> list[str]:
    return [" ".join(row.text(separator=" ").split()) for row in LexborHTMLParser(page).css("main tbody tr")]


def test_the_administrator_reads_filters_and_pages_the_record(web: Browser, app: Flask) -> None:
    head = make.actor(Role.UNIT_HEAD, "bac-ha", name="Lê Thị Đào")
    task = make.task(state=State.ASSIGNED)
    with transaction():
        tasks.move(task, Step.ACCEPT, tasks.Given(), by=head)
    with transaction(), clock.frozen(clock.now() - timedelta(days=40)):
        for number in range(120):
            services.record(Fact("job.asked", "job", None, {"job": f"=viec-{number}"}), by=None)
    web.sign_in(make.account(Role.ADMIN, "dang-uy"))
    page = web.get("/admin/audit")
    assert page.status_code == 200
    assert len(web.statements) <= 12
    assert any(
        f"Tiếp nhận Nhiệm vụ {task.id} Lê Thị Đào Lãnh đạo đơn vị · Xã Bắc Hà" in row
        for row in rows(web.get("/admin/audit?subject=task").text)
    )
    assert len(rows(web.get("/admin/audit?who=Đào&act=task.accept").text)) == 1
    assert len(rows(web.get(f"/admin/audit?person={head.person_id}").text)) == 1
    assert rows(web.get(f"/admin/audit?subject=task&number={task.id + 1}").text) == []
    old = web.get("/admin/audit?until=31/10/2026")
    assert 'value="31/10/2026"' in old.text
    seen, address = [], "/admin/audit?until=31/10/2026"
    while address:
        page = LexborHTMLParser(web.get(address).text)
        seen += [row.css_first("td:last-child").text() for row in page.css("main tbody tr")]
        link = page.css_first('main a[rel="next"]')
        address = link.attributes["href"] if link else None
    assert len(seen) == len(set(seen)) == 120
    newer = LexborHTMLParser(web.get("/admin/audit?until=31/10/2026&after=1").text)
    assert newer.css_first('main a[rel="next"]') is not None
    for odd in (
        "?person=-1&number=x&before=9999999999999",
        "?act=khong&subject=co",
        "?before=1",
        "?after=0",
    ):
        assert web.get(f"/admin/audit{odd}").status_code == 200
    assert "Không có mục nào khớp bộ lọc" in web.get("/admin/audit?who=khong-ai-ca").text


def test_files_hold_what_the_page_shows_and_no_formula(web: Browser, app: Flask) -> None:
    with transaction():
        for number in range(3):
            services.record(Fact("job.asked", "job", None, {"job": f"=1+{number}"}), by=None)
    web.sign_in(make.account(Role.ADMIN, "dang-uy"))
    sent = web.get("/admin/audit/export.csv?act=job.asked")
    assert "nhat-ky-2026-11-24.csv" in sent.headers["Content-Disposition"]
    lines = list(csv.reader(io.StringIO(sent.data.decode("utf-8-sig"))))
    assert [line[9] for line in lines] == ["Chi tiết", "'=1+2", "'=1+1", "'=1+0"]
    sheet = load_workbook(io.BytesIO(web.get("/admin/audit/export.xlsx?act=job.asked").data)).active
    cells = [(row[9].value, row[9].data_type) for row in sheet.iter_rows(min_row=2)]
    assert cells == [("=1+2", "s"), ("=1+1", "s"), ("=1+0", "s")]
    assert all(len(row[10].value) == 64 for row in sheet.iter_rows(min_row=2))


def test_what_is_confidential_today_is_left_out_even_where_it_was_open_when_written(web: Browser, app: Flask) -> None:
    by = make.actor(Role.SECRETARY, "ubnd", name="Thư ký Mật")
    first, second = make.assigned("bac-ha", "nam-ha", by=by)
    make.urged(first, by=by)
    web.sign_in(make.account(Role.ADMIN, "dang-uy"))
    kinds = ("task", "passage", "fan_out", "urging")
    open_before = {kind: len(rows(web.get(f"/admin/audit?subject={kind}").text)) for kind in kinds}
    assert open_before["task"] >= 2
    assert open_before["urging"] == 1
    with transaction():
        tasks.set_confidential(first, True, "Có tên công dân", by=by)
    for kind in kinds:
        assert [
            row for row in rows(web.get(f"/admin/audit?subject={kind}").text) if "Nhiệm vụ" in row or kind == "urging"
        ] == []
    for number in (first.id, second.id):
        assert rows(web.get(f"/admin/audit?subject=task&number={number}").text) == []
    for act in ("task.assigned", "task.made_confidential", "urging.sent", "urging.escalated"):
        assert rows(web.get(f"/admin/audit?act={act}").text) == []
        assert len(web.get(f"/admin/audit/export.csv?act={act}").text.splitlines()) == 1


def test_a_conference_tells_its_history_to_whoever_reads_it(web: Browser, app: Flask) -> None:
    by = make.actor(Role.SECRETARY, "ubnd", name="Ngô Văn Sử")
    document = make.document(by=by, of=make.meeting(by=by))
    web.sign_in(make.account(Role.LEADER, "ubnd"))
    address = f"/meetings/{document.meeting_id}"
    assert f'href="{address}/history"' in web.get(address).text
    told = rows(web.get(f"{address}/history").text)
    assert len(web.statements) <= 12
    assert len(told) == 2
    assert "Đưa văn bản vào" in told[0]
    assert "Tạo hội nghị · Họp chuyên đề về đất đai" in told[1]
    assert all("Ngô Văn Sử" in row for row in told)
    assert set(SUBJECTS) >= {"meeting", "document"}
    web.sign_in(make.account(Role.SECRETARY, "bac-ha"))
    assert web.get(f"{address}/history").status_code == 404
