"""The letter that urges a unit, as a template. A letter has no name of a kind: its subject stands below the number."""

from __future__ import annotations

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Cm, Pt

from tracker.papers import layout
from tracker.papers.words import Style


def urging(style: Style) -> Document:
    """The template of the letter in `style`; what fills it is said in `tasks.queries.letters`."""
    made = layout.paper(style)
    layout.letterhead(made, style, "{{ subject }}")
    to = layout.line(made, "Kính gửi: {{ addressee }}.")
    to.paragraph_format.space_before = Pt(18)
    to.paragraph_format.space_after = Pt(12)
    layout.body(made, "{{ opening }}")
    layout.body(made, "").paragraph_format.line_spacing = Pt(4)
    layout.ruled_table(
        made,
        (("TT", Cm(1.1)), ("Nhiệm vụ", Cm(7.2)), ("Hạn", Cm(2.5)), ("Tiến độ", Cm(3.2)), ("Đôn đốc", Cm(2.0))),
        "row in rows",
        (
            ("{{ row.number }}", ALIGN.CENTER),
            ("{{ row.title }} ({{ row.source }})", ALIGN.LEFT),
            ("{{ row.due }}", ALIGN.CENTER),
            ("{{ row.standing }}", ALIGN.CENTER),
            ("{{ row.times }}", ALIGN.CENTER),
        ),
    )
    layout.body(made, "{{ reason }}")
    layout.body(made, "{{ request }}")
    layout.ending(made, style)
    return made
