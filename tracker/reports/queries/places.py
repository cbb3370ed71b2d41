"""The map of wards, drawn from a dashboard: tiles on the places of the directory, each with one figure."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.core.labels import UnitKind
from tracker.org.models import Unit
from tracker.reports.queries.dashboard import Dashboard, Line
from tracker.reports.rules.places import MapFigure, Scale

#: The list behind a tile; behind a rate stand all tasks that it was divided by.
BEHIND: dict[MapFigure, dict[str, str]] = {
    MapFigure.OPEN: {"standing": "open"},
    MapFigure.OVERDUE: {"deadline": "overdue"},
    MapFigure.ON_TIME: {"deadline": "done_on_time,done_late,overdue"},
    MapFigure.SILENT: {"standing": "silent", "sort": "quiet"},
}


@dataclass(frozen=True)
class Tile:
    """One ward: what it shows, its step (None where there is nothing to judge), and the filter of its list."""

    unit: Unit
    name: str
    value: float | None
    numerator: int
    denominator: int
    step: int | None
    behind: dict[str, str]


@dataclass(frozen=True)
class Sheet:
    """The wards below one unit: rows of as many cells, from the first used row and column to the last."""

    parent: Unit | None
    columns: int
    cells: tuple[Tile | None, ...]


@dataclass(frozen=True)
class Map:
    """The wards of a dashboard on their places; `others` have none."""

    scale: Scale
    sheets: tuple[Sheet, ...]
    others: tuple[Tile, ...]


def map_of(board: Dashboard, figure: MapFigure) -> Map:
    """The map of a dashboard; no statement beyond those of the dashboard."""
    lines = board.wards
    values = {line.unit.id: _value(line, figure) for line in lines}
    scale = Scale.of(figure, values.values())
    tiles = {}
    for line in lines:
        unit, rate, value = line.unit, line.figures.on_time, values[line.unit.id]
        behind = {**line.behind, **BEHIND[figure]}
        tiles[unit.id] = Tile(unit, line.name, value, rate.numerator, rate.denominator, scale.step(value), behind)
    placed: dict[int | None, list[Tile]] = {}
    for tile in tiles.values():
        if tile.unit.grid_row is not None:
            placed.setdefault(tile.unit.parent_id, []).append(tile)
    others = sorted((tile for tile in tiles.values() if tile.unit.grid_row is None), key=lambda tile: tile.unit.id)
    sheets = [_sheet(board.units.get(parent or 0), mine) for parent, mine in sorted(placed.items(), key=_first)]
    return Map(scale, tuple(sheets), tuple(others))


def has_map(board: Dashboard) -> bool:
    """True when there is more than one ward, and any of them has a place."""
    wards = [unit for unit in board.units.values() if unit.kind is UnitKind.WARD]
    return len(wards) > 1 and any(unit.grid_row for unit in wards)


def _value(line: Line, figure: MapFigure) -> float | None:
    return {
        MapFigure.OPEN: line.figures.open,
        MapFigure.OVERDUE: line.figures.overdue,
        MapFigure.ON_TIME: line.figures.on_time.value,
        MapFigure.SILENT: line.silent,
    }[figure]


def _first(each: tuple[int | None, list[Tile]]) -> int:
    return each[0] or 0


def _sheet(parent: Unit | None, tiles: list[Tile]) -> Sheet:
    """Tiles in the order of reading, with nothing where no ward stands."""
    at = {(tile.unit.grid_row or 0, tile.unit.grid_col or 0): tile for tile in tiles}
    rows = range(min(row for row, _ in at), max(row for row, _ in at) + 1)
    cols = range(min(col for _, col in at), max(col for _, col in at) + 1)
    return Sheet(parent, len(cols), tuple(at.get((row, col)) for row in rows for col in cols))
