"""Write the templates of official papers into `templates/papers/`."""

from __future__ import annotations

from tracker.papers.fill import FOLDER
from tracker.papers.templates import TEMPLATES

for name, (draw, style) in TEMPLATES.items():
    draw(style).save(str(FOLDER / f"{name}.docx"))
