"""The units that a process keeps are those of the database, whoever changed them."""

from __future__ import annotations

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import create_engine, func, select, text

import make
from conftest import Browser
from tracker.core.actor import Role
from tracker.org.models import Succession, Unit, UnitStamp
from tracker.org.queries import below, known_unit, tree, unit_named
from tracker.org.rules.tree import KnownUnit
from tracker.storage.database import db


def name_of(code: str) -> str:
    """What the process calls the unit."""
    return next(unit.name for unit in tree().units if unit.code == code)


@pytest.mark.dialects
@pytest.mark.parametrize(
    "write",
    [
        "UPDATE units SET name = 'Phường Khác' WHERE code = 'bac-ha'",
        'INSERT INTO successions (predecessor_id, successor_id, "on", main)'
        " SELECT min(id), max(id), DATE '2026-01-01', true FROM units",
        "DELETE FROM unit_aliases; DELETE FROM units WHERE code = 'nobody'",
    ],
)
def test_a_write_by_any_means_is_noticed(app: Flask, write: str) -> None:
    make.unit("bac-ha")
    db.session.commit()
    before, stamp = tree(), db.session.scalar(select(UnitStamp.stamp))
    db.session.rollback()
    assert tree() is before, "nobody wrote: nothing is read anew"
    db.session.rollback()
    other = create_engine(app.config["SQLALCHEMY_DATABASE_URI"])
    with other.begin() as connection:  # an operator at a prompt, or another process
        for statement in write.split("; "):
            connection.execute(
                text(statement.replace(" DATE '", " '") if other.dialect.name == "sqlite" else statement)
            )
    other.dispose()
    now = {unit.id: unit.name for unit in tree().units}
    assert now == {unit.id: unit.name for unit in db.session.scalars(select(Unit))}
    assert bool(tree().lineage) is bool(db.session.scalar(select(func.count()).select_from(Succession)))
    changed = db.session.scalar(select(UnitStamp.stamp)) != stamp
    # A statement that finds no row changes nothing. PostgreSQL, which asks once a statement, stamps it all the same.
    assert changed is ("nobody" not in write or db.engine.dialect.name == "postgresql")


def test_what_a_transaction_changes_it_sees_and_what_is_taken_back_nobody(app: Flask) -> None:
    unit = make.unit("bac-ha")
    db.session.commit()
    before, was = tree(), unit.name
    unit.name = "Phường Đổi Tên"
    db.session.flush()
    assert name_of("bac-ha") == "Phường Đổi Tên"
    db.session.rollback()
    assert name_of("bac-ha") == was
    assert tree() is before
    db.session.get_one(Unit, unit.id).name = "Phường Tên Ba"
    db.session.flush()
    assert name_of("bac-ha") == "Phường Tên Ba", "a stamp that was taken back does not come again"


@pytest.mark.dialects
def test_the_tree_answers_as_the_database_does(app: Flask) -> None:
    make.unit("bac-ha")
    db.session.commit()
    units, today = tree(), date(2026, 11, 24)
    for unit in units.units:
        inside = set(db.session.scalars(select(Unit.id).where(below(Unit.path, unit.path))))
        assert {each.id for each in units.below(unit.path)} == inside
        assert set(units.scope(unit.path, 300, 300)[0] or ()) == inside
        assert set(units.scope(unit.path, 300, 300)[1] or ()) == set(units.by_id) - inside
        assert units.scope(unit.path, 0, 0) == (None, None if len(inside) < len(units.by_id) else ())
        row, known = unit_named(unit.code, today), known_unit(unit.code, today)
        assert row is not None
        assert known is not None
        for name in KnownUnit.__slots__:
            assert getattr(known, name) == getattr(row, name), name
        assert known.called(today) == row.called(today)
    assert known_unit("khong-co", today) is None


def test_a_page_asks_for_the_units_once_and_then_only_for_their_stamp(app: Flask, web: Browser) -> None:
    make.task("bac-ha")
    web.sign_in(make.account(Role.OFFICIAL, "bac-ha"))
    web.get("/tasks")
    web.get("/tasks")
    assert not [each for each in web.statements if "FROM units" in each]
    assert "unit_stamp" in web.statements[0], "with who is signed in"
    make.unit("bac-ha").name = "Phường Đổi Tên"
    db.session.commit()
    assert "Phường Đổi Tên" in web.get("/tasks").text
    assert [each for each in web.statements if "FROM units" in each]
