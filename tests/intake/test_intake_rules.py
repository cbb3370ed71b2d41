"""Rules of review, without a database."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.intake.rules import Span, carve, corrected, cuts, excerpt_span, likeness, trim

TEXT = "rà soát hộ lấn chiếm; báo cáo trước ngày 5/12, đồng thời giao Phòng X dọn vỉa hè"


def test_a_passage_can_be_split_where_an_order_may_end() -> None:
    found = [cut.after for cut in cuts(TEXT, 0, len(TEXT))]
    assert found[0].startswith("báo cáo")
    assert any(after.startswith("giao Phòng X") for after in found)


def test_no_split_leaves_a_scrap() -> None:
    text = "a, rà soát danh sách; b."
    assert [(cut.before, cut.after) for cut in cuts(text, 0, len(text))] == []


def test_the_words_around_a_split_are_whole_words() -> None:
    words = "khảo sát hiện trạng tuyến đường qua thôn Đông Phù và thôn Đoài, lập dự toán sửa chữa trình phê duyệt sớm"
    [first, *_] = [cut for cut in cuts(words, 0, len(words)) if cut.after.startswith("lập")]
    assert f" {first.before}" in f" {words}"
    assert f"{first.after} " in f"{words} "


def test_a_selection_leaves_the_rest_of_the_passages_it_cuts() -> None:
    text = "một hai ba. bốn năm sáu."
    left = carve(text, [Span(0, 11), Span(12, 24)], Span(8, 15))
    assert left == [(0, [Span(0, 7)]), (1, [Span(16, 24)])]


@given(st.text(alphabet="ab ;.\n", max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_a_trimmed_span_has_words_and_no_white_space_at_its_ends(text: str, start: int, end: int) -> None:
    span = trim(text, Span(min(start, end), max(start, end)))
    if span is not None:
        words = text[span.start : span.end]
        assert words == words.strip()
        assert any(sign.isalnum() for sign in words)


def test_an_excerpt_is_found_whatever_its_white_space_but_only_when_it_stands_once() -> None:
    text = "giao  Phòng X\nrà soát. giao Phòng Y"
    assert excerpt_span(text, "giao Phòng X rà soát") == Span(0, 21)
    assert excerpt_span(text, "giao") is None
    assert excerpt_span(text, "không có") is None
    assert excerpt_span(text, "  ") is None


def test_what_was_corrected_is_named_in_order() -> None:
    proposed = {"kind": "directive", "title": "A", "lead": ["x"], "due": None}
    assert corrected(proposed, proposed) == ()
    assert corrected(proposed, {**proposed, "lead": ["y"], "title": "B"}) == ("title", "lead")
    assert corrected({}, proposed) == ()


@pytest.mark.parametrize(
    ("ordered", "place", "topic", "joined"),
    [
        ("Rà soát hiện trạng cống thoát nước xóm Đông, báo cáo", True, False, True),
        ("Sửa mặt đường trục xã", True, True, True),
        ("Khơi cống thoát nước toàn thị xã", False, True, True),
        ("Niêm yết lịch tiếp công dân", True, False, False),
        ("Chỉnh trang vỉa hè", False, True, False),
        ("Khơi cống thoát nước toàn thị xã", False, False, False),
    ],
)
def test_an_order_answers_a_request_by_place_topic_and_words(
    ordered: str, place: bool, topic: bool, joined: bool
) -> None:
    asked = "Bố trí vốn sửa cống thoát nước xóm Đông"
    assert bool(likeness(asked, ordered, same_place=place, same_topic=topic)) is joined
