"""What corrections teach: kept as facts, used only once accepted, and gone when withdrawn; how good proposals were."""

from __future__ import annotations

import json

import pytest
from flask import Flask
from selectolax.lexbor import LexborHTMLParser

import make
from conftest import Browser
from tracker.audit.models import AuditEntry
from tracker.core.actor import Actor, Role
from tracker.core.errors import Conflict, Invalid
from tracker.core.labels import ItemKind, NoTaskReason, Topic
from tracker.extraction.unknown import object_of, unknown_unit
from tracker.intake import queries, services
from tracker.intake.models import Draft, Lesson, LessonKind, LessonState
from tracker.intake.services import Fields
from tracker.meetings.models import Document
from tracker.storage.database import db, transaction

TEXT = """II. NHIỆM VỤ
1. BQL Chợ Trung sắp xếp ki ốt chợ đêm, xong trước ngày 20/12/2026.
2. Phòng TN&MT kiểm tra bãi rác ven đê."""


def correct_first(document: Document, by: Actor, *, lead: str, topic: Topic) -> Draft:
    card = next(card for card in queries.review(document).cards if "ki ốt" in card.passage.text)
    given = Fields(ItemKind.DIRECTIVE, "Sắp xếp ki ốt chợ đêm", (lead,), (), (), topic, None, None)
    with transaction():
        services.correct(card.passage, given, by=by)
    draft = queries.draft_of(card.passage)
    assert draft is not None
    return draft


def lessons() -> dict[LessonKind, Lesson]:
    return {lesson.kind: lesson for lesson in db.session.query(Lesson)}


def test_a_correction_suggests_a_name_and_a_topic_and_changes_nothing_yet(app: Flask) -> None:
    by = make.actor()
    correct_first(make.document(TEXT, by=by), by, lead="do-thi", topic=Topic.URBAN)
    found = lessons()
    assert (found[LessonKind.ALIAS].phrase, found[LessonKind.ALIAS].unit.code) == ("BQL Chợ Trung", "do-thi")  # type: ignore[union-attr]
    assert (found[LessonKind.TOPIC].phrase, found[LessonKind.TOPIC].topic) == ("ki ốt chợ đêm", Topic.URBAN)
    again = make.document(TEXT, by=by)
    draft = next(card.draft for card in queries.review(again).cards if "ki ốt" in card.passage.text)
    assert draft is None or draft.lead != ["do-thi"]


def test_an_accepted_lesson_works_in_the_next_intake_until_it_is_withdrawn(app: Flask) -> None:
    by, admin = make.actor(), make.actor(Role.ADMIN)
    correct_first(make.document(TEXT, by=by), by, lead="do-thi", topic=Topic.URBAN)
    with transaction():
        services.accept_lesson(lessons()[LessonKind.ALIAS], "BQL Chợ Trung", by=admin)
        services.accept_lesson(lessons()[LessonKind.TOPIC], "ki ốt chợ", by=admin)

    def reread() -> Draft:
        found = next(
            card.draft for card in queries.review(make.document(TEXT, by=by)).cards if "ki ốt" in card.passage.text
        )
        assert found is not None
        return found

    draft = reread()
    assert (draft.lead, draft.topic) == (["do-thi"], Topic.URBAN)
    with transaction():
        for lesson in lessons().values():
            services.withdraw_lesson(lesson, by=admin)
    assert reread().lead != ["do-thi"]
    actions = [
        entry.action for entry in db.session.query(AuditEntry).filter_by(subject="lesson").order_by(AuditEntry.id)
    ]
    assert actions == ["lesson.suggested"] * 2 + ["lesson.accepted"] * 2 + ["lesson.withdrawn"] * 2


def test_the_same_correction_is_counted_not_kept_twice(app: Flask) -> None:
    by = make.actor()
    for _ in range(2):
        correct_first(make.document(TEXT, by=by), by, lead="do-thi", topic=Topic.URBAN)
    assert {lesson.seen for lesson in lessons().values()} == {2}
    assert len(lessons()) == 2


def test_the_second_administrator_is_told_and_a_phrase_is_needed(app: Flask) -> None:
    by, admin = make.actor(), make.actor(Role.ADMIN)
    correct_first(make.document(TEXT, by=by), by, lead="do-thi", topic=Topic.URBAN)
    lesson = lessons()[LessonKind.TOPIC]
    with pytest.raises(Conflict), transaction():
        services.withdraw_lesson(lesson, by=admin, version=lesson.version + 1)
    with pytest.raises(Invalid), transaction():
        services.accept_lesson(lesson, " ", by=admin)


def test_the_page_accepts_with_the_words_of_the_administrator(web: Browser) -> None:
    by = make.actor()
    correct_first(make.document(TEXT, by=by), by, lead="do-thi", topic=Topic.URBAN)
    lesson_id = lessons()[LessonKind.TOPIC].id
    web.sign_in(make.account(Role.ADMIN, "ubnd"))
    assert "ki ốt chợ đêm" in web.get("/lessons").text
    empty = web.post(f"/lessons/{lesson_id}/accept", {"phrase": "x"})
    assert empty.status_code == 422
    assert LexborHTMLParser(empty.text).css_first(f"#e{lesson_id}") is not None
    assert web.post(f"/lessons/{lesson_id}/accept", {"phrase": "ki ốt chợ"}).status_code == 302
    assert db.session.get_one(Lesson, lesson_id).state is LessonState.ACCEPTED
    assert "ki ốt chợ" in web.get("/lessons?state=accepted").text
    assert web.post(f"/lessons/{lesson_id}/withdraw").status_code == 302
    assert web.post("/lessons/999/withdraw").status_code == 404


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.LEADER, Role.OFFICIAL])
def test_only_an_administrator_decides_on_lessons(web: Browser, role: Role) -> None:
    web.sign_in(make.account(role, "dang-uy"))
    assert web.get("/lessons").status_code == 403
    assert web.post("/lessons/1/accept").status_code == 403


def test_the_report_counts_what_became_of_proposals(app: Flask) -> None:
    by = make.actor()
    document = make.document(TEXT + "\n3. Phòng QLĐT sửa vỉa hè.\n4. Phòng QLĐT trồng cây xanh.", by=by)
    correct_first(document, by, lead="do-thi", topic=Topic.URBAN)
    cards = queries.review(document).cards
    with transaction():
        services.accept(next(card.passage for card in cards if "bãi rác" in card.passage.text), by=by)
        dropped = next(card.passage for card in cards if "vỉa hè" in card.passage.text)
        services.dismiss(dropped, NoTaskReason.DUPLICATE, "", by=by)
    answer = app.test_cli_runner().invoke(args=["extraction", "report", "--json"])
    found = json.loads(answer.output)
    assert {name: found[name] for name in ("proposed", "untouched", "corrected", "rejected", "pending", "added")} == {
        "proposed": 4, "untouched": 1, "corrected": 1, "rejected": 1, "pending": 1, "added": 0
    }  # fmt: skip
    assert {"lead", "topic"} <= set(found["fields"])
    assert "chấp nhận nguyên" in app.test_cli_runner().invoke(args=["extraction", "report"]).output


def test_names_that_look_like_units_and_are_none(app: Flask) -> None:
    directory = queries.directory_of(make.document())
    assert unknown_unit("Giao Phòng TN&MT phối hợp BQL Chợ Trung dọn rác", directory) == "BQL Chợ Trung"
    assert unknown_unit("Giao Phòng TN&MT dọn rác tại xã Bắc Hà", directory) is None
    assert object_of("Rà soát hiện trạng cống thoát nước xóm Đông, báo cáo") == "hiện trạng cống thoát"
