"""Who is told: the audiences of the table as functions over the task and the posts of the day, all in bulk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import TypeVar

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload, selectinload

from tracker.access.permissions import Permission
from tracker.core.actor import ActingPost, Actor, Role
from tracker.core.events import Fact
from tracker.notifications.models import Matter
from tracker.notifications.rules import Audience
from tracker.org.models import Deputyship, Person, Post, Unit
from tracker.org.queries import deputises_on, held_on
from tracker.org.rules import DEPUTISED
from tracker.proposals import policy as proposals
from tracker.proposals.models import Proposal
from tracker.proposals.rules import ProposalState
from tracker.storage.database import db
from tracker.tasks import policy as tasks
from tracker.tasks.models import Task, TaskUnit

T = TypeVar("T")
#: A task, proposal or unit by its kind and number.
Key = tuple[str, int]
#: Values in one IN list: both databases take far more, but not without end.
_AT_ONCE = 5_000
#: Where an act names people and units; which of them is meant is said by the room that records it.
_PEOPLE = ("official", "supervisor", "person", "reply_to_person")
_UNITS = ("units", "unit")


@dataclass(frozen=True)
class Seat:
    """A post with somebody who acts in it today: its holder, or who deputises the holder."""

    person_id: int
    role: Role
    unit_id: int
    actor: Actor


@dataclass(frozen=True)
class Staff:
    """Who acts on one day in the units, and in the posts of the people, that some acts concern."""

    by_unit: Mapping[int, Sequence[Seat]]
    by_holder: Mapping[int, Sequence[Seat]]

    def of(self, unit_id: int | None, *roles: Role) -> list[Seat]:
        """The seats of `roles` in the unit, in the order of the roles."""
        found = self.by_unit.get(unit_id or 0, ())
        return [seat for role in roles for seat in found if seat.role is role]

    def nearest(self, path: str, role: Role) -> list[Seat]:
        """The seats of `role` in the unit at `path`, or in the nearest unit above it that has any."""
        return next(filter(None, (self.of(unit_id, role) for unit_id in reversed(_ids(path)))), [])

    def held_by(self, person_id: object, *roles: Role) -> list[Seat]:
        """All seats of a person's posts, of `roles` where some are named; deputies sit there too."""
        found = self.by_holder.get(person_id, ()) if isinstance(person_id, int) else ()
        return [seat for seat in found if not roles or seat.role in roles]


def _ids(path: str) -> list[int]:
    return [int(part) for part in path.split("/") if part]


def batches(values: Iterable[T], size: int = _AT_ONCE) -> Iterator[list[T]]:
    """`values` in lists of at most `size`."""
    every = list(values)
    for start in range(0, len(every), size):
        yield every[start : start + size]


def named_by(fact: Fact) -> list[Key]:
    """What an act is about: its subject, or the tasks that it lists (an urging of several)."""
    if fact.subject in ("task", "proposal", "unit"):
        return [(fact.subject, fact.subject_id)] if fact.subject_id is not None else []
    return [("task", each) for each in _named(fact, ("tasks", "task"))]


def matters(keys: Iterable[Key]) -> dict[Key, Matter]:
    """The tasks and proposals with the units that decide who sees them and who is told; statements by the thousand."""
    wanted = set(keys)
    found: dict[Key, Matter] = {}
    for some in batches(sorted(number for kind, number in wanted if kind == "task")):
        query = (
            select(Task)
            .where(Task.id.in_(some))
            .options(
                joinedload(Task.lead),
                joinedload(Task.assigner),
                joinedload(Task.blocker_unit),
                selectinload(Task.units).joinedload(TaskUnit.unit),
            )
        )
        found.update((("task", task.id), task) for task in db.session.scalars(query))
    for some in batches(sorted(number for kind, number in wanted if kind == "proposal")):
        asked = select(Proposal).where(Proposal.id.in_(some))
        asked = asked.options(joinedload(Proposal.unit), joinedload(Proposal.body), joinedload(Proposal.passage))
        found.update((("proposal", proposal.id), proposal) for proposal in db.session.scalars(asked))
    for some in batches(sorted(number for kind, number in wanted if kind == "unit")):
        found.update((("unit", unit.id), unit) for unit in db.session.scalars(select(Unit).where(Unit.id.in_(some))))
    return found


