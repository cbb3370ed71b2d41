"""Real files: Word with its numbers, tables and boxes, PDF in one and two columns and scanned, web pages, and traps."""

from __future__ import annotations

import io
import struct
import unicodedata
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pypdfium2 as pdfium
import pytest
import typst
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.core.errors import Invalid, Refused, TooLarge
from tracker.core.text import normalise
from tracker.extraction.directory import read_directory
from tracker.extraction.engine import read
from tracker.extraction.files import FileKind, ReadFile, ocr, read_file

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


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def outline(document: Any, number: str, more: str = "") -> None:
    """A numbering of three levels as Word keeps it: I. → 1. → a)."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{shown}"/></w:lvl>'
        for level, (form, shown) in enumerate((("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)")))
    )
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{levels}</w:abstractNum>'))
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/>{more}</w:num>')
    )


def point(document: Any, words: str, level: int, number: str = "90") -> None:
    place = document.add_paragraph(words)._p.get_or_add_pPr()
    place.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'))


def notice() -> bytes:
    document = docx.Document()
    outline(document, "90")
    document.sections[0].header.paragraphs[0].text = "ĐẦU TRANG"
    document.sections[0].footer.paragraphs[0].text = "CHÂN TRANG"
    point(document, "Đánh giá", 0)
    point(document, "Nhiệm vụ", 0)
    point(document, "Phòng Nội vụ", 1)
    point(document, "Rà soát biên chế của các phường;", 2)
    document.add_paragraph("Xong trước ngày 15/12/2026.")
    point(document, "Công khai kết quả thi tuyển.", 2)
    point(document, "Phòng Tư pháp", 1)
    point(document, "Thẩm định quy chế chợ trong quý IV.", 2)
    return saved(document)


def test_each_level_of_an_outline_counts_for_itself_and_running_heads_are_left_out() -> None:
    assert read_file(notice(), "a.docx").text.split("\n") == [
        "I. Đánh giá",
        "II. Nhiệm vụ",
        "1. Phòng Nội vụ",
        "a) Rà soát biên chế của các phường;",
        "Xong trước ngày 15/12/2026.",
        "b) Công khai kết quả thi tuyển.",
        "2. Phòng Tư pháp",
        "a) Thẩm định quy chế chợ trong quý IV.",
    ]


def test_another_list_begins_anew() -> None:
    document = docx.Document()
    outline(document, "90")
    outline(document, "91")
    for words, number in (("một", "90"), ("hai", "90"), ("khác", "91"), ("ba", "90")):
        point(document, words, 0, number)
    assert read_file(saved(document), "a.docx").text.split("\n") == ["I. một", "II. hai", "I. khác", "III. ba"]


def test_merged_cells_are_said_once_in_a_row() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Nhiệm vụ"
    table.cell(0, 2).text = "Chủ trì"
    for column, words in enumerate(("Rà soát\nbiên chế", "", "Phòng Nội vụ")):
        table.cell(1, column).text = words
    assert read_file(saved(document), "a.docx").text.split("\n") == [
        "Nhiệm vụ | Chủ trì",
        "Rà soát biên chế |  | Phòng Nội vụ",
    ]


def test_the_words_of_a_link_and_the_breaks_of_a_paragraph_stay() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Xem ")
    paragraph._p.append(parse_xml(f"<w:hyperlink {nsdecls('w')}><w:r><w:t>thông báo số 5</w:t></w:r></w:hyperlink>"))
    paragraph.add_run().add_break()
    paragraph.add_run("và thực hiện")
    assert read_file(saved(document), "a.docx").text == "Xem thông báo số 5\nvà thực hiện"


def test_the_numbers_of_a_word_file_tell_who_leads() -> None:
    units = read_directory(
        "code,kind,name,aliases\nnoi-vu,department,Phòng Nội vụ,\ntu-phap,department,Phòng Tư pháp,\n"
    )
    items = read(read_file(notice(), "a.docx").text, date(2026, 11, 24), units).items
    assert [item.lead for item in items] == [("noi-vu",), ("noi-vu",), ("tu-phap",)]
    assert str(items[-1].due) == "2026-12-31"


def patched(data: bytes, part: bytes, at: int, value: bytes) -> bytes:
    """A Word file whose table of contents says something else of its part."""
    out = bytearray(data)
    entry = out.rindex(b"PK\x01\x02", 0, out.rindex(part))
    out[entry + at : entry + at + len(value)] = value
    return bytes(out)


def test_a_word_file_with_a_password_says_so() -> None:
    with pytest.raises(Invalid, match="có mật khẩu"):
        read_file(patched(notice(), b"word/document.xml", 8, b"\x01\x00"), "khoa.docx")


def test_a_word_file_that_lies_about_its_size_is_not_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(notice())) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for member in source.infolist():
            filling = b"<w:p/>" * 1_000_000 if member.filename == "word/document.xml" else b""
            archive.writestr(member.filename, source.read(member).replace(b"</w:body>", filling + b"</w:body>"))
    with pytest.raises(Invalid, match="bị hỏng"):
        read_file(patched(out.getvalue(), b"word/document.xml", 24, struct.pack("<I", 5000)), "a.docx")


@pytest.mark.parametrize("part", ["xl/workbook.xml", "ppt/presentation.xml", "ghi chu.txt"])
def test_another_archive_is_not_taken_for_a_word_file(part: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(part, ORDER)
    with pytest.raises(Invalid, match="Tệp nén"):
        read_file(out.getvalue(), "a.docx")


def windows_1258(text: str) -> bytes:
    """The text as old Windows keeps it: the letter, and behind it the sign of its tone."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    out = ""
    for sign in text:
        parts = unicodedata.normalize("NFD", sign)
        out += unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
        out += "".join(part for part in parts if part in tones)
    return out.encode("cp1258")


