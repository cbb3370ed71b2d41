"""Doors for machines, the log without personal data, and pages that come although the database is away."""

from __future__ import annotations

import json
import logging
import re
from typing import Any

import pytest
from flask import Flask
from selectolax.lexbor import LexborHTMLParser
from sqlalchemy import create_engine, text

import make
from conftest import Browser
from servers.smtp import configured
from tracker.app import create_app
from tracker.core.actor import Role
from tracker.storage.database import db
from tracker.web.logs import JsonFormatter


def test_a_process_that_answers_is_well_and_one_whose_schema_is_behind_is_not_ready(app: Flask, web: Browser) -> None:
    assert (web.get("/healthz").text, web.statements) == ("ok\n", [])
    answer = web.get("/readyz")
    assert (answer.status_code, answer.json["ready"]) == (200, True)
    assert set(answer.json["checks"]) == {"database", "schema", "files", "disk"}
    version = db.session.scalar(text("SELECT version_num FROM alembic_version"))
    for stands, status in (("0001", 503), ("9999", 200)):  # older than the program; from a newer one, rolled out now
        db.session.execute(text("UPDATE alembic_version SET version_num = :stands"), {"stands": stands})
        db.session.commit()
        answer = web.get("/readyz")
        assert (answer.status_code, answer.json["checks"]["schema"] == "ok") == (status, status == 200)
    db.session.execute(text("UPDATE alembic_version SET version_num = :version"), {"version": version})
    db.session.commit()


def test_counters_are_read_by_this_machine_or_with_the_token_alone(app: Flask, web: Browser) -> None:
    web.get("/sign-in")
    page = web.get("/metrics").text
    assert re.search(r'ketluan_requests_total\{endpoint="auth.sign_in",method="GET",status="200"\} \d+', page)
    assert 'ketluan_request_seconds_bucket{endpoint="auth.sign_in",le="0.1"}' in page
    assert 'ketluan_mail{state="waiting"} 0.0' in page
    assert "ketluan_jobs_failed 0.0" in page
    outside: list[dict[str, Any]] = [
        {"headers": {"X-Forwarded-For": "127.0.0.1"}},
        {"environ_overrides": {"REMOTE_ADDR": "10.0.0.7"}},
    ]
    assert [web.get("/metrics", **each).status_code for each in outside] == [404, 404]
    with configured(app, METRICS_TOKEN="mot-ma-du-dai-de-doc"):
        right = {"Authorization": "Bearer mot-ma-du-dai-de-doc"}
        assert web.get("/metrics").status_code == 404
        assert web.get("/metrics", headers={"Authorization": "Bearer khác"}).status_code == 404
        assert web.get("/metrics", headers=right, **outside[1]).status_code == 200


def lines(caplog: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
    """As they stand in the log of production, except for the request, which is over by now."""
    return [json.loads(JsonFormatter().format(record)) for record in caplog.records]


def test_the_log_tells_of_requests_and_faults_and_of_nobody(
    app: Flask, web: Browser, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = make.account(Role.SECRETARY)
    caplog.set_level(logging.INFO)
    with configured(app, LOG="json"):
        web.sign_in(reader)
        found = web.get("/tasks?q=Nguy%E1%BB%85n", environ_overrides={"REMOTE_ADDR": "10.9.8.7"})
        web.get("/healthz")

        def broken() -> None:
            raise ValueError("Nguyễn Văn Kín 0912345678")

        monkeypatch.setitem(app.view_functions, "meetings.index", broken)
        fault = web.get("/meetings")
    told = lines(caplog)
    asked = next(each for each in told if each.get("endpoint") == "tasks.index")
    assert (asked["method"], asked["route"], asked["status"], asked["logger"]) == (
        "GET",
        "/tasks",
        200,
        "ketluan.request",
    )
    assert asked["ms"] > 0
    assert found.headers["X-Request-ID"]
    assert not [each for each in told if each.get("endpoint") == "operations.healthz"]
    shown = LexborHTMLParser(fault.text).css_first("main b.num").text()
    assert shown == fault.headers["X-Request-ID"]
    failed = next(each for each in told if "fault" in each)
    assert shown in failed["message"], "support finds in the log what the reader reads out"
    assert failed["fault"][0]["kind"] == "ValueError"
    assert "test_operations_pages.py" in failed["fault"][0]["at"][0]
    everything = json.dumps(told, ensure_ascii=False)
    for personal in ("Nguy", "10.9.8.7", "Kín", "0912345678", reader, make.PASSWORD):
        assert personal not in everything


def test_a_fault_of_the_database_repeats_no_values_in_the_log_of_production(tmp_path: Any, monkeypatch: Any) -> None:
    app = create_app(
        {"SQLALCHEMY_DATABASE_URI": f"sqlite:///{tmp_path}/x.sqlite3", "INSTANCE": tmp_path, "PRODUCTION": True}
    )
    with app.app_context(), pytest.raises(Exception, match="no such table") as caught:
        db.session.execute(text("SELECT * FROM khong WHERE ten = :ten"), {"ten": "Nguyễn Văn Kín"})
    assert "Kín" not in str(caught.value)
    with app.app_context():
        db.engine.dispose()


@pytest.mark.parametrize("app_of_session", ["postgresql"], indirect=True)
def test_while_postgresql_is_away_pages_say_so_and_keep_what_was_typed(app: Flask, web: Browser) -> None:
    task_id = make.task().id
    reader = make.account(Role.SECRETARY, "ubnd")
    web.sign_in(reader)
    words = 'Đã dọn xong bãi rác ven đê,\r\nđang chờ nghiệm thu "đợt 2".'
    url = db.engine.url
    admin = create_engine(url.set(database="template1"), isolation_level="AUTOCOMMIT")
    name = url.database
    with admin.connect() as connection:
        connection.execute(text(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false'))
        gone = text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name")
        db.session.rollback()
        connection.execute(gone, {"name": name})
        try:
            answers = [
                web._ask("get", f"/tasks/{task_id}"),
                web._ask("post", f"/tasks/{task_id}/remarks", data={"text": words, "kind": "direction"}),
                web._ask("post", "/sign-in", data={"username": reader, "password": make.PASSWORD}),
                Browser(app.test_client())._ask("get", "/readyz"),
            ]
        finally:
            connection.execute(text(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true'))
    admin.dispose()
    assert [answer.status_code for answer in answers] == [503] * 4
    read, sent, signing, ready = answers
    assert ready.json["checks"] | {"disk": "ok"} == {
        "database": "missing",
        "schema": "missing",
        "files": "ok",
        "disk": "ok",
    }
    for page in (LexborHTMLParser(each.text) for each in (read, sent, signing)):
        assert page.css_first("main h1").text() == "Tạm thời chưa phục vụ được"
        assert "Máy chủ dữ liệu tạm thời không trả lời" in page.css_first(".lead-words").text()
        assert re.fullmatch(r"[0-9a-f]{12}", page.css_first("main b.num").text())
    assert read.headers["Retry-After"] == "30"
    form = LexborHTMLParser(sent.text).css_first("main form")
    assert form.attributes["action"] == f"/tasks/{task_id}/remarks"
    assert form.css_first("textarea").text().lstrip("\n").splitlines() == words.splitlines()
    assert form.css_first("input[name=kind]").attributes["value"] == "direction"
    assert form.css_first("button")
    assert make.PASSWORD not in signing.text
    assert web.get(f"/tasks/{task_id}").status_code == 200, "and back it is"
