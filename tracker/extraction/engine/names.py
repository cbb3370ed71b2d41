"""Units as a reader of sentences meets them: one after another, as helpers, as the ward's own government."""

from __future__ import annotations

import re
from dataclasses import replace

from tracker.extraction.clauses import starts_at
from tracker.extraction.mentions import Mention, between
from tracker.extraction.normal import View
from tracker.extraction.units import Gazetteer

_WITH = re.compile(
    r"\b(?:mời(?=\s[^;.]{3,60}\sphối hợp\b)|phối hợp(?:\s+chặt chẽ)?(?:\s+(?:với|cùng))?|cùng với|cùng)\s+(?:các\s+đơn vị\s+liên quan[,]?\s+)?(?:lãnh đạo\s+|đồng chí\s+)?"
)
#: "A chủ trì, B, C phối hợp …": those between help.
_LEADS_WITH = re.compile(r"\bchủ trì(?:,|\s+và)\s+")
#: Between "phối hợp với" and the names.
_ONLY_KINDS = re.compile(
    r"(?:\s|,|:|các|hai|ba|bốn|năm|\d+|ubnd|đảng ủy|lãnh đạo|chính quyền|xã|phường|thị trấn|thôn|ấp|bản|khu phố|tổ dân phố|đặc khu|phòng|sở)*"
)
#: "khu đô thị Nam Sơn", "đường Đông Kỵ": the name of a place inside or beside the ward.
_OF_A_PLACE = re.compile(
    r"\b(?:khu đô thị|khu|đường|cầu|chợ|sông|trường|dự án|cụm công nghiệp|hồ|đê|tuyến|ga|cảng|bến|hạ tầng)\s+$"
)
_KIND = 20
_OWN_GOVERNMENT = re.compile(
    r"\b(?:(?:lanh dao|chu tich|nguoi dung dau)\s+)*(?:ubnd|uy ban nhan dan)\s+(?:hai\s+|cac\s+|ba\s+)?(?:xa|phuong|thi tran)\b(?!\s+[^\W\d_]+\s+\w*[A-Z])"
)


#: What may stand before the name of a unit, or between two of a list.
_PREFIX = re.compile(
    r"[\s\"“]*(?:(?:lãnh đạo|đại diện|thủ trưởng|công an|ban chqs|ban chỉ huy quân sự|trạm y tế|đồng chí|đ/c|ông|bà|(?:phó |quyền )?(?:chủ tịch|bí thư|giám đốc|tổng giám đốc|chánh|viện trưởng|hiệu trưởng)|thường trực|(?:phó )?(?:[^\W\d_]+ ){0,2}trưởng|phòng, ban|người đứng đầu|các đồng chí|hai|ba|bốn|năm|các|cả|xã|phường|thị trấn|ubnd|đảng ủy|chính quyền|,|và|\d{1,2}|:)[\s:,]+|[,+&/\s]+)*",
    re.IGNORECASE,
)


#: "Đồng chí Nguyễn Văn A, Phó Chủ tịch UBND …": the name before the post.
_PERSON = re.compile(
    r"(?:[Cc]ác )?(?:[Đđ]ồng chí|[Đđ]/c|[Ôô]ng|[Bb]à)\s+(?:[A-ZĐÀ-ỸẠ-Ỹ][^\W\d_]*\s){0,4}?[A-ZĐÀ-ỸẠ-Ỹ][^\W\d_]*\s*[,(–-]\s*"
)


_NUMBERS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6}
_COUNTED = re.compile(r"\b(?:cả\s+)?(hai|ba|bốn|năm|sáu|0?[2-6])\s")
_THESE = re.compile(r"\s+(?:này|trên|nói trên|nêu trên|vừa nêu)\b")
_NAMELY = re.compile(r"[^;.:]{0,70}?\blà\s+")


def _resolved(seen: View, mentions: list[Mention]) -> list[Mention]:
    """The mentions, with "hai xã này" and "hai xã … là A và B" meaning the wards that they count."""
    found: list[Mention] = []
    for number, each in enumerate(mentions):
        counted = _COUNTED.search(seen.low, each.start, each.end) if each.codes == ("@wards",) else None
        if counted is None:
            found.append(each)
            continue
        many = _NUMBERS.get(counted.group(1)) or int(counted.group(1))
        named: list[str] = []
        if _THESE.match(seen.low, each.end):
            before = [code for other in reversed(found) if other.ward for code in reversed(other.codes)]
            named = list(reversed(list(dict.fromkeys(before))[:many]))
        elif namely := _NAMELY.match(seen.low, each.end):
            behind = [other for other in mentions[number + 1 : number + 1 + many] if other.ward]
            if behind and behind[0].start <= namely.end() + len("xã "):
                named = [code for other in behind for code in other.codes]
        found.append(Mention(each.start, each.end, tuple(named), ward=True) if len(named) == many else each)
    return found


