"""Requests of a document get a life of their own when it is issued."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

import make
from tracker.core.labels import ItemKind, NoTaskReason
from tracker.intake import queries, services
from tracker.intake.queries import Card
from tracker.meetings.models import Document
from tracker.meetings.rules import Outcome
from tracker.proposals.models import Proposal
from tracker.proposals.rules import ProposalState
from tracker.storage.database import db, transaction

TEXT = """KẾT LUẬN CUỘC HỌP
1. Lãnh đạo xã Bắc Hà đề nghị thị xã hỗ trợ kinh phí sửa đường 277 đoạn qua chợ.
2. Các xã, phường rà soát hiện trạng đường 277, báo cáo trước ngày 05/12/2026.
"""


def cards(document: Document) -> dict[str, Card]:
    """The request and the order."""
    db.session.expire_all()
    found = queries.review(document).cards
    return {card.draft.kind.value: card for card in found if card.draft is not None}


@pytest.mark.parametrize("how", ["answer", "link", "take_up"])
def test_a_request_becomes_a_proposal_of_the_ward_that_asked(app: Flask, how: str) -> None:
    by = make.actor()
    document = make.document(TEXT, by=by)
    with transaction():
        services.confirm_sure(document, by=by)
        for card in queries.review(document).cards:
            if card.passage.outcome is Outcome.PENDING and card.draft is None:
                services.dismiss(card.passage, NoTaskReason.HEADING, "", by=by)
    both = cards(document)
    request, order = both[ItemKind.PROPOSAL.value], both[ItemKind.DIRECTIVE.value]
    with transaction():
        services.accept(order.passage, by=by)
        if how == "answer":
            services.answer(request.passage, "Đưa vào kế hoạch năm sau.", by=by)
        elif how == "link":
            services.link(request.passage, order.passage, by=by)
        else:
            services.take_up(request.passage, by=by)
    if how == "take_up":
        draft = queries.draft_of(request.passage)
        assert draft is not None
        draft.lead = ["do-thi"]
        db.session.commit()
        with transaction():
            services.accept(request.passage, by=by)
    document = db.session.get_one(Document, document.id)
    db.session.expire_all()
    with transaction():
        services.issue(document, by=by)
    (proposal,) = db.session.scalars(select(Proposal))
    assert proposal.unit is not None
    assert (proposal.unit.code, proposal.body.code) == ("bac-ha", "ubnd")
    assert proposal.meeting_id == document.meeting_id
    assert "sửa đường 277" in proposal.words
    leads = [task.lead.code for task in proposal.tasks]
    expected = {
        "answer": (ProposalState.ANSWERED, []),
        "link": (ProposalState.LINKED, ["bac-ha"]),
        "take_up": (ProposalState.LINKED, ["do-thi"]),
    }
    assert (proposal.state, leads) == expected[how]


def test_a_document_without_requests_makes_no_proposal(app: Flask) -> None:
    by = make.actor()
    document = make.document("1. Phòng Quản lý đô thị sửa vỉa hè đường Trần Phú.", by=by)
    with transaction():
        for card in queries.review(document).cards:
            services.accept(card.passage, by=by)
    db.session.expire_all()
    with transaction():
        services.issue(document, by=by)
    assert db.session.scalars(select(Proposal)).all() == []
