"""Whose words a report gives: the chair's indirect and quoted speech, those of who asks, and what is only told."""

from __future__ import annotations

import re
from typing import NamedTuple

from tracker.extraction.clauses import verb_at
from tracker.extraction.engine.cues import bare_level
from tracker.extraction.engine.names import Names
from tracker.extraction.engine.speakers import CHAIR, CITIZENS, SPEAKING, Speakers
from tracker.extraction.engine.speech import Speech
from tracker.extraction.normal import View, bare
from tracker.extraction.strangers import SOMEBODY

#: With these somebody speaks, and what they say may stand in the same sentence or in those that follow.
SAYS = (
    r"(?:nhấn mạnh|lưu ý|cho rằng|khẳng định|nêu rõ|chỉ rõ|chỉ ra|phân tích|quán triệt|gợi mở|định hướng|kết luận|phát biểu|chỉ đạo|yêu cầu"
    r"|đề nghị|giao nhiệm vụ|nhắc nhở|nói|trao đổi|cho biết|chia sẻ|bày tỏ|mong muốn|đánh giá|ghi nhận|biểu dương|hoan nghênh|thống nhất)"
)
_SAYS = re.compile(rf"\b{SAYS}\b")
#: "Qua các ý kiến phát biểu, …": what went before the words.
_LEAD_IN = re.compile(
    r"(?:qua|sau|trên cơ sở|tiếp thu|giải trình|trước|từ|trả lời|thống nhất|trao đổi|làm rõ|ghi nhận|nhấn mạnh|với|để|nhằm)\s[^,;]{3,160},\s"
)
#: "Theo Chủ tịch UBND huyện, …", "Theo đồng chí, …".
_ACCORDING = re.compile(r"theo\s(?:đồng chí|ông|bà|chủ tịch|phó chủ tịch|bí thư|phó bí thư|người đứng đầu|lãnh đạo)\b")
#: "Trong thời gian tới, các xã cần …": what a report of a meeting says of the time ahead, the meeting decided.
_AHEAD = re.compile(
    r"(?:trong )?(?:thời gian|giai đoạn|những tháng|các tháng|năm|quý|tháng) (?:tới|tiếp theo|còn lại|cuối năm|sắp tới)[^,;.]{0,40},\s"
)
_FAR = 2_500
#: "các yêu cầu", "theo đề nghị": here nobody speaks.
_NOUN = re.compile(
    r"\b(?:các|những|theo|mọi|một số|nhiều|nội dung|sự|việc|về|đáp ứng|được|ý kiến|công tác|lãnh đạo,)\s+$"
)
#: "… có công văn chỉ đạo …. Theo đó, các xã …": the paper orders.
_ACCORDINGLY = re.compile(r"(?:theo đó|cụ thể|trong đó|theo nội dung (?:văn bản|công văn|chỉ thị)),?\s+")
_IN_WRITING = re.compile(
    r"\b(?:văn bản|công văn|chỉ thị|công điện|thông báo|kết luận|kế hoạch)\b[^.]{0,120}\b(?:yêu cầu|chỉ đạo|đề nghị|giao|về việc|về|nhằm|tăng cường|triển khai)\b|\b(?:yêu cầu|chỉ đạo|đề nghị|giao) "
)
_SAYING = re.compile(rf"[^;:\"“]{{0,170}}?\b(?P<says>{SAYS})(?:\s(?:thêm|rõ|rằng|là))*\s*[:,]?\s+")
#: Quoted words, and behind them whose they were: "…", ông nhấn mạnh.
_QUOTED = re.compile(r"[\"“«][^\"”»]{12,1500}[\"”»]")
_TOLD_BY = re.compile(
    rf"\s*[,.–-]?\s*(?:(?:đó|đây)\s(?:cũng\s)?(?:là|chính là)\s+[^.;]{{0,60}}|[^.;\"“”]{{0,110}}\b{SAYS}\b)"
)
#: "Đó là yêu cầu của đồng chí …": the sentence before was the chair's.
_THAT_WAS = re.compile(
    r"(?:đó|đây)\s(?:cũng\s)?(?:là|chính là)\s+(?:những\s|một số\s|nội dung\s|các\s)*(?:ý kiến\s)?(?:yêu cầu|chỉ đạo|đề nghị|phát biểu|lưu ý|nhấn mạnh|khẳng định|quan điểm|ý kiến|nội dung|kết luận)"
)
#: The report turns to something else that happened: nobody's words go on behind it.
_TURNS = re.compile(
    r"(?:được biết|trước đó|nhân dịp này|dịp này|cũng (?:trong|tại|nhân)\b|trong khuôn khổ|tiếp đó|tiếp theo chương trình|cùng ngày|chiều cùng ngày|sáng cùng ngày"
    r"|(?:đầu|cuối) (?:hội nghị|buổi|cuộc)|ngay sau (?:lễ|buổi|khi)|(?:quang|toàn|khung) cảnh|ảnh\s?:|tin, ảnh|(?:tác giả|nguồn)(?: tin)?\s?:)"
)
#: The sentence tells of what was: no order without a cue of its own.
_WAS = re.compile(
    r"(?:(?:trong )?(?:những |các |suốt )?(?:\d+ )?(?:tháng|năm|thời gian|giai đoạn|quý|tuần)(?: \d+)? (?:vừa )?qua|qua \d+ (?:tháng|năm)|tính đến|từ đầu (?:năm|nhiệm kỳ|tháng)|đến nay|hiện nay|hiện tại"
    r"|theo (?:báo cáo|thống kê|đánh giá|kế hoạch của|phản ánh)|(?:các )?(?:đại biểu|ý kiến)\b|(?:các )?(?:lãnh đạo|đại diện)\s[^,;.]{0,90}?\b(?:phát biểu|tham quan|trao|thăm|trình bày|thảo luận|dự|chủ trì|chụp|tặng)\b"
    r"|[^,;.]{3,60}\s(?:tặng giấy khen|tặng bằng khen|trao giấy khen|trao quà|trao tặng)\b)"
)
#: "… phải …", "… cần …" behind a subject.
_MODAL = re.compile(
    r"(?P<subject>[^;:.\"“]{2,150}?)\s(?:cũng\s|đều\s|luôn\s)?(?P<modal>cần phải|cần|phải|được\s(?:lãnh đạo\s|chủ tịch\s)?(?:giao|phân công|yêu cầu|đề nghị)(?:\s(?:nhiệm vụ|trách nhiệm|chủ trì,?|thêm))*)\s(?!thiết\b|có nhu cầu|rất|nhiều|là\b|không\b)"
)
#: Words before "cần" or "phải" that make it no order: "không phải", "những việc cần làm".
_NO_SUBJECT = re.compile(
    r"(?:không|chưa|chỉ|mà|để|sẽ|đã|vẫn|còn|nào|gì|những (?:việc|nội dung|vấn đề|nhiệm vụ)|(?:một số|các|nhiều) (?:vấn đề|nội dung|nhiệm vụ|giải pháp|khó khăn|hạn chế)[^,]{0,40}|khi|vì|do|nên|đang|từng|lại|bị|như|dù|tuy)$"
)
#: "Theo Điều 9 Luật Xây dựng, chủ đầu tư phải …": the law says so, not the chair.
_LAW = re.compile(
    r"(?:theo|căn cứ|tại)\s(?:các\s|quy định (?:của|tại)\s)*(?:khoản|điều|luật|nghị định|quy định|thông tư|nghị quyết|quyết định|pháp luật)\b"
)
#: What is ordered with "phải" by its own name and not by whoever does it: "việc chi trả phải đúng hạn".
WORK = re.compile(
    r"(?:mọi |các |những |toàn bộ |quá trình |trong )?(?:việc|công tác|quá trình|công trình|dự án|kế hoạch|chương trình|hồ sơ|nội dung|nhiệm vụ|báo cáo|phương án|chương trình, kế hoạch|hoạt động|đề án)\s"
)
#: "… cần thực hiện một số nhiệm vụ như: …": what follows is the work.
LIST_OPENS = re.compile(
    r"\b(?:nhiệm vụ|nội dung|công việc|giải pháp|vấn đề|việc|công tác|mặt công tác|yêu cầu)\b[^:;.]{0,70}"
    r"\b(?:như|là|sau|sau đây|như sau|gồm|bao gồm|cụ thể|cần làm(?: ngay)?|cần (?:thực hiện|tập trung|quan tâm)|trọng tâm|trước mắt)\s?:"
)
_ASKED = re.compile(
    r"\b(?:ý kiến|kiến nghị|đề xuất|nguyện vọng|phản ánh)\b[^:;.]{0,120}\b(?:như|là|sau|sau đây|như sau|gồm|bao gồm|cụ thể|về)\s?:"
)
#: Where the one who must may begin behind other words.
_AFRESH = re.compile(r",\s+(?:(?:vì vậy|vì thế|do đó|do vậy|bởi vậy|nên|thì)[,]?\s+)?")
_HEAD = 260
#: How far back the ward stands that a bare "xã" means.
_BACK = 2_500
_TAIL = 70
#: Who speaks stands at the head of the sentence.
_SUBJECT = 45


