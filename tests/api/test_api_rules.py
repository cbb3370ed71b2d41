"""Rules of the interface: where messages may go, how they are signed, what cursors and versions hold."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tracker.api.rules import cursors, problems, tokens, versions, webhooks
from tracker.core.errors import Invalid
from tracker.tasks.rules import STEPS, Step


@pytest.mark.parametrize(
    ("number", "outside"),
    [
        ("8.8.8.8", True),
        ("2001:4860:4860::8888", True),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("ff02::1", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:8.8.8.8", True),
        ("64:ff9b::a00:1", False),
        ("2002:a00:1::", False),
        ("2001:0:4136:e378:8000:63bf:f5ff:fffe", False),
    ],
)
def test_messages_go_to_public_machines_alone(number: str, outside: bool) -> None:
    assert webhooks.may_go_to(number, loopback=False) is outside
    assert webhooks.may_go_to(number, loopback=True) is outside


@pytest.mark.parametrize("number", ["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"])
def test_this_machine_is_reached_only_where_that_is_allowed(number: str) -> None:
    assert not webhooks.may_go_to(number, loopback=False)
    assert webhooks.may_go_to(number, loopback=True)


@pytest.mark.parametrize(
    "address",
    [
        "http://truc.vidu.vn/",
        "ftp://truc.vidu.vn/",
        "https://",
        "https://ai:mk@truc.vidu.vn/",
        "https://truc.vidu.vn/#a",
        "https://truc.vidu.vn:0/",
        "https://truc.vidu.vn:99999/",
        "https://[::1/",
        "https://may-chu/",
        "https://in.local/",
        "https://x.internal/",
        "https://127.0.0.1/",
        "https://192.168.0.9/",
        "truc.vidu.vn",
        "",
    ],
)
def test_addresses_that_no_message_may_go_to_are_refused(address: str) -> None:
    with pytest.raises(Invalid):
        webhooks.check_address(address, loopback=False)


def test_good_addresses_are_taken() -> None:
    assert webhooks.check_address("https://truc.vidu.vn:8443/nhan?ma=1", loopback=False).port == 8443
    assert webhooks.check_address("https://8.8.8.8/nhan", loopback=False).hostname == "8.8.8.8"
    assert webhooks.check_address("http://localhost:9000/", loopback=True).port == 9000
    with pytest.raises(Invalid):
        webhooks.check_address("http://truc.vidu.vn/", loopback=True)


def test_a_signature_is_that_of_the_documents() -> None:
    at = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
    signed = webhooks.signature(["mot", "hai"], at, b'{"id":1}')
    assert signed.split(",")[0] == "t=1795485600"
    assert len(signed.split(",")) == 3
    assert webhooks.signature(["mot"], at, b'{"id":1}') == ",".join(signed.split(",")[:2])
    assert webhooks.signature(["mot"], at + timedelta(seconds=1), b'{"id":1}') != ",".join(signed.split(",")[:2])


def test_an_address_fails_for_days_before_it_is_switched_off() -> None:
    now = datetime(2026, 11, 24, tzinfo=UTC)
    assert not webhooks.is_failing(None, now)
    assert not webhooks.is_failing(now - timedelta(days=3, seconds=-1), now)
    assert webhooks.is_failing(now - timedelta(days=3), now)


def test_every_step_of_the_state_machine_is_told() -> None:
    told = {action for action, event in webhooks.EVENTS.items() if event is webhooks.Event.TASK_STEPPED}
    assert told == {f"task.{step.value}" for step in STEPS if step is not Step.REPORT}


def test_a_cursor_is_good_for_its_list_alone() -> None:
    cursor = cursors.seal("khoa", "tasks:[]", [3, "2026-11-30"])
    assert cursors.unseal("khoa", "tasks:[]", cursor, 2) == [3, "2026-11-30"]
    for secret, listing, text, many in (
        ("khac", "tasks:[]", cursor, 2),
        ("khoa", "tasks:[1]", cursor, 2),
        ("khoa", "tasks:[]", cursor, 1),
        ("khoa", "tasks:[]", cursor[:-1], 2),
        ("khoa", "tasks:[]", "", 2),
    ):
        with pytest.raises(cursors.BadCursor):
            cursors.unseal(secret, listing, text, many)
    with pytest.raises(cursors.BadCursor):
        cursors.unseal("khoa", "x", cursors._signer("khoa").dumps(5), 2)


@pytest.mark.parametrize(
    ("header", "version"),
    [
        ('"v12-0123456789abcdef"', 12),
        ('W/"v12-0123456789abcdef"', 12),
        ('"v12-0123456789abcdef:br"', 12),
        (' "v3-0123456789abcdef" ', 3),
        ("*", None),
        ('"v12"', None),
        ('"v1-0123456789abcdef", "v2-0123456789abcdef"', None),
    ],
)
def test_a_version_is_read_from_our_tags_alone(header: str, version: int | None) -> None:
    assert versions.version_of(header) == version
    assert versions.version_of(f'"{versions.etag(7, "0" * 64)}"') == 7


def test_every_kind_of_problem_has_a_status_and_a_sentence() -> None:
    assert set(problems.KINDS) == set(problems.Problem)
    assert problems.kind_of(404) is problems.Problem.NOT_FOUND
    assert problems.kind_of(401) is problems.Problem.UNKNOWN_TOKEN
    assert problems.kind_of(409) is problems.Problem.CONFLICT
    assert problems.kind_of(418) is problems.Problem.BAD_REQUEST
    assert problems.kind_of(599) is problems.Problem.FAULT
    assert problems.kind_of(422) is problems.Problem.INVALID
    assert problems.kind_of(403) is problems.Problem.FORBIDDEN


def test_tokens_hold_a_year_at_most_and_have_a_scope() -> None:
    assert tokens.check_life(365) == timedelta(days=365)
    for days in (0, 366):
        with pytest.raises(Invalid):
            tokens.check_life(days)
    with pytest.raises(Invalid):
        tokens.check_scopes([])
    chosen = tokens.check_scopes([tokens.Scope.FIGURES_READ, tokens.Scope.UNITS_READ, tokens.Scope.UNITS_READ])
    assert chosen == [tokens.Scope.UNITS_READ, tokens.Scope.FIGURES_READ]
    offered = [scope for _, *pair in tokens.SUBJECTS for scope in pair if scope is not None]
    assert sorted(offered) == sorted(tokens.Scope)
    now = datetime(2026, 11, 24, tzinfo=UTC)
    assert [tokens.is_over(now + timedelta(1), None, now), tokens.is_over(now, None, now)] == [False, True]
    assert tokens.is_over(now + timedelta(1), now, now)
