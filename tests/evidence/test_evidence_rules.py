"""Which files are taken, under what name, what of a photo is kept: real files, good, broken and made to harm."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pypdfium2 as pdfium
import pytest
from PIL import Image

import make
from tracker.core.errors import Invalid, TooLarge
from tracker.evidence.rules import (
    KINDS,
    THUMBNAIL,
    Kind,
    check,
    check_size,
    clean_name,
    kind_of_name,
    stripped,
    with_ending,
)

IMAGES = {Kind.JPEG: "JPEG", Kind.PNG: "PNG", Kind.WEBP: "WEBP"}
GPS = 0x8825


def points(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data)) as image:
        return image.convert("RGB").tobytes()


def exif(data: bytes) -> dict[int, object]:
    with Image.open(io.BytesIO(data)) as image:
        return dict(image.getexif())


def pdf(pages: int = 1) -> bytes:
    document, kept = pdfium.PdfDocument.new(), io.BytesIO()
    for _ in range(pages):
        document.new_page(595, 842).close()
    document.save(kept)
    document.close()
    return kept.getvalue()


def refusal(name: str, data: bytes) -> str:
    with pytest.raises(Invalid) as refused:
        check(name, data)
    assert refused.value.field == "photos"
    return str(refused.value)


# ---------- names ----------


@pytest.mark.parametrize(
    ("given", "clean"),
    [
        ("Ảnh hiện trường.jpg", "Ảnh hiện trường.jpg"),
        ("A\u0309nh.jpg", "Ảnh.jpg"),
        ("C:\\fakepath\\Ảnh 1.jpg", "Ảnh 1.jpg"),
        ("../../etc/passwd", "passwd"),
        ("anh\u202egpj.exe", "anhgpj.exe"),
        ('a<b>:"c|d?*.png', "abcd.png"),
        ("dòng một\r\nSet-Cookie: x.pdf", "dòng mộtSet-Cookie x.pdf"),
        ("  nhiều   khoảng trắng .pdf", "nhiều khoảng trắng.pdf"),
        ("...", "tep"),
        ("", "tep"),
        ("/", "tep"),
        (".jpg", "jpg"),
        ("a" * 300 + ".jpg", "a" * 116 + ".jpg"),
        ("không có đuôi", "không có đuôi"),
    ],
)
def test_a_name_loses_what_could_lead_astray_and_keeps_its_vietnamese(given: str, clean: str) -> None:
    assert clean_name(given) == clean


def test_an_ending_says_what_the_content_is() -> None:
    assert with_ending("anh.JPEG", KINDS[Kind.JPEG].endings) == "anh.JPEG"
    assert with_ending("anh.png", KINDS[Kind.JPEG].endings) == "anh.jpg"
    assert with_ending("anh", KINDS[Kind.PNG].endings) == "anh.png"
    assert len(with_ending("a" * 120, KINDS[Kind.DOCX].endings)) == 120


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("phim.MP4", "Chưa nhận video"),
        ("IMG_1.HEIC", "Tương thích nhất"),
        ("bao-cao.doc", "lưu dạng .docx"),
        ("cai-dat.exe", "Chỉ nhận ảnh"),
        ("trang.html", "Chỉ nhận ảnh"),
        ("anh.svg", "Chỉ nhận ảnh"),
    ],
)
def test_an_ending_that_is_not_taken_is_refused_before_a_byte_is_sent(name: str, words: str) -> None:
    with pytest.raises(Invalid, match=words):
        kind_of_name(name)


def test_a_name_promises_a_kind_or_nothing() -> None:
    assert [kind_of_name(name) for name in ("a.JPG", "b.xlsx", "image")] == [Kind.JPEG, Kind.XLSX, None]


def test_a_file_has_something_in_it_and_stays_within_bounds() -> None:
    check_size(10, 10)
    with pytest.raises(Invalid, match="trống"):
        check_size(0, 10)
    with pytest.raises(TooLarge, match="lớn hơn 20 MB"):
        check_size(20 * 2**20 + 1, 20 * 2**20)


# ---------- photos ----------


@pytest.mark.parametrize("kind", IMAGES)
@pytest.mark.parametrize("orientation", [1, 3, 6])
def test_a_photo_forgets_where_it_was_taken_and_keeps_every_point(kind: Kind, orientation: int) -> None:
    sent = make.photo(300, 200, kind=IMAGES[kind], orientation=orientation)
    assert GPS in exif(sent)
    taken = check(f"a.{kind.value}", sent)
    assert points(taken.content) == points(sent)
    assert exif(taken.content) == ({} if orientation == 1 else {0x0112: orientation})
    assert b"Hang Dien Thoai" not in taken.content
    assert (taken.width, taken.height) == ((200, 300) if orientation == 6 else (300, 200))
    assert taken.has_place is False


@pytest.mark.parametrize("kind", IMAGES)
def test_a_photo_keeps_its_place_when_the_sender_says_so(kind: Kind) -> None:
    sent = make.photo(kind=IMAGES[kind])
    taken = check("a.jpg", sent, keep_place=True)
    assert (taken.content, taken.has_place) == (sent, True)
    assert GPS in exif(taken.content)


@pytest.mark.parametrize("kind", IMAGES)
def test_the_small_copy_is_upright_small_and_says_nothing(kind: Kind) -> None:
    taken = check("a.jpg", make.photo(900, 600, kind=IMAGES[kind], orientation=6), keep_place=True)
    assert taken.thumbnail
    with Image.open(io.BytesIO(taken.thumbnail)) as small:
        assert (small.format, max(small.size)) == ("JPEG", THUMBNAIL)
        assert small.height > small.width
        assert not small.getexif()
    assert len(taken.thumbnail) < 40_000


def test_comments_programs_and_films_behind_a_photo_go_too() -> None:
    sent = make.photo()
    extra = b"\xff\xfe" + struct.pack(">H", 2 + 9) + b"nha rieng"
    xmp = b"http://ns.adobe.com/xap/1.0/\x00<gps>21.1</gps>"
    extra += b"\xff\xe1" + struct.pack(">H", 2 + len(xmp)) + xmp + b"\xff\xed" + struct.pack(">H", 6) + b"IPTC"
    padded = sent[:2] + extra + b"\xff" + sent[2:] + b"\x00\x00\x00\x18ftypmp42 a film with its place"
    taken = check("a.jpg", padded)
    for word in (b"nha rieng", b"gps", b"IPTC", b"film"):
        assert word not in taken.content
    assert points(taken.content) == points(sent)


def test_a_colour_profile_stays() -> None:
    kept = io.BytesIO()
    Image.new("RGB", (20, 20), "red").save(kept, "JPEG", icc_profile=b"a profile" * 20)
    with Image.open(io.BytesIO(check("a.jpg", kept.getvalue()).content)) as image:
        assert image.info["icc_profile"] == b"a profile" * 20


def test_texts_within_a_screenshot_go() -> None:
    sent = make.photo(kind="PNG")
    note = b"tEXtComment\x00nha rieng"
    chunk = struct.pack(">I", len(note) - 4) + note + struct.pack(">I", zlib.crc32(note))
    taken = check("a.png", sent[:33] + chunk + sent[33:])
    assert b"nha rieng" not in taken.content
    assert points(taken.content) == points(sent)


@pytest.mark.parametrize("mode", ["RGBA", "P", "L", "LA", "CMYK", "1"])
def test_photos_of_every_colour_space_get_a_small_copy(mode: str) -> None:
    kept = io.BytesIO()
    Image.new(mode, (50, 40)).save(kept, "JPEG" if mode == "CMYK" else "PNG")
    assert check("a.png", kept.getvalue()).thumbnail


@pytest.mark.parametrize("kind", [Kind.JPEG, Kind.PNG])
def test_a_photo_that_breaks_the_rules_of_its_format_is_encoded_anew_without_place(kind: Kind) -> None:
    """Viewers are forgiving, the lossless way is not: then the points are written again, upright."""
    sent = make.photo(60, 40, kind=IMAGES[kind], orientation=6)
    odd = sent[:20] + b"\x00\x01" + sent[20:] if kind is Kind.JPEG else sent[: sent.rindex(b"IEND") - 4]
    anew = check(f"a.{kind.value}", odd).content if kind is Kind.JPEG else stripped(odd, kind, 6)
    assert exif(anew) == {}
    with Image.open(io.BytesIO(anew)) as image:
        assert image.size == (40, 60)


@pytest.mark.parametrize("kind", [Kind.JPEG, Kind.PNG])
def test_what_cannot_be_shown_is_not_encoded_anew(kind: Kind) -> None:
    with pytest.raises(Invalid, match="bị hỏng"):
        stripped(make.photo(kind=IMAGES[kind])[:-20], kind) and stripped(make.photo(kind=IMAGES[kind])[:900], kind)


def test_a_palette_photo_can_be_encoded_anew() -> None:
    kept = io.BytesIO()
    Image.new("P", (30, 20), 3).save(kept, "PNG")
    whole = kept.getvalue()
    cut = whole[: whole.rindex(b"IEND") - 4]
    with Image.open(io.BytesIO(stripped(cut, Kind.PNG))) as image:
        assert image.size == (30, 20)


@pytest.mark.parametrize("kind", IMAGES)
@pytest.mark.parametrize("share", [0.02, 0.5, 0.9])
def test_a_photo_that_was_cut_off_is_refused(kind: Kind, share: float) -> None:
    sent = make.photo(kind=IMAGES[kind])
    assert "bị hỏng" in refusal("a.png", sent[: max(30, int(len(sent) * share))])


def test_a_small_file_that_unfolds_to_an_enormous_photo_is_refused() -> None:
    head = struct.pack(">IIBBBBB", 9000, 9000, 8, 2, 0, 0, 0)

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    bomb = (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    )
    assert "Ảnh quá lớn" in refusal("bom.png", bomb)
    huge = bomb.replace(head, struct.pack(">IIBBBBB", 60000, 60000, 8, 2, 0, 0, 0))
    huge = huge[:29] + struct.pack(">I", zlib.crc32(huge[12:29])) + huge[33:]
    assert "Ảnh quá lớn" in refusal("bom.png", huge)


# ---------- other files, and what only says that it is one ----------


def test_documents_are_taken_as_they_are() -> None:
    paper = check("bien-ban.pdf", pdf())
    assert (paper.kind, paper.content) == (Kind.PDF, paper.content)
    assert paper.thumbnail
    with Image.open(io.BytesIO(paper.thumbnail)) as first:
        assert first.size == (226, 320)
    word, sheet = make.office(), make.office("xl/workbook.xml")
    assert (check("a.docx", word).kind, check("a", word).name) == (Kind.DOCX, "a.docx")
    assert (check("b.xlsx", sheet).kind, check("b.xlsx", sheet).content) == (Kind.XLSX, sheet)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("anh.jpg", b"", "trống"),
        ("anh.jpg", b"MZ\x90\x00\x03" + bytes(400), "không phải ảnh hay văn bản được nhận (.exe)"),
        ("bao-cao.pdf", b"<!doctype html><html><script>alert(1)</script>", "(.html)"),
        ("anh.png", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "không phải ảnh"),
        ("anh.jpg", b"GIF89a" + bytes(40), "(.gif)"),
        ("anh.jpg", b"\x00\x00\x00\x18ftypheic" + bytes(40), "HEIC"),
        ("anh.jpg", b"\x00\x00\x00\x18ftypmp42" + bytes(40), "video"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "mật khẩu"),
        ("ghi-chu.pdf", "chỉ là chữ".encode(), "không phải ảnh"),
        ("bao-cao.pdf", b"%PDF-1.7 nothing behind it", "PDF bị hỏng"),
        ("a.docx", b"PK\x03\x04" + bytes(100), "bị hỏng"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_is_judged_by_its_content(name: str, data: bytes, words: str) -> None:
    assert words in refusal(name, data)


def test_a_name_that_promises_another_kind_is_refused() -> None:
    assert "bên trong là “Ảnh PNG”" in refusal("bao-cao.pdf", make.photo(kind="PNG"))
    assert check("anh.png", make.photo()).name == "anh.jpg", "one picture for another does no harm"


def test_a_zip_that_is_no_office_file_is_refused() -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("ghi-chu.txt", "x")
    assert "bị hỏng" in refusal("a.docx", kept.getvalue())


def test_macros_and_programs_within_are_refused() -> None:
    assert "macro" in refusal("a.docx", make.office(word__vbaProject_dot_bin=b"x"))
    assert "macro" in refusal("a.xlsx", make.office("xl/workbook.xml", xl__chay_dot_exe=b"x"))


def test_a_zip_that_unfolds_without_end_is_refused() -> None:
    assert "bung ra" in refusal("a.docx", make.office(word__media_dot_bin=bytes(50_000_000)))


def test_a_zip_that_lies_about_its_main_part_is_refused() -> None:
    whole = bytearray(make.office())
    at = whole.index(b"<document>") if b"<document>" in whole else whole.index(b"word/document.xml") + 20
    whole[at] ^= 0xFF
    assert "bị hỏng" in refusal("a.docx", bytes(whole))


def test_a_locked_pdf_says_so() -> None:
    keys = b"/O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b">"
    locked = (
        b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
        b"2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
        b"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>\nendobj\n"
        b"4 0 obj\n<</Filter/Standard/V 1/R 2 " + keys + b" /P -4>>\nendobj\n"
        b"trailer\n<</Root 1 0 R/Encrypt 4 0 R/ID[<31323334><31323334>]/Size 5>>\n%%EOF\n"
    )
    assert "có mật khẩu" in refusal("a.pdf", locked)


def test_a_pdf_without_a_page_is_refused() -> None:
    assert "PDF bị hỏng" in refusal("a.pdf", pdf(0))
