"""Published reports: frozen, numbered, proved, compared with today, withdrawn; without anything confidential."""

from __future__ import annotations

import io
from datetime import timedelta

import docx
import pytest
from flask import Flask
from selectolax.lexbor import LexborHTMLParser
from sqlalchemy import update
from werkzeug.datastructures import MultiDict

import make
from conftest import NOW, Browser
from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.core.errors import Forbidden
from tracker.papers import Report, digest, from_json
from tracker.reports import policy, services
from tracker.reports.models import PublishedReport
from tracker.reports.queries import published as queries
from tracker.reports.queries.papers import REPORTS, Order
from tracker.reports.rules.comparing import compare
from tracker.reports.services.publishing import draft
from tracker.storage.database import db, transaction
from tracker.tasks import services as tasks
from tracker.tasks.models import Task
from tracker.tasks.rules import State, Step

TODAY = NOW.date()
#: What pages and files show does not depend on the database; services and queries are tested on both.
ONE_DATABASE = pytest.mark.parametrize("app_of_session", ["sqlite"], indirect=True)


def works() -> list[Task]:
    """Open work of two units, one of it confidential and known to everybody who publishes here."""
    of, secret = make.passage(), make.passage()
    late = TODAY - timedelta(days=3)
    return [
        make.task("bac-ha", title="Dọn bãi rác Bắc Hà", due_on=late, of=of, state=State.ASSIGNED),
        make.task("nam-ha", title="Kè bờ sông Nam Hà", due_on=late, of=of),
        make.task("bac-ha", title="Hồ sơ mật Bắc Hà", due_on=late, of=secret, confidential=True),
    ]


def published(code: str, by: Actor, **args: str) -> PublishedReport:
    with transaction():
        made = services.publish(Order.of(by, code, MultiDict(args)), by=by)
    return queries.published_or_404(by, made.id)


def since(by: Actor, one: PublishedReport) -> queries.Since:
    opened = queries.opened(one)
    assert opened is not None
    return queries.changes(by, one, opened.report)


def test_every_report_is_published_without_what_is_confidential_and_counted_like_that_again(app: Flask) -> None:
    found = works()
    secretary = make.actor(Role.SECRETARY, "ubnd", name="Lê Thị Thư Ký")
    make.urged(found[0], by=secretary)
    make.urged(found[2], by=secretary)
    make.extension(found[2])
    meeting = str(found[2].meeting_id)
    for number, code in enumerate(REPORTS, start=1):
        own = Order.of(secretary, code, MultiDict({"meeting": meeting})).built(100)
        one = published(code, secretary, meeting=meeting if code == "meeting" else "", secret="1", supervisor="me")
        assert (one.number, one.year, one.body.code, one.as_of) == (number, 2026, "ubnd", TODAY)
        assert "mật Bắc Hà" not in one.content
        assert "không gồm nhiệm vụ mật" in one.content
        assert digest(from_json(one.content)) == one.digest
        if "supervisor" in REPORTS[code].takes:
            assert f"supervisor={secretary.person_id}" in one.query
        if code == "meeting":
            assert "mật Bắc Hà" in str(own), "who gave the order sees it in a report of their own"
        assert since(secretary, one).until_today == []
    assert [flaw for _, flaw in queries.flaws()] == [""] * len(REPORTS)


def test_numbers_run_by_body_and_year_and_fall_back_with_the_transaction(app: Flask) -> None:
    works()
    above, below = make.actor(Role.LEADER, "dang-uy"), make.actor(Role.SECRETARY, "ubnd", name="Lê Thị Thư Ký")
    names = [published("units", above).name, published("units", below).name, published("topics", below).name]
    with pytest.raises(RuntimeError), transaction():  # noqa: PT012 - the transaction is what is tested
        services.publish(Order.of(below, "overdue", MultiDict()), by=below)
        raise RuntimeError
    names.append(published("brief", above, unit="ubnd").name)
    with clock.frozen(NOW + timedelta(days=60)):
        names.append(published("brief", below).name)
    assert names == ["1/2026", "1/2026", "2/2026", "3/2026", "1/2027"]
    head = make.actor(Role.UNIT_HEAD, "bac-ha", name="Vũ Văn Trưởng")
    with pytest.raises(Forbidden):
        services.publish(Order.of(head, "units", MultiDict()), by=head)
    every = db.session.query(PublishedReport).all()
    for role in Role:
        for code in ("dang-uy", "ubnd", "bac-ha"):
            reader = make.actor(role, code, name=f"{role} {code}")
            by_sql = {each.id for each in queries.published_page(reader, number=1, size=9).rows}
            assert by_sql == {each.id for each in every if policy.may(reader, Permission.DASHBOARD_VIEW, each)}


