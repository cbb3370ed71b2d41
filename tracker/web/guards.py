"""Doors: every route says what it asks for, or that it is public. A test walks the URL map."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Generic, TypeVar

from flask import g
from flask.typing import ResponseReturnValue

from tracker.access.permissions import Permission, reach
from tracker.core.actor import Actor
from tracker.core.errors import Forbidden, Refused
from tracker.core.labels import N_

T = TypeVar("T")
View = Callable[..., ResponseReturnValue]

#: Said when a right is missing; deliberately the same everywhere.
NO_RIGHT = N_("Bạn không có quyền thực hiện việc này.")


class SignInNeeded(Refused):
    """Nobody is signed in, or the account holds no post today."""

    status = 401


@dataclass(frozen=True)
class Subject(Generic[T]):
    """How a route loads what it is about, and the rule that decides on it.

    `load(actor, **url_values)` answers only what the actor may see and aborts with 404 otherwise;
    `may(actor, permission, subject)` is the room's policy. The view receives the subject in place of
    the url values.
    """

    load: Callable[..., T]
    may: Callable[[Actor, Permission, T], bool]


def current_actor() -> Actor:
    """The signed-in person in the post acted in. Raises SignInNeeded."""
    actor: Actor | None = g.get("actor")
    if actor is None:
        raise SignInNeeded(N_("Đăng nhập để tiếp tục."))
    return actor


def public(view: View) -> View:
    """Open the route to everybody, on purpose."""
    view.guard = "public"  # type: ignore[attr-defined]
    return view


def takes_files(view: View) -> View:
    """Let the form of this route carry a document: others are small, and are refused when they are not."""
    view.takes_files = True  # type: ignore[attr-defined]
    return view


def requires(permission: Permission, subject: Subject[Any] | None = None) -> Callable[[View], View]:
    """Let only those in who hold `permission`, for the subject where there is one."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(**values: Any) -> ResponseReturnValue:
            actor = current_actor()
            if reach(actor, permission) is None:
                raise Forbidden(NO_RIGHT)
            if subject is None:
                return view(**values)
            loaded = subject.load(actor, **values)
            if not subject.may(actor, permission, loaded):
                raise Forbidden(NO_RIGHT)
            return view(loaded)

        guarded.guard = permission  # type: ignore[attr-defined]
        guarded.loads = subject is not None  # type: ignore[attr-defined]
        return guarded

    return decorate
