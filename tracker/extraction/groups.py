"""Classes of units named as a whole: "các xã, phường", "các phòng, ban, ngành"."""

from __future__ import annotations

import re
from dataclasses import replace

from tracker.extraction.mentions import Mention, last_before
from tracker.extraction.normal import View, bare

_MANY = r"(?:cac|nhung|tung|moi|toan bo|tat ca cac|\d+|hai|ba|bon|nam)"
_WARD_KIND = r"(?:xa|phuong|thi tran|dia phuong|khu pho|kp|thon|ap|dac khu|co so|to dan pho|tdp|xom|buon|lang ban|khu dan cu|b4n(?! (?:do|an|ve|kiem|cam|ke|tin|sao|khai|quy|hop|dang|thiet|de|ghi|tu|thao|bao|thuyet|thoa|sac|chat|than|chinh|goc|giay|so|du|mo)\b))"
#: Where the places of a directory are districts (a province): "các huyện, thị xã, thành phố".
_DISTRICT_KIND = r"(?:huyen|thi xa|thanh pho|thanh|thi|quan|dia phuong)"
#: "Các bản" are hamlets, "các ban" boards, "trưởng" heads them and is no "trường": only their tones tell. Other things are counted by
#: "bản" as well.
_MARKED = {"bản": "b4n", "trường": "tru4ng"}
_TOLD_BY_TONE = re.compile(r"\b(?:bản|trường)\b")
#: Those who head one: "trưởng các thôn", "các tổ trưởng tổ dân phố".
_HEADS_OF = (
    r"(?:(?:cac )?(?:bi thu chi bo|bi thu|truong ban cong tac mat tran|to truong|truong|chu tich|lanh dao)(?:,| va)? )"
)
_OF_GOVERNMENT = r"(?:(?:chu tich )?(?:ubnd|uy ban nhan dan)|chinh quyen) "
_PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"(?:thu truong )?cac (?:co quan, ?(?:va )?don vi|don vi, ?co quan)(?: truc thuoc)?", ("@all",)),
    (r"(?:thu truong )?cac don vi(?! nay| tren)", ("@all",)),
    (
        r"(?:thu truong )?cac co quan(?! (?:chuc nang|chuyen mon|lien quan|bao|thong|truyen|trung uong|dang\b|nha nuoc|to tung|bao ve|ngon luan|dai|thuong truc|tham muu|noi chinh|khoi|nay|tren|cua|co tham quyen|dieu tra|hanh chinh|quan ly))(?!,? (?:va )?(?:ban|nganh)\b)",
        ("@all",),
    ),
    (r"cac (?:nganh, ?(?:va )?(?:cac )?cap|cap, ?(?:va )?(?:cac )?nganh)", ("@all",)),
    (
        r"(?:cac )?(?:(?:co quan|nganh|don vi)(?:,? (?:thuoc|trong))? )?(?:khoi )?noi chinh(?! tinh| thanh)",
        ("@internal-affairs",),
    ),
    (
        r"(?:mttq|mat tran to quoc|mat tran)(?:,| va) (?:cac )?(?:hoi,? )?(?:to chuc )?(?:doan the|chinh tri|thanh vien)(?: chinh tri| nhan dan| - xa hoi)*",
        ("@front",),
    ),
    (r"cac (?:nganh,? doan the|nganh, ?(?:cac )?doan the)", ("@departments", "@front")),
    (
        r"(?:cac )?so,? (?:ban,? )?nganh|cac co quan, ?ban,? nganh|cac ban (?:cua )?(?:hdnd|hoi dong nhan dan|xay dung dang)|cac (?:so|phong|ban)\b(?:,? (?:va )?(?:ban|nganh|phong|co quan)\b)*|"
        r"cac (?:phong,? ?ban(?:,? (?:nganh|co quan))?(?: chuyen mon)?|ban,? ?nganh|nganh chuc nang|co quan chuc nang|nganh lien quan|"
        r"co quan chuyen mon|phong chuyen mon|bo phan chuyen mon|nganh chuyen mon|chuyen mon|phong,? nganh|co quan lien quan|phong, ?don vi|nganh)"
        r"|(?:co quan|nganh|luc luong) chuc nang|co quan chuyen mon",
        ("@departments",),
    ),
    (
        r"(?:cac|moi|tung|100%) (?:chi,? ?dang bo|chi bo|dang bo|cap uy|chi uy|to chuc dang)(?: dang)?(?: truc thuoc(?: (?:huyen uy|thi uy|thanh uy|tinh uy|dang uy))?| co so)*(?:,? (?:va )?(?:cac )?(?:chi bo|dang bo|chi uy|dang vien)\b)*",
        ("@party",),
    ),
    (
        r"cap uy(?: cac cap|(?=(?:,| va) chinh quyen(?! (?:cac|hai|ba|bon|nam|tung|moi) (?:xa|phuong|thi tran))))",
        ("@party",),
    ),
    (r"cac (?:hoi,? )?(?:doan the|to chuc (?:doan the|chinh tri - xa hoi))", ("@front",)),
    (r"(?:chinh quyen|cap uy, chinh quyen) (?:co so|dia phuong)", ("@wards",)),
    (
        r"(?<!cac )(?<!cap )(?<!ubnd )xa,(?: va)? (?:phuong|thi tran)(?:,(?: va)? (?:thi tran|dac khu|phuong))?(?= (?:can|phai|tiep tuc|tap trung|khan truong)\b)",
        ("@wards",),
    ),
    (rf"{_OF_GOVERNMENT}cap (?:xa|huyen)(?:(?:,| va) cap (?:xa|huyen))*", ("@wards",)),
    (
        rf"(?:{_HEADS_OF}{{0,2}}|cap uy, chinh quyen |dang uy, chinh quyen )(?:uy ban nhan dan |ubnd |dang uy )?{_MANY} {_WARD_KIND}(?:(?:,| va|, va) (?:cac )?{_WARD_KIND})*"
        rf"|cac (?:bi thu chi bo(?:,| va) )?(?:to )?truong (?:thon|b4n|ap|xom|buon|khu pho|to dan pho|tdp|khu dan cu)(?:(?:,| va|, va) (?:truong )?(?:thon|b4n|ap|xom|buon|khu pho|to dan pho|tdp))*",
        ("@wards",),
    ),
)
#: Words that may follow and narrow a class without naming anybody.
_OF_LEVEL = r"(?: (?:(?:cua |thuoc |truc thuoc )?(?:thi xa|huyen|thanh pho|tp|tx)\b(?! [a-z]+ [a-z]+ la)|truc thuoc|co lien quan|lien quan))*"
_BEGINS = r"\b(?=(?:cac|nhung|tung|moi|toan|tat|\d|hai|ba|bon|nam|thu|khoi|nganh|mttq|mat|cap|so|lanh|chu|uy|ubnd|dang|chinh|co|luc|xa|truong|to|bi)\b|\d)"
_GROUP = re.compile(
    _BEGINS
    + "(?:"
    + "|".join(rf"(?P<g{number}>\b{pattern}\b){_OF_LEVEL}" for number, (pattern, _) in enumerate(_PARTS))
    + ")"
)
_DISTRICTS = re.compile(
    rf"\b(?:lanh dao |chu tich )?(?:uy ban nhan dan |ubnd |huyen uy |thanh uy )?{_MANY} {_DISTRICT_KIND}"
    rf"(?:(?:,| va|, va) (?:cac )?{_DISTRICT_KIND})*\b"
)
#: What a list of classes goes on with, without "các" of its own: "các sở, ban, ngành, đoàn thể, cấp ủy, chính quyền".
_OF_ALL_LEVELS = r"(?: (?:cac cap|dia phuong|co so|cap (?:tinh|huyen|xa|thi xa|thanh pho)))*"
_AND_TOO = re.compile(
    rf"(?:{_OF_ALL_LEVELS})(?P<join>,|,? va)? +(?P<noun>(?:(?P<front>(?:cac )?(?:hoi,? )?doan the|to chuc chinh tri - xa hoi)"
    rf"|(?P<party>cap uy(?: dang)?)|(?P<wards>chinh quyen (?:dia phuong|co so|cap (?:huyen|xa)(?:(?:,| va) cap xa)?)|dia phuong|(?:ubnd )?xa,(?: va)? phuong(?:,(?: va)? (?:thi tran|dac khu|dk))*)"
    rf"|(?P<government>chinh quyen)|(?P<departments>(?:ban,? )?nganh)|(?P<all>don vi|co quan,? don vi)){_OF_ALL_LEVELS})\b(?! [a-z]+ [a-z]+ la)"
)


