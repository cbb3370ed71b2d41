"""The register as a spreadsheet of any length: its rows are read and written piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO

from flask_babel import gettext

from tracker.core.actor import Actor
from tracker.core.labels import N_
from tracker.org.queries import unit_named
from tracker.papers import Report, Section, Table, Value, streamed
from tracker.papers.drawing import Form, file_name
from tracker.reports.queries.papers.asked import Asked, main_figures, scope_or_404, this_year
from tracker.reports.queries.papers.tables import COLUMNS, columns, lines_of
from tracker.reports.queries.tallies import whole
from tracker.tasks.queries import Filter, count_of, ids_in_order, leads_shown, rows_of
from tracker.web.i18n import say

#: So many rows are answered at once, within some two seconds; longer lists are made by the background work.
AT_ONCE = 5_000
#: Rows that are read at once: few enough to be small, many enough that statements do not count.
PIECE = 1_000


@dataclass
class Sheet:
    """A register that is being made: whose, with which columns, and the tasks in their order.

    `total` is how many tasks the list holds; `ids` may be fewer, the first ones.
    """

    asked: Asked
    keys: tuple[str, ...]
    ids: list[int]
    total: int

    @classmethod
    def of(cls, actor: Actor, wanted: Filter, keys: Iterable[str], *, most: int) -> Sheet:
        """The first `most` tasks of the list that `actor` sees; columns that no table is without are added.

        The paper is of the unit that the filter names, or of the reader's own where that lies out of their scope: the
        list opens for any unit, and finds nothing out of sight.
        """
        unit = unit_named(wanted.unit, wanted.map_day) if wanted.unit else None
        scope = unit if unit is not None and actor.post.covers(unit.path) else scope_or_404(actor, "")
        chosen = set(keys)
        kept = tuple(key for key, (column, _) in COLUMNS.items() if key in chosen or not column.optional)
        ids = ids_in_order(actor, wanted, most=most)
        total = len(ids) if len(ids) < most else count_of(actor, wanted, wanted.horizon)
        return cls(Asked(actor, scope, wanted, this_year(), most), kept, ids, total)

    def head(self) -> Report:
        """All but the rows: the figures of the register, what it is of, and what is left out."""
        asked = self.asked
        section = Section(
            gettext("Danh sách nhiệm vụ"),
            figures=main_figures(asked, whole(asked.actor, asked.wanted, asked.horizon)),
            table=Table(columns(self.keys), landscape=True, empty=N_("Không có nhiệm vụ nào.")),
        )
        notes = asked.cut(len(self.ids), self.total)
        return asked.report("so-theo-doi", gettext("Sổ theo dõi nhiệm vụ"), [section], notes=notes)

    def rows(self, told: Callable[[int], None] | None = None) -> Iterator[list[Value]]:
        """The values of each row in the order of the list; `told` hears after each piece how many tasks were read.

        A row says how its task stands when its piece is read; what became invisible meanwhile is left out.
        """
        asked, number = self.asked, 1
        values = [COLUMNS[key][1] for key in self.keys]
        said = cache(say)  # a few words stand in every row
        for start in range(0, len(self.ids), PIECE):
            piece = self.ids[start : start + PIECE]
            tasks = rows_of(asked.actor, asked.horizon, piece)
            leads = leads_shown(tasks, asked.wanted)
            for line in lines_of(tasks, self.keys, asked.horizon, leads, first=number, say=said):
                yield [value(line) for value in values]
            number += len(tasks)
            if told is not None:
                told(start + len(piece))

    def write(self, file: IO[bytes], folder: Path | None = None, told: Callable[[int], None] | None = None) -> str:
        """Write the .xlsx into `file`, with what is put down meanwhile in `folder`; the name that it goes by."""
        report = self.head()
        streamed(report, self.rows(told), file, say=say, folder=folder)
        return file_name(report, Form.XLSX)
