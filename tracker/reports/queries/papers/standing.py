"""Reports of how things stood on a day: the register, by unit, by topic, of a conference, what is overdue and why."""

from __future__ import annotations

from flask_babel import gettext

from tracker.papers import Report, Section
from tracker.reports.queries.papers.asked import Asked
from tracker.reports.queries.papers.tables import COLUMNS, task_table


def register(asked: Asked) -> Report:
    """Every task of the filter in the order asked for, with every column there is (`tables.chosen` leaves some out)."""
    tasks = asked.tasks(asked.wanted)
    section = Section(
        gettext("Danh sách nhiệm vụ"),
        table=task_table(asked, tasks, COLUMNS, landscape=True),
        paragraphs=asked.left_out(len(tasks), asked.wanted),
    )
    return asked.report("so-theo-doi", gettext("Sổ theo dõi nhiệm vụ"), [section])
