"""Folding, normal form, shortening."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.text import fold, normalise, shorten


def test_a_word_without_tones_is_found_in_a_word_with_tones() -> None:
    assert fold("Đường  277 Phù Chẩn") == "duong 277 phu chan"


@pytest.mark.parametrize("text", ["Lò đốt rác", "Ủy ban nhân dân", "giải phóng mặt bằng"])
def test_composed_and_decomposed_letters_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


def test_the_normal_form_keeps_lines_and_drops_what_nobody_sees() -> None:
    assert normalise("Xã\u00a0Bắc\r\nHà\ufeff\u200b") == "Xã Bắc\nHà"


@given(st.lists(st.text()))
def test_texts_folded_one_by_one_are_the_folded_whole(texts: list[str]) -> None:
    assert " ".join(filter(None, map(fold, texts))) == fold(" ".join(texts))


@given(st.text(), st.integers(min_value=5, max_value=80))
def test_a_shortened_text_fits_on_one_line(text: str, width: int) -> None:
    short = shorten(text, width)
    assert len(short) <= width
    assert "\n" not in short
