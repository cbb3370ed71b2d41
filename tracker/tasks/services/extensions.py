"""Extensions: asked by the unit, prepared by the secretary, decided by whoever answers for the order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.access.permissions import Permission
from tracker.audit import services as audit
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Forbidden, Invalid
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.storage.database import db
from tracker.tasks import policy, queries, rules
from tracker.tasks.models import ActKind, Extension, Task
from tracker.tasks.rules import ExtensionState
from tracker.tasks.services.record import check_right, check_version, note_act


def ask_extension(task: Task, new_due: date | None, reason: str, *, by: Actor, version: int | None = None) -> Extension:
    """Ask for a later deadline, on behalf of the unit. A request after the deadline is flagged late.

    Raises Forbidden without the right, Conflict when the task has no deadline, is handed in or closed, has
    changed, or a request is open already, Invalid for the day or an empty reason.
    """
    check_right(policy.may(by, Permission.EXTENSION_ASK, task))
    check_version(task, version)
    due_on = _deadline(task)
    wanted = rules.check_new_due(new_due, due_on=due_on, today=clock.today())
    words = _needed(reason)
    extension = _write(task, due_on, wanted, by, late=rules.is_late(due_on, clock.today()))
    _tell(extension, ActKind.EXTENSION_ASKED, "asked", by, words=words, due_on=wanted)
    return extension


def withdraw_extension(extension: Extension, *, by: Actor, version: int | None = None) -> None:
    """Take a request back before it is decided. Raises Forbidden, or Conflict when it no longer waits."""
    check_right(policy.may(by, Permission.EXTENSION_ASK, extension.task))
    _check_open(extension, version)
    extension.state = ExtensionState.WITHDRAWN
    _tell(extension, ActKind.EXTENSION_WITHDRAWN, "withdrawn", by)


def prepare_extension(extension: Extension, words: str, *, by: Actor, version: int | None = None) -> None:
    """Write the secretary's recommendation for the decision; a later one stands before the earlier."""
    check_right(policy.may(by, Permission.EXTENSION_PREPARE, extension.task))
    _check_open(extension, version)
    _tell(extension, ActKind.EXTENSION_PREPARED, "prepared", by, words=_needed(words))


@dataclass(frozen=True)
class Decision:
    """What a leader decides on a request: the day granted (the one asked for, or another), or None to refuse."""

    new_due: date | None
    words: str = ""


def decide_extension(extension: Extension, decision: Decision, *, by: Actor, version: int | None = None) -> None:
    """Grant a request, perhaps with another day, or refuse it with a reason.

    Raises Forbidden for whoever does not answer for the order and for whoever asked, Conflict when the request
    no longer waits, Invalid for a day that does not fit or a refusal without a reason.
    """
    task = extension.task
    check_right(policy.may(by, Permission.EXTENSION_DECIDE, task))
    _check_open(extension, version)
    if not policy.may_decide(by, extension):
        raise Forbidden(N_("Không ai tự quyết định yêu cầu gia hạn của mình hoặc của đơn vị mình."))
    if decision.new_due is None:
        words = _needed(decision.words)
        extension.state = ExtensionState.REFUSED
        _tell(extension, ActKind.EXTENSION_REFUSED, "refused", by, words=words)
        return
    new_due = rules.check_new_due(
        decision.new_due, due_on=extension.old_due_on, today=clock.today(), asked=extension.asked_due_on
    )
    _grant(extension, new_due)
    _tell(extension, ActKind.EXTENSION_GRANTED, "granted", by, words=decision.words.strip(), due_on=new_due)


def extend_directly(
    task: Task, new_due: date | None, reason: str, *, by: Actor, version: int | None = None
) -> Extension:
    """Move the deadline without a request, by whoever answers for the order.

    Raises Forbidden without the right, Conflict when the task cannot be extended, has changed, or a request
    waits that must be decided first, Invalid for the day or an empty reason.
    """
    due_on, day = check_directly(task, new_due, by=by, version=version)
    words = _needed(reason)
    extension = _write(task, due_on, day, by, direct=True)
    _grant(extension, day)
    _tell(extension, ActKind.EXTENDED, "granted", by, words=words, due_on=day)
    return extension


def check_directly(task: Task, new_due: date | None, *, by: Actor, version: int | None = None) -> tuple[date, date]:
    """The present and the new deadline, when `extend_directly` would take them; else raises as it does."""
    check_right(policy.may(by, Permission.EXTENSION_DECIDE, task))
    check_version(task, version)
    due_on = _deadline(task)
    return due_on, rules.check_new_due(new_due, due_on=due_on, today=clock.today())


def extend_many(
    tasks: Sequence[Task],
    new_due: date | None,
    reason: str,
    *,
    by: Actor,
    versions: Mapping[int, int | None] | None = None,
) -> list[Extension]:
    """Move the deadlines of several tasks to one day, for one reason: all of them, or the first refusal is raised."""
    seen = versions or {}
    return [extend_directly(task, new_due, reason, by=by, version=seen.get(task.id)) for task in tasks]


def lapse_extension(task: Task, *, by: Actor) -> None:
    """A request that waits has lost its object: the task is closed, or was given to another unit."""
    extension = queries.open_extension(task)
    if extension is not None:
        extension.state = ExtensionState.LAPSED
        _tell(extension, ActKind.EXTENSION_LAPSED, "lapsed", by)


def _write(task: Task, due_on: date, wanted: date, by: Actor, *, late: bool = False, direct: bool = False) -> Extension:
    extension = Extension(
        task=task,
        unit_id=by.unit_id,
        state=ExtensionState.ASKED,
        old_due_on=due_on,
        asked_due_on=wanted,
        late=late,
        direct=direct,
    )
    db.session.add(extension)
    return extension


def _grant(extension: Extension, new_due: date) -> None:
    extension.state, extension.new_due_on = ExtensionState.GRANTED, new_due
    extension.task.due_on = new_due
    extension.task.extended += 1


def _tell(
    extension: Extension, kind: ActKind, verb: str, by: Actor, *, words: str = "", due_on: date | None = None
) -> None:
    """The entry of the history and the fact for the audit record and for notices."""
    note_act(extension.task, kind, by, words=words, due_on=due_on, extension=extension)
    db.session.flush()
    detail = {
        "extension": extension.id,
        "from": extension.old_due_on.isoformat(),
        "to": (extension.new_due_on or extension.asked_due_on).isoformat(),
        "late": extension.late,
        "direct": extension.direct,
        "words": words,
    }
    audit.record(Fact(f"extension.{verb}", "task", extension.task_id, detail), by=by)


def _deadline(task: Task) -> date:
    """The deadline that can be moved now: the state allows it, and no request waits."""
    due_on = rules.check_extendable(task.state, task.due_on)
    if queries.open_extension(task) is not None:
        raise Conflict(N_("Đã có một yêu cầu gia hạn đang chờ quyết định."))
    return due_on


def _check_open(extension: Extension, version: int | None) -> None:
    check_version(extension.task, version)
    if extension.state is not ExtensionState.ASKED:
        raise Conflict(N_("Yêu cầu gia hạn này không còn chờ quyết định (%(state)s)."), state=extension.state)


def _needed(words: str) -> str:
    if not words.strip():
        raise Invalid(N_("Không để trống nội dung này."), field="note")
    return words.strip()
