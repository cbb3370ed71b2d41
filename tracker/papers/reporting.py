"""The official report as a template: letterhead, name of the paper and its subject, a place for the text, ending.

The text itself differs from report to report; `tracker.papers.document` puts it where `HERE` stands, in the
paragraph styles of this template, which an office may change in a word processor.
"""

from __future__ import annotations

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Cm, Mm, Pt

from tracker.papers import layout
from tracker.papers.words import Style

#: The paragraph that the text replaces.
HERE = "[[Nội dung báo cáo]]"
#: Paragraph styles of the text: size, bold, italic, alignment, first line set in (cm), space before and after (pt).
STYLES = {
    "Mục": (14, True, False, ALIGN.JUSTIFY, 1.27, 8, 2),
    "Đoạn": (14, False, False, ALIGN.JUSTIFY, 1.27, 6, 0),
    "Nguồn số liệu": (12, False, True, ALIGN.LEFT, 0, 4, 4),
    "Ghi chú": (12, False, True, ALIGN.JUSTIFY, 0, 4, 0),
    "Tên bảng": (13, True, False, ALIGN.CENTER, 0, 8, 4),
    "Đầu bảng": (12, True, False, ALIGN.CENTER, 0, 2, 2),
    "Ô bảng": (12, False, False, ALIGN.LEFT, 0, 2, 2),
    "Phụ lục": (14, True, False, ALIGN.CENTER, 0, 0, 0),
    "Kèm theo": (13, False, True, ALIGN.CENTER, 0, 0, 8),
}


def reporting(style: Style) -> Document:
    """The template of a report in `style`; what fills it is said in `tracker.papers.document`."""
    made = layout.paper(style)
    for name, looks in STYLES.items():
        _add_style(made, name, *looks)
    layout.letterhead(made, style, sort="{{ sort }}")
    title = layout.line(made, "{{ heading }}", size=14 if style is Style.STATE else 16, bold=True)
    title.paragraph_format.space_before = Pt(18)
    layout.line(made, "{%p for words in subject %}")
    layout.line(made, "{{ words }}", bold=True)
    layout.line(made, "{%p endfor %}")
    if style is Style.STATE:
        sides = sum(layout.MARGINS[style][2:])
        layout.rule(made, Mm(210 - sides), Cm(4.6))
    else:
        layout.line(made, "-----")
    layout.line(made, "{%p for words in scope %}")
    layout.line(made, "{{ words }}", size=13, italic=True)
    layout.line(made, "{%p endfor %}")
    layout.line(made, "{%p if to %}")
    to = layout.line(made, "Kính gửi: {{ to }}.")
    to.paragraph_format.space_before = Pt(12)
    layout.line(made, "{%p endif %}")
    layout.body(made, HERE)
    layout.ending(made, style)
    return made


def _add_style(
    made: Document,
    name: str,
    size: float,
    bold: bool,
    italic: bool,
    at: ALIGN,
    first: float,
    before: float,
    after: float,
) -> None:
    added = made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    added.base_style = made.styles["Normal"]
    added.font.size, added.font.bold, added.font.italic = Pt(size), bold, italic
    looks = added.paragraph_format
    looks.alignment, looks.first_line_indent = at, Cm(first) if first else None
    looks.space_before, looks.space_after = Pt(before), Pt(after)
    looks.keep_with_next = name in ("Mục", "Tên bảng", "Đầu bảng")