@pytest.mark.parametrize(
    "data",
    [
        windows_1258(ORDER),
        b"\xfe\xff" + ORDER.encode("utf-16-be"),
        b"\xff\xfe" + ORDER.encode("utf-16-le"),
        unicodedata.normalize("NFD", ORDER).encode(),
        ORDER.replace(" ", "\u00a0", 3).encode(),
        b"<html><body><p>" + windows_1258(ORDER) + b"</p></body></html>",
    ],
    ids=["windows-1258", "utf-16-be", "utf-16-le", "decomposed", "no-break spaces", "page in windows-1258"],
)
def test_one_text_comes_out_of_every_form(data: bytes) -> None:
    assert read_file(data, "a.txt").text == ORDER


def test_line_ends_of_every_system_become_one() -> None:
    assert read_file("một\r\nhai\rba\nbốn".encode(), "a.txt").text == "một\nhai\nba\nbốn"


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a", "../../etc/passwd", ""])
def test_the_content_tells_the_kind_and_not_the_name(name: str) -> None:
    assert read_file(ORDER.encode(), name).kind is FileKind.TXT
    assert read_file(notice(), name).kind is FileKind.DOCX


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"\xff\xd8\xff\xe0" + bytes(20), "ảnh chụp"),
        (b"GIF89a" + bytes(20), "ảnh chụp"),
        (b"\x7fELF\x02\x01\x01" + bytes(40), "Không đọc được loại tệp"),
        (ORDER.encode("utf-16-le"), "Không đọc được loại tệp"),
        (bytes(range(128, 256)) * 4, "bảng mã"),
        (b"\xff\xfeA", "bảng mã"),
        (b"<html><body><nav>Trang</nav></body></html>", "không có chữ"),
        (saved(docx.Document()), "không có chữ"),
        (notice()[:4000], "bị hỏng"),
    ],
    ids=["jpeg", "gif", "program", "utf-16 without mark", "bytes", "half a letter", "empty page", "empty docx", "cut"],
)
def test_what_gives_no_words_says_why(data: bytes, sentence: str) -> None:
    with pytest.raises(Invalid) as refusal:
        read_file(data, "a.txt")
    assert sentence in str(refusal.value)
    assert refusal.value.field == "file"


