"""What stands around an official paper: who writes, under which number, on which day, who signs, who gets a copy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.papers.words import Style, place_and_day

#: What stands on the right of the state's papers, and of the Party's; what stands over those who get a copy.
COUNTRY, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
PARTY_NAME = "ĐẢNG CỘNG SẢN VIỆT NAM"
COPIES = "Nơi nhận:"


@dataclass(frozen=True)
class Heading:
    """What is printed around the papers of a body; `signature` and `copies` are lines.

    Where a body decides about it, an empty field means: as its name and posts tell.
    """

    superior: str = ""
    issuer: str = ""
    symbol: str = ""
    place: str = ""
    signature: str = ""
    signer: str = ""
    copies: str = ""


@dataclass(frozen=True)
class Frame:
    """The frame of one paper of the body `body` ("Ủy ban nhân dân thị xã Từ Sơn").

    A draft has neither `number` nor `day`: their places stay open for the pen. `sort` is the abbreviation of the sort
    of paper in its symbol ("BC", a report); `to` is whom it is sent to, one to a line.
    """

    style: Style
    heading: Heading
    body: str
    number: str = ""
    day: date | None = None
    sort: str = "BC"
    to: str = ""

    @property
    def place_and_day(self) -> str:
        """ "Từ Sơn, ngày 05 tháng 01 năm 2021", with gaps where nothing is decided yet."""
        place = self.heading.place or "…"
        return place_and_day(place, self.day) if self.day else f"{place}, ngày      tháng      năm         "

    @property
    def number_words(self) -> str:
        """The number, two digits at least (state and Party alike); a gap in a draft."""
        return self.number.zfill(2) if self.number else " " * 8

    @property
    def full_number(self) -> str:
        """Number with symbol: "12/BC-UBND" (state), "12-BC/TU" (Party)."""
        marks = ("/", "-") if self.style is Style.STATE else ("-", "/")
        return f"{self.number_words}{marks[0]}{self.sort}{marks[1]}{self.heading.symbol}"

    @property
    def number_label(self) -> str:
        """The number as it stands on the letterhead: "Số: 12/BC-UBND" (state), "Số 12-BC/TU" (Party)."""
        return ("Số: " if self.style is Style.STATE else "Số ") + self.full_number

    @property
    def signature(self) -> list[str]:
        """The lines over the signature."""
        return lines(self.heading.signature)

    @property
    def copies(self) -> list[str]:
        """Who gets a copy."""
        return lines(self.heading.copies)


def lines(text: str) -> list[str]:
    """The lines of `text` that hold something."""
    return [line.strip() for line in text.split("\n") if line.strip()]
