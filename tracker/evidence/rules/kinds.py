"""Kinds of files that are taken as evidence: those whose content the program can check."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.core.errors import Invalid, TooLarge
from tracker.core.labels import N_, Labelled
from tracker.core.later import later
from tracker.evidence.rules.names import parted

if TYPE_CHECKING:
    import puremagic
else:
    puremagic = later("puremagic")


class Kind(Labelled):
    """What a file is, by its content."""

    JPEG = "jpeg", N_("Ảnh JPEG")
    PNG = "png", N_("Ảnh PNG")
    WEBP = "webp", N_("Ảnh WebP")
    PDF = "pdf", N_("Tệp PDF")
    DOCX = "docx", N_("Tệp Word")
    XLSX = "xlsx", N_("Bảng Excel")

    @property
    def is_image(self) -> bool:
        """True for what a page can show as a picture."""
        return self in (Kind.JPEG, Kind.PNG, Kind.WEBP)


@dataclass(frozen=True)
class Looks:
    """How a kind is called outside: its media type, and the endings of names, the usual one first."""

    media_type: str
    endings: tuple[str, ...]


_OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS: dict[Kind, Looks] = {
    Kind.JPEG: Looks("image/jpeg", (".jpg", ".jpeg", ".jfif")),
    Kind.PNG: Looks("image/png", (".png",)),
    Kind.WEBP: Looks("image/webp", (".webp",)),
    Kind.PDF: Looks("application/pdf", (".pdf",)),
    Kind.DOCX: Looks(f"{_OFFICE}.wordprocessingml.document", (".docx",)),
    Kind.XLSX: Looks(f"{_OFFICE}.spreadsheetml.sheet", (".xlsx",)),
}
#: For the file chooser of a browser. HEIC is left out on purpose: an iPhone then hands over a JPEG.
ACCEPTED = ",".join(ending for looks in KINDS.values() for ending in looks.endings)

TAKEN = N_("Chỉ nhận ảnh (.jpg, .png, .webp), .pdf, .docx, .xlsx.")
#: What to do with kinds that people often try.
ADVICE: dict[str, str] = {
    ".heic": N_("Chưa nhận ảnh HEIC. Vào Cài đặt > Camera > Định dạng, chọn Tương thích nhất, rồi chụp lại."),
    ".heif": N_("Chưa nhận ảnh HEIC. Vào Cài đặt > Camera > Định dạng, chọn Tương thích nhất, rồi chụp lại."),
    ".doc": N_("Tệp Word đời cũ (.doc) hoặc có mật khẩu. Mở bằng Word, bỏ mật khẩu, lưu dạng .docx rồi gửi."),
    ".xls": N_("Bảng Excel đời cũ (.xls) hoặc có mật khẩu. Mở bằng Excel, bỏ mật khẩu, lưu dạng .xlsx rồi gửi."),
    ".mp4": N_("Chưa nhận video. Chụp ảnh thay cho quay phim."),
    ".mov": N_("Chưa nhận video. Chụp ảnh thay cho quay phim."),
}


def kind_of_name(name: str) -> Kind | None:
    """The kind that the ending of `name` promises; None for a name without one: its content will tell.

    Raises Invalid (field "photos") for an ending that is not taken, before a byte is sent.
    """
    ending = parted(name)[1].lower()
    if not ending:
        return None
    for kind, looks in KINDS.items():
        if ending in looks.endings:
            return kind
    raise Invalid(ADVICE.get(ending, TAKEN), field="photos")


def check_size(size: int, most: int) -> None:
    """A file has something in it and at most `most` bytes. Raises Invalid or TooLarge (field "photos")."""
    if size <= 0:
        raise Invalid(N_("Tệp trống, không có gì bên trong."), field="photos")
    if size > most:
        raise TooLarge(
            N_("Tệp lớn hơn %(mb)s MB. Chụp lại ở cỡ nhỏ hơn hoặc chia nhỏ tệp."), field="photos", mb=most // 2**20
        )


def sniff(data: bytes) -> Kind:
    """The kind of `data` by its first bytes; the name is not asked. Raises Invalid for what is not taken.

    A zip is told apart by what lies in it, which `files.check` opens.
    """
    if data.startswith(b"\xff\xd8\xff"):
        return Kind.JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return Kind.PNG
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return Kind.WEBP
    if data.startswith(b"%PDF-"):
        return Kind.PDF
    if data.startswith(b"PK\x03\x04"):
        # The list of a zip's files stands at its end, with their names as they are.
        return Kind.XLSX if b"xl/workbook" in data else Kind.DOCX
    found = _looks_like(data)
    if found in ADVICE:
        raise Invalid(ADVICE[found], field="photos")
    raise Invalid(
        N_("Nội dung tệp không phải ảnh hay văn bản được nhận%(kind)s. Chỉ nhận ảnh, PDF, Word, Excel."),
        field="photos",
        kind=f" ({found})" if found else "",
    )


def _looks_like(data: bytes) -> str:
    """The ending that the content seems to deserve, "" when nobody knows."""
    if data[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypheim", b"ftyphevc"):
        return ".heic"
    if data.startswith(b"MZ"):
        return ".exe"
    try:
        found = puremagic.magic_string(data[:4096])
    except (puremagic.PureError, ValueError):
        return ""
    return found[0].extension if found else ""
