"""Reports and charts on pages, and files made of reports on their way to a reader."""

from __future__ import annotations

from types import SimpleNamespace

from flask import Flask, Response

from tracker.papers import File
from tracker.papers.charts import DRAWING
from tracker.papers.frame import COPIES, COUNTRY, MOTTO, PARTY_NAME
from tracker.papers.pages import align, roman
from tracker.papers.report import SHAPES
from tracker.papers.written import as_of_words, cell_text, change, division, figure_text, number, period_words, written
from tracker.web.attachments import disposition
from tracker.web.i18n import say


def download(file: File) -> Response:
    """`file` as an attachment under its name, never shown as a page of ours nor kept by a cache."""
    response = Response(file.content, mimetype=file.media_type)
    response.headers["Content-Disposition"] = disposition(file.name)
    response.headers["Cache-Control"] = "no-store"
    return response


def init_app(app: Flask) -> None:
    """Give templates what `papers/_report.html` and `_charts.html` draw with."""
    app.jinja_env.globals.update(
        paper=SimpleNamespace(
            align=align,
            roman=roman,
            cell=cell_text,
            figure=figure_text,
            division=division,
            written=written,
            number=number,
            change=lambda figure, language: change(figure, language, say),
            as_of=lambda report: as_of_words(report, say),
            period=lambda report: period_words(report, say),
            shapes=SHAPES,
            country=COUNTRY,
            motto=MOTTO,
            party=PARTY_NAME,
            copies=COPIES,
        ),
        drawing=SimpleNamespace(**DRAWING),
    )
