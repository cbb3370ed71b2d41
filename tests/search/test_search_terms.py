"""How a query is read, which words of a text are marked, and which stretch of it is shown."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.terms import MOST_WORDS, Term, folded_words, places_of, read_terms, toned_words, words_of
from tracker.search.rules import Span, days_of, excerpt, marked, task_number


def terms(query: str) -> list[str]:
    """Terms as they are understood: words joined by "+", a beginning by "*"."""
    return ["+".join(term.words) + ("*" if term.prefix else "") for term in read_terms(query).all]


@pytest.mark.parametrize(
    ("query", "understood"),
    [
        ("đường 277", ["duong", "277"]),
        ("Giải phóng mặt", ["giai", "phong", "mat*"]),
        ('"giải phóng" mặt bằng', ["giai+phong", "mat", "bang*"]),
        ("“Giải phóng mặt”", ["giai+phong+mat"]),
        ("số 12-TB/TU", ["so", "12+tb+tu*"]),
        ("trước 30/6", ["truoc", "30+6"]),
        ('"chưa đóng ngoặc', ["chua", "dong", "ngoac*"]),
        ("đất NOT rác OR -thải NEAR(a) cột:x *", ["dat", "not", "rac", "or", "thai", "near+a", "cot+x"]),
        ("b", ["b"]),
        ("", []),
        ('"" *** - :', []),
        ("ha\u0323n", ["han*"]),
    ],
)
def test_whatever_is_typed_is_read_as_words(query: str, understood: list[str]) -> None:
    assert terms(query) == understood


def test_words_with_tones_are_told_from_words_without() -> None:
    assert read_terms("Đường lo 277 ĐẤT").toned == ("đường", "đất")
    assert toned_words("Đường lô 277, đường ĐẤT an") == "lô đường đất"
    assert folded_words("Đường lô 277,", "số 12-TB/TU") == "duong lo 277 so 12 tb tu"


def test_a_long_query_is_cut_not_refused() -> None:
    assert len(read_terms("a b " * 500).all) <= MOST_WORDS
    assert sum(len(term.words) for term in read_terms('"' + "một hai " * 20).all) <= MOST_WORDS


def show(query: str, text: str, width: int = 220) -> str:
    return "".join(f"[{piece.text}]" if piece.hit else piece.text for piece in excerpt(text, read_terms(query), width))


@pytest.mark.parametrize(
    ("query", "text", "shown"),
    [
        (
            "duong 277",
            "Sửa Đường 277 đoạn qua chợ, dưới chân đê 2771",
            "Sửa [Đường] [277] đoạn qua chợ, dưới chân đê 2771",
        ),
        ("12-tb/tu", "Theo số 12-TB/TU, và số 12", "Theo số [12-TB/TU], và số 12"),
        ('"mat bang"', "Mặt đường. Giao mặt bằng", "Mặt đường. Giao [mặt bằng]"),
        ("giai pho", "Giải phóng", "[Giải] [phóng]"),
        ("đất", "dat, đất, đạt, đất\u0301", "[dat], [đất], [đạt], [đất\u0301]"),
        ("khong", "Một dòng\n\nhai dòng", "Một dòng hai dòng"),
    ],
)
def test_what_matches_is_marked_in_the_words_as_they_are_written(query: str, text: str, shown: str) -> None:
    assert show(query, text) == shown


def test_of_a_long_text_the_stretch_is_shown_that_holds_the_most_of_what_was_typed() -> None:
    text = (
        "Rác thải ở chợ. "
        + "Phần mở đầu không nói gì. " * 20
        + "Thu gom rác thải ven đê trước ngày 05/12. "
        + "Hết. " * 60
    )
    shown = show("rac thai ven de", text, 100)
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert "[rác] [thải] [ven] [đê]" in shown
    assert len(shown) < 160


@given(st.text(max_size=80), st.text(max_size=400), st.integers(20, 120))
def test_pieces_put_together_are_the_text_and_nothing_ever_fails(query: str, text: str, width: int) -> None:
    understood = read_terms(query)
    assert "".join(piece.text for piece in marked(text, understood)) == text
    excerpt(text, understood, width)
    assert all(term.words and all(term.words) for term in understood.all)
    assert all(folded_words(text).split() for _ in [0] if folded_words(text))


@given(st.text(max_size=200))
def test_the_places_of_words_are_the_words(text: str) -> None:
    places, folded = places_of(text)
    words = list(words_of(text))
    assert folded == [word.folded for word in words]
    assert [place.span() for place in places] == [(word.start, word.end) for word in words]


#: Words that begin, repeat and contain each other.
WORDS = st.lists(st.sampled_from(("Đường", "đường", "duong", "du", "liên", "lien-thôn", "thôn", "277", "27", "ơ", ";")))


@given(WORDS, WORDS)
def test_what_is_marked_is_what_the_terms_say_of_each_word(asked: list[str], text: list[str]) -> None:
    terms, words = read_terms(" ".join(asked)), [word.folded for word in words_of(" ".join(text))]
    marks = [piece.text for piece in marked(" ".join(text), terms) if piece.hit]
    wanted, at = [], 0
    while at < len(words):
        fits = [len(term.words) for term in terms.all if stands(words[at:], term)]
        if fits:
            wanted.append(words[at : at + max(fits)])
        at += max(fits, default=1)
    assert [[word.folded for word in words_of(mark)] for mark in marks] == wanted


def stands(words: list[str], term: Term) -> bool:
    here = words[: len(term.words)]
    if term.prefix and len(here) == len(term.words):
        here[-1] = here[-1][: len(term.words[-1])]
    return tuple(here) == term.words


def test_a_number_leads_to_a_task_and_a_sharp_sign_says_that_it_is_one() -> None:
    assert task_number(" #12 ") == (12, True)
    assert task_number("277") == (277, False)
    assert [task_number(each) for each in ("đường 277", "#", "12a", "1234567890")] == [None] * 4


def test_spans_of_time() -> None:
    today = date(2026, 11, 24)
    assert days_of(Span.MONTH, today) == (date(2026, 10, 25), today)
    assert days_of(Span.QUARTER, today) == (date(2026, 8, 26), today)
    assert days_of(Span.YEAR, today) == (date(2026, 1, 1), today)
    assert days_of(Span.LAST_YEAR, today) == (date(2025, 1, 1), date(2025, 12, 31))


def test_a_term_that_was_typed_twice_is_looked_for_once() -> None:
    assert read_terms("đường đường đường x").all == (Term(("duong",)), Term(("x",)))