def staff_for(acts: Iterable[tuple[Fact, Matter]], day: date) -> Staff:
    """Who acts on `day` in the posts that the audiences of `acts` can need; few statements for thousands of acts."""
    units: set[int] = set()
    people: set[int] = set()
    for fact, matter in acts:
        units.update(_named(fact, _UNITS))
        people.update(_named(fact, _PEOPLE))
        if isinstance(matter, Unit):
            units.add(matter.id)
            continue
        if isinstance(matter, Proposal):
            units.update((matter.unit_id or 0, *_ids(matter.body.path)))
            continue
        units.update((matter.lead_id, matter.blocker_unit_id or 0, *_ids(matter.assigner.path)))
        units.update(row.unit_id for row in matter.units)
        people.update(person for person in (matter.official_id, matter.supervisor_id) if person)
    posts = {post.id: post for post in _posts(units, people, day)}
    deputies = _deputies(posts.values(), day)
    by_unit: dict[int, list[Seat]] = {}
    by_holder: dict[int, list[Seat]] = {}
    for post in posts.values():
        for actor in (actor_of(post), *(actor_of(post, deputy) for deputy in deputies.get(post.id, ()))):
            seat = Seat(actor.person_id, post.role, post.unit_id, actor)
            by_unit.setdefault(post.unit_id, []).append(seat)
            by_holder.setdefault(post.person_id, []).append(seat)
    return Staff(by_unit, by_holder)


def _deputies(posts: Iterable[Post], day: date) -> dict[int, list[Person]]:
    """Who deputises which of `posts` on `day`."""
    found: dict[int, list[Person]] = {}
    for some in batches(post.id for post in posts if post.role in DEPUTISED):
        query = (
            select(Deputyship)
            .where(Deputyship.post_id.in_(some), deputises_on(day))
            .options(joinedload(Deputyship.person))
            .order_by(Deputyship.id)
        )
        for deputyship in db.session.scalars(query):
            found.setdefault(deputyship.post_id, []).append(deputyship.person)
    return found


def _posts(units: set[int], people: set[int], day: date) -> Iterator[Post]:
    """The posts of `day` in the units, and those of the people wherever they are."""
    none: list[int] = []
    for some, others in zip_longest(batches(sorted(units)), batches(sorted(people)), fillvalue=none):
        query = (
            select(Post)
            .where(
                or_(Post.unit_id.in_(some), Post.person_id.in_(others)) if others else Post.unit_id.in_(some),
                held_on(day),
            )
            .options(joinedload(Post.unit), joinedload(Post.person))
            .order_by(Post.id)
        )
        yield from db.session.scalars(query)


def _named(fact: Fact, keys: Iterable[str]) -> list[int]:
    """The ids that the act names under one of `keys`, whether one or several."""
    found: list[int] = []
    for key in keys:
        value = fact.detail.get(key)
        found += [each for each in (value if isinstance(value, (list, tuple)) else [value]) if isinstance(each, int)]
    return found


def actor_of(post: Post, deputy: Person | None = None) -> Actor:
    """The holder of `post`, or who deputises the holder, acting in it: how it is asked what they may see."""
    person = deputy or post.person
    holder_id, holder_name = (post.person_id, post.person.full_name) if deputy else (None, "")
    acting = ActingPost(
        post.id,
        post.role,
        post.title,
        post.unit_id,
        post.unit.name,
        post.unit.path,
        holder_id,
        holder_name,
        own_units=(post.unit_id, *post.came_from),
        once_below=tuple(post.unit.once_below),
    )
    return Actor(person.id, person.full_name, acting, (acting,))


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
    return [seat for person_id in _named(fact, _PEOPLE) for seat in staff.held_by(person_id)]


def _called(task: Task, fact: Fact, staff: Staff) -> list[Seat]:
    return [seat for unit_id in _named(fact, ("units",)) for seat in staff.of(unit_id, Role.UNIT_HEAD, Role.OFFICIAL)]


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
