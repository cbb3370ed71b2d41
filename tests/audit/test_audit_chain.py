"""The record cannot be changed quietly: the database refuses, and whoever owns the database is found out."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

import make
from tracker.audit import queries, services
from tracker.audit.models import AuditEntry
from tracker.audit.rules import GENESIS, Broken, Fault, in_groups
from tracker.core.events import Fact
from tracker.storage.database import db, transaction


def act(*numbers: int) -> None:
    """One transaction that records so many acts."""
    with transaction():
        for number in numbers:
            services.record(Fact("test.done", "test", number, {"words": "Đã làm", "weights": {3: 0.5}}), by=None)


def run(*statements: str) -> None:
    for statement in statements:
        db.session.execute(text(statement))


def as_owner() -> None:
    """Switch the guards off in the running transaction, as somebody could who owns the database."""
    if db.engine.dialect.name == "postgresql":
        run("ALTER TABLE audit_entries DISABLE TRIGGER USER", "ALTER TABLE audit_head DISABLE TRIGGER USER")
    else:
        run("BEGIN IMMEDIATE", *(f"DROP TRIGGER {name}" for name in queries.GUARDS["sqlite"]))


#: What somebody could do to a record of nine entries: statements, the first entry that is not as it was, and why.
TAMPERING: dict[str, tuple[list[str], int, Fault]] = {
    "a name is changed": (["UPDATE audit_entries SET person_name = 'Ai khác' WHERE id = 4"], 4, Fault.CONTENT),
    "a moment is moved": (["UPDATE audit_entries SET at = '2020-01-01 00:00:00' WHERE id = 4"], 4, Fault.CONTENT),
    "a detail is changed": (
        ["""UPDATE audit_entries SET detail = '{"words": "Đã bỏ"}' WHERE id = 1"""],
        1,
        Fault.CONTENT,
    ),
    "a column is emptied": (["UPDATE audit_entries SET subject_id = NULL WHERE id = 9"], 9, Fault.CONTENT),
    "an entry is rewritten with a hash of its own": (
        [f"UPDATE audit_entries SET action = 'x', hash = '{'a' * 64}' WHERE id = 5"],
        5,
        Fault.CONTENT,
    ),
    "one is deleted": (["DELETE FROM audit_entries WHERE id = 5"], 5, Fault.MISSING),
    "the first is deleted": (["DELETE FROM audit_entries WHERE id = 1"], 1, Fault.MISSING),
    "one is deleted and the others close ranks": (
        ["DELETE FROM audit_entries WHERE id = 9", "UPDATE audit_entries SET id = 9 WHERE id = 8"],
        8,
        Fault.MISSING,
    ),
    "two change places": (
        [
            "UPDATE audit_entries SET id = 99 WHERE id = 3",
            "UPDATE audit_entries SET id = 3 WHERE id = 4",
            "UPDATE audit_entries SET id = 4 WHERE id = 99",
        ],
        3,
        Fault.LINK,
    ),
    "one is added at the end": (
        [
            "INSERT INTO audit_entries (id, at, action, subject, person_name, post_title, detail, prev_hash, hash) "
            f"SELECT 10, at, action, subject, 'Ai', '', detail, hash, '{'b' * 64}' FROM audit_entries WHERE id = 9"
        ],
        10,
        Fault.CONTENT,
    ),
    "the last are cut off": (["DELETE FROM audit_entries WHERE id > 7"], 8, Fault.CUT),
    "all are cut off": (["DELETE FROM audit_entries"], 1, Fault.CUT),
    "the last are cut off and counted out": (
        ["DELETE FROM audit_entries WHERE id > 7", "UPDATE audit_head SET entries = 7"],
        7,
        Fault.HEAD,
    ),
    "the head is set back": (["UPDATE audit_head SET entries = 8"], 9, Fault.BEYOND),
    "the head is gone": (["DELETE FROM audit_head"], 0, Fault.HEADLESS),
}


def test_whatever_the_owner_of_the_database_changes_is_found_and_named(app: Flask) -> None:
    act(1, 2, 3)
    for number in range(4, 10):
        act(number)
    whole = queries.prove()
    assert (whole.checked, whole.end, whole.broken) == (9, queries.head(), None)
    found = {}
    for name, (statements, *_) in TAMPERING.items():
        db.session.rollback()
        as_owner()
        run(*statements)
        found[name] = queries.prove().broken
        assert queries.missing_guards() == list(queries.GUARDS[db.engine.dialect.name]), "their absence is told too"
    assert found == {name: Broken(entry, fault) for name, (_, entry, fault) in TAMPERING.items()}
    db.session.rollback()
    assert queries.missing_guards() == []
    assert queries.prove().broken is None, "everything was taken back"


#: Refused on both databases, then what only one of them knows.
REFUSED = (
    "UPDATE audit_entries SET detail = '{}'",
    "UPDATE audit_entries SET id = 77 WHERE id = 1",
    "DELETE FROM audit_entries WHERE id = 2",
    "DELETE FROM audit_head",
    "UPDATE audit_head SET entries = 0",
)
REFUSED_BY = {
    "sqlite": ("REPLACE INTO audit_entries SELECT * FROM audit_entries WHERE id = 1",),
    "postgresql": ("TRUNCATE audit_entries", "TRUNCATE audit_head"),
}


def test_the_database_refuses_to_change_the_record_and_says_why(app: Flask) -> None:
    act(1, 2)
    for statement in REFUSED + REFUSED_BY[db.engine.dialect.name]:
        with pytest.raises(DBAPIError, match=r"audit_entries is append-only|audit_head only moves on"):
            run(statement)
        db.session.rollback()
    assert queries.prove().broken is None


def test_acts_that_end_at_the_same_moment_stand_one_behind_the_other(app: Flask) -> None:
    """Eight at once, each with a row that others change too: none is lost, none waits for ever."""
    person = make.actor().person_id
    together = Barrier(8)

    def work(number: int) -> None:
        with app.app_context():
            together.wait(20)
            for turn in range(5):
                with transaction() as session:
                    services.record(Fact("test.done", "test", number, {"turn": turn}), by=None)
                    session.execute(text(f"UPDATE people SET email = 'x{number}' WHERE id = {person}"))
                    services.record(Fact("test.done", "test", number, {"turn": turn}), by=None)
            db.session.remove()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))
    proof = queries.prove()
    assert (proof.broken, proof.end.entries) == (None, proof.checked)
    told = list(db.session.execute(select(AuditEntry.subject_id, AuditEntry.id).where(AuditEntry.subject == "test")))
    assert len(told) == 80
    pairs = sorted(told, key=lambda row: row.id)
    assert all(pairs[at].subject_id == pairs[at + 1].subject_id for at in range(0, 80, 2)), (
        "a transaction stays together"
    )


def test_a_transaction_is_linked_in_three_statements_and_what_was_rolled_back_leaves_no_gap(
    app: Flask, statements: Callable[[], list[str]]
) -> None:
    act(1)
    with pytest.raises(RuntimeError), transaction():  # noqa: PT012 - the act fails after it was recorded
        services.record(Fact("test.done", "test", 2), by=None)
        raise RuntimeError
    db.session.rollback()
    run_before = len(statements())
    act(*range(40))
    assert len(statements()) - run_before == 3
    assert queries.head().entries == queries.prove().checked == 41


def test_the_commands_prove_the_record_and_fail_with_the_first_broken_entry(app: Flask) -> None:
    def flask(*words: str) -> tuple[int, str]:
        answer = app.test_cli_runner().invoke(args=["audit", *words])
        return answer.exit_code, " ".join(answer.output.split())

    assert flask("verify") == (
        0,
        f"Đã kiểm tra 0 mục, từ mục 1 đến mục 0. Sổ nhật ký nguyên vẹn. Mã băm mục cuối: {in_groups(GENESIS)}",
    )
    act(1, 2, 3)
    noted = queries.head()
    act(4, 5)
    assert noted is not None
    assert flask("head") == (0, f"5 mục, mã băm mục cuối: {in_groups(queries.head().hash)}")
    for expect in (noted.hash, in_groups(noted.hash).upper(), noted.hash[:16]):
        code, said = flask("verify", "--expect", expect)
        assert code == 0, said
    assert flask("verify", "--from", "4")[1].startswith("Đã kiểm tra 2 mục, từ mục 4 đến mục 5. Sổ nhật ký nguyên vẹn.")
    code, said = flask("verify", "--expect", "0" * 15 + "1")
    assert code == 1
    assert "sổ này không phải sổ đã ghi nhận" in said
    assert flask("verify", "--expect", "ngắn")[0] == 2
    assert flask("verify", "--from", "9")[0] == 1
    as_owner()
    run("UPDATE audit_entries SET person_name = 'Ai khác' WHERE id = 3")
    db.session.commit()
    code, said = flask("verify")
    assert code == 1
    assert "Đã kiểm tra 2 mục" in said
    assert "Mục 3 (09:00 24/11/2026, test.done test 3): nội dung không khớp" in said
    code, said = flask("verify", "--from", "4")
    assert code == 1
    assert "thiếu bộ chặn sửa, xóa" in said
    if db.engine.dialect.name == "postgresql":
        run("ALTER TABLE audit_entries ENABLE TRIGGER USER", "ALTER TABLE audit_head ENABLE TRIGGER USER")
        db.session.commit()
