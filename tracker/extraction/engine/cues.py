"""The words with which somebody orders or asks, and who stands before them."""

from __future__ import annotations

import re

from tracker.extraction.clauses import verb_at
from tracker.extraction.engine.names import Names
from tracker.extraction.engine.speakers import SPEAKING, Speaker, Speakers
from tracker.extraction.normal import View
from tracker.extraction.strangers import SOMEBODY

THEME = re.compile(
    r"(?:về|đối với|với|riêng|trong|tại|liên quan|nhằm|để|trên cơ sở|trước|từ nay đến)\s[^;:]{3,160}?(?:,(?!\d)\s*|:\s+)",
    re.DOTALL,
)
#: "Ngày 25 tháng cuối mỗi quý báo cáo …", "chiều thứ Sáu hằng tuần gửi …": the time stands before the verb.
TIME_FIRST = re.compile(
    r"(?=[^,;]{0,40}\b(?:tuần|tháng|quý|năm|ngày|thứ)\b)"
    r"(?:(?:định kỳ|vào|trước|cứ|đến|chậm nhất|muộn nhất|trong|hết|chiều|sáng|tối|ngày|thứ|hai|ba|tư|năm|sáu|bảy|chủ nhật|cuối|đầu|giữa"
    r"|tuần|tháng|quý|hằng|hàng|mỗi|của|này|tới|sau|iv|i{1,3}|\d[\d/.\-]*)\b[\s,]+)+"
)
#: "Trường hợp không chấp hành, lập hồ sơ …": the condition belongs to the order.
CONDITION = re.compile(
    r"(?:nếu|(?:trong )?trường hợp|quá (?:thời )?hạn|hết (?:thời )?hạn|sau (?:thời hạn|khi)|khi)\s[^;,]{2,140}?(?:,\s*(?:thì\s+)?|\s+thì\s+)"
    r"|(?:nếu|sau|trước|trong|khi)\s[^;,.]{4,70}?\s(?=phải\s)"
)
THEME_BARE = re.compile(
    r"đối với\s[^;,:]{3,120}?\s(?=(?:đồng chí|yêu cầu|đề nghị|(?<!bàn )giao\s|tập trung|tiếp tục)\b)"
)
#: Cues as minutes shorten them.
SHORT_CUES = {
    "đ/n": "đề nghị",
    "đn": "đề nghị",
    "y/c": "yêu cầu",
    "yc": "yêu cầu",
    "k/n": "kiến nghị",
    "đ/x": "đề xuất",
}
#: Between cue and unit: "đề nghị, trong thời gian tới, các phường …".
_MEANWHILE = (
    r",?\s+(?:ngay\s+)?(?:trong\s+)?(?:thời gian (?:tới|sắp tới|còn lại)|giai đoạn (?:tới|tiếp theo)|trước mắt|năm (?:\d{4}|nay|tới)"
    r"|(?:những|các) tháng (?:cuối|còn lại)(?: của)?(?: năm)?(?: \d{4})?|từ nay đến [^,;]{3,30}|quý \w{1,3}(?:/\d{4})?"
    r"|sau (?:hội nghị|cuộc họp|buổi làm việc)(?: này)?)(?=[\s,]),?"
    r"|,?\s+(?:trên cơ sở|căn cứ|cùng với|bên cạnh|ngoài|để|nhằm)\s[^,;:]{3,110},"
)
CUE = re.compile(
    rf"\b(?P<cue>yêu cầu|đề nghị|giao cho|giao|chỉ đạo|phân công|lưu ý|nhấn mạnh|kiến nghị|đề xuất|xin|nhắc|đ/n|đn|y/c|yc|k/n|đ/x)\b(?P<fill>(?:\s+(?:các đồng chí|đồng chí|lãnh đạo|nhiệm vụ(?: cho)?|cho|rằng|thủ trưởng|tới|đến|với))*)(?:{_MEANWHILE})*[\s:,]*"
)
ASKING = frozenset({"kiến nghị", "đề xuất", "xin"})
_NEED_UNIT = frozenset({"giao", "giao cho", "chỉ đạo", "phân công", "nhắc", "lưu ý", "nhấn mạnh"})
_STRESSED = frozenset({"lưu ý", "nhấn mạnh", "nhắc"})
_MUST = re.compile(
    r"(?:cần|phải|tuyệt đối|kiên quyết|không được|không để|tiếp tục|tập trung|khẩn trương|chủ động|triển khai|thực hiện|làm tốt|quan tâm)\b"
)
#: "Qua kiểm tra, đồng chí A đã chỉ đạo Phòng B …": what a report tells of the day's order.
ORDERED_THEN = re.compile(
    r"(?!.*\b(?:từ đầu|thời gian qua|vừa qua|trước đó|trước đây|nhiều lần|từng|năm \d{4},|tháng qua|tháng trước|đến nay)\b)"
    r"(?:[^;]{0,120},\s)?(?:các\s)?(?:đồng chí|đ/c|ông|bà|(?:phó )?(?:chủ tịch|bí thư)|lãnh đạo|đoàn|thường trực)\b[^;]{0,140}?\s(?:cũng\s)?đã\s+$"
)
#: "Chủ tịch UBND huyện vừa có văn bản yêu cầu …".
_IN_WRITING = re.compile(
    r"(?:chủ tịch|bí thư|ubnd|thường trực|lãnh đạo|ban thường vụ)\s[^;]{0,80}(?:vừa|mới|đã) (?:có|ký|ban hành|gửi|ký ban hành) (?:văn bản|công văn|công điện|chỉ thị)(?: số [^\s,;]+)?\s+$"
)
#: "… đã tập trung lãnh đạo, chỉ đạo các xã …": what was done.
_DID = re.compile(r"\bđã\s")
_DIRECTS = frozenset({"chỉ đạo", "yêu cầu", "giao", "đề nghị", "phân công"})
#: So far behind the beginning of a clause no cue opens it.
_FAR = 240
#: Behind the comma somebody is named who speaks.
_SPEAKS = re.compile(rf"(?:^|[,:])\s*(?:{SPEAKING.pattern}|(?:lãnh đạo|đại diện|ý kiến)\b)")
_ABOUT_CUE = re.compile(
    r"(?:(?:những|các|nhiều|một số) (?:giải pháp|biện pháp|ý kiến|nội dung|vấn đề)|này|trên|của|đó|nêu|được|sẽ|về|trong|tại|sau|lần|thì|chính đáng|cử tri)\b"
)
#: A level of government by its bare name: "xin huyện …", "đề nghị thị xã …".
_LEVEL = re.compile(r"(?:thị xã|tx|tp|huyện|thành phố|phường|quận|tỉnh|xã|đặc khu|địa phương(?: này)?)\b")
_TONELESS_LEVEL = re.compile(r"(?:thi xa|tx|tp|huyen|thanh pho|phuong|quan|tinh|xa|dac khu|dia phuong(?: nay)?)\b")


