"""The description holds: every operation answers as it says, whatever it is sent; and it says everything."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.config import GenerationConfig, ProjectConfig, ProjectsConfig, SchemathesisConfig
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

import make
from tracker.api.rules.problems import KINDS
from tracker.api.rules.tokens import Scope
from tracker.api.schemas.given import TaskQuery
from tracker.core import clock
from tracker.core.actor import Role
from tracker.core.labels import NoTaskReason
from tracker.intake import services as intake
from tracker.storage.database import db, transaction

CHECKS: list[Any] = [
    schemathesis.checks.not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    unsupported_method,
]
#: Cases of each operation in each way: what fits the description, and what breaks it.
MANY = 5


def town() -> tuple[dict[str, int], list[str]]:
    """Something behind every operation: ids by the name of the argument, and tokens of two people."""
    by = make.actor(Role.SECRETARY, "ubnd")
    document = make.document(by=by, of=make.meeting(by=by))
    with transaction():
        for passage in document.passages:
            if "bãi rác" in passage.text:
                intake.accept(passage, by=by)
            else:
                intake.dismiss(passage, NoTaskReason.ASSESSMENT, "", by=by)
        intake.issue(document, by=by)
    make.reported(make.task("bac-ha", due_on=clock.today()), make.actor(Role.UNIT_HEAD, "bac-ha"), "anh.jpg")
    work = make.task("bac-ha")
    conclusion = next(passage for passage in document.passages if "bãi rác" in passage.text)
    ids = {
        "task_id": work.id,
        "meeting_id": document.meeting_id,
        "document_id": document.id,
        "conclusion_id": conclusion.id,
        "unit_id": make.unit("bac-ha").id,
    }
    people = (make.account(Role.SECRETARY, "ubnd"), make.account(Role.UNIT_HEAD, "bac-ha"))
    return ids, [make.token(each) for each in people]


def described(app: Flask) -> Any:
    """The description, read as a program reads it."""
    # What PostgreSQL cannot keep is refused; `test_refusals_say_where` sends it by hand.
    generation = GenerationConfig(allow_x00=False, with_security_parameters=False)
    config = SchemathesisConfig(projects=ProjectsConfig(default=ProjectConfig(generation=generation)))
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app, config=config)


def test_every_operation_answers_as_it_is_described_whatever_it_is_sent(app: Flask) -> None:
    ids, tokens = town()
    plain = settings(
        max_examples=MANY,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    seen: dict[str, set[int]] = {}
    turn = count()

    def sending(token: str, checks: list[Any]) -> Callable[[Any], None]:
        def send(case: Any) -> None:
            headers = {"Authorization": f"Bearer {token}", "Accept-Encoding": "identity"}
            path = case.formatted_path
            if case.headers and "If-Match" in case.headers and next(turn) % 3:
                # Two of three writers have read what they change.
                with app.app_context():
                    read = app.test_client().get(path.removesuffix("/steps").removesuffix("/reports"), headers=headers)
                case.headers["If-Match"] = read.headers.get("ETag", "x")
            with app.app_context():
                answer = case.call(headers=headers)
            db.session.rollback()
            seen.setdefault(case.operation.label, set()).add(answer.status_code)
            case.validate_response(answer, checks=checks)

        return send

    for found in described(app).get_all_operations():
        operation = found.ok()
        known = {name: ids[name] for name in ids if f"{{{name}}}" in operation.path}
        ways: list[tuple[GenerationMode, dict[str, int] | None]] = [(GenerationMode.POSITIVE, known)]
        if operation.body or operation.query or operation.path_parameters:
            ways.append((GenerationMode.NEGATIVE, None))
        for mode, path in ways:
            checks = [*CHECKS, negative_data_rejection] if mode is GenerationMode.NEGATIVE else CHECKS
            cases = operation.as_strategy(generation_mode=mode, **({"path_parameters": path} if path else {}))
            for token in tokens if mode is GenerationMode.POSITIVE else tokens[:1]:
                plain(given(case=cases)(sending(token, checks)))()
    assert len(seen) == sum(len(methods) for methods in operations(app).values())
    # Codes of units and values of measures are not guessed: what these do is asked for by hand in `test_api_writing`.
    hard = {"meetings", "meetings/{meeting_id}", "tasks/{task_id}/steps", "tasks/{task_id}/reports"}
    assert {label.split("/v1/")[1] for label, statuses in seen.items() if not statuses & {200, 201}} <= hard, seen


def operations(app: Flask) -> dict[str, list[str]]:
    """By path the methods that the routes take."""
    found: dict[str, list[str]] = {}
    for rule in app.url_map.iter_rules():
        if rule.endpoint.startswith("api."):
            path = rule.rule.replace("<int:", "{").replace(">", "}")
            found.setdefault(path, []).extend(sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}))
    return found


def test_every_route_is_described_with_its_scope_and_its_refusals(app_of_session: Flask) -> None:
    spec = app_of_session.test_client().get("/api/v1/openapi.json").json
    assert spec is not None
    assert spec["openapi"] == "3.1.0"
    routes = operations(app_of_session)
    paths = {path: [method for method in item if method != "parameters"] for path, item in spec["paths"].items()}
    assert {path: sorted(map(str.lower, methods)) for path, methods in routes.items()} == {
        path: sorted(methods) for path, methods in paths.items()
    }
    known = {str(status) for status, _ in KINDS.values()}
    scopes = set()
    for path, item in spec["paths"].items():
        for method in paths[path]:
            said = item[method]
            where = f"{method} {path}"
            assert said["security"] == [{"token": []}], where
            assert said["summary"], where
            answers = set(said["responses"])
            assert {"401", "403", "404", "422", "429"} <= answers, where
            assert answers - {"200", "201", "304"} <= known, where
            assert ("409" in answers) == (method != "get"), where
            names = {each.get("name") for each in said.get("parameters", ())}
            assert ("Idempotency-Key" in names) == (method == "post"), where
            assert ("If-Match" in names) == ({"412", "428"} <= answers), where
            scopes.add(said.get("x-scope"))
    assert scopes == {*(scope.value for scope in Scope), None}
    filters = {each["name"] for each in spec["paths"]["/api/v1/tasks"]["get"]["parameters"]}
    assert filters == {*TaskQuery().fields, "Accept-Language", "If-None-Match"}


def test_the_description_holds_to_its_own_schema(app_of_session: Flask) -> None:
    """Read by a strict reader: every reference leads somewhere, every schema of it is one."""
    schema = described(app_of_session)
    schema.validate()
    assert len(list(schema.get_all_operations())) == sum(map(len, operations(app_of_session).values()))
