"""Pictures: checked whole, freed of what the camera wrote about place and owner, and made small for lists."""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.core.errors import Invalid
from tracker.core.labels import N_
from tracker.core.later import later
from tracker.evidence.rules.kinds import Kind

if TYPE_CHECKING:
    from PIL import Image, ImageOps
else:
    Image = later("PIL.Image")
    ImageOps = later("PIL.ImageOps")

#: More points than any camera of an office has; a small file may unfold into far more.
MOST_PIXELS = 50_000_000
#: Longest side of a thumbnail.
THUMBNAIL = 320
_ORIENTATION = 0x0112
_BROKEN = N_("Ảnh bị hỏng hoặc gửi lên chưa trọn vẹn. Chọn lại ảnh rồi gửi.")
_FORMATS = {Kind.JPEG: "JPEG", Kind.PNG: "PNG", Kind.WEBP: "WEBP"}
#: A marker within the compressed points of a JPEG: anything but an escaped FF and the restart marks.
_MARKER = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]")
#: What a PNG needs to be shown as it is.
_PNG_KEPT = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs", b"bKGD"}


@dataclass(frozen=True)
class Picture:
    """A picture that was opened to its last point: its size as it is seen, and a small copy as JPEG."""

    width: int
    height: int
    orientation: int
    thumbnail: bytes


def opened(data: bytes, kind: Kind) -> Picture:
    """Decode the whole picture. Raises Invalid (field "photos") when it is broken or has too many points."""
    try:
        with Image.open(io.BytesIO(data), formats=[_FORMATS[kind]]) as image:
            if image.width * image.height > MOST_PIXELS:
                raise _too_many()
            orientation = image.getexif().get(_ORIENTATION, 1)
            width, height = image.size if orientation not in (5, 6, 7, 8) else image.size[::-1]
            # A JPEG can be decoded at a fraction of its size, yet is read to its end.
            image.draft("RGB", (2 * THUMBNAIL, 2 * THUMBNAIL))
            image.load()
            small = as_thumbnail(ImageOps.exif_transpose(image))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many() from None
    except (OSError, SyntaxError, ValueError, struct.error, EOFError, zlib.error, MemoryError, TypeError) as error:
        raise Invalid(_BROKEN, field="photos") from error
    return Picture(width, height, orientation if orientation in range(2, 9) else 1, small)


def _too_many() -> Invalid:
    return Invalid(
        N_("Ảnh quá lớn (hơn %(many)s triệu điểm ảnh). Giảm cỡ ảnh rồi gửi."),
        field="photos",
        many=MOST_PIXELS // 1_000_000,
    )


def as_thumbnail(image: Image.Image) -> bytes:
    """A copy of at most THUMBNAIL points a side, as JPEG on white, with nothing written about it."""
    small = image.convert("RGBA") if image.mode in ("P", "LA", "PA") or "transparency" in image.info else image
    small.thumbnail((THUMBNAIL, THUMBNAIL))
    if small.mode == "RGBA":
        ground = Image.new("RGB", small.size, "white")
        ground.paste(small, mask=small.getchannel("A"))
        small = ground
    kept = io.BytesIO()
    small.convert("RGB").save(kept, "JPEG", quality=78, optimize=True)
    return kept.getvalue()


def stripped(data: bytes, kind: Kind, orientation: int = 1) -> bytes:
    """`data` without what the camera or a program wrote beside the points: place, time, device, owner, comments.

    The points stay exactly as they were, the colour profile too; which side is up is written anew when the
    picture is turned. A file that can be shown but does not follow its own format is encoded anew. Raises Invalid
    (field "photos") for one that cannot be shown.
    """
    try:
        return b"".join(_STRIPPERS[kind](data, orientation))
    except (struct.error, IndexError):
        try:
            return _encoded_anew(data, kind)
        except OSError as error:
            raise Invalid(_BROKEN, field="photos") from error


def _encoded_anew(data: bytes, kind: Kind) -> bytes:
    kept = io.BytesIO()
    with Image.open(io.BytesIO(data), formats=[_FORMATS[kind]]) as image:
        upright = ImageOps.exif_transpose(image)
        profile = image.info.get("icc_profile")
    bare = Image.new(upright.mode, upright.size)
    bare.paste(upright)
    if upright.mode == "P":
        bare.putpalette(upright.getpalette() or [])
    bare.save(kept, _FORMATS[kind], quality=92, icc_profile=profile)
    return kept.getvalue()


def _tiff(orientation: int) -> bytes:
    """The smallest EXIF: one entry, the orientation."""
    return b"II*\x00" + struct.pack("<IHHHIHHI", 8, 1, _ORIENTATION, 3, 1, orientation, 0, 0)


def _jpeg(data: bytes, orientation: int) -> Iterator[bytes]:
    yield data[:2]
    if orientation != 1:
        exif = b"Exif\x00\x00" + _tiff(orientation)
        yield b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
    at = 2
    while True:
        while data[at + 1] == 0xFF:  # fill bytes
            at += 1
        mark = data[at + 1]
        if data[at] != 0xFF:
            raise struct.error("no marker")
        if mark == 0xD9:
            # What lies behind the end is no part of the picture: phones put films and second pictures there.
            yield b"\xff\xd9"
            return
        end = at + 2 + struct.unpack_from(">H", data, at + 2)[0]
        if _jpeg_keeps(mark, data[at + 4 : at + 18]):
            yield data[at:end]
        at = end
        if mark == 0xDA:
            found = _MARKER.search(data, at)
            if found is None:
                raise struct.error("no end")
            yield data[at : found.end() - 2]
            at = found.end() - 2


def _jpeg_keeps(mark: int, head: bytes) -> bool:
    """True for what the points need: tables, frames, scans, JFIF, a colour profile, Adobe's colour transform."""
    if mark == 0xE2:
        return head.startswith(b"ICC_PROFILE\x00")
    return mark in (0xE0, 0xEE) or not (0xE0 <= mark <= 0xEF or mark == 0xFE)


def _png(data: bytes, orientation: int) -> Iterator[bytes]:
    yield data[:8]
    at = 8
    while True:
        length, name = struct.unpack_from(">I4s", data, at)
        end = at + 12 + length
        if end > len(data):
            raise struct.error("cut off")
        if name in _PNG_KEPT:
            yield data[at:end]
        if name == b"IHDR" and orientation != 1:
            exif = b"eXIf" + _tiff(orientation)
            yield struct.pack(">I", len(exif) - 4) + exif + struct.pack(">I", zlib.crc32(exif))
        if name == b"IEND":
            return
        at = end


def _webp(data: bytes, orientation: int) -> Iterator[bytes]:
    end = min(len(data), 8 + struct.unpack_from("<I", data, 4)[0])
    at, body = 12, [b"WEBP"]
    while at + 8 <= end:
        name, length = struct.unpack_from("<4sI", data, at)
        chunk = data[at : at + 8 + length + length % 2]
        if name == b"VP8X":
            # Bits for EXIF (8) and XMP (4): they say what follows.
            flags = (chunk[8] & ~0x0C) | (0x08 if orientation != 1 else 0)
            chunk = chunk[:8] + bytes([flags]) + chunk[9:]
        if name in (b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"):
            body.append(chunk)
        at += 8 + length + length % 2
    if orientation != 1:
        exif = _tiff(orientation)
        body.append(b"EXIF" + struct.pack("<I", len(exif)) + exif)
    kept = b"".join(body)
    yield b"RIFF" + struct.pack("<I", len(kept)) + kept


_STRIPPERS = {Kind.JPEG: _jpeg, Kind.PNG: _png, Kind.WEBP: _webp}