def groups(seen: View, government: str, named: list[Mention], *, districts: bool = False) -> list[Mention]:
    """The classes of units that a text names; `government` is the code that "chính quyền" stands for.

    With `districts` the places of the directory are districts, and "các huyện" names them all.
    """
    plain = bare(_TOLD_BY_TONE.sub(lambda word: _MARKED[word.group()], seen.low.replace("\n", " ")))
    wards = [each for each in named if each.ward]
    found: list[Mention] = []
    for match in _GROUP.finditer(plain):
        number = int((match.lastgroup or "g0")[1:])
        start, end = match.span()
        codes = _PARTS[number][1]
        if not _counts(seen, start):
            continue
        if codes == ("@wards",) and _names_follow(seen, wards, end):
            continue
        reaching = last_before(named, end)
        if reaching is not None and reaching.end > end:
            if not reaching.ward or reaching.start <= start:
                continue
            # "các chi bộ, Đảng ủy phường A": the class ends where a ward's name begins.
            end = start + len(seen.shown[start : reaching.start].rstrip(" ,\n"))
        found.append(Mention(start, end, codes))
        too = _chained(plain, match.end(), codes, government)
        if too and too[0].codes == found[-1].codes:
            found[-1] = replace(found[-1], end=too.pop(0).end)
        found += too
    if districts:
        for match in _DISTRICTS.finditer(plain):
            start, end = match.span()
            if not _names_follow(seen, wards, end) and not any(each.start < end and start < each.end for each in found):
                found.append(Mention(start, end, ("@wards",)))
    return found


