"""Who speaks in running prose: the chair, who orders, or somebody of a unit or the people, who asks.

A report names a speaker once, with post and unit, and goes on with "ông", "bà" or a bare name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tracker.extraction.engine.names import Names
from tracker.extraction.normal import View

#: Posts of the committees, which order.
CHAIR = re.compile(
    r"\b(?:(?:các\s+)?đồng chí|đ/c|chủ tịch|phó chủ tịch|bí thư|phó bí thư|ban thường vụ|thường trực|người chủ trì|chủ trì|chủ tọa|chủ toạ"
    r"|ubnd (?:tx|thị xã|huyện|phường|thành phố|tỉnh|quận|xã|đặc khu))\b"
)
#: Where somebody is named who speaks.
SPEAKING = re.compile(rf"{CHAIR.pattern}|\b(?:ông|bà|anh|chị)\b")
#: People without a unit of the directory, who ask.
CITIZENS = re.compile(
    r"\b(?:cử tri|(?:các|nhiều|một số|có) ý kiến|các hộ|hộ dân|chủ hộ|người dân|bà con|nhân dân|già làng|đại biểu|đoàn viên|hội viên|công nhân|phụ huynh|tiểu thương|chủ cơ sở"
    r"|(?:bí thư chi bộ|trưởng) (?:ấp|thôn|bản|xóm|buôn|làng|khu phố|khu dân cư|tổ dân phố)|tổ trưởng|ngụ|doanh nghiệp)\b"
)
_BARE_POST = re.compile(r"\b(?:chủ tịch|bí thư|thường trực|chủ trì|chủ tọa|chủ toạ)\b")
#: Who speaks on: a pronoun, or a person by name.
_PERSON = re.compile(r"\b(?:ông|bà|anh|chị|đồng chí|đ/c|vị \w+)\b")
_POST = r"(?:(?:phó )?(?:chủ tịch|bí thư|giám đốc|chánh [^\W\d_]+)|(?:[^\W\d_]+ )?trưởng|đại diện|lãnh đạo|thay mặt|ý kiến(?: của)?)"
#: "Chủ tịch", "Phó Bí thư Thường trực": a post, right before the name of its unit.
_POST_OF = re.compile(
    rf"\b{_POST}(?:\s(?:thường trực|lãnh đạo|thường vụ|đảng ủy|hđnd|ubnd|chi bộ|thôn|ấp|bản|khu phố|khu dân cư|tổ dân phố))*\s*$"
)
_ORDERED = re.compile(r"\b(?:giao|yêu cầu|đề nghị|kiến nghị|đề xuất|xin|gửi|báo cáo|trình)(?:\s+(?:cho|đồng chí))?\s*$")
#: How long the words are that introduce a speaker, and the words of a post.
_AUTHORITY_POST = re.compile(r"\b(?:chủ tịch|bí thư|thường trực|lãnh đạo|ubnd)\b")
#: Bare words of those below: "xã đề nghị …".
_BELOW = frozenset({"xa", "phuong", "thi tran", "dia phuong", "thon", "ap", "khu pho", "don vi"})
_HEAD, _POST_WIDTH = 220, 60


@dataclass(frozen=True)
class Speaker:
    """Whose words these are: `units` of those who ask, or the chair, or somebody of the people."""

    units: tuple[str, ...] = ()
    chair: bool = False
    citizen: bool = False

    @property
    def asks(self) -> bool:
        """True for somebody who asks and does not order."""
        return not self.chair and (bool(self.units) or self.citizen)


class Speakers:
    """The speakers of one text, followed from sentence to sentence."""

    def __init__(self, seen: View, names: Names) -> None:
        self.seen = seen
        self.names = names
        self.last = Speaker()

    def forget(self) -> None:
        """A new paragraph: "ông" no longer means who asked in the one before; a chair stays the chair."""
        if not self.last.chair:
            self.last = Speaker()

    def introduce(self, start: int, end: int) -> None:
        """Note who is introduced at the head of a sentence: "Ông A, Trưởng phòng B, cho biết …"."""
        for each in self.names.within(start, min(end, start + _HEAD)):
            before = self.seen.low[max(start, each.start - _POST_WIDTH) : each.start]
            post = _POST_OF.search(before)
            if post is None or _ORDERED.search(before[: post.start()]):
                continue
            chair = any(code in self.names.authorities for code in each.codes)
            self.last = Speaker(() if chair else each.codes, chair)
            if chair:
                return

    def named(self, start: int, end: int) -> Speaker:
        """Who is named between two offsets as the one who speaks."""
        low = self.seen.low[start:end]
        mentions = self.names.within(start, end)
        authorities = self.names.authorities
        units = tuple(
            dict.fromkeys(
                code
                for each in mentions
                for code in each.codes
                if code in self.names.units.wards
                or code == "@wards"
                or (code and code[0] != "@" and code not in authorities)
            )
        )
        committee = any(code in authorities for each in mentions for code in each.codes)
        if _PERSON.search(low) and committee:
            chair = not any(code in self.names.units.wards for code in units)
            return Speaker(() if chair else units, chair)
        if units:
            return Speaker(units)
        if CITIZENS.search(low):
            return Speaker(citizen=True)
        return Speaker(chair=committee or bool(CHAIR.search(low)))

    def before(self, start: int, end: int, *, begs: bool) -> Speaker:
        """Who stands before a cue as its subject; a pronoun is the chair, or who spoke last if the cue `begs`."""
        nearest = max(start, self.seen.low.rfind(",", start, end) + 1)
        low = self.seen.low[nearest:end]
        level = self.seen.folded[start:end].strip(" ,")
        bare_word = level.removeprefix("lanh dao ").removeprefix("ubnd ")
        if bare_word and bare_word in self.names.units.level:
            told = Speaker(chair=True)
        elif begs and bare_word in _BELOW:
            told = self.last if self.last.asks else Speaker(citizen=True)
        elif not CITIZENS.search(low) and _AUTHORITY_POST.search(low) and self._committee(nearest, end):
            told = Speaker(chair=True)
        elif self.names.within(nearest, end) or CITIZENS.search(low):
            told = self.named(start, end)
        elif _BARE_POST.search(low):
            told = Speaker(chair=True)
        elif _PERSON.search(low):
            told = self.last if begs and self.last.asks else Speaker(chair=True)
        else:
            told = self.named(start, end)
        if told.chair or told.asks:
            self.last = told
        return told

    def _committee(self, start: int, end: int) -> bool:
        """True when a committee, and no other unit, is named between two offsets."""
        codes = [code for each in self.names.within(start, end) for code in each.codes]
        return bool(codes) and all(code in self.names.authorities for code in codes)
