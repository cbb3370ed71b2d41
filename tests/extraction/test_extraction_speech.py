"""Orders and requests in reports, minutes and decisions: who speaks, who is meant, and what only tells."""

from __future__ import annotations

from datetime import date

import pytest

from config import ROOT
from tracker.extraction.directory import read_directory
from tracker.extraction.engine import read

TOWN = read_directory((ROOT / "tracker" / "cli" / "demo" / "units.csv").read_text(encoding="utf-8"))
DAY = date(2026, 11, 24)
CHAIR = "Chủ tịch UBND thị xã yêu cầu Phòng Nội vụ rà soát biên chế. "


def found(text: str) -> list[str]:
    """Kind and leads of each item."""
    return [f"{item.kind.value[:3]} {' '.join(item.lead)}".strip() for item in read(text, DAY, TOWN).items]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Who speaks.
        ("Kết luận cuộc họp, Chủ tịch UBND thị xã Trần Văn B nêu rõ tiến độ chậm. Ông giao Ban QLDA khởi công cầu trước 30/4.", ["dir bqlda"]),
        ("Bà Lê Thị C, Phó Chủ tịch UBND thị xã, chủ trì. Bà yêu cầu Phòng Y tế khử khuẩn chợ; các xã, phường tổng vệ sinh.", ["dir y-te", "dir @wards"]),
        ("Ông Đỗ Văn D, Trưởng thôn xã Tam Sơn, nói đê đã nứt; thay mặt bà con, ông kiến nghị UBND thị xã gia cố đê.", ["pro ubnd"]),
        ("Ở Phù Khê, người dân bức xúc. “Khói cả ngày”, bà Vũ Thị E, Trưởng thôn, nói và đề nghị Phòng Kinh tế kiểm tra lò gạch.", ["pro kinh-te"]),
        ("Lãnh đạo xã Tam Sơn đề nghị thị xã cấp thêm xe. Đồng chí Chủ tịch UBND thị xã giao Phòng Tài chính - Kế hoạch bố trí vốn.", ["pro ubnd", "dir tckh"]),
        ("Thị xã yêu cầu Ban QLDA đẩy nhanh tiến độ cầu vượt; các phường bàn giao mặt bằng trước ngày 15/12.", ["dir bqlda", "dir @wards"]),
        # Whom: unknown, passive, by person, through a committee, by a theme.
        ("Chủ tịch UBND thị xã đề nghị nhà thầu tập trung nhân lực, hoàn thành trước ngày 31/12.", ["dir"]),
        ("Phó Bí thư Thị ủy nhấn mạnh ngành Tuyên giáo cần bám sát nhiệm vụ; chủ động tham mưu các đề án.", ["dir", "dir"]),
        (CHAIR + "Phòng Kinh tế được giao cắm mốc đê trước ngày 15/12.", ["dir noi-vu", "dir kinh-te"]),
        (CHAIR + "Hội Nông dân thị xã được đề nghị vận động bà con gieo cấy.", ["dir noi-vu", "dir nong-dan"]),
        ("II. NHIỆM VỤ\n1. Đồng chí Ngô Văn G, Phó Chủ tịch UBND thị xã theo dõi, đôn đốc việc thực hiện.", ["dir ubnd"]),
        ("II. NHIỆM VỤ\n1. Đề nghị UBND thị xã chỉ đạo Phòng Tài nguyên và Môi trường rà soát hồ sơ đất.", ["dir tnmt"]),
        ("II. NHIỆM VỤ\n1. Giao UBND thị xã chỉ đạo các ngành chức năng khắc phục hậu quả bão.", ["dir ubnd"]),
        (CHAIR + "Riêng các xã, ông yêu cầu dọn rác ven kênh.", ["dir noi-vu", "dir @wards"]),
        ("II. NHIỆM VỤ\n1. Tam Sơn và Phù Khê còn nợ hồ sơ; yêu cầu hai xã này nộp trước ngày 5/12.", ["dir tam-son phu-khe"]),
        ("II. NHIỆM VỤ\n1. Yêu cầu hai xã về đích năm nay là Tam Sơn và Phù Khê nộp hồ sơ thẩm định.", ["dir tam-son phu-khe"]),
        ("II. NHIỆM VỤ\n1. Yêu cầu các sở, ban, ngành, đoàn thể và UBND các xã, phường xây dựng kế hoạch.", ["dir @departments @front @wards"]),
        ("II. NHIỆM VỤ\n1. Đề nghị cấp ủy, chính quyền địa phương tuyên truyền về bầu cử.", ["dir @party @wards"]),
        # Lists, inside a sentence and below it.
        ("Chủ tịch UBND thị xã giao Phòng Y tế thực hiện các nhiệm vụ sau: Một là, rà soát tủ thuốc; hai là, tập huấn cho trạm y tế.", ["dir y-te"] * 2),
        ("HĐND đề nghị UBND thị xã tập trung một số việc sau:\n- Sửa đê Tam Sơn.\n- Chỉ đạo Phòng Y tế:\n+ Mua thuốc cho các trạm.\n+ Khám cho người già.", ["dir ubnd", "dir y-te", "dir y-te"]),
        ("QUYẾT ĐỊNH\nĐiều 1. Giao Phòng Nội vụ tuyển dụng viên chức.\nĐiều 2. UBND xã Tam Sơn báo cáo kết quả trong 15 ngày.", ["dir noi-vu", "dir tam-son"]),
        ("## II. NHIỆM VỤ\n### 1. Giao Phòng Kinh tế\n- Kiểm tra **chợ Giầu**.\n### 2. Giao Phòng Y tế\n- Mua vắc xin cúm mùa.", ["dir kinh-te", "dir y-te"]),
        # Time before the verb, conditions, abbreviations.
        ("II. NHIỆM VỤ\n1. Phòng Nội vụ theo dõi thi đua; trước ngày 20 hằng tháng tổng hợp, báo cáo UBND thị xã.", ["dir noi-vu"] * 2),
        ("II. NHIỆM VỤ\n1. Phòng Quản lý đô thị kiểm tra. Trong trường hợp không đủ giấy phép, phải đình chỉ thi công.", ["dir qldt"] * 2),
        ("II. NHIỆM VỤ\n1. X. Tam Sơn đ/n P.TNMT cắm lại mốc đất bãi.", ["pro tnmt"]),
        # An inspection's recommendations.
        ("KẾT LUẬN KIỂM TRA\nviệc thu chi tại trường\nA. KẾT QUẢ KIỂM TRA\nTrường thu sai 45 triệu đồng.\nB. KIẾN NGHỊ\n1. Kiến nghị Phòng Giáo dục và Đào tạo chấn chỉnh việc thu.", ["dir gddt"]),
        # What only tells.
        (CHAIR + "Không khí buổi làm việc rất cởi mở. Không ai vắng mặt.", ["dir noi-vu"]),
        (CHAIR + "Xây dựng nông thôn mới là nhiệm vụ lâu dài. Thực hiện chỉ đạo của Thị ủy, các xã đã ra quân.", ["dir noi-vu"]),
        (CHAIR + "Bà Phượng đồng tình với vị trí do xã chọn. Chia tay, ông chúc bà con ăn Tết vui.", ["dir noi-vu"]),
        ("II. NHIỆM VỤ\n1. Đồng chí Trưởng phòng Nội vụ báo cáo: đã rà soát 12 đơn vị.", []),
        ("II. NHIỆM VỤ\n1. Công trình hồ Ngọc, xã Tam Sơn hoàn thành năm 2025.", []),
    ],
)  # fmt: skip
def test_who_speaks_and_who_is_meant(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("trình UBND thị xã giữa T12", "2026-12-15"),
        ("xong trước ngày 30-12", "2026-12-30"),
        ("trình ký đầu tháng 12", "2026-12-10"),
        ("báo cáo tại kỳ họp thứ Sáu", None),
        ("báo cáo tại kỳ họp tới (dự kiến tổ chức vào tháng 12/2026)", None),
        ("trước ngày 25 hằng tháng tổng hợp số liệu", "2026-11-25"),
        ("định kỳ thứ Năm hằng tuần gửi số liệu", "2026-11-26"),
    ],
)
def test_days_as_minutes_write_them(words: str, due: str | None) -> None:
    item = read(f"II. NHIỆM VỤ\n1. Phòng Nội vụ rà soát biên chế, {words}.", DAY, TOWN).items[-1]
    assert (item.due and item.due.isoformat()) == due


