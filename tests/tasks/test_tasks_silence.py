"""Silent units: the rule and its SQL, the list, the dashboard and the secretary's home agree."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from flask import Flask
from selectolax.lexbor import LexborHTMLParser
from sqlalchemy import select

import make
from conftest import Browser
from tracker.core import clock
from tracker.core.actor import Role
from tracker.core.errors import Conflict, Forbidden
from tracker.core.labels import Recurrence
from tracker.storage.database import db, transaction
from tracker.tasks import queries, services
from tracker.tasks.models import Task
from tracker.tasks.queries import Filter
from tracker.tasks.rules import State, Step
from tracker.tasks.services import Given


def ago(days: int) -> date:
    return clock.today() - timedelta(days=days)


def test_silence_agrees_with_its_sql(app: Flask) -> None:
    of, horizon = make.passage(), queries.horizon()
    for state in State:
        for recurrence in (None, Recurrence.STANDING, Recurrence.MONTHLY):
            for report_days in (None, 7):
                for days in (0, 7, 8, 30, 31, 32):
                    make.task(state=state, recurrence=recurrence, report_days=report_days, quiet_since=ago(days), of=of)
    found = set(db.session.scalars(select(Task.id).where(queries.silent(horizon))))
    tasks = list(db.session.scalars(select(Task)))
    assert found == {task.id for task in tasks if queries.silence_of(task, horizon)}
    assert 0 < len(found) < len(tasks)


def test_every_step_breaks_the_silence(app: Flask) -> None:
    head, leader = make.actor(Role.UNIT_HEAD, "bac-ha"), make.actor(Role.LEADER, "ubnd")
    task = make.task(state=State.PAUSED, quiet_since=ago(90))
    horizon = queries.horizon()
    assert queries.silence_of(task, horizon) == 0
    with transaction():
        services.move(task, Step.RESUME, Given(), by=leader)
    # The pause was not the unit's doing.
    assert queries.silence_of(task, horizon) == 0
    task.quiet_since = ago(40)
    assert queries.silence_of(task, horizon) == 40
    db.session.commit()
    with transaction():
        services.move(task, Step.REPORT, Given(note="Đã làm", percent=10), by=head)
    assert queries.silence_of(task, horizon) == 0


def test_silent_units_are_counted_with_their_longest_silence(app: Flask) -> None:
    of = make.passage()
    make.task("bac-ha", quiet_since=ago(40), of=of)
    make.task("bac-ha", quiet_since=ago(60), of=of)
    make.task("nam-ha", quiet_since=ago(90), of=of)
    make.task("do-thi", quiet_since=ago(2), of=of)
    horizon, leader = queries.horizon(), make.actor(Role.LEADER, "ubnd")
    found = [(each.unit.code, each.tasks, each.days) for each in queries.silent_units(leader, horizon)]
    assert found == [("bac-ha", 2, 60), ("nam-ha", 1, 90)]
    narrowed = queries.silent_units(leader, horizon, Filter(unit="nam-ha"))
    assert [each.unit.code for each in narrowed] == ["nam-ha"]
    assert queries.silent_units(make.actor(Role.OFFICIAL, "do-thi"), horizon) == []


def test_the_figure_of_the_dashboard_opens_the_list_that_it_counts(web: Browser) -> None:
    of = make.passage()
    make.task("bac-ha", title="Lâu", quiet_since=ago(60), of=of)
    make.task("nam-ha", title="Vừa", quiet_since=ago(40), of=of)
    make.task("nam-ha", title="Mới", quiet_since=ago(3), of=of)
    web.sign_in(make.account(Role.LEADER))
    page = LexborHTMLParser(web.get("/dashboard").text)
    link = next(a for a in page.css("a") if "2 quá kỳ chưa báo cáo" in a.text())
    listed = LexborHTMLParser(web.get(link.attributes["href"]).text)
    assert [each.text() for each in listed.css("a.title")] == ["Lâu", "Vừa"]
    assert "im lặng 60 ngày" in listed.css_first("table").text()


def test_the_secretary_sees_who_has_not_reported(web: Browser) -> None:
    of = make.passage()
    make.task("bac-ha", quiet_since=ago(60), of=of)
    web.sign_in(make.account(Role.SECRETARY))
    answer = web.get("/")
    few = len(web.statements)
    assert "Chưa báo cáo" in answer.text
    assert "im lặng 60 ngày" in answer.text
    for _ in range(20):
        make.task("nam-ha", quiet_since=ago(50), of=of)
    web.get("/")
    assert len(web.statements) == few <= 19


def test_the_rhythm_of_reports_is_set_by_who_gave_the_task(web: Browser) -> None:
    task = make.task("bac-ha", recurrence=Recurrence.STANDING, quiet_since=ago(10))
    web.sign_in(make.account(Role.SECRETARY, "ubnd"))
    answer = web.get(f"/tasks/{task.id}")
    assert "Báo cáo ít nhất mỗi tháng một lần" in answer.text
    assert len(web.statements) <= 17
    refused = web.post(f"/tasks/{task.id}/reports", {"number": "0", "every": "week", "version": task.version})
    assert refused.status_code == 422
    sent = web.post(f"/tasks/{task.id}/reports", {"number": "1", "every": "week", "version": task.version})
    assert sent.status_code == 302
    answer = web.get(f"/tasks/{task.id}")
    assert "Báo cáo ít nhất mỗi tuần một lần" in answer.text
    assert "im lặng 10 ngày" in answer.text
    assert "Đặt nhịp báo cáo · mỗi tuần" in " ".join(
        LexborHTMLParser(answer.text).css_first(".timeline").text().split()
    )
    task = db.session.get_one(Task, task.id)
    web.post(f"/tasks/{task.id}/reports", {"number": "1", "every": "week", "usual": "1", "version": task.version})
    assert db.session.get_one(Task, task.id).report_days is None
    web.sign_in(make.account(Role.OFFICIAL, "bac-ha"))
    assert web.get(f"/tasks/{task.id}/reports").status_code == 403


def test_a_rhythm_of_reports_asks_for_the_right_and_the_newest_version(app: Flask) -> None:
    task = make.task("bac-ha")
    with pytest.raises(Forbidden), transaction():
        services.report_every(task, 7, by=make.actor(Role.UNIT_HEAD, "bac-ha"))
    with pytest.raises(Conflict), transaction():
        services.report_every(task, 7, by=make.actor(Role.LEADER, "ubnd"), version=task.version + 1)
