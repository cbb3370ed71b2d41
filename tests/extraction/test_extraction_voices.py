"""Reports of the press and of offices: whose words they give, what they order, and what they only tell."""

from __future__ import annotations

from datetime import date

import pytest

from config import ROOT
from tracker.extraction.directory import read_directory
from tracker.extraction.engine import read

TOWN = read_directory((ROOT / "tracker" / "cli" / "demo" / "units.csv").read_text(encoding="utf-8"))
DAY = date(2026, 11, 24)


def found(text: str) -> list[str]:
    """Kind and leads of each item."""
    return [f"{item.kind.value[:3]} {' '.join(item.lead)}".strip() for item in read(text, DAY, TOWN).items]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Indirect speech: what somebody must do.
        ("Theo Chủ tịch UBND thị xã, giải ngân còn chậm. Do đó, các phường phải rà soát từng dự án.", ["dir @wards"]),
        ("Phó Chủ tịch UBND thị xã lưu ý, mùa khô đang đến gần, các xã phải chủ động phương án chống hạn.", ["dir @wards"]),
        ("Đồng chí Bí thư Thị ủy nhấn mạnh, việc chi trả cho các hộ phải thực hiện đúng thời gian.", ["dir"]),
        ("Chủ tịch UBND thị xã cho rằng tiến độ chậm. Thị xã cần sớm ban hành quy chế chợ.", ["dir ubnd"]),
        ("Chủ tịch UBND thị xã nêu rõ: Phòng Y tế công khai giá dịch vụ; Phòng Nội vụ rà soát biên chế.", ["dir y-te", "dir noi-vu"]),
        ("Bí thư Thị ủy biểu dương xã Tam Sơn; đồng thời chỉ ra hạn chế và yêu cầu Phòng Nội vụ khắc phục.", ["dir noi-vu"]),
        # Orders told of the day, and handed on in writing or in the passive.
        ("Qua kiểm tra, đồng chí Bí thư Thị ủy đã chỉ đạo Ban QLDA bổ sung máy móc, nhân lực.", ["dir bqlda"]),
        ("Chủ tịch UBND thị xã vừa có văn bản yêu cầu các xã, phường dừng đốt rơm rạ.", ["dir @wards"]),
        ("Chủ tịch UBND thị xã kết luận như sau. Phòng Tư pháp được giao thẩm định quy chế.", ["dir tu-phap"]),
        # What is stressed has to be done; whom the words behind the cue's own circumstances mean.
        ("Đồng chí Bí thư Thị ủy yêu cầu các phòng, ban rà soát hồ sơ; nhấn mạnh, cần đẩy nhanh giải ngân.", ["dir @departments"] * 2),
        ("Đồng chí Bí thư Thị ủy đề nghị trên cơ sở kết quả đạt được, UBND thị xã cần xây dựng kế hoạch năm 2027.", ["dir ubnd"]),
        ("Chủ tịch UBND thị xã lưu ý, Phòng Y tế cần sớm công khai giá thuốc.", ["dir y-te"]),
        # A paper that orders, and the time ahead in a report of a meeting.
        ("Chủ tịch UBND thị xã vừa có công văn về quản lý đất đai. Theo đó, UBND các xã, phường rà soát đất công.", ["dir @wards"]),
        ("Đồng chí Phó Bí thư Thị ủy chủ trì hội nghị. Thời gian tới, các phòng, ban cần rà soát hồ sơ tồn đọng.", ["dir @departments"]),
        # Offices called by what they do; the place that was visited.
        ("Chủ tịch UBND thị xã yêu cầu ngành giáo dục cho học sinh nghỉ học; lực lượng công an phân luồng xe.", ["dir gddt", "dir cong-an"]),
        ("Bí thư Thị ủy kiểm tra đê tại xã Tam Sơn. Đồng chí đề nghị địa phương sơ tán các hộ ven sông.", ["dir tam-son"]),
        # Lists inside a sentence.
        ("Đồng chí Chủ tịch UBND thị xã chỉ đạo thực hiện một số nhiệm vụ như: Rà soát hộ nghèo; sửa cống thoát nước.", ["dir", "dir"]),
        ("Cử tri xã Tam Sơn có ý kiến, kiến nghị như: cần sớm nâng cấp tuyến đường ra đồng; sửa cống qua đường.", ["pro", "pro"]),
        # Quoted speech.
        ("“Nhà thầu phải cam kết tiến độ. Đề nghị Ban QLDA báo cáo trong tuần này”, Chủ tịch UBND thị xã nhấn mạnh.", ["dir", "dir bqlda"]),
        ("Các xã cần hoàn thành kê khai tài sản. Đó là yêu cầu của đồng chí Chủ tịch UBND thị xã tại hội nghị.", ["dir @wards"]),
        # A bare level.
        ("Đoàn đến xã Tam Sơn. Thay mặt đoàn, Phó Bí thư Thị ủy đề nghị xã rà soát danh sách hộ nghèo.", ["dir tam-son"]),
        ("Trưởng thôn xã Tam Sơn nói đường đã hỏng. Xã đề nghị Phòng QLĐT khảo sát.", ["pro qldt"]),
        # Units after their kind, by number, over a semicolon.
        ("II. NHIỆM VỤ\n1. Giao các Phòng: Nội vụ, Tư pháp và Y tế rà soát biên chế.", ["dir noi-vu tu-phap y-te"]),
        ("II. NHIỆM VỤ\n1. Các chi, đảng bộ trực thuộc Thị ủy xây dựng kế hoạch.", ["dir @party"]),
        ("II. NHIỆM VỤ\n1. Các cơ quan khối nội chính nắm tình hình.\n2. Chi cục Kiểm lâm kiểm tra rừng.", ["dir @internal-affairs", "dir"]),
        # Whom a heading, a letter, or the end of a paper addresses.
        ("II. NHIỆM VỤ\nA. Đối với UBND xã Tam Sơn\n1. Phá dỡ công trình trên đất công.", ["dir tam-son"]),
        ("Chủ tịch UBND thị xã yêu cầu Trưởng các phòng, ban; Chủ tịch UBND các xã, phường thực hiện các nội dung sau:\n1. Rà soát nhà, đất công.", ["dir @departments @wards"]),
        ("Kính gửi:\n- Các phòng, ban;\n- Công an thị xã.\nChủ tịch UBND thị xã yêu cầu:\n1. Tổ chức trực 24/24 giờ.", ["dir @departments cong-an"]),
        ("NGHỊ QUYẾT\nI. NHIỆM VỤ\n1. Phát triển chợ đầu mối.\nII. TỔ CHỨC THỰC HIỆN\n1. UBND thị xã xây dựng kế hoạch thực hiện Nghị quyết này.", ["dir ubnd"] * 2),
        ("II. NHIỆM VỤ\n1. Phòng Nội vụ rà soát biên chế; Phòng Tư pháp thẩm định quy chế; niêm yết thủ tục.", ["dir noi-vu", "dir tu-phap", "dir tu-phap"]),
        ("II. NHIỆM VỤ\n1. Sửa cống Đồng Chanh: giao Phòng QLĐT khảo sát.", ["dir qldt"]),
        ("II. Ý KIẾN\n1. Ý kiến của đồng chí Bí thư Thị ủy\nĐề nghị Phòng Y tế rà soát thuốc.", ["dir y-te"]),
        # Work whose object was decided before.
        ("II. NHIỆM VỤ\n1. Phòng QLĐT tháo dỡ các công trình đã có quyết định cưỡng chế.", ["dir qldt"]),
        ("II. NHIỆM VỤ\n1. Phòng QLĐT rà soát biển hiệu; nếu giữ biển cũ phải thông báo cho chủ hộ.", ["dir qldt"] * 2),
    ],
)  # fmt: skip
def test_what_a_report_orders(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Trong tháng, Thường trực Thị ủy đã tập trung lãnh đạo, chỉ đạo các xã triển khai nhiệm vụ. Chỉ đạo các chi, đảng bộ quán triệt nghị quyết.",
        "Từ đầu năm đến nay, UBND thị xã đã chỉ đạo các xã rà soát hộ nghèo; tổ chức 12 lớp tập huấn.",
        "Đồng chí Chủ tịch UBND thị xã khẳng định: Chính quyền sẽ tập trung giải quyết các vấn đề còn tồn tại.",
        "Chủ tịch UBND thị xã nhấn mạnh: theo Luật Xây dựng, chủ đầu tư phải thông báo khởi công.",
        "Được biết, công trình có vốn 12 tỷ đồng, dự kiến hoàn thành trong năm 2027.",
        "Lãnh đạo xã Tam Sơn phát biểu tại hội nghị lấy ý kiến về đồ án quy hoạch",
        "Các đại biểu đã thảo luận, đề xuất các giải pháp nhằm thực hiện hiệu quả trong thời gian tới.",
        "Nhân dịp này, Thị ủy tặng giấy khen 3 tập thể.",
        "Kính gửi:\n- Giám đốc các Sở: Tài chính, Xây dựng;\n- Chủ tịch UBND các xã, phường.",
        "II. NHIỆM VỤ\n1. Mục tiêu: giảm hộ nghèo còn 3%; tăng trưởng 8%.",
        "Nhận được Công văn này, yêu cầu các cơ quan, đơn vị nghiêm túc triển khai thực hiện.",
        "Chủ tịch UBND thị xã lưu ý người đứng đầu phải chịu trách nhiệm nếu để xảy ra vi phạm.",
    ],
)
def test_what_a_report_only_tells(text: str) -> None:
    assert found(text) == []


def test_a_caption_does_not_run_into_the_sentence_below_it() -> None:
    text = (
        "Đồng chí Nguyễn Văn A – Chủ tịch UBND thị xã phát biểu chỉ đạo\n"
        "Phát biểu tại hội nghị, đồng chí Nguyễn Văn A yêu cầu Phòng Kinh tế kiểm tra đê."
    )
    assert found(text) == ["dir kinh-te"]


def test_the_work_says_more_than_where_it_lies() -> None:
    items = read("II. NHIỆM VỤ\n1. Phun khử khuẩn trong trường học.", DAY, TOWN).items
    assert [item.topic.value for item in items] == ["health"]