def test_how_long_something_is_asked_for_is_no_deadline() -> None:
    text = "Chủ tịch UBND xã Tam Sơn đề nghị thị xã cho mượn hai máy xúc dọn đường đến hết tháng 12."
    assert [item.due for item in read(text, DAY, TOWN).items] == [None]


def test_work_goes_on_at_the_place_named_before() -> None:
    text = "II. NHIỆM VỤ\n1. Đường trục Phù Khê bị cày nát. Ban QLDA dặm vá xong tuyến này trước ngày 15/12."
    assert read(text, DAY, TOWN).items[0].places == ("phu-khe",)


def test_heads_and_numbers_of_pages_do_not_cut_a_sentence() -> None:
    head = "THÔNG BÁO KẾT LUẬN THÁNG MƯỜI MỘT"
    text = f"{head}\nII. NHIỆM VỤ\n1. Giao Phòng Tài nguyên và\n2\n{head}\nMôi trường cấp giấy chứng nhận\n3\n{head}\ncho 12 hộ trước ngày 15/12."
    (item,) = read(text, DAY, TOWN).items
    assert (item.lead, item.due) == (("tnmt",), date(2026, 12, 15))
    assert text[item.start : item.end].startswith("Giao Phòng")
    assert text[item.start : item.end].endswith("15/12")


def test_lines_broken_at_a_width_break_no_name_and_no_verb() -> None:
    words = (
        "II. NHIỆM VỤ\n- Chỉ\nđạo Phòng Lao động - Thương\nbinh và Xã hội phối\nhợp với Ban\nChỉ huy Quân sự thị\nxã thăm hỏi gia đình chính\n"
        "sách, hoàn\nthành trước\nngày 20/12."
    )
    (item,) = read(words, DAY, TOWN).items
    assert (item.lead, item.coordinating, item.due) == (("ldtbxh",), ("quan-su",), date(2026, 12, 20))


def test_a_table_pasted_with_tabs_gives_its_rows() -> None:
    text = (
        "STT\tNội dung công việc\tChủ trì\tPhối hợp\tThời hạn\nA\tHạ tầng\n1\tSửa đường Phù Khê\tBan QLDA\tUBND xã Phù Khê\t15/12/2026\n"
        "2\tNạo vét cống\tnt\t\tĐã hoàn thành\n3\tThay đèn đường\tnt\t\tTrong tháng 12"
    )
    got = [(item.lead, item.coordinating, item.due) for item in read(text, DAY, TOWN).items]
    assert got == [
        (("bqlda",), ("phu-khe",), date(2026, 12, 15)),
        (("bqlda",), (), date(2026, 12, 31)),
    ]