def _counts(seen: View, start: int) -> bool:
    """False where "bà Phượng" or "Nam xã" reads like "ba phường" once the tones are gone."""
    word = re.compile(r"\w+").match(seen.low, start)
    plain = re.compile(r"(?:ba|bon|nam)\b").match(seen.folded, start)
    return seen.toneless or plain is None or (word is not None and word.group() in ("ba", "bốn", "năm"))


def _chained(plain: str, at: int, codes: tuple[str, ...], government: str) -> list[Mention]:
    """The classes that a list goes on with behind its first one."""
    found: list[Mention] = []
    said = set(codes)
    while follows := _AND_TOO.match(plain, at):
        name = next(
            name for name in ("front", "party", "wards", "government", "departments", "all") if follows.group(name)
        )
        code = government if name == "government" else f"@{name}"
        if not follows.group("join") and (name, "@departments" in said) != ("front", True):
            break
        span = follows.span("noun")
        if name == "all" and "@departments" in said:
            # "các phòng, ban, đơn vị": the units are those of the list.
            last = found.pop() if found else Mention(span[0], span[1], codes)
            found.append(replace(last, end=span[1]))
        elif code and code not in said:
            found.append(Mention(*span, (code,)))
        said.add(code)
        at = follows.end()
    return found


def _names_follow(seen: View, wards: list[Mention], end: int) -> bool:
    """True when "các xã" opens a list of names and is no class: a ward's name stands right behind or reaches over."""
    gap = re.match(r"[\s:]*", seen.shown[end : end + 8])
    behind = end + (gap.end() if gap else 0)
    near = last_before(wards, behind + 1)
    return near is not None and (near.start == behind or near.start < end < near.end)