def bare_level(seen: View, at: int) -> re.Match[str] | None:
    """The bare level that stands at `at`: "phường", not the beginning of "phương án"."""
    return (_TONELESS_LEVEL if seen.toneless else _LEVEL).match(seen.low, at)


def cue_word(cue: re.Match[str]) -> str:
    """The cue in full."""
    return SHORT_CUES.get(cue.group("cue"), cue.group("cue"))


class Cues:
    """Cues of one text."""

    def __init__(self, seen: View, names: Names) -> None:
        self.seen = seen
        self.names = names
        self.speakers = Speakers(seen, names)

    def find(self, start: int, end: int) -> re.Match[str] | None:
        """The first cue of the clause with which somebody orders or asks."""
        for match in CUE.finditer(self.seen.low, start, end):
            if match.start() - start > _FAR:
                return None
            behind = match.end()
            word = cue_word(match)
            before = self.seen.low[start : match.start()]
            about = _ABOUT_CUE.match(self.seen.low, behind)
            begged = word in ("kiến nghị", "đề xuất", "đề nghị") and self.seen.low.startswith("được ", behind)
            if about and about.group() == "của":
                continue
            if about and not begged and not self.addressed(match, end)[0]:
                continue
            named = (
                bool(self.addressed(match, end)[0])
                or SOMEBODY.match(self.seen.low, behind, end) is not None
                or self.names.own_government(behind)
                or (word not in ("giao", "chỉ đạo") and bare_level(self.seen, behind) is not None)
            )
            if word == "chỉ đạo" and _DID.search(before) and not ORDERED_THEN.match(before):
                continue
            if word in _NEED_UNIT and not named and not (word in _STRESSED and self._must(behind, end)):
                continue
            begin = self.after_theme(start, match.start())
            if word.startswith("giao") and re.search(r"(?:được|đã|bàn|việc|bàn|trong|khi|chưa)\s+$", before):
                continue
            if (
                re.search(
                    r"\b(?:đã|được|theo|các|những|việc|có|đơn|ý kiến|nội dung|ghi nhận|từng|không|ko|chưa|còn|với|về các|tiếp thu|hồ sơ|văn bản|tờ trình|công văn|đơn|danh sách|phiếu|hộ|người|trường hợp|khi đó|khi ấy|lúc đó)\s+$|\b(?:văn bản|công văn|tờ trình|hồ sơ)\s(?!này)[^,;:]{1,40}\s+$",
                    before,
                )
                and not re.search(r"\bxã, phường đã\s+$", before)
                and not (word in _DIRECTS and named and (ORDERED_THEN.match(before) or _IN_WRITING.search(before)))
                and not (
                    word in ("đề xuất", "kiến nghị", "đề nghị")
                    and re.search(r"\bđã\s+$", before)
                    and self.speakers.named(start, match.start()).asks
                )
            ):
                continue
            if (
                not named
                and verb_at(self.seen, behind, end) is None
                and not CONDITION.match(self.seen.low, behind, end)
                and word not in ("đề nghị", "kiến nghị", "đề xuất")
            ):
                continue
            # Behind an action that has begun, a cue only belongs to it; units alone are who speaks.
            lead, _, stop = self.names.list_at(begin, match.start())
            speaks = bool(lead) and not self.seen.folded[stop : match.start()].strip(" ,\n")
            acted = not speaks and verb_at(self.seen, begin, match.start()) is not None
            if before.strip() and acted and not _SPEAKS.search(before):
                return None
            asks = word in ("đề nghị", "kiến nghị", "đề xuất", "xin")
            if lead and not (asks and named) and verb_at(self.seen, stop, match.start()) is not None:
                return None
            return match
        return None

    def _must(self, at: int, end: int) -> bool:
        """ "… nhấn mạnh, cần đẩy nhanh …": what is stressed has to be done, whoever does it."""
        must = _MUST.match(self.seen.low, at, end)
        return must is not None and verb_at(self.seen, at, end) is not None

    def addressed(self, cue: re.Match[str], end: int) -> tuple[tuple[str, ...], tuple[int, int] | None, int]:
        """The units named right behind a cue; "lãnh đạo" before them may belong to their name or not."""
        found = self.names.list_at(cue.end(), end)
        return found if found[0] else self.names.list_at(cue.start("fill") + 1, end)

    def speaker(self, start: int, cue: re.Match[str]) -> Speaker:
        """Who stands before a cue as its subject; a theme phrase before it names nobody who speaks."""
        begs = cue_word(cue) in ASKING or cue_word(cue) == "đề nghị"
        return self.speakers.before(self.after_theme(start, cue.start()), cue.start(), begs=begs)

    def after_theme(self, start: int, end: int) -> int:
        """Where the theme phrase that opens [start, end) ends, if one does that names nobody who speaks."""
        theme = THEME.match(self.seen.low, start, end)
        if theme is None or (
            SPEAKING.search(theme.group()) and not theme.group().startswith(("đối với", "về ", "liên quan"))
        ):
            return start
        return theme.end()
