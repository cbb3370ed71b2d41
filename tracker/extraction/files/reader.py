"""Which kind of file it is, and the text in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from tracker.core.errors import Invalid, TooLarge
from tracker.core.labels import N_
from tracker.core.later import later
from tracker.core.text import normalise
from tracker.extraction.files import ocr
from tracker.extraction.files.html import html_text
from tracker.extraction.files.pdf import Scanned, pdf_text
from tracker.extraction.legacy import Font, commonness, convert, font_of
from tracker.extraction.normal import bare

if TYPE_CHECKING:
    import puremagic

    from tracker.extraction.files import docx
else:
    puremagic = later("puremagic")
    docx = later("tracker.extraction.files.docx")

#: More text than this is no conclusion of a conference; it bounds what the reading may cost.
MOST_CHARACTERS = 500_000


class FileKind(StrEnum):
    """Kinds of file that are read."""

    TXT = "txt"
    DOCX = "docx"
    PDF = "pdf"
    HTML = "html"


@dataclass(frozen=True)
class ReadFile:
    """What was read: text in normal form, never empty; `notes` say what a person should know of it."""

    text: str
    media_type: str
    kind: FileKind
    notes: tuple[str, ...] = ()


MEDIA_TYPES = {
    FileKind.TXT: "text/plain",
    FileKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileKind.PDF: "application/pdf",
    FileKind.HTML: "text/html",
}


def read_file(data: bytes, filename: str, *, max_bytes: int = 20 * 1024 * 1024) -> ReadFile:
    """Return the text of an uploaded file.

    Raises TooLarge above `max_bytes`, Invalid (field "file") with a sentence that says what to do for
    everything that is not read: another kind, scanned, encrypted or broken.
    """
    if len(data) > max_bytes:
        raise TooLarge(
            N_("Tệp lớn hơn %(mb)s MB. Chia nhỏ hoặc dán nội dung."), field="file", mb=max_bytes // (1024 * 1024)
        )
    if not data.strip():
        raise Invalid(N_("Tệp trống."), field="file")
    kind = sniff(data)
    try:
        text, notes = understood(READERS[kind](data))
    except Scanned:
        if ocr.program() is None:
            raise
        text, notes = understood(ocr.scanned_text(data))
        notes = (N_("Văn bản đọc từ bản quét bằng nhận dạng chữ; đối chiếu từng đoạn với bản gốc."), *notes)
    if len(text) > MOST_CHARACTERS:
        raise TooLarge(N_("Văn bản quá dài. Chia thành nhiều tệp."), field="file")
    if not any(sign.isalnum() for sign in text):
        raise Invalid(N_("Tệp không có chữ nào đọc được."), field="file")
    return ReadFile(text, MEDIA_TYPES[kind], kind, notes)


def sniff(data: bytes) -> FileKind:
    """The kind of file by its content; the name is not asked. Raises Invalid for a kind that is not read."""
    head = data[:4096]
    if head.startswith(b"%PDF-"):
        return FileKind.PDF
    if head.startswith(b"PK\x03\x04"):
        if b"word/" in data:
            return FileKind.DOCX
        raise Invalid(N_("Tệp nén hoặc không phải văn bản Word. Gửi tệp .docx, .pdf, .txt hoặc .html."), field="file")
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise Invalid(
            N_("Tệp Word đời cũ (.doc) hoặc có mật khẩu. Mở bằng Word, bỏ mật khẩu, lưu lại dạng .docx rồi gửi."),
            field="file",
        )
    if head.startswith((b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\x00", b"MM\x00*", b"RIFF")):
        raise Invalid(
            N_("Đây là ảnh chụp, chương trình chưa đọc được chữ trong ảnh. Gửi tệp gốc hoặc dán nội dung."),
            field="file",
        )
    if head.startswith(b"{\\rtf"):
        raise Invalid(N_("Tệp .rtf chưa đọc được. Mở bằng Word, lưu lại dạng .docx rồi gửi."), field="file")
    if b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Invalid(
            N_("Không đọc được loại tệp này%(kind)s. Gửi tệp .docx, .pdf, .txt hoặc .html."),
            field="file",
            kind=_named(head),
        )
    if re.search(rb"<(?:!doctype html|html|head|body|article|div|p)\b", head, re.IGNORECASE):
        return FileKind.HTML
    return FileKind.TXT


def _named(head: bytes) -> str:
    """What the content looks like, for the message."""
    try:
        found = puremagic.magic_string(head)
    except puremagic.PureError:
        return ""
    return f" ({found[0].extension})" if found and found[0].extension else ""


def _plain(data: bytes) -> str:
    """Text in UTF-8, UTF-16 with its mark, an old font, or windows-1258."""
    for encoding in ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1258"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "cp1258" and font_of(old := data.decode("latin-1")):
            return old
        if encoding != "cp1258" or commonness(text) > _LEAST_COMMON:
            return text
    raise Invalid(N_("Không nhận ra bảng mã của tệp. Lưu lại dạng UTF-8 hoặc dán nội dung."), field="file")


READERS: dict[FileKind, Callable[[bytes], str]] = {
    FileKind.TXT: _plain,
    FileKind.DOCX: lambda data: docx.docx_text(data),
    FileKind.PDF: pdf_text,
    FileKind.HTML: lambda data: html_text(_plain(data)),
}

#: In any Vietnamese text at least so many words are small ones of the language.
_LEAST_COMMON = 0.03
_WORDS = re.compile(r"[^\W\d_]{2,}")
_VOWEL = re.compile(r"[aeiouyăâêôơư]")
#: From this share of words without any vowel on, letters were lost on the way (abbreviations are far fewer).
_LOST_SHARE = 0.2


def understood(text: str) -> tuple[str, tuple[str, ...]]:
    """`text` in Unicode and normal form, and what a person should know of it.

    Text of an old font is converted and said so; text that lost letters is said so, never guessed.
    """
    notes: list[str] = []
    font = font_of(text)
    if font is Font.TCVN3:
        notes.append(N_("Văn bản viết bằng phông chữ cũ TCVN3, đã chuyển sang Unicode; đối chiếu lại với bản gốc."))
    elif font is Font.VNI:
        notes.append(N_("Văn bản viết bằng phông chữ cũ VNI, đã chuyển sang Unicode; đối chiếu lại với bản gốc."))
    text = normalise(convert(text, font) if font else text)
    words = _WORDS.findall(bare(text[:20_000].lower()))
    if len(words) > 30 and sum(not _VOWEL.search(word) for word in words) / len(words) > _LOST_SHARE:
        notes.append(N_("Văn bản bị mất nhiều chữ cái khi xuất tệp, đề xuất sẽ sai. Gửi bản Word gốc hoặc dán lại."))
    return text, tuple(notes)
