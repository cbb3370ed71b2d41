"""Any text at all: spans in order and inside it, the same twice, and an answer soon."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from config import ROOT
from tracker.extraction.directory import read_directory
from tracker.extraction.engine import read

TOWN = read_directory((ROOT / "tracker" / "cli" / "demo" / "units.csv").read_text(encoding="utf-8"))
DAY = date(2026, 11, 24)

PIECES = (
    "Giao ", "Yêu cầu ", "đề nghị ", "Phòng Nội vụ", "UBND các xã: ", "Tam Sơn", "các xã, phường", "và ", ", ", "; ", ". ", ":\n",
    "\n\n", "1. ", "II. ", "a) ", "- ", " | ", "rà soát ", "báo cáo ", "trước ngày 15/12", "hằng tháng", "quý IV", "trong 5 ngày làm việc",
    "phối hợp với ", "chủ trì", "đồng chí Chủ tịch ", "đã hoàn thành", "(", ")", "“", "”", "…", "Đối với ", "không ", "Nơi nhận:\n",
    "a\u0301", "\u00a0", "\u200b", "\r\n", "HOÀ", "ngày25/8", "31/02/2026", "thứ Sáu", "nếu ", "thì ", "🙂", "\ufeff",
)  # fmt: skip

texts = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
    st.text(max_size=300),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=40).map("".join),
)


@settings(max_examples=150, deadline=None)
@given(texts)
def test_any_text_yields_spans_in_order_and_inside_it(text: str) -> None:
    reading = read(text, DAY, TOWN)
    at = 0
    for item in reading.items:
        assert at <= item.start < item.end <= len(text)
        assert text[item.start : item.end].strip()
        assert item.title
        assert 0 <= item.confidence <= 1
        assert all(0 <= cue.start < cue.end <= len(text) for cue in item.cues)
        at = item.end


@settings(max_examples=150, deadline=None)
@given(texts)
def test_passages_hold_every_word_once_and_each_item_whole(text: str) -> None:
    reading = read(text, DAY, TOWN)
    at, seen = 0, []
    for passage in reading.passages:
        assert at <= passage.start < passage.end <= len(text)
        left_out = text[at : passage.start]
        assert sum(sign.isalpha() for sign in left_out) <= 3 * left_out.count("\n") + 5, "only list marks are left out"
        if passage.item is not None:
            item = reading.items[passage.item]
            assert passage.start <= item.start
            assert item.end <= passage.end
            seen.append(passage.item)
        at = passage.end
    assert seen == list(range(len(reading.items)))


@settings(max_examples=40, deadline=None)
@given(texts)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read(text, DAY, TOWN) == read(text, DAY, TOWN)


@pytest.mark.parametrize(
    "unit",
    [",", ";", "(", "()", ".", " ", "\n", "a | b\n", "1", "1/1/", "ngày 1 tháng 1 ", "UBND xã Tam Sơn, ", "các xã, phường, ",
     "giao ", "đề nghị ", "về công tác , ", "- ", "1. ", "I. ", "cùng ", "a: ", "nào thì ", "nếu a ", "a\u0301\u0302", "(Phòng Nội vụ chủ trì) ",
     "yêu cầu ", "đề nghị trong thời gian tới ", "Đồng chí Nguyễn Văn ", "ông A, ", "được giao ", "a\tb\tc\n", "**", "## ", "sau: ", "một là, ",
     "Phòng Nội vụ, ", "cấp ủy, chính quyền ", "các sở, ban, ngành ", "hai xã này ", "hai xã là ", "thôn A, ", "ngành a ", "là ", "riêng các xã, ",
     "UBND thị xã chỉ đạo ", "trước ngày ", "thứ hai tuần ", "ngày 1-1 ", "T9 ", "đất đai ", "+ a\n- b\n", "dòng đầu của trang\n", "x\n\n1\n\n"],
)  # fmt: skip
def test_a_long_run_of_anything_is_read_through(unit: str) -> None:
    """With a pattern that backtracks without end this would not come back."""
    text = unit * (20_000 // len(unit))
    reading = read(text, DAY, TOWN)
    assert all(passage.end <= len(text) for passage in reading.passages)
