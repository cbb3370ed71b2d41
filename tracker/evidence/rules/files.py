"""One file looked into: what it really is, that it can be opened, and what of it is kept."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.core.errors import Invalid
from tracker.core.labels import N_
from tracker.core.later import later
from tracker.evidence.rules.images import THUMBNAIL, as_thumbnail, opened, stripped
from tracker.evidence.rules.kinds import KINDS, Kind, kind_of_name, sniff
from tracker.evidence.rules.names import with_ending
from tracker.extraction.files.pdf import ONE_AT_A_TIME

if TYPE_CHECKING:
    import pypdfium2 as pdfium
else:
    pdfium = later("pypdfium2")

#: An office file may unfold to so much; a letter of a hundred pages with pictures stays below a tenth.
MOST_UNFOLDED = 300 * 1024 * 1024
#: From this ratio on a part is made to unfold, not to be read; real parts stay below 100.
MOST_RATIO = 400
MOST_PARTS = 5_000
_PARTS = {Kind.DOCX: "word/document.xml", Kind.XLSX: "xl/workbook.xml"}
_BROKEN_OFFICE = N_("Tệp Word, Excel bị hỏng hoặc không phải Word, Excel. Mở lại, lưu dạng .docx, .xlsx rồi gửi.")


@dataclass(frozen=True)
class Checked:
    """A file that is taken: its kind by content, its name with the right ending, and the bytes to be kept.

    `width` and `height` are those of a picture as it is seen; `thumbnail` is a small JPEG where one can be made;
    `has_place` says that what the camera wrote is still in it.
    """

    kind: Kind
    name: str
    content: bytes
    thumbnail: bytes | None = None
    width: int | None = None
    height: int | None = None
    has_place: bool = False


def check(name: str, data: bytes, *, keep_place: bool = False) -> Checked:
    """Look into `data`, sent under the clean name `name`.

    `keep_place` leaves in a picture what the camera wrote, by the sender's wish. Raises Invalid (field "photos")
    with what to do for everything that is empty, of another kind than it says, broken, locked, or made to
    unfold without end.
    """
    if not data:
        raise Invalid(N_("Tệp trống, không có gì bên trong."), field="photos")
    promised, kind = kind_of_name(name), sniff(data)
    if promised is not None and promised is not kind and not (promised.is_image and kind.is_image):
        raise Invalid(
            N_("Tên tệp nói là “%(promised)s” nhưng bên trong là “%(kind)s”. Kiểm tra lại tệp rồi gửi."),
            field="photos",
            promised=promised,
            kind=kind,
        )
    name = with_ending(name, KINDS[kind].endings)
    if kind.is_image:
        picture = opened(data, kind)
        kept = data if keep_place else stripped(data, kind, picture.orientation)
        return Checked(kind, name, kept, picture.thumbnail, picture.width, picture.height, keep_place)
    if kind is Kind.PDF:
        return Checked(kind, name, data, _first_page(data))
    _check_office(data, kind)
    return Checked(kind, name, data)


def _first_page(data: bytes) -> bytes:
    """The first page in small. Raises Invalid when the PDF is locked, broken, or has no page."""
    with ONE_AT_A_TIME:
        try:
            document = pdfium.PdfDocument(data)
            try:
                page = document[0]
                longest = max(*page.get_size(), 1.0)
                picture = page.render(scale=min(2.0, 2 * THUMBNAIL / longest)).to_pil()
                page.close()
                return as_thumbnail(picture)
            finally:
                document.close()
        except (pdfium.PdfiumError, IndexError, ValueError, OSError) as error:
            # PDFium may tell the reason of an earlier file: a lock stands in the file itself as well.
            if "password" in str(error).lower() and b"/Encrypt" in data:
                raise Invalid(N_("Tệp PDF có mật khẩu. Bỏ mật khẩu rồi gửi."), field="photos") from error
            raise Invalid(N_("Tệp PDF bị hỏng, không mở được."), field="photos") from error


def _check_office(data: bytes, kind: Kind) -> None:
    """An office file is a zip with the parts of its kind, unlocked, that unfolds within bounds and runs nothing."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            if _PARTS[kind] not in names or "[Content_Types].xml" not in names:
                raise Invalid(_BROKEN_OFFICE, field="photos")
            if any(name.lower().endswith(("vbaproject.bin", ".exe", ".dll", ".js")) for name in names):
                raise Invalid(N_("Tệp có chứa macro hoặc chương trình. Lưu lại dạng thường rồi gửi."), field="photos")
            _check_unfolded(parts)
            with archive.open(_PARTS[kind]) as main:
                # To its end: a list that lies about sizes or sums is found out here. No more comes than it says.
                while main.read(65536):
                    pass
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as error:
        raise Invalid(_BROKEN_OFFICE, field="photos") from error


def _check_unfolded(parts: list[zipfile.ZipInfo]) -> None:
    size = sum(part.file_size for part in parts)
    swollen = any(part.file_size > MOST_RATIO * max(part.compress_size, 256) for part in parts)
    if len(parts) > MOST_PARTS or size > MOST_UNFOLDED or swollen:
        raise Invalid(
            N_("Tệp bung ra lớn bất thường nên không được nhận. Lưu lại thành tệp mới rồi gửi."), field="photos"
        )
