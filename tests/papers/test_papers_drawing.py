"""What was drawn is opened again: .xlsx by openpyxl, .docx by python-docx, .pdf by PDFium."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import docx
import openpyxl
import pypdfium2
import pytest
from docx.enum.section import WD_ORIENT

from example_report import COUNTED, DAY, DETAIL, PARTY, REPORT, STATE, WARDS
from tracker.papers import Column, Figure, Form, Frame, Kind, Report, Section, Table, render, row
from tracker.papers.charts import Series, level, scale, share, trend
from tracker.papers.pages import pages, roman


def opened(report: Report) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(render(report, Form.XLSX).content))


def test_a_spreadsheet_has_typed_cells_a_frozen_filtered_head_and_exactly_the_columns_given() -> None:
    book = opened(REPORT)
    assert book.sheetnames == ["Kết quả theo địa bàn", "Nhiệm vụ quá hạn, vướng mắc và", "Số liệu"]
    sheet = book.worksheets[1]
    assert [cell.value for cell in sheet[1]] == [column.title for column in DETAIL.columns]
    assert sheet.max_column == len(DETAIL.columns)
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:H4")
    assert sheet.page_setup.orientation == "landscape"
    first = sheet[2]
    assert (first[0].value, first[0].data_type) == (1, "n")
    assert (first[3].value, first[3].number_format) == (datetime(2026, 10, 30), "dd/mm/yyyy")  # noqa: DTZ001 - as read
    assert (first[6].value, first[6].number_format) == (0.64, "0%")
    assert first[5].value == "Quá hạn 25 ngày"
    assert sheet.column_dimensions["B"].width > sheet.column_dimensions["A"].width

    wards = book.worksheets[0]
    assert wards["F3"].value == pytest.approx(0.9512)
    assert wards["F3"].number_format == "0.0%"
    assert wards["A2"].value == "Khối phường"
    assert wards["F7"].value is None
    assert (wards["C8"].value, wards["C8"].font.b, wards.auto_filter.ref) == (138, True, "A1:F7")


def test_figures_stand_on_a_sheet_with_formula_parts_and_provenance() -> None:
    sheet = opened(REPORT)["Số liệu"]
    lines = [[cell.value for cell in line] for line in sheet.iter_rows()]
    facts = {line[0]: line[1] for line in lines[:5]}
    assert facts["Phạm vi"] == "Thị xã Hà Trung"
    assert facts["Thời điểm tính"] == "Số liệu tính đến 08:00 ngày 24/11/2026"
    assert facts["Kỳ báo cáo"] == "từ ngày 01/11/2026 đến ngày 24/11/2026"
    rate = next(line for line in lines if line[1] == "Tỷ lệ hoàn thành")
    assert rate == ["Kết quả chung", "Tỷ lệ hoàn thành", 0.6594, "hoàn thành ÷ được giao", 91, 138, 0.6211]


def test_text_in_a_spreadsheet_is_never_a_formula_nor_a_link() -> None:
    bad = ("=1+1", "+1", "-1", "@SUM(A1)", "http://example.org", "\t=1", "{=1}", "&Lfoot", "x" * 40_000)
    table = Table((Column("a", "=Tên"), Column("n", "Số", Kind.INTEGER)), tuple(row(text, 10**17) for text in bad))
    report = replace(REPORT, title="A & B", sections=tuple(Section("[Sổ]: A/B?", table=table) for _ in range(2)))
    book = opened(report)
    assert book.sheetnames == ["Sổ A B", "Sổ A B (2)", "Số liệu"]
    sheet = book.worksheets[0]
    assert {cell.data_type for line in sheet.iter_rows() for cell in line} == {"s"}
    assert [line[0].value for line in sheet.iter_rows(min_row=2)][:-1] == list(bad[:-1])
    assert len(sheet.cell(len(bad) + 1, 1).value) == 32_767
    assert sheet["B2"].value == "100.000.000.000.000.000"
    assert not any(line[0].hyperlink for line in sheet.iter_rows())


@pytest.mark.parametrize("form", [Form.XLSX, Form.PDF])
def test_the_same_report_gives_the_same_file(form: Form) -> None:
    assert render(REPORT, form, STATE).content == render(REPORT, form, STATE).content


def test_an_empty_table_says_so_in_every_form() -> None:
    bare = replace(REPORT, sections=(Section("Sổ", table=Table(WARDS.columns, empty="Không có nhiệm vụ nào.")),))
    assert opened(bare).worksheets[0]["A2"].value == "Không có nhiệm vụ nào."
    assert "Không có nhiệm vụ nào." in pdf_text(bare, STATE)
    assert "Không có nhiệm vụ nào." in docx_of(bare, STATE).tables[1].rows[1].cells[0].text


def docx_of(report: Report, frame: Frame) -> docx.document.Document:
    return docx.Document(io.BytesIO(render(report, Form.DOCX, frame).content))


def words(paper: docx.document.Document) -> Iterator[str]:
    """Every paragraph in its order, those in cells too."""
    for paragraph in paper.element.body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"):
        yield "".join(paragraph.itertext()).strip()


def test_an_official_report_has_letterhead_title_ruled_tables_and_signature() -> None:
    paper = docx_of(REPORT, STATE)
    said = [text for text in words(paper) if text]
    order = [
        "THỊ XÃ HÀ TRUNG",
        "Số: 07/BC-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Hà Trung, ngày 05 tháng 01 năm 2027",
        "BÁO CÁO",
        REPORT.title,
        "I. KẾT QUẢ CHUNG",
        "Số liệu tính đến 08:00 ngày 24/11/2026.",
        "II. KẾT QUẢ THEO ĐỊA BÀN",
        "Khối phường",
        "71,0 %",
        "Chi tiết tại Phụ lục kèm theo.",
        "Đề nghị Phòng Tài nguyên và Môi trường xác nhận nguồn gốc đất của 17 hộ trước ngày 05/12/2026./.",
        "Nơi nhận:",
        "- Lưu: VT, TH.",
        "KT. CHỦ TỊCH",
        "Đào Văn Thịnh",
        "(Kèm theo Báo cáo số 07/BC-UBND ngày 05/01/2027 của Ủy ban nhân dân thị xã Hà Trung)",
        "Trích lục hồ sơ địa chính lô B2 =1+1 <b>& #h(1em) \\ $x$",
    ]
    places = [next(at for at, text in enumerate(said) if expected in text) for expected in order]
    assert places == sorted(places), list(zip(order, places, strict=True))
    assert not [text for text in said if "{{" in text or "{%" in text or "[[" in text]


def test_tables_of_an_official_report_repeat_their_head_and_cut_no_row_and_wide_ones_lie_on_their_side() -> None:
    paper = docx_of(REPORT, STATE)
    _letterhead, figures, wards, _ending, detail = paper.tables
    for table in (figures, wards, detail):
        assert "w:tblHeader" in table.rows[0]._tr.xml
        assert all("w:cantSplit" in line._tr.xml for line in table.rows)
    assert len(detail.rows) == 4
    upright, lying = paper.sections
    assert upright.orientation == WD_ORIENT.PORTRAIT
    assert upright.different_first_page_header_footer
    assert lying.orientation == WD_ORIENT.LANDSCAPE
    assert (round(lying.page_width.mm), round(lying.page_height.mm)) == (297, 210)
    assert not lying.different_first_page_header_footer
    assert "PAGE" in lying.header._element.xml
    assert sum(int(column.width) for column in wards.columns) <= upright.page_width - upright.left_margin


def test_a_draft_of_the_party_leaves_room_for_number_and_day() -> None:
    said = " ".join(words(docx_of(REPORT, PARTY)))
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in said
    assert "CỘNG HÒA" not in said
    assert "-BC/TU" in said
    assert "T/M BAN THƯỜNG VỤ" in said
    assert "Hà Trung, ngày      tháng      năm" in said


def test_two_wide_tables_are_appendices_with_numbers() -> None:
    two = replace(REPORT, sections=(Section("Một", table=DETAIL), Section("Hai", table=DETAIL)))
    printed = pages(two)
    assert [appendix.name for appendix in printed.appendices] == ["Phụ lục I", "Phụ lục II"]
    assert printed.blocks[1].text == "Chi tiết tại Phụ lục I kèm theo."
    assert len(docx_of(two, STATE).sections) == 3
    assert [roman(each) for each in (4, 9, 14, 1999)] == ["IV", "IX", "XIV", "MCMXCIX"]


def test_an_official_paper_needs_its_frame() -> None:
    with pytest.raises(ValueError, match="frame"):
        render(REPORT, Form.DOCX)


def pdf_text(report: Report, frame: Frame | None) -> str:
    """The words of a .pdf, its lines joined."""
    paper = pypdfium2.PdfDocument(render(report, Form.PDF, frame).content)
    text = "\n".join(page.get_textpage().get_text_bounded() for page in paper)
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


def test_a_pdf_says_the_same_words_in_nfc_and_is_made_for_the_archive() -> None:
    made = render(REPORT, Form.PDF, STATE).content
    assert b"pdfaid" in made
    paper = pypdfium2.PdfDocument(made)
    assert paper.get_metadata_dict()["Title"] == REPORT.title
    assert [page.get_size()[0] > page.get_size()[1] for page in paper] == [False, False, True]
    text = pdf_text(REPORT, STATE)
    assert unicodedata.is_normalized("NFC", text)
    for sentence in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 07/BC-UBND",
        REPORT.sections[0].intro,
        *REPORT.sections[0].paragraphs,
        REPORT.sections[2].paragraphs[0],
        "trước ngày 05/12/2026./.",
        "Số liệu tính đến 08:00 ngày 24/11/2026.",
        "(Kèm theo Báo cáo số 07/BC-UBND ngày 05/01/2027 của Ủy ban nhân dân thị xã Hà Trung)",
        "Đào Văn Thịnh",
    ):
        assert sentence in text
    assert "3/3" in text


def test_a_pdf_without_a_frame_is_a_plain_print_and_takes_markup_as_words() -> None:
    text = pdf_text(replace(REPORT, title="#panic() $x$ *b* _i_ @ref <l> \\ `raw`"), None)
    assert "#panic() $x$ *b* _i_ @ref <l> \\ `raw`" in text
    assert "CỘNG HÒA" not in text
    assert "Nơi nhận" not in text
    assert "Trang 1/2" in text


def test_a_long_table_repeats_its_head_on_every_page_of_a_pdf() -> None:
    long = replace(REPORT, sections=(Section("Sổ", table=replace(DETAIL, rows=DETAIL.rows * 20)),))
    paper = pypdfium2.PdfDocument(render(long, Form.PDF, None).content)
    wide = [page.get_textpage().get_text_bounded() for page in paper if page.get_width() > page.get_height()]
    assert len(wide) > 2
    assert all("Vướng mắc, đề xuất" in text for text in wide)


@pytest.mark.parametrize("form", Form)
def test_names_of_files_are_plain_and_files_are_what_they_say(form: Form) -> None:
    file = render(replace(REPORT, scope="Phường Đông Mỹ / “Khu A”"), form, STATE)
    assert file.name == f"bao-cao-don-vi-phuong-dong-my-khu-a-2026-11-24.{form.value}"
    if form is Form.PDF:
        assert file.content.startswith(b"%PDF-")
    else:
        assert zipfile.ZipFile(io.BytesIO(file.content)).testzip() is None


def test_a_report_of_one_section_bears_no_numbers_and_one_of_none_still_prints() -> None:
    one = Report("x", "Báo cáo ngắn", "Xã Yên Hải", DAY, COUNTED, (Section("Chung", figures=(Figure("Việc", 3),)),))
    assert [block.kind for block in pages(one).blocks] == ["table", "source"]
    assert pages(one).blocks[-1].text.endswith("24/11/2026./.")
    assert "Báo cáo ngắn" in pdf_text(replace(one, sections=()), STATE)


def test_scales_have_round_ticks_above_the_largest_value_and_shares_stay_within_the_paper() -> None:
    assert scale([31, None, 12]) == [0, 10, 20, 30, 40]
    assert scale([5, 4]) == [0, 1, 2, 3, 4, 5]
    assert scale([0.42], whole=False) == [0, 0.1, 0.2, 0.3, 0.4, 0.5]
    assert scale([]) == [0, 1]
    assert scale([1]) == [0, 1]
    assert all(ticks[-1] >= most and 2 <= len(ticks) <= 8 for most in range(1, 5000, 7) for ticks in [scale([most])])
    assert [share(value, 40) for value in (10, 50, -1, None)] == ["25%", "100%", "0%", "0%"]
    assert [level(value, (1, 2, 4)) for value in (0, 1, 3, 9)] == [0, 1, 2, 3]


def test_a_trend_is_a_picture_without_script_that_takes_names_as_words() -> None:
    curves = [Series("Quá hạn <script>", (3, None, 5, 2)), Series("Vướng mắc", (1, 1, 1, 1))]
    for narrow in (False, True):
        kind, _, data = trend(curves, ["1", "2", "3", "4"], narrow=narrow).partition(",")
        assert kind == "data:image/svg+xml;base64"
        picture = b64decode(data).decode()
        assert "<script" not in picture
        assert "Vướng mắc" in picture
        assert "http://www.w3.org/2000/svg" in picture
    short = [Series("Quá hạn", (3, 2)), Series("Vướng mắc", (1, 1))]
    picture = b64decode(trend(short, ["1", "2"]).partition(",")[2]).decode()
    assert "Quá hạn" in picture
    assert "Vướng mắc" in picture
