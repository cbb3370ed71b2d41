"""Rows of lists, and the cells of tasks that many pages show, each drawn once for the same values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import cast

from flask_babel import gettext
from markupsafe import Markup

from tracker.core.deadlines import Horizon
from tracker.tasks import queries
from tracker.tasks.models import DutyEntry, MoveFile, Task, TaskSpan
from tracker.tasks.queries import Filter, TaskRow
from tracker.tasks.queries.entries import Entry
from tracker.tasks.queries.light import MoveRow
from tracker.tasks.views.room import FILTER_KINDS, bp, deadline_of
from tracker.tasks.views.words import duty_words
from tracker.web.i18n import label, language
from tracker.web.pieces import Addresses, Drawn, drawn, meter, sign
from tracker.web.templates import give_templates

_blocked_words = Drawn("tasks/_row.html", "blocked_words", 1024)
_deadline = Drawn("_pieces.html", "deadline", 4096)
_entry = Drawn("tasks/_entry_item.html", "item", 4096)
silence = Drawn("_pieces.html", "silence", 512)
_acts = Drawn("tasks/_filter.html", "acts", 256)
_choices = Drawn("tasks/_filter.html", "choices", 256)
_day = Drawn("tasks/_filter.html", "day", 256)
_head = Drawn("tasks/_rows.html", "head", 256)


def deadline(task: Task | TaskSpan | TaskRow, horizon: Horizon) -> Markup:
    """How a task stands against its deadline, in words, with the date beneath."""
    return _deadline(deadline_of(task, horizon), task.due_on, task.original_due_on, task.extended)


def blocked_words(task: Task, blocks: dict[int, queries.Block]) -> Markup:
    """What blocks a task, under its state: who must clear it, and since when."""
    return _blocked_words(task.blocker_unit.name, blocks.get(task.id)) if task.blocker_unit else Markup()


#: Draws the pictures of files of a task, which is told by its number.
Thumbs = Callable[[int, Sequence[MoveFile]], Markup]


def entries_drawn(entries: Sequence[Entry], thumbs: Thumbs) -> Markup:
    """The entries of a timeline; `thumbs` draws the pictures of the files of one."""
    return Markup().join(_entry.of(_said_of(entry, thumbs) for entry in entries))


def _said_of(entry: Entry, thumbs: Thumbs) -> tuple[object, ...]:
    # What an act on a duty came to is told by its row: as words it can be compared.
    about = tuple(
        ("words", duty_words(value)) if isinstance(value, DutyEntry) else (kind, value) for kind, value in entry.about
    )
    files = thumbs(cast(MoveRow, entry.row).task_id, entry.files) if entry.files else ""
    return entry.what, about, entry.words, entry.at, entry.name, entry.post_title, entry.on_behalf_of, files


def task_rows(tasks: Sequence[TaskRow], horizon: Horizon, wanted: Filter | None, pick: bool) -> Markup:
    """The rows of a list; with `pick` each has a box to tick. One statement, where something is blocked."""
    blocks, leads = queries.blocks_of(tasks, horizon.today), queries.leads_shown(tasks, wanted or Filter())
    address, waits, locale = Addresses("tasks.detail", "task_id"), queries.patience(), language()
    topics = {topic: label(topic) for topic in {task.topic for task in tasks}}
    states = {state: sign(state) for state in {task.state for task in tasks}}
    deadlines = _deadline.of(
        (deadline_of(task, horizon, locale), task.due_on, task.original_due_on, task.extended) for task in tasks
    )
    rows = []
    for task, due in zip(tasks, deadlines, strict=True):
        days = queries.silence_of(task, horizon, waits)
        state = states[task.state] + silence(days) if days else states[task.state]
        if task.blocker_unit:
            state += _blocked_words(task.blocker_unit.name, blocks.get(task.id))
        rows.append((task, address(task.id), leads[task.id], topics[task.topic], state, due, meter(task.percent)))
    # A sentence around a name is read once, not fifty times.
    in_charge = gettext("Phụ trách: %(name)s", name="\0").partition("\0")
    return drawn("tasks/_row.html", "rows", rows, in_charge, pick)


def list_acts(wanted: Filter, urge: bool, sheet: bool, imports: bool) -> Markup:
    """What can be done with the list as it is filtered: urge, take it away as a sheet, bring one in."""
    return _acts(tuple(wanted.args().items()), bool(urge), sheet, imports)


def filter_choices(wanted: Filter, names: Mapping[str, str]) -> Markup:
    """The choices of the filter that are the same for everybody; `names` as `queries.filter_names` has them."""
    return _choices(wanted, names.get("official"), names.get("supervisor"))


@give_templates(bp)
def rows_and_cells() -> dict[str, object]:
    """Give them to templates."""
    return {
        "entries_drawn": entries_drawn,
        "task_rows": task_rows,
        "rows_head": _head,
        "list_acts": list_acts,
        "filter_choices": filter_choices,
        "filter_day": _day,
        "filter_kinds": FILTER_KINDS,
        "deadline": deadline,
        "silence": silence,
        "blocked_words": blocked_words,
    }
