"""Real files: Word with its numbers, tables and boxes, PDF in one and two columns and scanned, web pages, and traps."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pypdfium2 as pdfium
import pytest
import typst
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tracker.core.errors import Invalid, TooLarge
from tracker.extraction.files import ocr, read_file

ORDER = "Giao Phòng Nội vụ rà soát biên chế của các phường, báo cáo trước ngày 15/12/2026."


def typeset(source: str, folder: Path) -> bytes:
    """A PDF of Typst source, in the font of the project."""
    file = folder / "doc.typ"
    file.write_text(
        '#set page(width: 210mm, height: 297mm, margin: 20mm)\n#set text(lang: "vi", size: 11pt)\n' + source,
        encoding="utf-8",
    )
    return bytes(typst.compile(str(file)))


def word(fill: object) -> bytes:
    document = docx.Document()
    fill(document)  # type: ignore[operator]
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_word_file_keeps_the_numbers_that_word_computes() -> None:
    def fill(document: object) -> None:
        document.add_paragraph("Phòng Nội vụ", style="List Number")  # type: ignore[attr-defined]
        document.add_paragraph("Rà soát biên chế", style="List Bullet")  # type: ignore[attr-defined]
        document.add_paragraph("Phòng Tư pháp", style="List Number")  # type: ignore[attr-defined]

    assert read_file(word(fill), "a.docx").text.split("\n") == [
        "1. Phòng Nội vụ",
        "- Rà soát biên chế",
        "2. Phòng Tư pháp",
    ]


def test_a_word_file_gives_tables_as_lines_and_text_boxes_too() -> None:
    box = (
        f'<w:r {nsdecls("w")} xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        "<w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>Ý kiến trong khung</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></w:r>"
    )

    def fill(document: object) -> None:
        table = document.add_table(rows=2, cols=2)  # type: ignore[attr-defined]
        for row, cells in enumerate((("Nhiệm vụ", "Chủ trì"), ("Rà soát biên chế", "Phòng Nội vụ"))):
            for column, words in enumerate(cells):
                table.cell(row, column).text = words
        document.add_paragraph("Có khung:")._p.append(parse_xml(box))  # type: ignore[attr-defined]

    lines = read_file(word(fill), "a.docx").text.split("\n")
    assert lines[:2] == ["Nhiệm vụ | Chủ trì", "Rà soát biên chế | Phòng Nội vụ"]
    assert "Ý kiến trong khung" in lines


def test_a_pdf_loses_its_running_heads_and_page_numbers(tmp_path: Path) -> None:
    pages = "\n#pagebreak()\n".join(f"Đoạn thứ {name} của văn bản. {ORDER}" for name in ("nhất", "hai", "ba", "tư"))
    head = '#set page(header: [Thông báo kết luận tháng Mười Một], footer: context align(center, counter(page).display("1")))\n'
    text = read_file(typeset(head + pages, tmp_path), "a.pdf").text
    assert "Đoạn thứ tư của văn bản." in text
    assert "Thông báo kết luận tháng" not in text
    assert not [line for line in text.split("\n") if line.strip().isdecimal()]


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = "\n\n".join(f"Trái {number} ghi nhận ý kiến." for number in range(1, 31))
    right = "\n\n".join(f"Phải {number} ghi nhận ý kiến." for number in range(1, 31))
    source = f"= KẾT LUẬN HỘI NGHỊ GIAO BAN THÁNG MƯỜI MỘT CỦA ỦY BAN NHÂN DÂN THỊ XÃ\n#columns(2)[{left}\n#colbreak()\n{right}]"
    text = read_file(typeset(source, tmp_path), "a.pdf").text
    places = [text.index(words) for words in ("KẾT LUẬN", "Trái 1 ", "Trái 30 ", "Phải 1 ", "Phải 30 ")]
    assert places == sorted(places)


def test_the_two_heads_of_a_letter_are_no_columns(tmp_path: Path) -> None:
    source = (
        "#grid(columns: 2, column-gutter: 2cm)[ỦY BAN NHÂN DÂN \\ THỊ XÃ][CỘNG HÒA XÃ HỘI CHỦ NGHĨA \\ VIỆT NAM]\n\n"
        + "\n\n".join([ORDER] * 5)
    )
    text = read_file(typeset(source, tmp_path), "a.pdf").text
    assert " ".join(text.split()).count(ORDER) == 5


def scanned(tmp_path: Path) -> bytes:
    """A PDF whose page is a picture of text."""
    printed = pdfium.PdfDocument(
        typeset(f"#set text(size: 15pt)\n{ORDER}\n\nYêu cầu các xã, phường thực hiện nghiêm túc.", tmp_path)
    )
    picture = tmp_path / "page.png"
    picture.write_bytes(typst.compile(str(tmp_path / "doc.typ"), format="png", ppi=200))  # type: ignore[arg-type]
    printed.close()
    scan = tmp_path / "scan.typ"
    scan.write_text(
        '#set page(width: 210mm, height: 297mm, margin: 0mm)\n#image("page.png", width: 100%)', encoding="utf-8"
    )
    return bytes(typst.compile(str(scan)))


def test_a_scan_is_read_by_tesseract_and_said_so(tmp_path: Path) -> None:
    found = read_file(scanned(tmp_path), "quet.pdf")
    assert "Nội vụ" in found.text
    assert "15/12/2026" in found.text
    assert "nhận dạng chữ" in found.notes[0]


def test_a_scan_without_tesseract_gets_a_clear_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = scanned(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    ocr.program.cache_clear()
    try:
        with pytest.raises(Invalid, match="bản quét ảnh"):
            read_file(data, "quet.pdf")
    finally:
        ocr.program.cache_clear()


def test_a_web_page_gives_its_article_without_the_rest() -> None:
    page = f"<!doctype html><html><body><nav>Trang chủ Giới thiệu</nav><article><h1>Kết luận</h1><p>{ORDER}</p></article><footer>Bản quyền</footer><script>x()</script></body></html>"
    text = read_file(page.encode(), "a.html").text
    assert text.split() == f"Kết luận {ORDER}".split()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_plain_text_in_its_encodings(encoding: str) -> None:
    assert read_file(ORDER.encode(encoding), "a.txt").text == ORDER


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w:p/>" * 40_000_000)
    return out.getvalue()


def unsafe() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"   ", "Tệp trống"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "ảnh chụp"),
        (b"MZ\x90\x00" + bytes(200), "Không đọc được loại tệp"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(50), "đời cũ"),
        (b"PK\x03\x04word/ broken", "bị hỏng"),
        (b"PK\x03\x04" + bytes(60), "Tệp nén"),
        (b"%PDF-1.7 broken", "PDF bị hỏng"),
        (b"... --- ...", "không có chữ"),
        (unsafe(), "không an toàn"),
    ],
    ids=["empty", "picture", "program", "doc", "broken-docx", "zip", "broken-pdf", "signs", "entities"],
)
def test_what_cannot_be_read_says_why(data: bytes, sentence: str) -> None:
    with pytest.raises(Invalid) as refusal:
        read_file(data, "a.bin")
    assert sentence in str(refusal.value)
    assert refusal.value.field == "file"


def test_a_zip_bomb_is_not_unpacked() -> None:
    with pytest.raises(Invalid, match="nén bất thường"):
        read_file(bomb(), "a.docx")


def test_a_file_above_the_limit_is_refused_before_it_is_read() -> None:
    with pytest.raises(TooLarge):
        read_file(b"a" * 2000, "a.txt", max_bytes=1000)


def locked_pdf() -> bytes:
    """A small PDF that asks for a password: its keys belong to none."""
    keys = b"/O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b">"
    return (
        b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
        b"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>\nendobj\n"
        b"4 0 obj\n<</Filter/Standard/V 1/R 2 " + keys + b" /P -4>>\nendobj\n"
        b"trailer\n<</Root 1 0 R/Encrypt 4 0 R/ID[<31323334><31323334>]/Size 5>>\n%%EOF\n"
    )


def test_a_pdf_with_a_password_says_so() -> None:
    with pytest.raises(Invalid, match="có mật khẩu"):
        read_file(locked_pdf(), "khoa.pdf")
