"""A report as .pdf (PDF/A-2b, for the archive), drawn by Typst from `templates/papers/report.typ`.

Words go in as data: nothing that people typed is read as markup. Fonts come from packages, never from the machine:
the same report gives the same file everywhere.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from pathlib import Path

import fontpkg_be_vietnam_pro
import fontpkg_noto_serif
import typst

from tracker.core.labels import N_
from tracker.papers.fill import FOLDER
from tracker.papers.frame import Frame, lines
from tracker.papers.layout import MARGINS
from tracker.papers.pages import pages
from tracker.papers.report import Report
from tracker.papers.words import Style
from tracker.papers.written import Say

#: Up to how many rows cells are tagged for screen readers: the tags of 2,000 rows weigh 3 MB, eight times the rest.
MOST_TAGGED = 500


@cache
def _fonts() -> typst.Fonts:
    """The two families of the papers: serif for official ones, sans for plain prints."""
    folders = [Path(str(package.__file__)).parent / "files" for package in (fontpkg_be_vietnam_pro, fontpkg_noto_serif)]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=folders)


def pdf(report: Report, frame: Frame | None, say: Say) -> bytes:
    """`report` as .pdf: an official paper in `frame`, else a plain print with its title on top."""
    printed = pages(report, say, official=frame is not None)
    data = {
        **asdict(printed),
        "title": report.title,
        "language": report.language,
        "author": frame.body if frame else report.scope,
        "margins": MARGINS[frame.style if frame else Style.STATE],
        "page": say(N_("Trang")),
        "frame": _framed(report, frame) if frame else None,
    }
    made = typst.Compiler(str(FOLDER / "report.typ"), root=str(FOLDER), font_paths=_fonts()).compile(
        format="pdf",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        pdf_standards="a-2b",
        timestamp=int(report.counted_at.timestamp()),
        pdf_tags=sum(len(table.rows) for _, table in report.tables()) <= MOST_TAGGED,
    )
    assert isinstance(made, bytes)  # noqa: S101 - one document, told to the type checker
    return made


def _framed(report: Report, frame: Frame) -> dict[str, object]:
    signer = report.signer
    day = f"{frame.day:%d/%m/%Y}" if frame.day else "     /    /"
    return {
        "style": frame.style.value,
        "superior": lines(frame.heading.superior),
        "issuer": lines(frame.heading.issuer),
        "number": frame.full_number,
        "place_and_day": frame.place_and_day,
        "to": "; ".join(lines(frame.to)),
        "signature": frame.signature or (list(signer.lines) if signer else []),
        "signer": frame.heading.signer or (signer.name if signer else ""),
        "copies": frame.copies,
        "along": f"(Kèm theo Báo cáo số {frame.full_number} ngày {day} của {frame.body})",
    }
