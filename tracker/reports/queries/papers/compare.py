"""A comparison: two periods or days, units, or conferences, with the same figures side by side and how they differ."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal

from flask_babel import gettext
from sqlalchemy import func

from tracker.core import clock
from tracker.core.errors import Invalid
from tracker.core.labels import N_
from tracker.meetings import queries as meetings
from tracker.org.queries import unit_named
from tracker.papers import Cell, Column, Figure, Kind, Report, Row, Section, Table
from tracker.papers.pages import roman
from tracker.papers.written import change, number
from tracker.reports.queries.papers.asked import Asked, path_of
from tracker.reports.queries.tallies import tally, tally_by
from tracker.reports.rules import Figures, Rate, figures
from tracker.reports.rules.spans import By, Span, span
from tracker.storage.database import db
from tracker.tasks.models import Task
from tracker.tasks.queries import Filter, Several, matching, silence, standing
from tracker.web.i18n import say


@dataclass(frozen=True)
class Side:
    """One of the things compared: its name, the filter that its lists start from, and its figures.

    `new` and `finished` are those of the stretch of days, where it is one.
    """

    name: str
    wanted: Filter
    figures: Figures
    silent: int
    new: int = 0
    finished: Figures = field(default_factory=Figures)


def _kept(side: Side) -> Rate:
    """Of what was due: the share finished in time, over the stretch."""
    done = side.finished
    return Rate(
        N_("Tỷ lệ đúng hạn trong kỳ"),
        N_("hoàn thành trong kỳ đúng hạn ÷ (hoàn thành trong kỳ có hạn + quá hạn cuối kỳ)"),
        done.done_on_time,
        done.done_on_time + done.done_late + side.figures.overdue,
    )


@dataclass(frozen=True)
class Line:
    """A count with the list behind it. `better` is 1 where more is better, -1 where less is, 0 where neither."""

    words: str
    value: Callable[[Side], int]
    behind: Mapping[str, str]
    better: int = 0


#: What happened over a stretch of days.
OVER: tuple[Line, ...] = (
    Line(N_("Giao trong kỳ"), lambda side: side.new, {"standing": Several.NEW.value}),
    Line(N_("Hoàn thành trong kỳ"), lambda side: side.finished.done, {"standing": Several.FINISHED.value}, 1),
    Line(
        N_("Hoàn thành trong kỳ, đúng hạn"),
        lambda side: side.finished.done_on_time,
        {"standing": Several.FINISHED.value, "deadline": "done_on_time"},
        1,
    ),
    Line(
        N_("Hoàn thành trong kỳ, muộn"),
        lambda side: side.finished.done_late,
        {"standing": Several.FINISHED.value, "deadline": "done_late"},
        -1,
    ),
)
#: How things stand at the end of a day.
AT_END: tuple[Line, ...] = (
    Line(N_("Đã giao"), lambda side: side.figures.assigned, {"standing": "assigned"}),
    Line(N_("Hoàn thành"), lambda side: side.figures.done, {"state": "done"}),
    Line(N_("Hoàn thành đúng hạn"), lambda side: side.figures.done_on_time, {"deadline": "done_on_time"}),
    Line(N_("Hoàn thành muộn"), lambda side: side.figures.done_late, {"deadline": "done_late"}),
    Line(N_("Chưa xong"), lambda side: side.figures.open, {"standing": "open"}),
    Line(N_("Quá hạn"), lambda side: side.figures.overdue, {"deadline": "overdue"}, -1),
    Line(N_("Vướng mắc"), lambda side: side.figures.blocked, {"state": "blocked"}, -1),
    Line(N_("Quá kỳ chưa báo cáo"), lambda side: side.silent, {"standing": "silent", "sort": "quiet"}, -1),
)
RATES: tuple[Callable[[Side], Rate], ...] = (
    lambda side: side.figures.completion,
    lambda side: side.figures.on_time,
    lambda side: side.figures.original_on_time_rate,
)


def comparison(asked: Asked) -> Report:
    """The same figures of each side, every count with its list, every rate with what was divided.

    As many statements whatever the number of tasks, units or conferences. Raises Invalid for what cannot be compared.
    """
    by = asked.beside.by
    sides = {By.SPANS: _spans, By.DAYS: _spans, By.UNITS: _units, By.MEETINGS: _meetings}[by](asked)
    ends = max(side.wanted.horizon.today for side in sides)
    on = ends.isoformat() if ends < clock.today() else ""
    table = _table(sides, over=by is By.SPANS)
    named = [side.name for side in sides]
    notes = [gettext("Chênh lệch tính so với %(name)s; tốt hơn hay kém hơn chỉ ghi ở số liệu có chiều.", name=named[0])]
    if by is By.SPANS:
        notes.append(gettext("Trong kỳ là từ ngày đầu đến ngày cuối kỳ; các dòng còn lại là tình hình cuối kỳ."))
    names = gettext(" và ").join(filter(None, (", ".join(named[:-1]), named[-1])))
    title = gettext("So sánh kết quả thực hiện nhiệm vụ: %(names)s", names=names)
    if by is By.MEETINGS:  # their names are sentences, and stand over the columns
        title = gettext("So sánh kết quả thực hiện kết luận của %(many)d hội nghị", many=len(named))
    return replace(asked, wanted=replace(asked.wanted, on=on)).report(
        "so-sanh",
        title,
        [Section(gettext("Số liệu đặt cạnh nhau"), table=table)],
        notes=tuple(notes),
    )


def _spans(asked: Asked) -> list[Side]:
    """Two days, or two stretches of days."""
    today = clock.today()
    before = today.replace(day=1) - timedelta(days=1)
    usual = (
        (f"{before:%Y-%m}", f"{today:%Y-%m}")
        if asked.beside.by is By.SPANS
        else ((today - timedelta(days=7)).isoformat(), today.isoformat())
    )
    found = sorted((span(key, today) for key in asked.beside.checked(usual)), key=lambda each: (each.last, each.key))
    if len({each.first is None for each in found}) > 1 or (found[0].first is None) is (asked.beside.by is By.SPANS):
        raise Invalid(N_("Chọn hai kỳ hoặc hai ngày khác nhau để so sánh."), field="item")
    return [_span(asked, each) for each in found]


def _span(asked: Asked, each: Span) -> Side:
    ends = each.ended(clock.today())
    on = ends.isoformat() if ends < clock.today() else ""
    wanted = replace(asked.wanted, on=on)
    name = span_name(each)
    if ends < each.last:
        name = gettext("%(name)s (đến %(day)s)", name=name, day=f"{ends:%d/%m}")
    horizon = wanted.horizon
    side = Side(
        name,
        wanted,
        figures(tally(asked.actor, wanted, horizon)),
        sum(many for many, _ in silence(asked.actor, horizon, wanted).values()),
    )
    if each.first is None:
        return side
    over = replace(wanted, first=each.first.isoformat())
    new, finished = (
        figures(tally(asked.actor, replace(over, standing=what.value), horizon))
        for what in (Several.NEW, Several.FINISHED)
    )
    return replace(side, wanted=over, new=new.assigned, finished=finished)


def span_name(each: Span) -> str:
    """The name of a span: "Quý III/2026", "Tháng 9/2026", "Năm 2026", "30/09/2026"."""
    year = each.last.year
    if each.first is None:
        return f"{each.last:%d/%m/%Y}"
    if each.quarter:
        return str(gettext("Quý %(quarter)s/%(year)d", quarter=roman(each.quarter), year=year))
    if each.month:
        return str(gettext("Tháng %(month)d/%(year)d", month=each.month, year=year))
    return str(gettext("Năm %(year)d", year=year))


def _units(asked: Asked) -> list[Side]:
    """Units of the scope, each by what it leads itself."""
    codes = asked.beside.checked()
    horizon = asked.horizon
    day = asked.wanted.map_day
    named = {code: unit_named(code, day) for code in codes}
    units = {code: unit for code, unit in named.items() if unit is not None and unit.path.startswith(asked.scope.path)}
    if units.keys() != set(codes):
        raise Invalid(N_("Chọn đơn vị trong phạm vi đang xem."), field="item")
    tallies = tally(asked.actor, asked.wanted, horizon)
    quiet = {unit_id: many for unit_id, (many, _) in silence(asked.actor, horizon, asked.wanted).items()}
    sides = []
    for code, unit in units.items():
        mine = figures(each for each in tallies if each.unit_id == unit.id)
        sides.append(Side(unit.called(day), replace(asked.wanted, lead=code), mine, quiet.get(unit.id, 0)))
    return sides


def _meetings(asked: Asked) -> list[Side]:
    """Conferences that the reader may read, each by the tasks that came of it."""
    ids = asked.beside.checked()
    readable = {str(each.id): each for each in meetings.choices(asked.actor, *ids)}
    if not set(ids) <= readable.keys():
        raise Invalid(N_("Chọn hội nghị trong danh sách."), field="item")
    wanted, horizon = replace(asked.wanted, meeting=""), asked.horizon
    numbers = [int(each) for each in ids]
    tallies = tally_by(asked.actor, wanted, horizon, Task.meeting_id, numbers)
    rows = db.session.execute(
        matching(asked.actor, replace(wanted, standing=Several.SILENT.value), horizon)
        .where(Task.meeting_id.in_(numbers))
        .with_only_columns(Task.meeting_id, func.count(standing(horizon).id))
        .group_by(Task.meeting_id)
        .order_by(None)
    )
    quiet: dict[int, int] = {row[0]: row[1] for row in rows}
    return [
        Side(
            f"{readable[each].name} ({readable[each].held_on:%d/%m/%Y})",
            replace(wanted, meeting=each),
            figures(tallies.get(int(each), ())),
            quiet.get(int(each), 0),
        )
        for each in ids
    ]


def _table(sides: list[Side], *, over: bool) -> Table:
    """Figures down, sides across; two sides have a column of differences, more have a row beneath each figure."""
    pair = len(sides) == 2
    heads = [Column("figure", gettext("Chỉ tiêu"), weight=26)]
    heads += [Column(f"side-{at}", side.name, Kind.INTEGER, 14) for at, side in enumerate(sides)]
    if pair:
        heads.append(Column("change", gettext("Chênh lệch"), weight=16))
    rows: list[Row] = []
    lines = (*OVER, *AT_END) if over else AT_END
    for line in lines:
        if over and line is AT_END[0]:
            rows.append(Row(heading=gettext("Tình hình cuối kỳ")))
        if over and line is OVER[0]:
            rows.append(Row(heading=gettext("Trong kỳ")))
        counts = [line.value(side) for side in sides]
        cells = [Cell(many, _list(side, line.behind)) for many, side in zip(counts, sides, strict=True)]
        rows += _rows(say(line.words), cells, [_differs(counts[0], many, line.better) for many in counts[1:]], pair)
    rows.append(Row(heading=gettext("Tỷ lệ")))
    for of in (_kept, *RATES) if over else RATES:
        rates = [of(side) for side in sides]
        cells = [Cell(rate.value, kind=Kind.RATE) for rate in rates]
        changes = [_differs(rates[0].value, rate.value, 1, Kind.RATE) for rate in rates[1:]]
        rows += _rows(say(rates[0].name), cells, changes, pair)
        divided = [Cell(f"{number(rate.numerator)} ÷ {number(rate.denominator)}") for rate in rates]
        rows.append(Row((Cell(f"= {say(rates[0].formula)}"), *divided, *([Cell()] if pair else [])), depth=1))
    return Table(tuple(heads), tuple(rows), landscape=len(sides) > 3)


def _rows(words: str, cells: list[Cell], changes: list[str], pair: bool) -> list[Row]:
    if pair:
        return [Row((Cell(words), *cells, Cell(changes[0])))]
    return [Row((Cell(words), *cells)), Row((Cell(gettext("chênh lệch")), Cell(None), *map(Cell, changes)), depth=1)]


def _list(side: Side, behind: Mapping[str, str]) -> str:
    """The list of a count; "" where the filter asks for something else already."""
    wanted = side.wanted
    if behind.get("standing") not in (Several.NEW, Several.FINISHED):
        wanted = wanted.without("first")
    return path_of("tasks.index", **{**wanted.without("sort").args(), **behind})


def _differs(before: float | None, now: float | None, better: int, kind: Kind = Kind.INTEGER) -> str:
    """ "+3 (kém hơn)": the difference with its sign, and whether it is for the better, in words."""
    words = change(Figure("", now, kind, previous=before), say=say)
    step = Decimal(str(now or 0)) - Decimal(str(before or 0))
    if not words or not better or words[0] not in "+-":
        return words or "–"
    return f"{words} ({gettext('tốt hơn') if step * better > 0 else gettext('kém hơn')})"
