"""Reports of how things stood on a day: the register, by unit, by topic, of a conference, what is overdue and why."""

from __future__ import annotations

from flask import abort
from flask_babel import gettext
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from tracker.core.deadlines import DeadlineClass
from tracker.core.labels import N_
from tracker.meetings.models import Passage
from tracker.meetings.queries import meeting_or_404
from tracker.papers import Cell, Column, Kind, Report, Row, Section, Table
from tracker.reports.queries.dashboard import Dashboard, dashboard
from tracker.reports.queries.papers.asked import Asked, Stood, main_figures
from tracker.reports.queries.papers.tables import COLUMNS, figures_table, task_table
from tracker.reports.queries.tallies import whole
from tracker.storage.database import db
from tracker.tasks.models import TaskSpan
from tracker.tasks.queries import Filter, Several, Sort, leads_shown
from tracker.web.i18n import say


def board_of(asked: Asked, wanted: Filter | None = None) -> Dashboard:
    """The dashboard of what is asked: a report's figures are those of the dashboard, not counted a second time."""
    given = wanted or asked.wanted
    return dashboard(asked.actor, asked.scope, given, given.horizon)


def register(asked: Asked) -> Report:
    """Every task of the filter in the order asked for, with every column there is (`tables.chosen` leaves some out)."""
    tasks = asked.tasks(asked.wanted)
    section = Section(
        gettext("Danh sách nhiệm vụ"),
        figures=main_figures(asked, whole(asked.actor, asked.wanted, asked.horizon)),
        table=task_table(asked, tasks, COLUMNS, landscape=True),
        paragraphs=asked.left_out(len(tasks), asked.wanted),
    )
    return asked.report("so-theo-doi", gettext("Sổ theo dõi nhiệm vụ"), [section])


def by_unit(asked: Asked) -> Report:
    """Figures of each unit side by side, the best rate on time first; then every unit's tasks."""
    board = board_of(asked)
    lines = [(line.name, asked.address(**line.behind), line.figures) for line in board.ranking]
    wanted = asked.but(standing=Several.ASSIGNED.value, sort=Sort.UNIT.value)
    tasks = asked.tasks(wanted)
    names = leads_shown(tasks, wanted)
    order = {name: at for at, name in reversed(list(enumerate(names.values())))}
    tasks.sort(key=lambda task: order[names[task.id]])  # units that one carries on stand together
    keys = ("number", "title", "due_on", "deadline", "state", "percent", "last")
    return asked.report(
        "theo-don-vi",
        gettext("Kết quả thực hiện nhiệm vụ theo đơn vị"),
        [
            Section(gettext("Số liệu chung"), figures=main_figures(asked, board.all)),
            Section(gettext("Theo đơn vị"), table=figures_table(lines, gettext("Đơn vị"), board.all)),
            Section(
                gettext("Nhiệm vụ của từng đơn vị"),
                table=task_table(asked, tasks, keys, group=lambda task: names[task.id], landscape=True),
                paragraphs=asked.left_out(len(tasks), wanted),
            ),
        ],
    )


def by_topic(asked: Asked) -> Report:
    """Figures of each topic side by side, and what is overdue in it."""
    board = board_of(asked)
    parts = sorted(board.by_topic.items(), key=lambda part: say(part[0].label))
    lines = [(say(topic.label), asked.address(topic=topic.value), part) for topic, part in parts if part.assigned]
    return asked.report(
        "theo-linh-vuc",
        gettext("Kết quả thực hiện nhiệm vụ theo lĩnh vực"),
        [
            Section(gettext("Số liệu chung"), figures=main_figures(asked, board.all)),
            Section(gettext("Theo lĩnh vực"), table=figures_table(lines, gettext("Lĩnh vực"), board.all)),
        ],
    )


def of_meeting(asked: Asked) -> Report:
    """Each conclusion of a conference, in reading order, with its tasks and what became of them."""
    typed = asked.wanted.meeting
    meeting = meeting_or_404(asked.actor, int(typed)) if typed.isdecimal() and len(typed) < 10 else abort(404)
    board = board_of(asked)
    wanted = asked.but(sort=Sort.LATEST.value)
    tasks = asked.tasks(wanted)
    passages = _passages(tasks)

    def passage(task: Stood) -> Passage:
        return passages[_passage_id(task)]

    tasks.sort(key=lambda task: (passage(task).document_id, passage(task).start, task.id))
    keys = ("number", "title", "lead", "due_on", "deadline", "state", "percent", "last")
    return asked.report(
        "ket-luan-hoi-nghi",
        gettext("Kết quả thực hiện kết luận %(name)s", name=f"“{meeting.name}” ({meeting.held_on:%d/%m/%Y})"),
        [
            Section(gettext("Số liệu chung"), figures=main_figures(asked, board.all)),
            Section(
                gettext("Từng kết luận"),
                table=task_table(asked, tasks, keys, group=lambda task: passage(task).text, landscape=True),
                paragraphs=asked.left_out(len(tasks), wanted),
            ),
        ],
    )


def _passage_id(task: Stood) -> int:
    return task.task.passage_id if isinstance(task, TaskSpan) else task.passage_id


def _passages(tasks: list[Stood]) -> dict[int, Passage]:
    """The passages that the tasks come from. Two statements; the text of a document is read once, not once a row."""
    ids = {_passage_id(task) for task in tasks}
    query = select(Passage).where(Passage.id.in_(ids)).options(selectinload(Passage.document))
    return {passage.id: passage for passage in db.session.scalars(query)} if ids else {}


def overdue(asked: Asked) -> Report:
    """What is overdue, for how long, and why: what blocks it, how often it was put off, what its unit said last."""
    wanted = asked.but(deadline=DeadlineClass.OVERDUE.value, sort=Sort.DUE.value)
    tasks, board = asked.tasks(wanted), board_of(asked)
    ages = tuple(
        Row((Cell(say(band.label)), Cell(many)), asked.address(deadline=DeadlineClass.OVERDUE.value, age=band.value))
        for band, many in board.ages.items()
    )
    heads = (
        Column("band", gettext("Quá hạn"), weight=20),
        Column("tasks", gettext("Số nhiệm vụ"), Kind.INTEGER, 10),
    )
    total = Row((Cell(gettext("Tổng số")), Cell(board.all.overdue)), asked.address(deadline="overdue"))
    keys = ("number", "title", "lead", "due_on", "days", "state", "percent", "blocker", "moved", "last")
    return asked.report(
        "qua-han",
        gettext("Nhiệm vụ quá hạn và nguyên nhân"),
        [
            Section(gettext("Theo thời gian quá hạn"), table=Table(heads, ages, total)),
            Section(
                gettext("Từng nhiệm vụ"),
                table=task_table(
                    asked, tasks, keys, landscape=True, empty=N_("Không có nhiệm vụ nào quá hạn trong phạm vi này.")
                ),
                paragraphs=asked.left_out(len(tasks), wanted),
            ),
        ],
    )