_NUMBERED = re.compile(r"(?P<kind>[^\W\d_]+(?: [^\W\d_]+)?) (?P<number>\d{1,2})$")
_NUMBER_TOO = re.compile(
    r"\s*(?:,|,?\s+và|\+)\s*(?P<number>\d{1,2})(?![\d/.%]|\s*(?:tháng|ngày|hộ|thôn|người|tỷ|triệu))"
)


def _seated(seen: View, mentions: list[Mention], seat: str) -> list[Mention]:
    """The mentions; the town's own name behind one belongs to it: "Sở Quy hoạch Hà Nội tham mưu …"."""
    behind = re.compile(rf"\s+{re.escape(seat)}\b")
    found = list(mentions)
    for number, each in enumerate(mentions if seat else ()):
        name = behind.match(seen.folded, each.end)
        after = mentions[number + 1].start if number + 1 < len(mentions) else len(seen.folded)
        if name and name.end() <= after and not each.ward and not each.group:
            found[number] = replace(each, end=name.end())
    return found


def _counted_out(seen: View, mentions: list[Mention], units: Gazetteer) -> list[Mention]:
    """The mentions; "các phường 1, 2 và 6" names all three."""
    numbers: dict[tuple[str, str], str] = {}
    for unit in units.directory:
        told = _NUMBERED.search(unit.name.lower()) if unit.code in units.wards else None
        if told:
            numbers[told.group("kind"), told.group("number").lstrip("0")] = unit.code
    found = list(mentions)
    for place, each in enumerate(mentions if numbers else ()):
        told = _NUMBERED.search(seen.low[each.start : each.end]) if each.ward else None
        while told and (more := _NUMBER_TOO.match(seen.low, found[place].end)):
            code = numbers.get((told.group("kind"), more.group("number").lstrip("0")))
            if code is None:
                break
            found[place] = replace(found[place], end=more.end(), codes=(*found[place].codes, code))
    return found


_SYLLABLE = re.compile(r"[^\W_]+")
_LIST_SIGN = re.compile(r"\s*(?:,|;|va\b|,\s*va\b)\s*")
_OF_KIND = re.compile(r"(?:cac|cac:) (?P<kind>so|phong|ban|chi cuc|trung tam|hoi)$")
#: How many words a name has at most, and how many signs such a list.
_LONGEST, _LIST = 9, 400


def _named_after_kind(seen: View, mentions: list[Mention], units: Gazetteer) -> list[Mention]:
    """The mentions; "các Phòng: Nội vụ, Tư pháp và Y tế" names the three and no class."""
    found: list[Mention] = []
    for each in mentions:
        if found and each.start < found[-1].end:
            continue  # one of a list
        kind = _OF_KIND.search(seen.folded[each.start : each.end]) if each.codes == ("@departments",) else None
        if kind and seen.shown[each.end : each.end + 1] in (":", " "):
            codes, at = _list_of(seen, each.end, kind.group("kind"), units)
            each = replace(each, end=at, codes=codes) if len(codes) > 1 else each
        found.append(each)
    return found


def _list_of(seen: View, at: int, kind: str, units: Gazetteer) -> tuple[tuple[str, ...], int]:
    """The units named behind their kind from `at` on, and where the last name ends."""
    codes: list[str] = []
    ends = min(len(seen.folded), at + _LIST)
    tokens = [one for one in _SYLLABLE.finditer(seen.folded, at, ends) if one.group() != "va"]
    while tokens and seen.shown[tokens[0].start()].isupper():
        names = (
            (many, units.called((kind, *(one.group() for one in tokens[:many])))) for many in range(_LONGEST, 0, -1)
        )
        many, code = next(((many, code) for many, code in names if code), (0, ""))
        if not code or (codes and not _LIST_SIGN.fullmatch(seen.folded, at, tokens[0].start())):
            break
        codes.append(code)
        at, tokens = tokens[min(many, len(tokens)) - 1].end(), tokens[many:]
    return tuple(dict.fromkeys(codes)), at


