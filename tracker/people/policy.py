"""Who may see people, give posts and end them, and mind accounts. SQL twin for reading: `queries.visible_to`."""

from __future__ import annotations

from tracker.access.permissions import APPOINTS, DEPUTISES, Permission, Reach, reach
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.org.models import Person, Post, Unit
from tracker.people.models import PeopleImport


def may_see(actor: Actor, permission: Permission, person: Person) -> bool:
    """True when the person holds, held or will hold a post within the reach of the grant."""
    how_far = reach(actor, permission)
    if how_far is Reach.ALL:
        return True
    return how_far is Reach.SCOPE and any(actor.post.covers(post.unit.path) for post in person.posts)


def roles_given(actor: Actor) -> tuple[Role, ...]:
    """The roles that the post acted in may appoint, in the order of the list."""
    given = APPOINTS.get(actor.role, frozenset())
    return tuple(role for role in Role if role in given)


def covers(actor: Actor, unit: Unit) -> bool:
    """True when people of the unit are the actor's to administer."""
    how_far = reach(actor, Permission.PEOPLE_MANAGE)
    return how_far is Reach.ALL or (how_far is Reach.SCOPE and actor.post.covers(unit.path))


def may_appoint(actor: Actor, person: Person | None, unit: Unit, role: Role) -> bool:
    """True when the actor may give `person` (None: somebody new) this role there. Nobody appoints themselves."""
    own = person is not None and person.id == actor.person_id
    return not own and covers(actor, unit) and role in APPOINTS.get(actor.role, ())


def may_end(actor: Actor, post: Post) -> bool:
    """True when the actor may end or transfer the post: one they could have given, and not their own."""
    return post.person_id != actor.person_id and may_appoint(actor, None, post.unit, post.role)


def may_deputise(actor: Actor, post: Post) -> bool:
    """True when the actor may let somebody act in this post of another. One's own is passed on in one's account."""
    return post.person_id != actor.person_id and covers(actor, post.unit) and post.role in DEPUTISES.get(actor.role, ())


def may_manage(actor: Actor, permission: Permission, person: Person) -> bool:
    """True when name, mail address and account of the person are the actor's to change.

    All that the person may do now or later must be within what the actor could have given: a unit head does not close
    the account of somebody who is secretary elsewhere. Nobody manages themselves.
    """
    if person.id == actor.person_id or not may_see(actor, permission, person):
        return False
    today = clock.today()
    return all(may_end(actor, post) for post in person.posts if post.valid_to is None or post.valid_to >= today)


def may_erase(actor: Actor, permission: Permission, person: Person) -> bool:
    """True for an administrator of the whole site, for somebody else."""
    return reach(actor, permission) is Reach.ALL and person.id != actor.person_id


def may_import(actor: Actor, permission: Permission, handed_in: PeopleImport) -> bool:
    """True for whoever holds the right: lists are of the whole town."""
    return reach(actor, permission) is Reach.ALL
