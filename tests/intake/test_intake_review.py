"""A review through the services: every passage accounted for, then issued and frozen."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import func, select

import make
from tracker.core.actor import Actor, Role
from tracker.core.errors import Conflict, Invalid
from tracker.core.labels import ItemKind, NoTaskReason, Topic
from tracker.core.text import fingerprint
from tracker.intake import queries, services
from tracker.intake.queries import Card
from tracker.intake.rules import Span
from tracker.intake.services import Fields
from tracker.meetings.models import Document
from tracker.meetings.rules import DocumentState, Outcome
from tracker.storage.database import db, transaction
from tracker.tasks.models import FanOut, Task


def cards(document: Document) -> list[Card]:
    db.session.expire_all()
    return queries.review(document).cards


def card_with(document: Document, words: str) -> Card:
    return next(card for card in cards(document) if words in card.passage.text)


def settle(document: Document, by: Actor) -> None:
    """Decide everything as it is proposed."""
    with transaction():
        services.confirm_sure(document, by=by)
    for card in cards(document):
        if card.passage.outcome is not Outcome.PENDING:
            continue
        with transaction():
            if card.draft is None:
                services.dismiss(card.passage, NoTaskReason.ASSESSMENT, "", by=by)
            elif card.draft.kind is ItemKind.PROPOSAL:
                services.answer(card.passage, "Ghi nhận.", by=by)
            else:
                services.accept(card.passage, by=by)


def test_passages_cover_every_word_of_the_text_once(app: Flask) -> None:
    document = make.document()
    covered = [False] * len(document.text)
    for passage in document.passages:
        for at in range(passage.start, passage.end):
            assert not covered[at]
            covered[at] = True
    assert not [
        sign
        for sign, seen in zip(document.text, covered, strict=True)
        if sign.isalnum() and not seen and not sign.isdigit()
    ]


def test_the_program_proposes_lead_help_deadline_and_kind(app: Flask) -> None:
    document = make.document()
    check = card_with(document, "bãi rác").draft
    assert check is not None
    assert (check.lead, check.coordinating, check.due_on.isoformat()) == (["dia-chinh"], ["bac-ha"], "2026-12-20")
    assert card_with(document, "công khai").draft.lead == ["@wards"]
    ask = card_with(document, "đường 277").draft
    assert (ask.kind, ask.lead, ask.places) == (ItemKind.PROPOSAL, ["ubnd"], ["bac-ha"])


def test_a_document_is_issued_only_when_nothing_is_pending(app: Flask) -> None:
    by = make.actor()
    document = make.document(by=by)
    with pytest.raises(Conflict, match="đoạn chưa xử lý"), transaction():
        services.issue(document, by=by)
    settle(document, by)
    with transaction():
        given = services.issue(document, by=by)
    assert len(given) == 5
    assert db.session.scalar(select(func.count(FanOut.id))) == 2
    assert document.state is DocumentState.ISSUED
    assert document.text_hash == fingerprint(document.text)


def test_after_issue_nothing_can_be_changed(app: Flask) -> None:
    by = make.actor()
    document = make.document(by=by)
    settle(document, by)
    with transaction():
        services.issue(document, by=by)
    passage = document.passages[0]
    for act in (
        lambda: services.undo(passage, by=by),
        lambda: services.merge(passage, by=by),
        lambda: services.split(passage, passage.start + 5, by=by),
        lambda: services.add(document, Span(0, 10), by=by),
        lambda: services.issue(document, by=by),
        lambda: services.confirm_sure(document, by=by),
    ):
        with pytest.raises(Conflict), transaction():
            act()
    assert db.session.scalar(select(func.count(Task.id))) == 5


def test_an_order_without_a_lead_unit_cannot_be_accepted(app: Flask) -> None:
    by = make.actor()
    document = make.document(by=by)
    card = card_with(document, "bãi rác")
    fields = Fields(ItemKind.DIRECTIVE, "Kiểm tra", (), (), (), Topic.ENVIRONMENT, None, None)
    with pytest.raises(Invalid, match="chủ trì"), transaction():
        services.correct(card.passage, fields, by=by)


def test_a_correction_is_kept_beside_what_was_proposed(app: Flask) -> None:
    by = make.actor()
    document = make.document(by=by)
    card = card_with(document, "bãi rác")
    fields = Fields(
        ItemKind.DIRECTIVE, "Kiểm tra bãi rác", ("do-thi",), ("do-thi", "bac-ha"), (), Topic.URBAN, None, None
    )
    with transaction():
        services.correct(card.passage, fields, by=by)
    card = card_with(document, "bãi rác")
    assert card.passage.outcome is Outcome.TASK
    assert card.draft.coordinating == ["bac-ha"]
    assert card.draft.proposed["lead"] == ["dia-chinh"]


def test_a_request_is_taken_up_linked_or_answered(app: Flask) -> None:
    by = make.actor()
    document = make.document(by=by)
    ask, order = card_with(document, "đường 277"), card_with(document, "bãi rác")
    with pytest.raises(Invalid), transaction():
        services.accept(ask.passage, by=by)
    with transaction():
        services.link(ask.passage, order.passage, by=by)
    assert card_with(document, "đường 277").passage.linked_id == order.passage.id
    with transaction():
        services.undo(ask.passage, by=by)
        services.take_up(ask.passage, by=by)
    assert card_with(document, "đường 277").draft.kind is ItemKind.DIRECTIVE


def test_a_split_gives_two_passages_and_a_merge_joins_them_again(app: Flask) -> None:
    by = make.actor()
    document = make.document(by=by)
    card = card_with(document, "công khai")
    start, end = card.passage.start, card.passage.end
    at = document.text.index(", xong trước")
    before = len(cards(document))
    with transaction():
        services.split(card.passage, at, by=by)
    assert len(cards(document)) == before + 1
    assert card_with(document, "công khai").draft.lead == ["@wards"]
    assert card_with(document, "xong trước ngày 05/12").draft.lead == ["@wards"]
    with transaction():
        services.merge(card_with(document, "công khai").passage, by=by)
    joined = card_with(document, "công khai").passage
    assert (joined.start, joined.end, len(cards(document))) == (start, end, before)


def test_selected_words_become_a_passage_and_the_rest_stays_covered(app: Flask) -> None:
    by = make.actor()
    document = make.document(by=by)
    words = "thu gom 91% lượng rác"
    start = document.text.index(words)
    letters = sum(sign.isalpha() for card in cards(document) for sign in card.passage.text)
    with transaction():
        services.add(document, Span(start, start + len(words)), by=by)
    assert card_with(document, words).passage.text == words
    assert sum(sign.isalpha() for card in cards(document) for sign in card.passage.text) == letters
    with pytest.raises(Invalid), transaction():
        services.add(document, Span(start, start), by=by)


def test_other_as_a_reason_must_be_said_in_words(app: Flask) -> None:
    by = make.actor()
    document = make.document(by=by)
    with pytest.raises(Invalid, match="Ghi rõ"), transaction():
        services.dismiss(document.passages[0], NoTaskReason.OTHER, " ", by=by)


def test_a_stale_decision_is_refused(app: Flask) -> None:
    by = make.actor()
    document = make.document(by=by)
    passage = card_with(document, "bãi rác").passage
    seen = passage.version
    with transaction():
        services.accept(passage, by=by, version=seen)
    with pytest.raises(Conflict), transaction():
        services.dismiss(passage, NoTaskReason.DONE, "", by=by, version=seen)
    assert card_with(document, "bãi rác").passage.outcome is Outcome.TASK


def test_an_order_that_answered_a_request_cannot_vanish_before_issue(app: Flask) -> None:
    by = make.actor()
    document = make.document(by=by)
    ask, order = card_with(document, "đường 277").passage, card_with(document, "bãi rác").passage
    settle(document, by)
    with transaction():
        services.undo(ask, by=by)
        services.link(ask, order, by=by)
        services.undo(order, by=by)
        services.dismiss(order, NoTaskReason.DUPLICATE, "", by=by)
    with pytest.raises(Conflict, match="không giao việc"), transaction():
        services.issue(document, by=by)


def test_only_the_secretary_reviews(app: Flask, web: object) -> None:
    document = make.document()
    for role in (Role.LEADER, Role.VIEWER, Role.UNIT_HEAD):
        web.sign_in(make.account(role, "ubnd"))  # type: ignore[attr-defined]
        assert web.get(f"/documents/{document.id}/review").status_code == 403  # type: ignore[attr-defined]
