"""Filling a template of an official paper."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.core.later import later

if TYPE_CHECKING:
    import docxtpl
else:
    docxtpl = later("docxtpl")


#: The templates lie beside those of the pages; an office may change them in a word processor.
FOLDER = Path(__file__).resolve().parents[2] / "templates" / "papers"


def fill(template: str, values: Mapping[str, Any]) -> bytes:
    """The paper `template` (its file name without ".docx") with `values` in its places, as a .docx file.

    What people typed stays text: nothing in it is read as markup or as a template.
    """
    paper = docxtpl.DocxTemplate(FOLDER / f"{template}.docx")
    paper.render(dict(values), autoescape=True)
    written = io.BytesIO()
    paper.save(written)
    return written.getvalue()
