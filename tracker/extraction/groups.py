"""Classes of units named as a whole: "các xã, phường", "các phòng, ban, ngành"."""

from __future__ import annotations

import re

from tracker.extraction.mentions import Mention, last_before
from tracker.extraction.normal import View

_MANY = r"(?:cac|nhung|tung|moi|toan bo|tat ca cac|\d+|hai|ba|bon|nam)"
_WARD_KIND = r"(?:xa|phuong|thi tran|dia phuong|khu pho|kp|thon|ap|dac khu|co so)"
#: Where the places of a directory are districts (a province): "các huyện, thị xã, thành phố".
_DISTRICT_KIND = r"(?:huyen|thi xa|thanh pho|quan|dia phuong)"
_PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"(?:thu truong )?cac (?:co quan, ?(?:va )?don vi|don vi, ?co quan)(?: truc thuoc)?", ("@all",)),
    (r"(?:thu truong )?cac don vi(?! nay| tren| lien quan)", ("@all",)),
    (r"cac (?:nganh, ?(?:va )?(?:cac )?cap|cap, ?(?:va )?(?:cac )?nganh)", ("@all",)),
    (r"(?:cac )?(?:nganh )?khoi noi chinh", ("@internal-affairs",)),
    (
        r"(?:mttq|mat tran to quoc|mat tran)(?:,| va) (?:cac )?(?:doan the|to chuc chinh tri)(?: chinh tri| nhan dan| - xa hoi)*",
        ("@front",),
    ),
    (r"cac (?:nganh,? doan the|nganh, ?(?:cac )?doan the)", ("@departments", "@front")),
    (
        r"cac (?:phong,? ?ban(?:,? (?:nganh|co quan))?(?: chuyen mon)?|ban,? ?nganh|nganh chuc nang|co quan chuc nang|nganh lien quan|"
        r"co quan chuyen mon|phong chuyen mon|co quan lien quan|don vi lien quan|phong, ?don vi|nganh)",
        ("@departments",),
    ),
    (
        r"cac (?:chi,? ?dang bo|chi bo|dang bo|cap uy|chi uy|to chuc dang)(?: dang)?(?: truc thuoc| co so)*(?:,? (?:va )?(?:cac )?(?:chi bo|dang bo|chi uy|dang vien)\b)*",
        ("@party",),
    ),
    (r"cap uy cac cap", ("@party",)),
    (r"cac (?:doan the|to chuc (?:doan the|chinh tri - xa hoi))", ("@front",)),
    (
        rf"(?:lanh dao |chu tich )?(?:uy ban nhan dan |ubnd |dang uy )?{_MANY} {_WARD_KIND}(?:(?:,| va|, va) (?:cac )?{_WARD_KIND})*",
        ("@wards",),
    ),
)
#: Words that may follow and narrow a class without naming anybody.
_OF_LEVEL = r"(?: (?:(?:cua |thuoc |truc thuoc )?(?:thi xa|huyen|thanh pho|tp|tx)\b(?! [a-z]+ [a-z]+ la)|truc thuoc|co lien quan|lien quan))*"
_GROUP = re.compile("|".join(rf"(?P<g{number}>\b{pattern}\b){_OF_LEVEL}" for number, (pattern, _) in enumerate(_PARTS)))
_DISTRICTS = re.compile(
    rf"\b(?:lanh dao |chu tich )?(?:uy ban nhan dan |ubnd |huyen uy |thanh uy )?{_MANY} {_DISTRICT_KIND}"
    rf"(?:(?:,| va|, va) (?:cac )?{_DISTRICT_KIND})*\b"
)
_GOVERNMENT = re.compile(r"(?:,| va)\s+(?:chinh quyen)\b")
_FRONT_TOO = re.compile(r",?\s+(?:va )?(?:cac )?doan the\b")


def groups(seen: View, government: str, named: list[Mention], *, districts: bool = False) -> list[Mention]:
    """The classes of units that a text names; `government` is the code that "chính quyền" stands for.

    With `districts` the places of the directory are districts, and "các huyện" names them all.
    """
    flat = seen.folded.replace("\n", " ")
    flat = re.sub(r" (?= )", "\x00", flat)
    plain, back = _squeezed(flat)
    wards = [each for each in named if each.ward]
    found: list[Mention] = []
    for match in _GROUP.finditer(plain):
        number = int((match.lastgroup or "g0")[1:])
        start, end = back[match.start()], back[match.end() - 1] + 1
        codes = _PARTS[number][1]
        if codes == ("@wards",) and _names_follow(seen, wards, end):
            continue
        reaching = last_before(named, end)
        if reaching is not None and reaching.end > end:
            if not reaching.ward or reaching.start <= start:
                continue
            # "các chi bộ, Đảng ủy phường A": the class ends where a ward's name begins.
            end = start + len(seen.shown[start : reaching.start].rstrip(" ,\n"))
        found.append(Mention(start, end, codes))
        if codes == ("@party",):
            follows = _GOVERNMENT.match(plain, match.end())
            if follows and government:
                found.append(
                    Mention(
                        back[follows.end() - len("chinh quyen")],
                        back[follows.end() - 1] + 1,
                        (government,),
                    )
                )
        if codes == ("@departments",):
            too = _FRONT_TOO.match(plain, match.end())
            if too:
                found.append(Mention(back[too.end() - len("doan the")], back[too.end() - 1] + 1, ("@front",)))
    if districts:
        for match in _DISTRICTS.finditer(plain):
            start, end = back[match.start()], back[match.end() - 1] + 1
            if not _names_follow(seen, wards, end) and not any(each.start < end and start < each.end for each in found):
                found.append(Mention(start, end, ("@wards",)))
    return found


def _squeezed(flat: str) -> tuple[str, list[int]]:
    """The text without doubled spaces, and where each character was."""
    back = [index for index, sign in enumerate(flat) if sign != "\x00"]
    plain = "".join(flat[index] for index in back)
    return plain, [*back, len(flat)]


def _names_follow(seen: View, wards: list[Mention], end: int) -> bool:
    """True when "các xã" opens a list of names and is no class: a ward's name stands right behind or reaches over."""
    gap = re.match(r"[\s:]*", seen.shown[end : end + 8])
    behind = end + (gap.end() if gap else 0)
    near = last_before(wards, behind + 1)
    return near is not None and (near.start == behind or near.start < end < near.end)
