"""The Monday brief: what a leader reads before the week's meeting, on one page of A4."""

from __future__ import annotations

from datetime import timedelta

from flask_babel import gettext

from tracker.core.labels import N_
from tracker.papers import Cell, Column, Kind, Report, Row, Section, Table, row
from tracker.reports.queries.dashboard import Dashboard
from tracker.reports.queries.papers.asked import Asked, Stood, main_figures, path_of
from tracker.reports.queries.papers.standing import board_of
from tracker.reports.queries.papers.tables import task_table
from tracker.tasks.queries import Several, Sort, blocks_of

#: The brief compares with the same weekday a week ago.
WEEK = timedelta(days=7)
#: Rows of each table, so that all of it fits one page; the next deadlines are what a week is planned by.
FEW, DEADLINES = 5, 10
#: Signs of what a blocker was told in: two lines of a table.
BRIEF = 90
#: Which of the main figures the brief bears: given, done, overdue, blocked, completion, on time.
SHOWN = (0, 1, 2, 3, 5, 6)


def brief(asked: Asked) -> Report:
    """Figures with their change, where most is overdue, who must clear what, next deadlines, who is silent."""
    board = board_of(asked)
    before = asked.horizon.today - WEEK
    past = board_of(asked, asked.but(on=before.isoformat()))
    blocked = asked.tasks(asked.but(state="blocked", sort=Sort.DUE.value), most=FEW)
    coming = asked.tasks(
        asked.but(standing=Several.OPEN.value, deadline="in_time,due_soon", sort=Sort.DUE.value), most=DEADLINES
    )
    return asked.report(
        "ban-tin",
        gettext("Bản tin thứ Hai về thực hiện nhiệm vụ"),
        [
            Section(
                gettext("Tình hình chung, so với ngày %(day)s", day=f"{before:%d/%m/%Y}"),
                figures=tuple(main_figures(asked, board.all, past.all)[at] for at in SHOWN),
            ),
            Section(gettext("Nơi nhiều việc quá hạn nhất"), table=_overdue(asked, board)),
            Section(gettext("Vướng mắc và đơn vị phải gỡ"), table=_blocked(asked, blocked, board.all.blocked)),
            Section(
                gettext("Đến hạn tiếp theo"),
                table=task_table(
                    asked, coming, ("title", "lead", "due_on", "percent"), empty=N_("Không có việc nào sắp đến hạn.")
                ),
            ),
            Section(gettext("Đơn vị quá kỳ chưa báo cáo"), table=_silent(asked, board)),
        ],
    )


def _overdue(asked: Asked, board: Dashboard) -> Table:
    """Units with most overdue, wards and offices alike, with how many a week's meeting has to ask them about."""
    late = sorted(
        (line for line in board.ranking if line.figures.overdue),
        key=lambda line: (-line.figures.overdue, line.unit.id),
    )
    heads = (
        Column("unit", gettext("Đơn vị"), weight=24),
        Column("overdue", gettext("Quá hạn"), Kind.INTEGER, 8),
        Column("open", gettext("Chưa xong"), Kind.INTEGER, 8),
        Column("on_time", gettext("Tỷ lệ đúng hạn"), Kind.RATE, 9),
    )
    rows = tuple(
        Row(
            (
                Cell(line.unit.name),
                Cell(line.figures.overdue),
                Cell(line.figures.open),
                Cell(line.figures.on_time.value),
            ),
            asked.address(lead=line.unit.code, deadline="overdue"),
        )
        for line in late[:FEW]
    )
    caption = _first(len(rows), len(late))
    return Table(heads, rows, caption=caption, empty=N_("Không đơn vị nào có việc quá hạn."))


def _blocked(asked: Asked, tasks: list[Stood], total: int) -> Table:
    """What is blocked, with who must clear the way, for how many days, and what is in it."""
    blocks = blocks_of(tasks, asked.horizon.today)
    heads = (
        Column("title", gettext("Nhiệm vụ"), weight=26),
        Column("lead", gettext("Đơn vị chủ trì"), weight=14),
        Column("blocker", gettext("Đơn vị phải gỡ"), weight=14),
        Column("days", gettext("Số ngày vướng"), Kind.INTEGER, 7),
        Column("words", gettext("Vướng mắc"), weight=24),
    )
    rows = []
    for task in tasks:
        block = blocks.get(task.id)
        clears = task.blocker_unit.name if task.blocker_unit else None
        words = _short(block.words) if block else None
        cells = (task.title, task.lead.name, clears, block.days if block else None, words)
        rows.append(row(*cells, address=path_of("tasks.detail", task_id=task.id)))
    caption = _first(len(rows), total)
    return Table(heads, tuple(rows), caption=caption, empty=N_("Không có vướng mắc nào."))


def _silent(asked: Asked, board: Dashboard) -> Table:
    """Who has not reported for longer than the office waits."""
    heads = (
        Column("unit", gettext("Đơn vị"), weight=24),
        Column("tasks", gettext("Số nhiệm vụ"), Kind.INTEGER, 8),
        Column("days", gettext("Lâu nhất (ngày)"), Kind.INTEGER, 8),
    )
    rows = tuple(
        Row(
            (Cell(each.unit.name), Cell(each.tasks), Cell(each.days)),
            asked.address(lead=each.unit.code, standing=Several.SILENT.value),
        )
        for each in board.silent[:FEW]
    )
    caption = _first(len(rows), len(board.silent))
    return Table(heads, rows, caption=caption, empty=N_("Không đơn vị nào quá kỳ báo cáo."))


def _first(shown: int, total: int) -> str:
    """The words over a table that holds the first of many; "" when it holds all."""
    return gettext("%(shown)d trong tổng số %(total)d", shown=shown, total=total) if shown < total else ""


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= BRIEF else line[: BRIEF - 1].rsplit(" ", 1)[0] + "…"
