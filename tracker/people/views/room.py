"""The blueprint of people, how its routes load what they are about, and the page that a form of an act stands on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from tracker.access.permissions import Permission, Reach, reach
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Invalid
from tracker.org.models import Deputyship, Person, Post
from tracker.org.queries import Roster, roster_on
from tracker.people import policy, queries
from tracker.storage.database import db, transaction
from tracker.web.forms import Form
from tracker.web.guards import Subject

bp = Blueprint("people", __name__)

PERSON: Subject[Person] = Subject(queries.or_404, policy.may_see)
MANAGED: Subject[Person] = Subject(queries.or_404, policy.may_manage)


def _ends(actor: Actor, permission: Permission, post: Post) -> bool:
    return policy.may_end(actor, post)


def _deputises(actor: Actor, permission: Permission, post: Post) -> bool:
    return policy.may_deputise(actor, post)


def _revokes(actor: Actor, permission: Permission, deputyship: Deputyship) -> bool:
    return policy.may_deputise(actor, deputyship.post)


POST: Subject[Post] = Subject(queries.post_or_404, _ends)
DEPUTISED: Subject[Post] = Subject(queries.post_or_404, _deputises)
DEPUTYSHIP: Subject[Deputyship] = Subject(queries.deputyship_or_404, _revokes)


def roster(actor: Actor) -> Roster:
    """The units of today whose people the actor administers."""
    everywhere = reach(actor, Permission.PEOPLE_MANAGE) is Reach.ALL
    return roster_on(clock.today(), root=None if everywhere else actor.post.unit_path)


def list_address(actor: Actor) -> str:
    """The list that the actor works in."""
    return url_for("people.index" if reach(actor, Permission.PEOPLE_ADMIN) else "people.unit")


@dataclass(frozen=True)
class Sheet:
    """What stands around the form of an act: its name, where one came from, what follows, the button."""

    title: str
    button: str
    person: Person
    intro: str = ""
    follows: list[str] = field(default_factory=list)
    roster: Roster | None = None


def show(form: Form, sheet: Sheet, status: int | None = None) -> ResponseReturnValue:
    """The page with the form."""
    status = status or (422 if form.is_submitted() else 200)
    return render_template("people/act.html", form=form, sheet=sheet), status


def send(form: Form, sheet: Callable[[], Sheet], act: Callable[[], object], done: str, to: str) -> ResponseReturnValue:
    """Do `act` in one transaction and go on to `to`, or show the form again with what was refused."""
    if not form.validate_on_submit():
        return show(form, sheet())
    try:
        with transaction():
            act()
    except (Conflict, Invalid) as error:
        db.session.expire_all()
        form.refuse(error)
        return show(form, sheet(), error.status)
    flash(done, "success")
    return redirect(to)


def context(**more: Any) -> dict[str, Any]:
    """What every page of people needs besides its own: the day."""
    return {"today": clock.today(), **more}
