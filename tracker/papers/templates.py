"""Every template of an official paper, by its file name, with what draws it."""

from __future__ import annotations

from collections.abc import Callable

from docx.document import Document

from tracker.papers.reporting import reporting
from tracker.papers.urging import urging
from tracker.papers.words import Style

TEMPLATES: dict[str, tuple[Callable[[Style], Document], Style]] = {
    f"{name}-{style.value}": (draw, style)
    for name, draw in (("urging", urging), ("report", reporting))
    for style in Style
}
