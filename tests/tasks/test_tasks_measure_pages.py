"""The measure on pages: the panel and its line, the report form, the secretary's form, the correction of a value."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser
from sqlalchemy import select

import make
from conftest import Browser
from tracker.core import clock
from tracker.core.actor import Role
from tracker.storage.database import db
from tracker.tasks.models import Measure, MeasureValue, Task
from tracker.tasks.rules.measures import MeasureUnit

FORM = {"name": "Hộ đã nhận đất", "unit": "household", "direction": "rising", "decides": "y", "baseline": "0"}


def parsed(answer: Any) -> LexborHTMLParser:
    return LexborHTMLParser(answer.text)


def words(page: LexborHTMLParser, selector: str) -> str:
    found = page.css_first(selector)
    return " ".join(found.text().split()) if found is not None else ""


def measured_task(*values: tuple[str, int], target: str = "350", **more: Any) -> Task:
    task = make.task()
    measure = make.measure(task, target, **more)
    for amount, days_ago in values:
        make.value(measure, amount, days_ago)
    return task


def test_the_panel_says_the_measure_large_with_its_line_and_its_table(web: Browser) -> None:
    task = measured_task(("80", 10), ("120", 2))
    web.sign_in(make.account(Role.LEADER))
    page = parsed(web.get(f"/tasks/{task.id}"))
    assert "120 / 350 hộ (34,3 %)" in words(page, "#measure .measure-big")
    assert len(page.css("#measure svg circle title")) == 3
    assert "22/11/2026: 120 hộ" in words(page, "#measure svg title")
    assert not page.css("#measure svg [style]")
    assert [words(row, "td") for row in page.css("#measure tbody tr")] == ["22/11/2026", "14/11/2026"]  # type: ignore[arg-type]
    assert not page.css("#measure form, #measure a")
    dear = len(web.statements)
    web.get(f"/tasks/{make.task().id}")
    assert dear <= len(web.statements) + 2


def test_a_passed_target_shows_its_real_share(web: Browser) -> None:
    task = measured_task(("380", 0))
    web.sign_in(make.account(Role.LEADER))
    assert words(parsed(web.get(f"/tasks/{task.id}")), ".measure-big") == "380 / 350 hộ (108,6 %) ● vượt mục tiêu"


def test_what_must_fall_reads_as_what_is_left(web: Browser) -> None:
    task = measured_task(("8", 1), target="0", baseline="20", unit=MeasureUnit.CASE)
    web.sign_in(make.account(Role.LEADER))
    assert "còn 8 vụ việc (từ 20 xuống 0) (60 %)" in words(parsed(web.get(f"/tasks/{task.id}")), ".measure-big")


def test_without_a_measure_only_who_may_set_one_sees_the_panel(web: Browser) -> None:
    task = make.task()
    web.sign_in(make.account(Role.OFFICIAL, "bac-ha"))
    assert not parsed(web.get(f"/tasks/{task.id}")).css("#measure")
    assert not [each for each in web.statements if "FROM measure" in each]
    web.sign_in(make.account(Role.SECRETARY))
    page = parsed(web.get(f"/tasks/{task.id}"))
    assert page.css_first("#measure details").attributes.get("open", "shut") == "shut"


def test_the_report_asks_for_the_value_and_computes_the_percentage(web: Browser) -> None:
    task = measured_task(("80", 10))
    web.sign_in(make.account(Role.OFFICIAL, "bac-ha"))
    page = parsed(web.get(f"/tasks/{task.id}/report"))
    assert page.css_first("input#percent") is None
    assert page.css_first("input#measured_on").attributes["value"] == "24/11/2026"
    assert "Đang ghi: 80 / 350 hộ, ngày 14/11/2026" in words(page, "#step")
    sent = web.post(f"/tasks/{task.id}/report", {"note": "Đã giao", "value": "120/350 hộ", "measured_on": "23/11/2026"})
    assert sent.status_code == 302
    value = db.session.scalars(select(MeasureValue).order_by(MeasureValue.id.desc())).first()
    assert value is not None
    assert (value.amount, value.day, value.move is not None) == (120, clock.today() - timedelta(days=1), True)
    assert db.session.get_one(Task, task.id).percent == 34
    shown = parsed(web.get(f"/tasks/{task.id}"))
    assert "Báo cáo · 120 / 350 hộ · 34 %" in words(shown, ".timeline li")


def test_both_are_asked_where_the_measure_does_not_decide(web: Browser) -> None:
    task = measured_task(decides=False)
    web.sign_in(make.account(Role.OFFICIAL, "bac-ha"))
    page = parsed(web.get(f"/tasks/{task.id}/report"))
    assert page.css_first("input#percent") is not None
    assert page.css_first("input#value") is not None
    assert web.post(f"/tasks/{task.id}/report", {"note": "x", "percent": "20", "value": ""}).status_code == 302
    assert db.session.get_one(Task, task.id).percent == 20


@pytest.mark.parametrize(
    ("typed", "field", "says"),
    [
        ({"value": ""}, "value", "Nhập số liệu"),
        ({"value": "mười"}, "value", "1.234,5"),
        ({"value": "120/360"}, "value", "350"),
        ({"value": "120 ha"}, "value", "hộ"),
        ({"value": "120", "measured_on": "25/11/2026"}, "measured_on", "sau hôm nay"),
        ({"value": "120", "measured_on": "31/02/2026"}, "measured_on", "30/11/2020"),
    ],
)
def test_a_wrong_value_is_said_at_its_field_and_nothing_typed_is_lost(
    web: Browser, typed: dict[str, str], field: str, says: str
) -> None:
    task = measured_task(("80", 10))
    web.sign_in(make.account(Role.OFFICIAL, "bac-ha"))
    answer = web.post(f"/tasks/{task.id}/report", {"note": "Đã giao", "measured_on": "24/11/2026", **typed})
    page = parsed(answer)
    assert answer.status_code == 422
    assert says in words(page, f"#{field}-error")
    assert page.css_first("#note").text() == "Đã giao"
    assert page.css_first("#value").attributes["value"] == typed["value"]


def test_a_value_that_falls_asks_for_a_mark_and_is_then_taken(web: Browser) -> None:
    task = measured_task(("80", 10))
    web.sign_in(make.account(Role.OFFICIAL, "bac-ha"))
    typed = {"note": "Mười hộ trả lại", "value": "70", "measured_on": "24/11/2026"}
    assert parsed(web.get(f"/tasks/{task.id}/report")).css_first("#sure") is None
    asked = web.post(f"/tasks/{task.id}/report", typed)
    assert asked.status_code == 422
    assert parsed(asked).css_first("#sure") is not None
    assert "80 của ngày 14/11/2026" in words(parsed(asked), "#value-error")
    assert web.post(f"/tasks/{task.id}/report", {**typed, "sure": "y"}).status_code == 302
    assert db.session.get_one(Task, task.id).percent == 20


def test_numbers_are_written_and_read_in_english_too(web: Browser) -> None:
    task = measured_task(("1000", 10), target="1840.5", unit=MeasureUnit.METRE)
    web.sign_in(make.account(Role.OFFICIAL, "bac-ha"))
    web.post("/language", {"locale": "en", "next": "/"})
    assert "1,000 / 1,840.5 m" in words(parsed(web.get(f"/tasks/{task.id}")), ".measure-big")
    typed = {"note": "x", "value": "1,234.5", "measured_on": "24/11/2026"}
    assert web.post(f"/tasks/{task.id}/report", typed).status_code == 302
    assert db.session.get_one(Task, task.id).percent == 67


def test_the_secretary_sets_changes_and_removes_the_measure_on_the_page(web: Browser) -> None:
    task = make.task()
    web.sign_in(make.account(Role.SECRETARY))
    path = f"/tasks/{task.id}/measure"
    wrong = web.post(path, {**FORM, "target": "0", "version": task.version})
    assert wrong.status_code == 422
    page = parsed(wrong)
    assert "open" in page.css_first("#measure details.measure-edit").attributes
    assert "khác mức ban đầu" in words(page, "#target-error")
    assert page.css_first("#name").attributes["value"] == "Hộ đã nhận đất"
    assert web.post(path, {**FORM, "target": "1.350", "version": task.version}).status_code == 302
    assert db.session.scalars(select(Measure)).one().target == 1350
    stale = web.post(path, {**FORM, "target": "400", "version": "1"})
    assert stale.status_code == 409
    newest = parsed(stale).css_first("#measure input[name=version]").attributes["value"]
    own = {**FORM, "unit": "other", "unit_words": "tuyến", "target": "2,5", "version": newest}
    assert web.post(path, own).status_code == 302
    assert "mục tiêu 2,5 tuyến" in words(parsed(web.get(f"/tasks/{task.id}")), ".measure-big")
    assert web.post(f"{path}/remove", {"version": ""}).status_code == 302
    assert db.session.scalar(select(Measure)) is None


@pytest.mark.parametrize(("role", "code"), [(Role.OFFICIAL, "bac-ha"), (Role.LEADER, "ubnd"), (Role.VIEWER, "dang-uy")])
def test_nobody_else_sets_it(web: Browser, role: Role, code: str) -> None:
    task = make.task()
    web.sign_in(make.account(role, code))
    assert web.post(f"/tasks/{task.id}/measure", {**FORM, "target": "5"}).status_code == 403
    assert web.post(f"/tasks/{task.id}/measure/remove").status_code == 403


def test_a_value_is_corrected_or_withdrawn_with_a_reason(web: Browser) -> None:
    task = measured_task(("210", 2))
    value = db.session.scalars(select(MeasureValue)).one()
    path = f"/measure-values/{value.id}"
    web.sign_in(make.account(Role.OFFICIAL, "bac-ha"))
    assert path in [link.attributes["href"] for link in parsed(web.get(f"/tasks/{task.id}")).css("#measure a")]
    page = parsed(web.get(path))
    version = page.css_first("main input[name=version]").attributes["value"]
    typed = {"value": "120", "measured_on": "22/11/2026", "version": version}
    bare = web.post(path, {**typed, "why": ""})
    assert bare.status_code == 422
    assert words(parsed(bare), "#why-error")
    assert web.post(path, {**typed, "why": "Gõ nhầm"}).status_code == 302
    shown = words(parsed(web.get(f"/tasks/{task.id}")), "#measure")
    assert "120 / 350 hộ" in shown
    assert "Đã thay bằng số khác: Gõ nhầm" in shown
    assert "đã được sửa hoặc rút" in words(parsed(web.get(path)), "main")
    newest = db.session.scalars(select(MeasureValue).order_by(MeasureValue.id.desc())).first()
    assert newest is not None
    path = f"/measure-values/{newest.id}"
    assert web.post(f"{path}/withdraw", {"why": ""}).status_code == 422
    assert web.post(f"{path}/withdraw", {"why": "Chưa chắc"}).status_code == 302
    assert web.post(f"{path}/withdraw", {"why": "Lần nữa"}).status_code == 409
    assert "Đã rút: Chưa chắc" in words(parsed(web.get(f"/tasks/{task.id}")), "#measure")


def test_a_value_of_another_ward_is_not_found(web: Browser) -> None:
    measured_task(("210", 2))
    value_id = db.session.scalars(select(MeasureValue.id)).one()
    web.sign_in(make.account(Role.OFFICIAL, "nam-ha"))
    assert web.get(f"/measure-values/{value_id}").status_code == 404
    assert web.post(f"/measure-values/{value_id}/withdraw", {"why": "x"}).status_code == 404


def rows(tasks: list[Task], *figures: tuple[str, str]) -> dict[str, str]:
    found = {}
    for number, (task, (baseline, target)) in enumerate(zip(tasks, figures, strict=True)):
        given = {"task": str(task.id), "version": str(task.version), "baseline": baseline, "target": target}
        found |= {f"rows-{number}-{name}": text for name, text in given.items()}
    return found


def test_the_table_of_a_directive_sets_all_its_units_at_once(web: Browser) -> None:
    tasks = make.assigned("bac-ha", "nam-ha", "do-thi")
    fan_out_id = tasks[0].fan_out_id
    path = f"/fan-outs/{fan_out_id}/measures"
    web.sign_in(make.account(Role.SECRETARY))
    assert len(parsed(web.get(path)).css("tbody tr")) == 3
    tasks = list(db.session.scalars(select(Task).order_by(Task.id)))
    wrong = web.post(path, {**FORM, **rows(tasks, ("0", "200"), ("150", "150"), ("x", ""))})
    assert wrong.status_code == 422
    assert "1.234,5" in words(parsed(wrong), "#rows-2-baseline-error")
    wrong = web.post(path, {**FORM, **rows(tasks, ("0", "200"), ("150", "150"), ("", ""))})
    assert wrong.status_code == 422
    assert "khác mức ban đầu" in words(parsed(wrong), "#rows-1-target-error")
    assert db.session.scalar(select(Measure)) is None
    tasks = list(db.session.scalars(select(Task).order_by(Task.id)))
    seen = {**FORM, **rows(tasks, ("0", "200"), ("0", "150"), ("", ""))}
    assert web.post(path, seen).status_code == 302
    assert db.session.query(Measure).count() == 2
    stale = web.post(path, {**seen, "rows-1-target": "160"})
    assert stale.status_code == 409
    page = parsed(stale)
    newest = {row.attributes["name"]: row.attributes["value"] or "" for row in page.css("main input[name^=rows-]")}
    assert newest["rows-1-target"] == "160"
    assert web.post(path, {**FORM, **newest}).status_code == 302
    detail = parsed(web.get(f"/tasks/{tasks[0].id}"))
    assert f"{path}#task-{tasks[0].id}" in [link.attributes["href"] for link in detail.css("#measure a")]
