"""Write the templates of official papers into `templates/papers/`."""

from __future__ import annotations

from tracker.papers.fill import FOLDER
from tracker.papers.urging import TEMPLATES, urging

for name, style in TEMPLATES.items():
    urging(style).save(str(FOLDER / f"{name}.docx"))
