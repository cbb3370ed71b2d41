"""Pages of a review: one press per right proposal, with and without JavaScript, and nothing typed is lost."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from selectolax.lexbor import LexborHTMLParser

import make
from conftest import Browser
from tracker.core import clock
from tracker.core.actor import Role
from tracker.core.labels import ItemKind, NoTaskReason
from tracker.extraction.files import MOST_CHARACTERS
from tracker.intake import queries
from tracker.intake.models import Draft
from tracker.intake.rules import A_PAGE, MOST_PASSAGES
from tracker.meetings.models import Document, Meeting, Passage
from tracker.meetings.rules import DocumentState, Outcome
from tracker.storage.database import db
from tracker.tasks.models import Task

HTMX = {"HX-Request": "true"}


def parsed(answer: object) -> LexborHTMLParser:
    return LexborHTMLParser(answer.text)  # type: ignore[attr-defined]


def passage_with(document_id: int, words: str) -> Passage:
    found = db.session.query(Passage).filter_by(document_id=document_id).all()
    return next(passage for passage in found if words in passage.text)


@pytest.fixture
def secretary(web: Browser) -> Browser:
    return web.sign_in(make.account(Role.SECRETARY))


def hand_in(secretary: Browser, **more: object) -> int:
    meeting = make.meeting()
    answer = secretary.post(f"/meetings/{meeting.id}/intake", {"title": "", "text": make.TEXT, **more})
    assert answer.status_code == 302, answer.text
    return int(answer.headers["Location"].split("/")[2])


def test_a_right_proposal_takes_one_press_and_the_page_goes_to_the_next(secretary: Browser) -> None:
    document_id = hand_in(secretary)
    first = passage_with(document_id, "Phòng TN&MT chủ trì")
    version = first.version
    answer = secretary.post(f"/passages/{first.id}/accept", {"version": version})
    assert answer.status_code == 302
    following = answer.headers["Location"].rsplit("#p", 1)[1]
    assert int(following) != first.id
    assert passage_with(document_id, "Phòng TN&MT chủ trì").outcome is Outcome.TASK


def test_with_htmx_only_the_card_its_words_and_the_footer_come_back(secretary: Browser) -> None:
    document_id = hand_in(secretary)
    passage = passage_with(document_id, "Phòng TN&MT chủ trì")
    answer = secretary.post(f"/passages/{passage.id}/accept", {"version": passage.version}, headers=HTMX)
    page = parsed(answer)
    assert answer.status_code == 200
    assert "<html" not in answer.text
    assert page.css_first(f"article#p{passage.id}.decided") is not None
    assert page.css_first(f"#t{passage.id}[hx-swap-oob]") is not None
    assert "1/" in page.css_first("#coverage").text()


def test_the_second_reviewer_is_told_and_sees_what_the_first_decided(secretary: Browser) -> None:
    document_id = hand_in(secretary)
    passage = passage_with(document_id, "Lãnh đạo xã Bắc Hà")
    seen = passage.version
    secretary.post(f"/passages/{passage.id}/answer", {"version": seen, "answer": "Đã ghi vào kế hoạch vốn."})
    second = secretary.post(f"/passages/{passage.id}/answer", {"version": seen, "answer": "Chuyển Phòng QLĐT xem xét."})
    card = parsed(second).css_first(f"#p{passage.id}")
    assert second.status_code == 409
    assert "vừa được người khác xử lý" in card.text()
    assert "Đã ghi vào kế hoạch vốn." in card.text()
    assert passage_with(document_id, "Lãnh đạo xã Bắc Hà").answer == "Đã ghi vào kế hoạch vốn."


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_an_answer_that_is_refused_stays_in_its_field(secretary: Browser, headers: dict[str, str]) -> None:
    document_id = hand_in(secretary)
    passage = passage_with(document_id, "Lãnh đạo xã Bắc Hà")
    stale = passage.version + 7
    answer = secretary.post(f"/passages/{passage.id}/answer", {"version": stale, "answer": "Xem xét."}, headers=headers)
    assert answer.status_code == (200 if headers else 409)
    assert parsed(answer).css_first(f"#answer-{passage.id}").text() == "Xem xét."


def test_a_reason_of_ones_own_must_be_said(secretary: Browser) -> None:
    document_id = hand_in(secretary)
    passage = passage_with(document_id, "Phòng TN&MT chủ trì")
    answer = secretary.post(f"/passages/{passage.id}/dismiss", {"version": passage.version, "reason": "other"})
    assert answer.status_code == 422
    assert "Ghi rõ lý do không giao." in parsed(answer).css_first(f"#p{passage.id}").text()


def test_a_correction_keeps_what_was_typed_when_a_unit_is_unknown(secretary: Browser) -> None:
    document_id = hand_in(secretary)
    passage = passage_with(document_id, "Phòng TN&MT chủ trì")
    form = {"version": passage.version, "kind": "directive", "title": "Kiểm tra bãi rác", "topic": "environment"}
    form |= {"lead": "Phòng Không Có", "due_on": "31/02/2027"}
    answer = secretary.post(f"/passages/{passage.id}/edit", form)
    page = parsed(answer)
    assert answer.status_code == 422
    assert page.css_first("#lead-error") is not None
    assert page.css_first("#due_on-error").text().strip() == "Ngày viết theo dạng 30/11/2020."
    assert page.css_first("#lead").attributes["value"] == "Phòng Không Có"
    assert page.css_first("#due_on").attributes["value"] == "31/02/2027"
    assert page.css_first("#title").attributes["value"] == "Kiểm tra bãi rác"


def test_what_was_typed_is_shown_as_text_whatever_it_holds(secretary: Browser) -> None:
    document_id = hand_in(secretary)
    passage = passage_with(document_id, "Phòng TN&MT chủ trì")
    form = {"version": passage.version, "kind": "directive", "title": "x", "topic": "environment"}
    answer = secretary.post(f"/passages/{passage.id}/edit", form | {"lead": "<b onclick=x>50% kinh phí</b>"})
    assert answer.status_code == 422
    assert parsed(answer).css_first("#lead-error b") is None
    assert "50% kinh phí" in parsed(answer).css_first("#lead-error").text()


def test_selected_words_become_a_task_of_their_own(secretary: Browser) -> None:
    document_id = hand_in(secretary)
    words = "thu gom 91% lượng rác phát sinh"
    answer = secretary.post(f"/documents/{document_id}/add", {"excerpt": words})
    assert answer.status_code == 302
    added = passage_with(document_id, words)
    assert added.text == words
    assert queries.draft_of(added).kind is ItemKind.DIRECTIVE  # type: ignore[union-attr]
    missing = secretary.post(f"/documents/{document_id}/add", {"excerpt": "không có chữ này"})
    assert missing.status_code == 422
    assert "Không tìm thấy đúng một chỗ như vậy" in missing.text


def test_issuing_waits_for_every_passage_and_freezes_the_document(secretary: Browser) -> None:
    document_id = hand_in(secretary)
    early = secretary.post(f"/documents/{document_id}/issue", {})
    assert early.status_code == 409
    assert "đoạn chưa xử lý nên chưa ban hành được" in early.text
    secretary.post(f"/documents/{document_id}/confirm")
    for passage in db.session.query(Passage).filter_by(document_id=document_id, outcome=Outcome.PENDING).all():
        draft = queries.draft_of(passage)
        act, form = "accept", {}
        if draft is None:
            act, form = "dismiss", {"reason": "assessment"}
        elif draft.kind is ItemKind.PROPOSAL:
            act, form = "answer", {"answer": "Ghi nhận."}
        assert secretary.post(f"/passages/{passage.id}/{act}", form).status_code == 302
    issued = secretary.post(f"/documents/{document_id}/issue", {})
    assert issued.status_code == 302
    assert db.session.get_one(Document, document_id).state is DocumentState.ISSUED
    assert db.session.query(Task).count() >= 3
    late = secretary.post(f"/passages/{passage_with(document_id, 'Phòng TN&MT').id}/undo", {})
    assert late.status_code == 409
    assert "Văn bản đã ban hành" in late.text
    assert secretary.get(f"/documents/{document_id}/review").status_code == 302


def test_a_review_costs_the_same_statements_however_long_the_text_is(secretary: Browser) -> None:
    short = hand_in(secretary)
    secretary.get(f"/documents/{short}/review")
    few = len(secretary.statements)
    orders = "\n".join(f"{number}. Phòng QLĐT sửa vỉa hè tuyến số {number}." for number in range(4, 40))
    long = hand_in(secretary, text=make.TEXT + orders)
    answer = secretary.get(f"/documents/{long}/review")
    assert len(parsed(answer).css("article.card-p")) >= 40
    assert len(secretary.statements) == few <= 14


def orders(many: int) -> str:
    return "\n".join(f"{number}. Phòng QLĐT sửa vỉa hè tuyến số {number}." for number in range(1, many + 1))


def test_a_review_of_very_many_orders_comes_in_pages(secretary: Browser) -> None:
    long = hand_in(secretary, text=orders(300))
    passages = db.session.get_one(Document, long).passages
    ids, text = [passage.id for passage in passages], passages[0].document.text
    assert len(passages) > 5 * A_PAGE
    shown, words = [], ""
    for number in range(1, -(-len(passages) // A_PAGE) + 1):
        answer = secretary.get(f"/documents/{long}/review?page={number}")
        assert len(answer.text) < 1_000_000
        assert len(secretary.statements) <= 14
        page = parsed(answer)
        shown += [int(card.attributes["data-p"] or "") for card in page.css("article.card-p")]
        source = page.css_first("#source")
        assert source.attributes["data-start"] == str(len(words))
        words += source.text()
    assert shown == ids
    assert words == text
    # What is decided on one page leads to the next that waits, on its own page.
    last_of_first = ids[A_PAGE - 1]
    there = secretary.post(f"/passages/{last_of_first}/dismiss", {"reason": "assessment"}).location
    assert there.endswith(f"/documents/{long}/review?page=2#p{ids[A_PAGE]}")
    assert parsed(secretary.get(f"/documents/{long}/review")).css_first("[data-elsewhere]") is None
    for passage in db.session.get_one(Document, long).passages[:A_PAGE]:
        passage.outcome, passage.reason = Outcome.NONE, NoTaskReason.ASSESSMENT
    db.session.commit()
    done = parsed(secretary.get(f"/documents/{long}/review")).css_first("[data-elsewhere]")
    assert (done.attributes["href"] or "").endswith(f"?page=2#p{ids[A_PAGE]}")
    card = secretary.get(f"/passages/{ids[A_PAGE]}/edit", headers={"HX-Request": "true"})
    assert f"/documents/{long}/review?page=2#p{ids[A_PAGE]}" in card.text


def test_a_text_with_more_orders_than_anybody_reads_is_refused_at_its_field(secretary: Browser) -> None:
    meeting, kept = make.meeting(), db.session.query(Document).count()
    text = orders(MOST_PASSAGES * 6 // 10)
    for words, status, sentence in (
        (text, 413, "mỗi văn bản nhận tối đa 2000 đoạn"),
        ("Họp. " * (MOST_CHARACTERS // 5 + 1), 422, "Văn bản quá dài"),
    ):
        answer = secretary.post(f"/meetings/{meeting.id}/intake", {"text": words, "title": "Dài"})
        assert answer.status_code == status
        page = parsed(answer)
        assert sentence in page.css_first("#text-error, .field .error").text()
        # Nothing that was typed is lost, and nothing is kept.
        assert page.css_first("textarea[name=text]").text().strip() == words.strip()
    assert db.session.query(Document).count() == kept


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("anh.docx", b"\x89PNG\r\n\x1a\n" + bytes(100), "ảnh chụp"),
        ("trong.txt", b"", "trống"),
        ("quet.pdf", b"%PDF-1.4\n%\xe2\xe3\n", "PDF"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_keeps_the_form(
    secretary: Browser, name: str, data: bytes, sentence: str
) -> None:
    meeting = make.meeting()
    form = {"title": "Thông báo số 7", "text": "", "file": (io.BytesIO(data), name)}
    answer = secretary.post(f"/meetings/{meeting.id}/intake", form, content_type="multipart/form-data")
    page = parsed(answer)
    assert answer.status_code == 422
    assert sentence in page.css_first("#file-error").text()
    assert page.css_first("#title").attributes["value"] == "Thông báo số 7"
    assert db.session.query(Document).count() == 0


def test_nothing_handed_in_is_said_at_the_field(secretary: Browser) -> None:
    meeting = make.meeting()
    answer = secretary.post(f"/meetings/{meeting.id}/intake", {"title": "x", "text": "   "})
    assert answer.status_code == 422
    assert "Chọn một tệp hoặc dán nội dung văn bản." in parsed(answer).css_first("#text-error").text()


@pytest.mark.parametrize("role", [Role.LEADER, Role.VIEWER, Role.UNIT_HEAD, Role.OFFICIAL, Role.ADMIN])
def test_only_the_secretary_reviews(web: Browser, role: Role) -> None:
    document = make.document()
    passage_id, document_id, meeting_id = document.passages[0].id, document.id, document.meeting_id
    web.sign_in(make.account(role, "dang-uy"))
    for path in (f"/documents/{document_id}/review", f"/meetings/{meeting_id}/intake", f"/passages/{passage_id}/edit"):
        assert web.get(path).status_code == 403, path
    for path in (f"/passages/{passage_id}/accept", f"/documents/{document_id}/issue", f"/documents/{document_id}/add"):
        assert web.post(path).status_code == 403, path


def test_a_secretary_of_another_committee_does_not_even_see_the_document(web: Browser) -> None:
    document = make.document(of=make.meeting("dang-uy"))
    document_id, passage_id = document.id, document.passages[0].id
    web.sign_in(make.account(Role.SECRETARY, "ubnd"))
    assert web.get(f"/documents/{document_id}/review").status_code == 404
    assert web.post(f"/passages/{passage_id}/accept").status_code == 404
    assert db.session.query(Meeting).count() == 1


LETTERHEAD = "UBND THỊ XÃ\nTừ Sơn, ngày {day}\n\nTHÔNG BÁO\n1. Phòng TN&MT rà soát đất công trong 10 ngày."


@pytest.mark.parametrize(
    ("written", "typed", "expected"),
    [
        ("{near:%d} tháng {near:%m} năm {near:%Y}", "", "near"),
        ("{near:%d} tháng {near:%m} năm {near:%Y}", "{held:%d/%m/%Y}", "held"),
        ("01 tháng 01 năm 2002", "", "held"),  # misread: a day so far away is the conference's own
        ("   tháng   năm 2026", "", "held"),
    ],
)
def test_relative_deadlines_count_from_the_day_of_the_document(
    secretary: Browser, written: str, typed: str, expected: str
) -> None:
    meeting = make.meeting()
    days = {"held": meeting.held_on, "near": meeting.held_on - timedelta(days=4)}
    text = LETTERHEAD.format(day=written.format(**days))
    sent = {"title": "", "text": text, "dated_on": typed.format(**days)}
    answer = secretary.post(f"/meetings/{meeting.id}/intake", sent)
    document_id = int(answer.headers["Location"].split("/")[2])
    draft = db.session.query(Draft).one()
    assert draft.due_on == days[expected] + timedelta(days=10)
    assert f"hạn tính từ ngày {days[expected]:%d/%m/%Y}" in secretary.get(f"/documents/{document_id}/review").text


def test_a_day_of_a_document_that_is_to_come_is_refused_and_nothing_typed_is_lost(secretary: Browser) -> None:
    meeting = make.meeting()
    for typed in (f"{clock.today() + timedelta(days=1):%d/%m/%Y}", "31/02/2026"):
        answer = secretary.post(f"/meetings/{meeting.id}/intake", {"title": "T", "text": "Rà soát.", "dated_on": typed})
        page = parsed(answer)
        assert answer.status_code == 422
        assert page.css_first("#dated_on").attributes["value"] == typed
        assert page.css_first("#dated_on-error") is not None
        assert page.css_first("#text").text().strip() == "Rà soát."
    assert db.session.query(Document).count() == 0
