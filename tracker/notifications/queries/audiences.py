"""Who is told: the audiences of the table as functions over the task and the posts of the day, all in bulk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from sqlalchemy import inspect, select
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.orm.util import identity_key

from tracker.access.permissions import Permission
from tracker.core.actor import Actor, Role
from tracker.core.events import Fact
from tracker.notifications.models import Matter
from tracker.notifications.queries.staff import PEOPLE, Seat, Staff, batches, named
from tracker.notifications.rules import Audience
from tracker.org.models import Unit
from tracker.proposals import policy as proposals
from tracker.proposals.models import Proposal
from tracker.proposals.rules import ProposalState
from tracker.storage.database import db
from tracker.storage.index import among
from tracker.tasks import policy as tasks
from tracker.tasks.models import Task, TaskUnit

#: A task, proposal or unit by its kind and number.
Key = tuple[str, int]
#: What else than its columns decides who is told of a task, and may see it.
_NEEDED = frozenset(("lead", "assigner", "units"))


def named_by(fact: Fact) -> list[Key]:
    """What an act is about: its subject, or the tasks that it lists (an urging of several)."""
    if fact.subject in ("task", "proposal", "unit"):
        return [(fact.subject, fact.subject_id)] if fact.subject_id is not None else []
    return [("task", each) for each in named(fact, ("tasks", "task"))]


def _known(task_id: int) -> Task | None:
    """The task where the act holds it in memory with its units: what was just written need not be read again."""
    task = db.session().identity_map.get(identity_key(Task, task_id))
    if task is None:
        return None
    state = inspect(task)
    if state.expired_attributes or state.callables or not _NEEDED.isdisjoint(state.unloaded):
        return None
    if task.blocker_unit_id is not None and "blocker_unit" in state.unloaded:
        return None
    return None if any("unit" in inspect(row).unloaded for row in task.units) else task


def matters(keys: Iterable[Key]) -> dict[Key, Matter]:
    """The tasks and proposals with the units that decide who sees them and who is told; statements by the thousand."""
    wanted = set(keys)
    known = (_known(number) for kind, number in wanted if kind == "task")
    found: dict[Key, Matter] = {("task", task.id): task for task in known if task is not None}
    wanted.difference_update(found)
    for some in batches(sorted(number for kind, number in wanted if kind == "task")):
        query = (
            select(Task)
            .where(among(Task.id, some))
            .options(
                joinedload(Task.lead),
                joinedload(Task.assigner),
                joinedload(Task.blocker_unit),
                selectinload(Task.units).joinedload(TaskUnit.unit),
            )
        )
        found.update((("task", task.id), task) for task in db.session.scalars(query))
    for some in batches(sorted(number for kind, number in wanted if kind == "proposal")):
        asked = select(Proposal).where(among(Proposal.id, some))
        asked = asked.options(joinedload(Proposal.unit), joinedload(Proposal.body), joinedload(Proposal.passage))
        found.update((("proposal", proposal.id), proposal) for proposal in db.session.scalars(asked))
    for some in batches(sorted(number for kind, number in wanted if kind == "unit")):
        found.update((("unit", unit.id), unit) for unit in db.session.scalars(select(Unit).where(among(Unit.id, some))))
    return found


def may_see(actor: Actor, matter: Matter) -> bool:
    """True when the actor, in the post acted in, may see the task or proposal; of a unit its own people."""
    if isinstance(matter, Unit):
        return actor.unit_id == matter.id
    if isinstance(matter, Proposal):
        return proposals.may(actor, Permission.PROPOSAL_VIEW, matter)
    return tasks.may(actor, Permission.TASK_VIEW, matter)


def _heads(task: Task, fact: Fact, staff: Staff) -> list[Seat]:
    """An authority that leads a task has leaders where other units have a head."""
    return staff.of(task.lead_id, Role.UNIT_HEAD) or staff.of(task.lead_id, Role.LEADER)


def _in_charge(task: Task, fact: Fact, staff: Staff) -> list[Seat]:
    """Somebody who is in charge but left the unit is not told any more: then its officials are."""
    own = [seat for seat in staff.held_by(task.official_id) if seat.unit_id == task.lead_id]
    return own or staff.of(task.lead_id, Role.OFFICIAL)


def _followers(task: Task, fact: Fact, staff: Staff) -> list[Seat]:
    return _heads(task, fact, staff)


def _secretaries(task: Task, fact: Fact, staff: Staff) -> list[Seat]:
    return staff.nearest(task.assigner.path, Role.SECRETARY)


def _supervisor(task: Task, fact: Fact, staff: Staff) -> list[Seat]:
    return staff.held_by(task.supervisor_id, Role.LEADER)


def _leaders(task: Task, fact: Fact, staff: Staff) -> list[Seat]:
    return _supervisor(task, fact, staff) or staff.nearest(task.assigner.path, Role.LEADER)


def _clearers(task: Task, fact: Fact, staff: Staff) -> list[Seat]:
    return staff.of(task.blocker_unit_id, Role.UNIT_HEAD, Role.OFFICIAL) or staff.of(task.blocker_unit_id, Role.LEADER)


def _helpers(task: Task, fact: Fact, staff: Staff) -> list[Seat]:
    return [seat for unit in task.coordinating for seat in staff.of(unit.id, Role.UNIT_HEAD)]


def _chosen(task: Task, fact: Fact, staff: Staff) -> list[Seat]:
    return [seat for person_id in named(fact, PEOPLE) for seat in staff.held_by(person_id)]


def _called(task: Task, fact: Fact, staff: Staff) -> list[Seat]:
    return [seat for unit_id in named(fact, ("units",)) for seat in staff.of(unit_id, Role.UNIT_HEAD, Role.OFFICIAL)]


def _askers(proposal: Proposal, fact: Fact, staff: Staff) -> list[Seat]:
    return staff.of(proposal.unit_id, Role.UNIT_HEAD, Role.OFFICIAL)


def _staff(unit: Unit, fact: Fact, staff: Staff) -> list[Seat]:
    return staff.of(unit.id, Role.UNIT_HEAD, Role.OFFICIAL)


def _deciders(proposal: Proposal, fact: Fact, staff: Staff) -> list[Seat]:
    """A request that a document brought may be answered within the same act: then nobody is asked any more."""
    if proposal.state not in (ProposalState.RAISED, ProposalState.WITHDRAWN):
        return []
    return staff.of(proposal.body_id, Role.UNIT_HEAD) or staff.nearest(proposal.body.path, Role.SECRETARY)


OF_TASKS: Mapping[Audience, Callable[[Task, Fact, Staff], list[Seat]]] = {
    Audience.HEADS: _heads,
    Audience.IN_CHARGE: _in_charge,
    Audience.FOLLOWERS: _followers,
    Audience.SECRETARIES: _secretaries,
    Audience.SUPERVISOR: _supervisor,
    Audience.LEADERS: _leaders,
    Audience.CLEARERS: _clearers,
    Audience.HELPERS: _helpers,
    Audience.CHOSEN: _chosen,
    Audience.CALLED: _called,
}
OF_PROPOSALS: Mapping[Audience, Callable[[Proposal, Fact, Staff], list[Seat]]] = {
    Audience.ASKERS: _askers,
    Audience.DECIDERS: _deciders,
}

OF_UNITS: Mapping[Audience, Callable[[Unit, Fact, Staff], list[Seat]]] = {Audience.STAFF: _staff}


def members(audience: Audience, matter: Matter, fact: Fact, staff: Staff) -> list[Seat]:
    """The seats that belong to the audience of an act; none where it makes no sense."""
    if isinstance(matter, Proposal):
        of_proposal = OF_PROPOSALS.get(audience)
        return of_proposal(matter, fact, staff) if of_proposal else []
    if isinstance(matter, Unit):
        of_unit = OF_UNITS.get(audience)
        return of_unit(matter, fact, staff) if of_unit else []
    of_task = OF_TASKS.get(audience)
    return of_task(matter, fact, staff) if of_task else []
