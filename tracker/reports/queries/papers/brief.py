"""The Monday brief: what a leader reads before the week's meeting, on one page of A4."""

from __future__ import annotations

from flask_babel import gettext

from tracker.core.labels import N_
from tracker.papers import Column, Kind, Report, Row, Section, Table, row
from tracker.reports.queries.dashboard import Dashboard
from tracker.reports.queries.papers.asked import Asked, Stood, main_figures, path_of
from tracker.reports.queries.papers.standing import board_of
from tracker.tasks.queries import Sort, blocks_of, leads_shown, next_due

#: Rows of each table, so that all of it fits one page; the next deadlines are what a week is planned by.
FEW, BLOCKERS, DEADLINES = 4, 3, 10
#: Signs of a title where it has half of the page's width, and of what stands in a narrow column.
LINE, SHORT = 43, 46
#: Which of the main figures the brief bears: given, done, overdue, blocked, completion, on time.
SHOWN = (0, 1, 2, 3, 5, 6)


def brief(asked: Asked) -> Report:
    """Figures with their change, where most is overdue, who must clear what, next deadlines, who is silent."""
    board = board_of(asked)
    figures = main_figures(asked, board.all, board.before)
    blocked = asked.tasks(asked.but(state="blocked", sort=Sort.DUE.value), most=BLOCKERS)
    coming = next_due(asked.actor, asked.wanted, horizon=asked.horizon, size=DEADLINES)
    return asked.report(
        "ban-tin",
        gettext("Bản tin thứ Hai về thực hiện nhiệm vụ"),
        [
            Section(
                gettext("Tình hình chung, so với ngày %(day)s", day=f"{board.compared_on:%d/%m/%Y}"),
                figures=tuple(figures[at] for at in SHOWN),
            ),
            _overdue(asked, board),
            _blocked(asked, blocked, board.all.blocked),
            Section(gettext("Đến hạn tiếp theo"), table=_coming(asked, coming)),
        ],
    )


def _overdue(asked: Asked, board: Dashboard) -> Section:
    """Units with most overdue, wards and offices alike; and those that say nothing."""
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
    rows = []
    for line in late[:FEW]:
        cells = (line.name, line.figures.overdue, line.figures.open, line.figures.on_time.value)
        rows.append(row(*cells, address=asked.address(**line.behind, deadline="overdue")))
    title = _of(gettext("Đơn vị nhiều việc quá hạn, đơn vị chưa báo cáo"), len(rows), len(late))
    table = Table(heads, tuple(rows), empty=N_("Không đơn vị nào có việc quá hạn."))
    return Section(title, table=table, paragraphs=(_silent(board),))


def _blocked(asked: Asked, tasks: list[Stood], total: int) -> Section:
    """What is blocked, with who must clear the way, for how many days, and what is in it."""
    blocks, leads = blocks_of(tasks, asked.horizon.today), leads_shown(tasks, asked.wanted)
    heads = (
        Column("title", gettext("Nhiệm vụ"), weight=26),
        Column("lead", gettext("Đơn vị chủ trì"), weight=16),
        Column("blocker", gettext("Đơn vị phải gỡ"), weight=16),
        Column("days", gettext("Ngày"), Kind.INTEGER, 7),
        Column("words", gettext("Vướng mắc"), weight=26),
    )
    rows = []
    for task in tasks:
        block = blocks.get(task.id)
        clears = task.blocker_unit.name if task.blocker_unit else None
        words = _short(block.words, SHORT) if block else None
        cells = (_short(task.title, SHORT), leads[task.id], clears, block.days if block else None, words)
        rows.append(row(*cells, address=path_of("tasks.detail", task_id=task.id)))
    title = _of(gettext("Vướng mắc và đơn vị phải gỡ"), len(rows), total)
    return Section(title, table=Table(heads, tuple(rows), empty=N_("Không có vướng mắc nào.")))


def _coming(asked: Asked, tasks: list[Stood]) -> Table:
    """The next deadlines; a row is one line."""
    heads = (
        Column("title", gettext("Nhiệm vụ"), weight=42),
        Column("lead", gettext("Đơn vị chủ trì"), weight=32),
        Column("due_on", gettext("Hạn"), Kind.DAY, 12),
        Column("percent", gettext("Tiến độ"), Kind.PERCENT, 9),
    )
    leads = leads_shown(tasks, asked.wanted)
    rows: list[Row] = [
        row(
            _short(task.title, LINE),
            leads[task.id],
            task.due_on,
            task.percent,
            address=path_of("tasks.detail", task_id=task.id),
        )
        for task in tasks
    ]
    return Table(heads, tuple(rows), empty=N_("Không có việc nào sắp đến hạn."))


def _silent(board: Dashboard) -> str:
    """Who has not reported for longer than the office waits, in a sentence: a table would take a second page."""
    said = [
        gettext("%(unit)s (%(tasks)d việc, lâu nhất %(days)d ngày)", unit=each.name, tasks=each.tasks, days=each.days)
        for each in board.silent[:FEW]
    ]
    left = board.silence.units - len(said)
    if left:
        said.append(gettext("và %(many)d đơn vị khác", many=left))
    if not said:
        return str(gettext("Không đơn vị nào quá kỳ báo cáo."))
    return str(gettext("Quá kỳ chưa báo cáo: %(units)s.", units="; ".join(said)))


def _of(title: str, shown: int, total: int) -> str:
    """The title of a table; it says so when the table holds the first of many."""
    return f"{title} ({shown}/{total})" if shown < total else title


def _short(words: str, signs: int) -> str:
    line = " ".join(words.split())
    return line if len(line) <= signs else line[: signs - 1].rsplit(" ", 1)[0] + "…"
