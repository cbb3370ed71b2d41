"""Text from before Unicode: recognised, converted, said so; offsets stay those of the text as given."""

from __future__ import annotations

from datetime import date

import pytest

from config import ROOT
from tracker.extraction.directory import read_directory
from tracker.extraction.engine import read
from tracker.extraction.files import read_file, understood
from tracker.extraction.legacy import Font, convert, font_of

TOWN = read_directory((ROOT / "tracker" / "cli" / "demo" / "units.csv").read_text(encoding="utf-8"))
TCVN3 = (
    "Giao Phßng Néi vô chñ tr×, phèi hîp víi C«ng an thÞ x· rµ so¸t biªn chÕ cña c¸c ph­êng, b¸o c¸o tr­íc ngµy 15/12."
)
VNI = "Giao Phoøng Noäi vuï chuû trì, phoái hôïp vôùi Coâng an thò xaõ raø soaùt bieân cheá cuûa caùc phöôøng, baùo caùo tröôùc ngaøy 15/12."
UNICODE = (
    "Giao Phòng Nội vụ chủ trì, phối hợp với Công an thị xã rà soát biên chế của các phường, báo cáo trước ngày 15/12."
)


@pytest.mark.parametrize(("text", "font"), [(TCVN3, Font.TCVN3), (VNI, Font.VNI)])
def test_an_old_font_is_recognised_and_converted(text: str, font: Font) -> None:
    assert font_of(text) is font
    assert convert(text, font) == UNICODE
    shown, [note] = understood(text)
    assert shown == UNICODE
    assert font.value in note


@pytest.mark.parametrize(
    "text",
    [UNICODE, "Plain English words of some length stand here.", "Où est le château très élégant déjà vu ?" * 3, ""],
)
def test_other_text_is_left_as_it_is(text: str) -> None:
    assert font_of(text) is None
    assert understood(text) == (text, ())


@pytest.mark.parametrize("text", [TCVN3, VNI])
def test_the_reading_of_an_old_font_keeps_the_offsets_of_the_text_as_given(text: str) -> None:
    [item] = read(text, date(2026, 11, 24), TOWN).items
    assert (item.lead, item.coordinating, str(item.due)) == (("noi-vu",), ("cong-an",), "2026-12-15")
    assert text[item.start : item.end] == text[:-1]


def test_a_file_of_the_old_font_is_read_from_its_bytes() -> None:
    found = read_file((TCVN3 + "\n").encode("latin-1") * 3, "ket-luan.txt")
    assert found.text.startswith(UNICODE)
    assert len(found.notes) == 1


def test_text_that_lost_its_letters_is_said_so_and_not_guessed() -> None:
    broken = "Gio Phng Ni v ch tr, phi hp vi Cng n th x r sot bin ch ca cc phng, bo co trc ngy 15/12. " * 5
    shown, [note] = understood(broken)
    assert shown == broken
    assert "mất nhiều chữ cái" in note