class Names:
    """The units named in one text."""

    def __init__(self, seen: View, units: Gazetteer) -> None:
        self.seen = seen
        self.units = units
        #: Codes of the committees themselves.
        self.authorities = units.authorities
        named = _counted_out(seen, _seated(seen, units.find(seen), units.seat), units)
        self.mentions = _resolved(seen, _named_after_kind(seen, named, units))

    def within(self, start: int, end: int) -> list[Mention]:
        """The units named between two offsets."""
        return between(self.mentions, start, end)

    def ward_before(self, at: int, far: int) -> Mention | None:
        """The ward named last before `at`, not in the name of a road or market; None when there is none so near."""
        for each in reversed(self.within(max(0, at - far), at)):
            if each.ward and not _OF_A_PLACE.search(self.seen.low, max(0, each.start - _KIND), each.start):
                return each
        return None

    def plain(self, start: int, end: int) -> str:
        """The words between two offsets in lower case, names of units blanked out: a name is no subject."""
        words = list(self.seen.low[start:end])
        for each in self.within(start, end):
            if not each.group:
                words[each.start - start : each.end - start] = " " * (each.end - each.start)
        return "".join(words)

    def list_at(self, at: int, end: int) -> tuple[tuple[str, ...], tuple[int, int] | None, int]:
        """The units named one after another from `at` on: codes, where they stand, and where they end."""
        codes: list[str] = []
        first: int | None = None
        person = _PERSON.match(self.seen.shown, at, end)
        place = person.end() if person else at
        while True:
            gap = _PREFIX.match(self.seen.low, place, end)
            behind = gap.end() if gap else place
            mention = self.mention_between(place, behind, end)
            if mention is None:
                break
            between = self.seen.low[place : mention.start]
            if codes and not re.search(r"[,+&/]|\bvà\b|:", between):
                break
            if codes and re.search(r"[.;]", between):
                break
            codes += mention.codes
            first = mention.start if first is None else first
            place = mention.end
            if not re.match(r"\s*(?:,|\+|&|/|và\b|:|\s-\s)", self.seen.low[place : min(end, place + 6)]):
                follows = self.mention_between(place, place + 2, end)
                if follows is None or not follows.group:
                    break
        if first is None:
            return (), None, at
        return tuple(dict.fromkeys(codes)), (first, place), place

    def mention_between(self, at: int, behind: int, end: int) -> Mention | None:
        """The unit that begins at `at` or up to `behind` and ends before `end`."""
        for place in range(at, behind + 1):
            found = starts_at(self.mentions, place)
            if found is not None and found.end <= end:
                return found
        return None

    def own_government(self, at: int) -> int | None:
        """ "UBND xã" without a name at `at`: the government of the ward that the point is about."""
        match = _OWN_GOVERNMENT.match(self.seen.folded, at)
        if match is None or starts_at(self.mentions, at) is not None:
            return None
        return match.end()

    def seat_at(self, at: int) -> int | None:
        """Where the bare name of the place that the government governs ends, when it stands at `at`: "Phong Hải cần …"."""
        seat = self.units.seat
        if not seat or not self.seen.folded.startswith(seat, at) or not self.seen.shown[at : at + 1].isupper():
            return None
        end = at + len(seat)
        return None if self.seen.folded[end : end + 1].isalnum() else end

    def own_government_behind(self, stop: int, end: int) -> int | None:
        """The same behind a comma or "và"."""
        comma = re.compile(r"\s*(?:,|và|\+)\s*").match(self.seen.low, stop, end)
        return self.own_government(comma.end()) if comma else None

    def helpers(self, start: int, end: int) -> tuple[list[str], tuple[int, int] | None]:
        """Units behind "phối hợp với", "cùng": they help."""
        codes: list[str] = []
        where = None
        for match in _WITH.finditer(self.seen.low, start, end):
            found, span, _ = self.list_at(match.end(), end)
            if found and span and _ONLY_KINDS.fullmatch(self.seen.low, match.end(), span[0]):
                codes += found
                where = where or (match.start(), span[1])
        for match in _LEADS_WITH.finditer(self.seen.low, start, end):
            found, span, stop = self.list_at(match.end(), end)
            if found and span and self.seen.low.startswith("phối hợp", stop + 1):
                codes += found
                where = where or span
        return list(dict.fromkeys(codes)), where
