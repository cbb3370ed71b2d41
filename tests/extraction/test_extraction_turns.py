"""Turns of office language, one small text each: who is meant, what is an order, and what is none."""

from __future__ import annotations

from datetime import date

import pytest

from config import ROOT
from tracker.extraction.directory import read_directory
from tracker.extraction.engine import read

TOWN = read_directory((ROOT / "tracker" / "cli" / "demo" / "units.csv").read_text(encoding="utf-8"))
CHAIR = "Kết luận hội nghị, đồng chí Chủ tịch UBND thị xã yêu cầu Phòng Tư pháp rà soát quy chế chợ. "


def leads(text: str) -> list[tuple[str, str]]:
    items = read(text, date(2026, 11, 24), TOWN).items
    return [(" ".join(item.lead), " ".join(text[item.start : item.end].split())[:30]) for item in items]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CHAIR + "Giao Phòng QLĐT kiểm tra biển quảng cáo; tháo dỡ biển vi phạm.", ["tu-phap", "qldt", "qldt"]),
        ("II. NHIỆM VỤ\n1. Đề nghị UBND tỉnh bố trí vốn sửa đê sông.", [""]),
        ("II. NHIỆM VỤ\n1. Đề nghị Sở Giao thông vận tải sớm sửa cầu yếu.", [""]),
        ("II. NHIỆM VỤ\n1. Phòng Nội vụ, Thanh tra thị xã rà soát biên chế. Các đơn vị nêu trên báo cáo trước ngày 10/12.", ["noi-vu thanh-tra"] * 2),
        ("II. NHIỆM VỤ\n1. Công an xã Tam Sơn tuần tra ban đêm tại chợ.", ["tam-son"]),
        ("II. NHIỆM VỤ\n1. PHÒNG TÀI NGUYÊN VÀ MÔI TRƯỜNG kiểm tra bãi rác ven đê.", ["tnmt"]),
        ("II. NHIỆM VỤ\n1. Phong Tai nguyen va Moi truong kiem tra bai rac ven de.", ["tnmt"]),
        ("II. NHIỆM VỤ\n1. Tặng quà hộ nghèo: UBND phường Tân Hồng lập danh sách.", ["tan-hong"]),
        ("II. NHIỆM VỤ\n1. UBND các xã: Tam Sơn, Phù Khê\na) Rà soát hộ nghèo cuối năm.\nb) Hằng tháng báo cáo số hộ thoát nghèo.", ["tam-son phu-khe"] * 2),
        ("II. NHIỆM VỤ\n1. Ban QLDA hoàn thành mặt cầu; trường hợp nhà thầu chậm, chấm dứt hợp đồng.", ["bqlda"] * 2),
        ("II. NHIỆM VỤ\n1. Phòng QLĐT:\na) Cùng Công an thị xã giải tỏa vỉa hè.", ["qldt"]),
        ("II. NHIỆM VỤ\n1. Giao các xã, phường.", []),
        ("II. NHIỆM VỤ\n1. Phòng Tư pháp hiện có 5 biên chế.", []),
        ("II. NHIỆM VỤ\n1. Các đơn vị chủ động triển khai theo chức năng.", []),
        ("II. NHIỆM VỤ\n1. Giải ngân 8 tháng đạt 51% kế hoạch.", []),
        (CHAIR + "Đồng chí Phó Chủ tịch UBND thị xã chủ trì hội nghị.", ["tu-phap"]),
    ],
)  # fmt: skip
def test_whom_a_turn_of_language_means(text: str, expected: list[str]) -> None:
    assert [lead for lead, _ in leads(text)] == expected, leads(text)


@pytest.mark.parametrize(
    "text", ["1. Giao Phòng Tư pháp báo cáo định kỳ hằng quý, ngày 0.", "Xong trong năm 0000.", "hạn 30/2/2027"]
)
def test_a_day_that_no_calendar_has_is_no_fault(text: str) -> None:
    assert all(item.due is None for item in read(text, date(2026, 11, 24), TOWN).items)


def test_a_theme_before_a_comma_gives_its_place_to_the_order() -> None:
    text = CHAIR + "Đối với tuyến đường qua phường Tân Hồng, giao Ban QLDA sửa mặt đường."
    assert read(text, date(2026, 11, 24), TOWN).items[-1].places == ("tan-hong",)


def test_a_closing_sentence_dates_all_work_of_its_section() -> None:
    text = (
        "II. NHIỆM VỤ\n1. Phòng Nội vụ\na) Rà soát biên chế các phường.\nb) Lập danh sách cán bộ nghỉ hưu.\n"
        "Các nội dung tại mục này xong trước ngày 18/12/2026.\n2. Phòng Tư pháp rà soát quy chế chợ."
    )
    dues = [str(item.due or "") for item in read(text, date(2026, 11, 24), TOWN).items]
    assert dues == ["2026-12-18", "2026-12-18", ""]


PROVINCE = read_directory(
    """code,kind,name,aliases
tinh-uy,authority,Tỉnh ủy Hà Đông,Tỉnh ủy
ubnd,authority,Ủy ban nhân dân tỉnh Hà Đông,UBND tỉnh
long-an,ward,Huyện Long Ân,UBND huyện Long Ân|Long Ân
phu-my,ward,Thị xã Phú Mỹ,UBND thị xã Phú Mỹ|Phú Mỹ
ha-dong,ward,Thành phố Hà Đông,UBND thành phố Hà Đông|TP Hà Đông
so-xd,department,Sở Xây dựng,SXD
so-tc,department,Sở Tài chính,STC
"""
)


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("1. Sở Xây dựng chủ trì, phối hợp với Sở Tài chính rà soát chỉ giới.", ("so-xd",)),
        ("1. UBND các huyện, thị xã, thành phố công khai quy hoạch.", ("@wards",)),
        ("1. Giao các huyện, thành phố rà soát hộ nghèo.", ("@wards",)),
        ("1. UBND huyện Long Ân, UBND thị xã Phú Mỹ giải tỏa hành lang.", ("long-an", "phu-my")),
        ("1. UBND các huyện: Long Ân, Phú Mỹ giải tỏa hành lang.", ("long-an", "phu-my")),
        ("1. Huyện Long Ân đề nghị tỉnh bố trí vốn sửa cầu.", ("ubnd",)),
        ("1. Huyện Long Ân đề nghị trung ương bố trí vốn sửa cầu.", ()),
    ],
)
def test_a_province_with_districts_reads_like_a_town(text: str, lead: tuple[str, ...]) -> None:
    [item] = read(f"II. NHIỆM VỤ\n{text}", date(2026, 11, 24), PROVINCE).items
    assert item.lead == lead
