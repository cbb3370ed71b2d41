"""Scanned PDF files through Tesseract, where it is installed with Vietnamese (Debian: tesseract-ocr-vie)."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from typing import TYPE_CHECKING

from tracker.core.errors import Invalid, TooLarge
from tracker.core.labels import N_
from tracker.core.later import later
from tracker.extraction.files.pdf import ONE_AT_A_TIME

if TYPE_CHECKING:
    import pypdfium2 as pdfium
else:
    pdfium = later("pypdfium2")

#: More pages than this are not read from pictures: each takes seconds.
MOST_PAGES = 20
#: Pixels a PDF point becomes: 216 dots per inch read well and stay small.
_SCALE = 3
_SECONDS_A_PAGE = 60


@cache
def program() -> str | None:
    """Where Tesseract is, when it has Vietnamese."""
    found = shutil.which("tesseract")
    if found is None:
        return None
    ask = [found, "--list-langs"]
    done = subprocess.run(ask, capture_output=True, text=True, check=False, timeout=20)  # noqa: S603 - found on PATH
    return found if "vie" in done.stdout.split() else None


def scanned_text(data: bytes) -> str:
    """The text that Tesseract reads on the pages. Raises TooLarge for too many, Invalid when it reads none."""
    with ONE_AT_A_TIME:
        document = pdfium.PdfDocument(data)
    try:
        if len(document) > MOST_PAGES:
            raise TooLarge(
                N_("Bản quét dài quá %(pages)s trang. Chia nhỏ rồi gửi, hoặc gửi bản có chữ."),
                field="file",
                pages=MOST_PAGES,
            )
        pages = [_read(_picture(document, number)) for number in range(len(document))]
    finally:
        with ONE_AT_A_TIME:
            document.close()
    text = "\n\n".join(pages)
    if sum(sign.isalpha() for sign in text) < 20 * len(pages):
        raise Invalid(N_("Không nhận dạng được chữ trong bản quét. Gửi bản Word hoặc dán nội dung."), field="file")
    return text


def _picture(document: pdfium.PdfDocument, number: int) -> bytes:
    """A page in grey, in the plain format PGM."""
    with ONE_AT_A_TIME:
        page = document[number]
        bitmap = page.render(scale=_SCALE, grayscale=True)
        try:
            rows = memoryview(bitmap.buffer)
            starts = range(0, bitmap.height * bitmap.stride, bitmap.stride)
            kept = b"".join(bytes(rows[at : at + bitmap.width]) for at in starts)
            return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + kept
        finally:
            bitmap.close()
            page.close()


def _read(picture: bytes) -> str:
    command = [program() or "tesseract", "stdin", "stdout", "-l", "vie", "--psm", "4"]
    try:
        # One thread a page: a web process must not take the whole machine.
        done = subprocess.run(  # noqa: S603 - found on PATH
            command,
            input=picture,
            capture_output=True,
            check=False,
            timeout=_SECONDS_A_PAGE,
            env={"OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"},
        )
    except subprocess.TimeoutExpired as error:
        raise Invalid(N_("Nhận dạng chữ trong bản quét mất quá lâu. Gửi bản có chữ."), field="file") from error
    return done.stdout.decode("utf-8", "replace").replace("\f", "").strip()
