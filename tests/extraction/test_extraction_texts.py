"""Whole texts of different writers: what is proposed for each, and what is left alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from config import ROOT
from tracker.extraction.directory import read_directory
from tracker.extraction.engine import read
from tracker.extraction.reading import Item

HERE = Path(__file__).parent / "texts"
TOWN = read_directory((ROOT / "tracker" / "cli" / "demo" / "units.csv").read_text(encoding="utf-8"))

#: For each text its day, and line by line: kind, lead, coordinating, due, recurrence, a piece of the words.
EXPECTED: dict[str, tuple[date, str]] = {
    "notice": (
        date(2021, 9, 10),
        """
        directive | tckh | thue @wards | 2021-09-25 | | rà soát nguồn thu
        directive | tckh | | | | điều chuyển vốn giữa các dự án
        directive | tnmt | | 2021-09-30 | | quy hoạch sử dụng đất
        directive | tnmt | chau-khe | 2021-10-30 | | bãi đổ xỉ thép
        directive | tnmt | | 2021-09-16 | weekly | cấp giấy chứng nhận
        directive | bqlda | | | | đôn đốc nhà thầu
        directive | bqlda | | 2021-09-20 | | bàn giao mặt bằng sạch
        directive | cong-an | qldt dong-ngan tan-hong dinh-bang | 2021-09-30 | | giải tỏa vi phạm
        directive | @departments @wards | | | | chế độ báo cáo
        directive | tiep-dan | | | | lịch đối thoại
        directive | thanh-tra | | 2021-10-01 | | đơn tố cáo
        directive | gddt | | | | kiểm tra thực tế
        """,
    ),
    "news": (
        date(2021, 7, 12),
        """
        proposal | ubnd | | | | trường tiểu học số 2
        proposal | qldt | | | | thủ tục cấp phép xây dựng
        directive | @wards | | 2021-08-15 | | đại hội chi bộ
        directive | @wards | | | | kết nạp đảng viên
        directive | @wards | | | | phòng, chống dịch
        directive | @wards | | | | giải quyết đơn thư
        directive | ubnd | | | | đường vành đai 4
        directive | @wards | | | | quỹ đất dôi dư
        directive | to-chuc | | | | kiện toàn nhân sự
        directive | tuyen-giao | | | | định hướng tuyên truyền
        directive | @front | | | | hiến đất mở đường
        directive | thanh-tra | cong-an | 2021-07-31 | | xác minh
        """,
    ),
    "minutes": (
        date(2021, 3, 5),
        """
        proposal | ubnd | | | | cưỡng chế 03 hộ
        proposal | ubnd | | | | rà phá bom mìn
        proposal | bqlda | | | | làm việc với Sở GTVT
        directive | dong-ky | | 2021-03-31 | | vận động 03 hộ còn lại
        directive | bqlda | | 2021-05-31 | | hoàn thành phần thô
        directive | bqlda | | | | thỏa thuận đấu nối
        directive | bqlda | | | | nghiệm thu PCCC
        directive | ttptqd tnmt | | 2021-03-20 | | thẩm định giá đất
        directive | vp-ubnd | | 2021-03-05 | weekly | tổng hợp báo cáo
        """,
    ),
    "plan": (
        date(2022, 1, 10),
        """
        directive | vhtt | @wards | 2022-06-30 | | tổ công nghệ số cộng đồng
        directive | @wards | | 2022-04-30 | | đài truyền thanh
        directive | vhtt | tckh | 2022-06-30 | | wifi tại 20 nhà văn hóa
        directive | vhtt | | | quarterly | cơ quan thường trực
        directive | tckh | | | | bố trí kinh phí
        directive | mttq @front | | | | vận động hội viên
        directive | tnmt | dinh-bang tan-hong | 2022-09-30 | | Số hóa hồ sơ đất đai
        directive | vp-ubnd | dinh-bang tan-hong | 2022-09-30 | | cổng thông tin điện tử
        """,
    ),
}


def line_of(item: Item, words: str) -> str:
    fields = (
        item.kind.value,
        " ".join(item.lead),
        " ".join(item.coordinating),
        item.due.isoformat() if item.due else "",
        item.recurrence.value if item.recurrence else "",
        words,
    )
    return " | ".join(fields)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_text_gives_just_these_proposals(name: str) -> None:
    on, lines = EXPECTED[name]
    text = (HERE / f"{name}.txt").read_text(encoding="utf-8")
    expected = [" | ".join(part.strip() for part in line.split("|")) for line in lines.strip().splitlines()]
    pieces = [line.rsplit(" | ", 1)[1] for line in expected]
    items = read(text, on, TOWN).items
    got = []
    for number, item in enumerate(items):
        words = " ".join(text[item.start : item.end].split())
        piece = pieces[number] if number < len(pieces) and pieces[number] in words else words
        got.append(line_of(item, piece))
    assert got == expected


@pytest.mark.parametrize("name", EXPECTED)
def test_every_proposal_says_why(name: str) -> None:
    on, _ = EXPECTED[name]
    text = (HERE / f"{name}.txt").read_text(encoding="utf-8")
    for item in read(text, on, TOWN).items:
        told = {cue.field for cue in item.cues}
        assert not item.due or "due" in told, item.title
        assert not item.recurrence or "recurrence" in told or "due" in told, item.title
        assert all(text[cue.start : cue.end].strip() and cue.note for cue in item.cues)