def test_the_densest_block_of_a_page_is_its_text_and_its_tables_are_lines() -> None:
    page = (
        "<!doctype html><title>Cổng</title><header>Cổng thông tin</header><ul><li>Trang chủ</li><li>Liên hệ</li></ul>"
        f"<div><p>{ORDER} {ORDER} {ORDER}</p><p>{ORDER} {ORDER} {ORDER}</p>"
        "<table><tr><th>Việc</th><th>Đơn vị</th></tr><tr><td>Rà soát</td><td>Phòng Nội vụ</td></tr></table></div>"
        "<aside>Tin khác</aside><form>Tìm kiếm</form>"
    )
    text = read_file(page.encode(), "a.html").text
    assert text.count(ORDER) == 6
    assert [line for line in text.split("\n") if "|" in line] == ["Việc | Đơn vị", "Rà soát | Phòng Nội vụ"]
    assert not [words for words in ("Cổng", "Trang chủ", "Tin khác", "Tìm kiếm") if words in text]


def blank_pdf(pages: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % number for number in range(3, pages + 3))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>"
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids), *[page] * pages]
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, each) for number, each in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer\n<</Root 1 0 R/Size %d>>\n%%%%EOF\n" % (pages + 3)


def test_a_pdf_of_very_many_pages_is_refused() -> None:
    with pytest.raises(Invalid, match="dài quá 300 trang"):
        read_file(blank_pdf(301), "a.pdf")


def test_a_file_of_just_the_limit_is_read_and_twenty_megabytes_are_the_limit() -> None:
    assert read_file(b"a" * 1000, "a.txt", max_bytes=1000).text == "a" * 1000
    with pytest.raises(TooLarge, match="20 MB"):
        read_file(b"a" * (20 * 1024 * 1024 + 1), "a.txt")


def test_a_text_longer_than_any_conclusion_is_refused() -> None:
    with pytest.raises(TooLarge, match="quá dài"):
        read_file(b"a " * 1_000_001, "a.txt")


HEADS = [b"", b"%PDF-1.7\n", b"PK\x03\x04word/", b"<html><p>", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x89PNG"]


def read_or_refused(data: bytes) -> ReadFile | Refused:
    try:
        return read_file(data, "a.bin")
    except Refused as refusal:
        return refusal


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(HEADS), st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_in_a_sentence(head: bytes, rest: bytes) -> None:
    found = read_or_refused(head + rest)
    if isinstance(found, Refused):
        assert found.field == "file"
        assert str(found).endswith(".")
    else:
        assert any(sign.isalnum() for sign in found.text)
        assert found.text == normalise(found.text)


def test_words_in_tracked_insertions_and_controls_are_kept_and_removed_ones_are_not() -> None:
    run = f"<w:r {nsdecls('w')}><w:t>%s</w:t></w:r>"
    inner = {
        "ins": f'<w:ins {nsdecls("w")} w:id="1" w:author="x">{run % "rà soát "}</w:ins>',
        "sdt": f"<w:sdt {nsdecls('w')}><w:sdtContent>{run % 'biên chế '}</w:sdtContent></w:sdt>",
        "smart": f'<w:smartTag {nsdecls("w")} w:element="place">{run % "các phường"}</w:smartTag>',
        "del": f'<w:del {nsdecls("w")} w:id="2" w:author="x"><w:r><w:delText>bỏ đi</w:delText></w:r></w:del>',
    }

    def fill(document: object) -> None:
        paragraph = document.add_paragraph("Giao Phòng Nội vụ ")._p  # type: ignore[attr-defined]
        for xml in inner.values():
            paragraph.append(parse_xml(xml))

    assert read_file(word(fill), "a.docx").text.strip() == "Giao Phòng Nội vụ rà soát biên chế các phường"
