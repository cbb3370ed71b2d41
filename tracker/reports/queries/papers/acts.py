"""Reports of what was done over some days: urgings, extensions; and of what is counted, ward by ward."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import groupby
from typing import Any

from flask_babel import gettext
from sqlalchemy import Select

from tracker.core import clock
from tracker.core.labels import N_
from tracker.papers import Column, Figure, Kind, Report, Row, Section, Table, row
from tracker.reports.queries.papers.asked import Asked, path_of
from tracker.tasks.models import Extension, Measure, MeasureValue
from tracker.tasks.queries import (
    Several,
    UrgingFilter,
    counted,
    extensions_between,
    matching,
    measures_of,
    register,
    standing,
    tallies,
    values_on,
)
from tracker.tasks.rules import ExtensionState
from tracker.tasks.rules.measures import ratio, shown_ratio
from tracker.web.i18n import say


def _ids(asked: Asked, **more: str) -> Select[Any]:
    """The ids of the tasks of the filter, as a subselect."""
    query = matching(asked.actor, asked.but(**more), asked.horizon)
    return query.with_only_columns(standing(asked.horizon).id).order_by(None)


def _moments(asked: Asked) -> tuple[datetime, datetime]:
    """When the period begins, and when it is over."""
    first, last = asked.period.start, asked.period.end
    return clock.at_office(first, 0), clock.at_office(last + timedelta(days=1), 0)


def urgings(asked: Asked) -> Report:
    """Every letter of the period, newest first, with its reply as it stands today."""
    wanted = UrgingFilter(
        unit=asked.wanted.unit, since=asked.period.start.isoformat(), until=asked.period.end.isoformat()
    )
    page = register(asked.actor, wanted, number=1, size=asked.most)
    standings = tallies(page.rows)
    rows = []
    for number, letter in enumerate(page.rows, start=1):
        urging, tally = letter.urging, standings[letter.id]
        replied = gettext("%(replied)d/%(all)d nhiệm vụ", replied=tally.replied, all=tally.tasks)
        cells = (
            number,
            urging.name,
            urging.day,
            urging.issuer.name,
            letter.unit.name,
            tally.tasks,
            urging.reason,
            urging.reply_by,
            f"{say(tally.state.label)}, {replied}",
        )
        rows.append(row(*cells, address=path_of("tasks.urging", urging_id=urging.id)))
    heads = (
        Column("number", gettext("TT"), Kind.ORDINAL, 4),
        Column("name", gettext("Số"), weight=7),
        Column("day", gettext("Ngày"), Kind.DAY, 8),
        Column("issuer", gettext("Cơ quan đôn đốc"), weight=16),
        Column("unit", gettext("Đơn vị được đôn đốc"), weight=16),
        Column("tasks", gettext("Số nhiệm vụ"), Kind.INTEGER, 7),
        Column("reason", gettext("Lý do"), weight=22),
        Column("reply_by", gettext("Hạn trả lời"), Kind.DAY, 8),
        Column("reply", gettext("Trả lời"), weight=16),
    )
    return asked.report(
        "don-doc",
        gettext("Công tác đôn đốc thực hiện nhiệm vụ"),
        [
            Section(
                gettext("Công văn đôn đốc"),
                figures=(Figure(gettext("Công văn đôn đốc"), page.total),),
                table=Table(heads, tuple(rows), landscape=True, empty=N_("Không có công văn đôn đốc nào.")),
                paragraphs=asked.cut(len(rows), page.total),
            )
        ],
        dated=False,
        notes=(gettext("Trả lời tính đến hôm nay, cả khi đến sau kỳ báo cáo."),),
    )


def extensions(asked: Asked) -> Report:
    """Every extension asked for, or given unasked, in the period: why, what was decided, in which words."""
    found, many = extensions_between(_ids(asked), *_moments(asked), size=asked.most)
    total = sum(many.values())
    heads = (
        Column("number", gettext("TT"), Kind.ORDINAL, 4),
        Column("title", gettext("Nhiệm vụ"), weight=26),
        Column("lead", gettext("Đơn vị chủ trì"), weight=14),
        Column("asked", gettext("Ngày xin"), Kind.DAY, 8),
        Column("old", gettext("Hạn cũ"), Kind.DAY, 8),
        Column("wanted", gettext("Hạn xin"), Kind.DAY, 8),
        Column("reason", gettext("Lý do"), weight=20),
        Column("state", gettext("Kết quả"), weight=12),
        Column("new", gettext("Hạn mới"), Kind.DAY, 8),
        Column("words", gettext("Ý kiến quyết định"), weight=16),
    )
    rows = tuple(_extension(number, each) for number, each in enumerate(found, start=1))
    figures = (
        Figure(gettext("Yêu cầu gia hạn"), total),
        *(Figure(say(state.label), many.get(state, 0)) for state in ExtensionState if many.get(state)),
    )
    return asked.report(
        "gia-han",
        gettext("Gia hạn nhiệm vụ"),
        [
            Section(
                gettext("Yêu cầu và quyết định gia hạn"),
                figures=figures,
                table=Table(heads, rows, landscape=True, empty=N_("Không có yêu cầu gia hạn nào.")),
                paragraphs=asked.cut(len(rows), total),
            )
        ],
        dated=False,
        notes=(gettext("Quyết định tính đến hôm nay, cả khi có sau kỳ báo cáo."),),
    )


def _extension(number: int, each: Extension) -> Row:
    first, decided = each.asked, each.decided
    late = gettext("xin sau khi quá hạn")
    state = gettext("Gia hạn không qua xin") if each.direct else say(each.state.label)
    cells = (
        number,
        each.task.title,
        each.task.lead.name,
        clock.local(first.at).date(),
        each.old_due_on,
        each.asked_due_on,
        first.note,
        f"{state} ({late})" if each.late else state,
        each.new_due_on,
        decided.note if decided is not None and decided is not first else None,
    )
    return row(*cells, address=path_of("tasks.detail", task_id=each.task_id))


def measures(asked: Asked) -> Report:
    """What is counted in tasks: baseline, target and latest value of each unit, and the sum of a directive."""
    found, total = measures_of(_ids(asked, standing=Several.ASSIGNED.value), size=asked.most)
    values = values_on([each.id for each in found], asked.horizon.today)
    directed = [each for each in found if each.task.fan_out_id is not None]
    single = found[len(directed) :]
    sections = [
        Section(heading, table=_measure_table(list(_measured(list(group), values))))
        for (_, heading), group in groupby(directed, key=lambda each: (each.task.fan_out_id, _heading(each)))
    ]
    if single or not sections:
        rows = [line for each in single for line in (Row(heading=_heading(each)), *_measured([each], values))]
        sections.append(Section(gettext("Chỉ tiêu của từng nhiệm vụ"), table=_measure_table(rows)))
    sections[-1] = replace(sections[-1], paragraphs=asked.cut(len(found), total))
    return asked.report(
        "chi-tieu",
        gettext("Kết quả thực hiện chỉ tiêu theo địa bàn"),
        sections,
        notes=(
            gettext("Tỷ lệ = (đã đạt − mức ban đầu) ÷ (mục tiêu − mức ban đầu). Đơn vị chưa có số liệu tính là 0."),
            gettext("Mức ban đầu và mục tiêu là mức đang đặt hôm nay."),
        ),
    )


def _measure_table(rows: list[Row]) -> Table:
    """A table of amounts, with as many places behind the comma as the finest of them needs."""
    digits = max((_places(cell.value) for line in rows for cell in line.cells[1:4]), default=0)
    heads = (
        Column("unit", gettext("Đơn vị"), weight=24),
        Column("baseline", gettext("Mức ban đầu"), Kind.DECIMAL, 9, digits=digits),
        Column("target", gettext("Mục tiêu"), Kind.DECIMAL, 9, digits=digits),
        Column("value", gettext("Đã đạt"), Kind.DECIMAL, 9, digits=digits),
        Column("ratio", gettext("Tỷ lệ"), Kind.RATE, 8),
        Column("day", gettext("Ngày số liệu"), Kind.DAY, 9),
    )
    return Table(heads, tuple(rows), empty=N_("Không có nhiệm vụ nào đặt chỉ tiêu đo."))


def _heading(each: Measure) -> str:
    """The directive or the task, with what is counted."""
    title = each.task.fan_out.title if each.task.fan_out else each.task.title
    return f"{title} – {each.name} ({counted(each)})"


def _measured(group: list[Measure], values: dict[int, MeasureValue]) -> Iterable[Row]:
    """A row for each unit, and their sum when there are several; a unit without a value adds its baseline to it."""
    for each in group:
        value = values.get(each.id)
        share = shown_ratio(ratio(each.baseline, each.target, value.amount)) if value else Decimal(0)
        cells = (
            each.task.lead.name,
            each.baseline,
            each.target,
            value.amount if value else None,
            share,
            value.day if value else None,
        )
        yield row(*cells, address=path_of("tasks.detail", task_id=each.task_id))
    if len(group) > 1:
        baseline = sum((each.baseline for each in group), Decimal(0))
        target = sum((each.target for each in group), Decimal(0))
        reached = sum((values[each.id].amount if each.id in values else each.baseline for each in group), Decimal(0))
        share = shown_ratio(ratio(baseline, target, reached))
        yield row(gettext("Cộng"), baseline, target, reached, share, None)


def _places(value: object) -> int:
    """How many places behind the comma an amount needs."""
    exponent = value.normalize().as_tuple().exponent if isinstance(value, Decimal) else 0
    return min(3, max(0, -exponent)) if isinstance(exponent, int) else 0