class Duty(NamedTuple):
    """What somebody must do: where it begins, the units that must (None: whoever is addressed), and its action."""

    start: int
    lead: tuple[str, ...] | None
    where: tuple[int, int] | None
    body: int


class Voices:
    """The voices of one text."""

    def __init__(self, seen: View, names: Names, speakers: Speakers) -> None:
        self.seen = seen
        self.names = names
        self.speakers = speakers

    def quotes(self, start: int, end: int) -> list[tuple[int, int]]:
        """Stretches inside quotation marks that the words behind them give to a chair."""
        found = []
        for quote in _QUOTED.finditer(self.seen.low, start, end):
            told = _TOLD_BY.match(self.seen.low, quote.end(), end)
            if told is not None and self._chair(quote.end(), told.end()):
                found.append((quote.start() + 1, quote.end() - 1))
        return found

    def listen(self, speech: Speech, start: int, end: int, after: tuple[int, int] | None) -> None:
        """Note in `speech` who is heard in the sentence [start, end), `after` being the next one."""
        low = self.seen.low
        speech.told = False
        if _TURNS.match(low, start, end):
            speech.heard = speech.orders = False
        elif _WAS.match(low, start, end):
            speech.told = True
        if after is not None and _THAT_WAS.match(low, *after) and self._chair(*after):
            speech.heard = True
            return
        head = min(end, start + _HEAD)
        if _ACCORDING.match(low, start, end):
            speech.heard = True
            return
        if _AHEAD.match(low, start, end) and CHAIR.search(low, max(0, start - _FAR), start):
            speech.heard = True
        written = _ACCORDINGLY.match(low, start, end)
        if written is not None and _IN_WRITING.search(low, max(0, start - _BACK), start):
            lead, _, stop = self.names.list_at(written.end(), end)
            if lead and verb_at(self.seen, stop, end) is not None:
                speech.heard = speech.orders = True
                return
        begin = self._behind_lead_in(start, head)
        for says in _SAYS.finditer(low, begin, head):
            if _NOUN.search(low, begin, says.start()):
                continue
            speaker = self.speakers.named(begin, says.start())
            if speaker.citizen and not CITIZENS.search(low, begin, min(begin + _SUBJECT, says.start())):
                continue
            if speaker.asks:
                speech.heard = False
                speech.asks = speaker.citizen and says.group() not in ("yêu cầu", "đề nghị")
                return
            if self._chair(begin, says.start()):
                speech.heard = True
                speech.orders = speech.orders or LIST_OPENS.search(low, says.start(), end) is not None
                return

    def duty(self, start: int, end: int) -> Duty | None:
        """What the clause says that somebody must do ("các xã cần …", "việc chi trả phải …"); None for others.

        Words before the one who must ("mùa mưa đang đến, các xã …") are left out.
        """
        if _LAW.match(self.seen.low, start, end):
            return None
        found = _MODAL.match(self.seen.low, start, end)
        while found is not None and (
            _NO_SUBJECT.search(found.group("subject")) or verb_at(self.seen, found.end(), end) is None
        ):
            found = _MODAL.match(self.seen.low, found.end(), end)
        if found is None:
            return None
        stop, body = found.end("subject"), found.end()
        begins = [start, *(start + at.end() for at in _AFRESH.finditer(self.seen.low[start:stop]))]
        for begin in begins:
            lead, where, behind = self.names.list_at(begin, stop)
            if lead and "," not in self.seen.low[behind:stop] and stop - behind < _TAIL:
                return Duty(begin, lead, where, body)
            seat = self.names.seat_at(begin)
            if seat is not None and seat <= stop <= seat + 1:
                return Duty(begin, (self.names.units.government,), (begin, seat), body)
            own = self.names.own_government(begin)
            if own is not None and own <= stop:
                return Duty(begin, ("@wards",), (begin, own), body)
            level = bare_level(self.seen, begin)
            if level is not None and level.end() == stop:
                return Duty(begin, self._of_level(level), level.span(), body)
            if found.group("modal").startswith("được"):
                continue
            if WORK.match(self.seen.low, begin, stop):
                return Duty(begin, None, None, body)
            if SOMEBODY.match(self.seen.low, begin, end) is not None:
                return Duty(begin, (), None, body)
        return None

    def _of_level(self, level: re.Match[str]) -> tuple[str, ...] | None:
        """Whom a bare level means: the government of its own, else the ward named last; None when none is."""
        if bare(level.group()) in self.names.units.level:
            return (self.names.units.government,) if self.names.units.government else None
        last = self.names.ward_before(level.start(), _BACK)
        return last.codes if last else None

    def behind_saying(self, start: int, end: int) -> int | None:
        """Where what the chair says begins behind "đồng chí nhấn mạnh, …"; None where nobody is said to speak."""
        said = _SAYING.match(self.seen.low, start, end)
        if (
            said is None
            or _NOUN.search(self.seen.low, start, said.start("says"))
            or not self._chair(self._behind_lead_in(start, said.start("says")), said.start("says"))
        ):
            return None
        return said.end()

    def pleas(self, start: int, end: int) -> tuple[int, tuple[str, ...]] | None:
        """Where the list begins of what people ask for ("cử tri có ý kiến, kiến nghị như: …"), and their wards."""
        found = _ASKED.search(self.seen.low, start, end)
        asker = self.speakers.named(start, found.start()) if found is not None else None
        if found is None or asker is None or not asker.asks:
            return None
        return found.end(), tuple(code for code in asker.units if code in self.names.units.wards)

    def _behind_lead_in(self, start: int, end: int) -> int:
        lead_in = _LEAD_IN.match(self.seen.low, start, end)
        return lead_in.end() if lead_in else start

    def _chair(self, start: int, end: int) -> bool:
        words = self.seen.low[start:end]
        if not (CHAIR.search(words) or SPEAKING.search(words)):
            return False
        return not self.speakers.named(start, end).asks
