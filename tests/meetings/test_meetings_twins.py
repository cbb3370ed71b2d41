"""Who reads which conference: the predicate, its SQL and the pages say the same."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import create_engine, select, text

import make
from conftest import Browser
from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.actor import Role
from tracker.meetings import policy, queries
from tracker.meetings.models import Document, Meeting
from tracker.meetings.rules import DocumentState
from tracker.meetings.services import Source, attach
from tracker.storage.database import db, transaction

UNITS = ("dang-uy", "ubnd", "bac-ha", "nam-ha", "do-thi", "mat-tran")
#: What a conference has: its name here, and the state of each of its documents.
KINDS = {
    "bare": (),
    "in_review": (DocumentState.IN_REVIEW,),
    "issued": (DocumentState.ISSUED,),
    "both": (DocumentState.IN_REVIEW, DocumentState.ISSUED),
}
#: Units whose conferences a post on the unit sees whole, and those above it, of which it sees what is issued.
SCOPE = {
    "dang-uy": (UNITS, ()),
    "ubnd": (("ubnd", "bac-ha", "nam-ha", "do-thi"), ("dang-uy",)),
    "bac-ha": (("bac-ha",), ("dang-uy", "ubnd")),
    "mat-tran": (("mat-tran",), ("dang-uy",)),
}
READERS = [role for role in Role if role is not Role.ADMIN]


def hold_all() -> None:
    """A conference of each kind in each unit."""
    by = make.actor()
    for code in UNITS:
        for kind, states in KINDS.items():
            meeting = make.meeting(code, by=by)
            meeting.place = f"{code} {kind}"
            for state in states:
                text = "1. Phòng Quản lý đô thị sửa vỉa hè."
                with transaction():
                    document = attach(meeting, f"{code} {kind} {state.value}", Source(b"x", text, "text/plain"), by=by)
                if state is DocumentState.ISSUED:
                    document.state, document.issued_at = state, clock.now()
    db.session.commit()


def meetings_for(code: str) -> set[str]:
    """The rule in plain words: all of the own scope, and of the units above what has an issued document."""
    own, above = SCOPE[code]
    return {f"{unit} {kind}" for unit in own for kind in KINDS} | {
        f"{unit} {kind}" for unit in above for kind in ("issued", "both")
    }


def documents_for(code: str) -> set[str]:
    own, above = SCOPE[code]
    return {f"{unit} {kind} {state.value}" for unit in own for kind, states in KINDS.items() for state in states} | {
        f"{unit} {kind} issued" for unit in above for kind in ("issued", "both")
    }


@pytest.mark.dialects
@pytest.mark.parametrize("code", SCOPE)
def test_the_rule_its_sql_and_its_plain_words_agree_for_every_role(app: Flask, code: str) -> None:
    hold_all()
    for role in Role:
        reader = make.actor(role, code)
        meetings = list(db.session.scalars(select(Meeting)))
        assert len(meetings) == len(UNITS) * len(KINDS)
        by_rule = {each.place for each in meetings if policy.may(reader, Permission.MEETING_VIEW, each)}
        by_sql = set(db.session.scalars(select(Meeting.place).where(queries.visible_to(reader))))
        assert by_rule == by_sql, role
        assert by_rule == (set() if role is Role.ADMIN else meetings_for(code)), role


@pytest.mark.dialects
@pytest.mark.parametrize("code", SCOPE)
def test_a_document_in_review_is_read_only_within_the_scope(app: Flask, code: str) -> None:
    hold_all()
    for role in Role:
        reader = make.actor(role, code)
        documents = list(db.session.scalars(select(Document)))
        read = {each.title for each in documents if policy.may_document(reader, Permission.MEETING_VIEW, each)}
        assert read == (set() if role is Role.ADMIN else documents_for(code)), role


@pytest.mark.dialects
@pytest.mark.parametrize("code", SCOPE)
@pytest.mark.parametrize("role", [Role.OFFICIAL, Role.SECRETARY, Role.VIEWER])
def test_the_pages_open_exactly_what_the_rule_allows(web: Browser, role: Role, code: str) -> None:
    hold_all()
    meetings = dict(db.session.execute(select(Meeting.id, Meeting.place)).all())
    documents = dict(db.session.execute(select(Document.id, Document.title)).all())
    web.sign_in(make.account(role, code))
    opened = {name for number, name in meetings.items() if web.get(f"/meetings/{number}").status_code == 200}
    assert opened == meetings_for(code)
    opened = {name for number, name in documents.items() if web.get(f"/documents/{number}").status_code == 200}
    assert opened == documents_for(code)
    found = {name for number, name in documents.items() if web.get(f"/documents/{number}/original").status_code == 200}
    assert found == documents_for(code)


@pytest.mark.dialects
@pytest.mark.parametrize("code", SCOPE)
def test_only_a_secretary_manages_and_only_within_the_scope(app: Flask, code: str) -> None:
    hold_all()
    for role in Role:
        keeper = make.actor(role, code)
        meetings = list(db.session.scalars(select(Meeting)))
        managed = {each.place for each in meetings if policy.may(keeper, Permission.MEETING_MANAGE, each)}
        own = {f"{unit} {kind}" for unit in SCOPE[code][0] for kind in KINDS}
        assert managed == (own if role is Role.SECRETARY else set()), role


def test_an_administrator_reads_no_conference(web: Browser) -> None:
    hold_all()
    number = db.session.scalars(select(Meeting.id).limit(1)).one()
    web.sign_in(make.account(Role.ADMIN, "dang-uy"))
    assert web.get("/meetings").status_code == 403
    assert web.get(f"/meetings/{number}").status_code == 403


@pytest.mark.dialects
@pytest.mark.parametrize(
    ("write", "now", "seen"),
    [
        ("UPDATE meetings SET name = 'Họp khác'", {"Họp khác"}, True),
        ("UPDATE documents SET state = 'in_review', issued_at = NULL", set(), True),
        ("DELETE FROM passages; DELETE FROM documents", set(), True),
        ("UPDATE documents SET title = 'Tên khác'", {"Họp chuyên đề"}, False),
    ],
)
def test_choices_are_read_anew_when_anybody_changes_what_they_say(
    app: Flask, write: str, now: set[str], seen: bool
) -> None:
    official = make.actor(Role.OFFICIAL, "bac-ha")
    make.document(of=make.meeting("ubnd"))
    other = create_engine(app.config["SQLALCHEMY_DATABASE_URI"])

    def outside(*statements: str) -> None:
        """Written by an operator at a prompt, or by another process."""
        db.session.rollback()
        with other.begin() as connection:
            for statement in statements:
                connection.execute(text(statement))

    def offered() -> tuple[set[str], bool]:
        """Names of the conferences that are offered, and whether they were read."""
        with make.counted() as statements:
            names = {each.name for each in queries.choices(official)}
        db.session.rollback()
        return names, any("FROM meetings" in each for each in statements)

    assert offered() == (set(), True), "a document in review shows its conference to nobody below"
    outside(
        "UPDATE documents SET state = 'issued', issued_at = created_at", "UPDATE meetings SET name = 'Họp chuyên đề'"
    )
    assert offered() == ({"Họp chuyên đề"}, True)
    assert offered() == ({"Họp chuyên đề"}, False), "nobody wrote"
    outside(*write.split("; "))
    assert offered() == (now, seen)
    other.dispose()


def test_choices_of_filters_hold_what_the_reader_may_see(app: Flask) -> None:
    hold_all()
    places = {each.id: each.place for each in db.session.scalars(select(Meeting))}
    for role in READERS:
        offered = {places[each.id] for each in queries.choices(make.actor(role, "bac-ha"))}
        assert offered == meetings_for("bac-ha"), role


@pytest.mark.dialects
@pytest.mark.parametrize("recent", [1, 2, 2000])
def test_choices_go_further_back_where_the_newest_conferences_are_not_for_the_reader(
    app: Flask, monkeypatch: pytest.MonkeyPatch, recent: int
) -> None:
    monkeypatch.setattr(queries, "RECENT", recent)
    hold_all()
    for code in ("bac-ha", "nam-ha", "do-thi"):
        for role in READERS:
            reader = make.actor(role, code)
            by_rule = db.session.scalars(select(Meeting).where(queries.visible_to(reader)).order_by(*queries.NEWEST))
            assert [each.id for each in queries.choices(reader)] == [each.id for each in by_rule], (role, code)