def test_what_changed_since_is_told_by_figure_and_row_and_its_own_day_stays_its_own(app: Flask) -> None:
    found = works()
    secretary = make.actor(Role.SECRETARY, "ubnd", name="Lê Thị Thư Ký")
    head = make.actor(Role.UNIT_HEAD, "bac-ha", name="Vũ Văn Trưởng")
    one = published("register", secretary)
    assert since(secretary, one).of_its_day is None, "the day is not over"
    with clock.frozen(NOW + timedelta(hours=3)):
        with transaction():
            given = tasks.Given(note="Đã kè xong", finished_on=TODAY)
            tasks.move(found[1], Step.SUBMIT, given, by=make.actor(Role.UNIT_HEAD, "nam-ha", name="Ngô Văn Nam"))
        early, one = one, published("register", secretary)
    with clock.frozen(NOW + timedelta(days=1)):
        assert since(secretary, one).of_its_day == []
        with transaction():
            tasks.move(found[0], Step.ACCEPT, tasks.Given(), by=head)
        make.task("nam-ha", title="Cắm mốc đất công", due_on=TODAY + timedelta(days=9), of=found[0].passage)
        told = since(secretary, one)
        assert told.of_its_day == []
        (part,) = told.until_today
        assert [(step.name, step.before, step.after, step.by) for step in part.figures if step.name == "Đã giao"] == [
            ("Đã giao", "2", "3", "+1")
        ]
        assert [line.name for line in part.added] == ["Cắm mốc đất công"]
        assert part.gone == ()
        (changed,) = part.changed
        assert changed.name == "Dọn bãi rác Bắc Hà"
        assert ("Trạng thái", "Chờ tiếp nhận", "Đang thực hiện") in [(s.name, s.before, s.after) for s in changed.steps]
        back = compare(_later(told, secretary), from_json(one.content))
        assert [line.name for line in back[0].gone] == ["Cắm mốc đất công"]
        (late,) = since(secretary, early).of_its_day or []
        assert [line.name for line in late.changed] == ["Kè bờ sông Nam Hà"], "entered later for that day"


def _later(told: queries.Since, by: Actor) -> Report:
    """The register as it would be published now."""
    return draft(Order.of(by, "register", MultiDict()))[1]


@ONE_DATABASE
def test_pages_and_files_show_what_was_frozen_and_say_when_it_was_touched(web: Browser, app: Flask) -> None:
    found = works()
    web.sign_in(make.account(Role.SECRETARY, "ubnd"))
    shown = web.get("/reports/register?unit=ubnd&column=lead")
    assert "Công bố" in shown.text
    confirm = web.get("/reports/register/publish?unit=ubnd&column=lead")
    assert "Không gồm nhiệm vụ mật" in confirm.text
    assert "mật Bắc Hà" not in confirm.text
    answer = web.post("/reports/register/publish?unit=ubnd&column=lead")
    address = answer.headers["Location"]
    twice = web.post("/reports/register/publish?unit=ubnd&column=lead")
    assert twice.headers["Location"] == address, "a button pressed twice publishes once"
    db.session.execute(update(Task).values(title="Tên khác"))
    db.session.commit()
    page = web.get(address)
    assert len(web.statements) <= 16
    assert "Khớp" in page.text
    assert "Dọn bãi rác Bắc Hà" in page.text
    heads = [each.text() for each in LexborHTMLParser(page.text).css(".paper-table thead th")]
    assert heads == ["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Hạn"]
    paper = docx.Document(io.BytesIO(web.get(f"{address}/docx").data))
    text = "\n".join(cell.text for table in paper.tables for row in table.rows for cell in row.cells)
    assert "Kè bờ sông Nam Hà" in text
    assert "Số: 01" in text
    assert web.get(f"{address}/xlsx").data[:2] == b"PK"
    assert web.get(f"{address}/pdf").data[:5] == b"%PDF-"
    listed = web.get("/reports")
    assert "Báo cáo đã công bố (1)" in listed.text
    changes = web.get(f"{address}/changes")
    assert len(web.statements) <= 40
    assert "Tên khác" in changes.text

    with transaction():
        tasks.set_confidential(
            found[1], True, "Có tên công dân", by=make.actor(Role.SECRETARY, "ubnd", name="Lê Thị Thư Ký")
        )
    veiled = web.get(address).text
    assert "Kè bờ sông Nam Hà" not in veiled
    assert "Không hiện" in veiled
    assert "Kè bờ sông Nam Hà" not in web.get(f"{address}/changes").text

    refused = web.post(f"{address}/withdraw", {"why": " "})
    assert refused.status_code == 422
    assert "Ghi lý do thu hồi" in refused.text
    assert web.post(f"{address}/withdraw", {"why": "Nhầm kỳ"}).status_code == 302
    assert "Nhầm kỳ" in web.get(address).text
    again = web.post(f"{address}/withdraw", {"why": "Nhầm kỳ nữa"})
    assert again.status_code == 409
    assert "Nhầm kỳ nữa" in again.text
    assert web.post("/reports/units/publish").headers["Location"] != address, "the number is not used again"

    run = app.test_cli_runner()
    assert "Đã kiểm tra 2 báo cáo" in run.invoke(args=["reports", "verify"]).output
    touched = PublishedReport.content
    db.session.execute(update(PublishedReport).where(PublishedReport.number == 1).values(content=touched + " "))
    db.session.commit()
    page = web.get(address)
    assert "Không khớp" in page.text
    assert web.get(f"{address}/docx").status_code == 409
    broken = run.invoke(args=["reports", "verify"])
    assert broken.exit_code == 1
    assert "1/2026" in broken.output

    web.sign_in(make.account(Role.UNIT_HEAD, "bac-ha"))
    for path in ("", "/docx", "/changes"):
        assert web.get(address + path).status_code == 404
    assert web.post(f"{address}/withdraw", {"why": "x"}).status_code == 403
    assert web.get("/reports/units/publish").status_code == 403
    assert "Công bố</a>" not in web.get("/reports/units").text
