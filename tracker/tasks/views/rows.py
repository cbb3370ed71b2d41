"""Rows of lists, and the cells of tasks that many pages show, each drawn once for the same values."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from tracker.core.deadlines import Horizon
from tracker.tasks import queries
from tracker.tasks.models import DutyEntry, Task, TaskSpan
from tracker.tasks.queries import Filter, TaskRow
from tracker.tasks.queries.entries import Entry
from tracker.tasks.views.room import bp, deadline_of
from tracker.tasks.views.words import duty_words
from tracker.web.pieces import Addresses, Drawn
from tracker.web.templates import give_templates

_row = Drawn("tasks/_row.html", "row", 4096)
_blocked_words = Drawn("tasks/_row.html", "blocked_words", 1024)
_deadline = Drawn("_pieces.html", "deadline", 4096)
_entry = Drawn("tasks/_entry_item.html", "item", 4096)
silence = Drawn("_pieces.html", "silence", 512)


def deadline(task: Task | TaskSpan | TaskRow, horizon: Horizon) -> Markup:
    """How a task stands against its deadline, in words, with the date beneath."""
    return _deadline(deadline_of(task, horizon), task.due_on, task.original_due_on, task.extended)


def blocked_words(task: Task, blocks: dict[int, queries.Block]) -> Markup:
    """What blocks a task, under its state: who must clear it, and since when."""
    return _blocked_words(task.blocker_unit.name, blocks.get(task.id)) if task.blocker_unit else Markup()


def entry_drawn(entry: Entry, thumbs: str) -> Markup:
    """One entry of a timeline, with the pictures of its files."""
    # What an act on a duty came to is told by its row: as words it can be compared.
    about = tuple(
        ("words", duty_words(value)) if isinstance(value, DutyEntry) else (kind, value) for kind, value in entry.about
    )
    said = (entry.at, entry.name, entry.post_title, entry.on_behalf_of)
    return _entry(entry.what, about, entry.words, *said, thumbs)


def task_rows(tasks: Sequence[TaskRow], horizon: Horizon, wanted: Filter | None, pick: bool) -> Markup:
    """The rows of a list; with `pick` each has a box to tick. One statement, where something is blocked."""
    blocks, leads = queries.blocks_of(tasks, horizon.today), queries.leads_shown(tasks, wanted or Filter())
    address, waits = Addresses("tasks.detail", "task_id"), queries.patience()
    return Markup("\n").join(
        _row(
            task,
            address(task.id),
            leads[task.id],
            deadline_of(task, horizon),
            queries.silence_of(task, horizon, waits),
            blocks.get(task.id),
            pick,
        )
        for task in tasks
    )


@give_templates(bp)
def rows_and_cells() -> dict[str, object]:
    """Give them to templates."""
    return {
        "entry_drawn": entry_drawn,
        "task_rows": task_rows,
        "deadline": deadline,
        "silence": silence,
        "blocked_words": blocked_words,
    }
