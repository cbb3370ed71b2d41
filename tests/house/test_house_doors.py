"""No unguarded door: every route says what it asks for."""

from __future__ import annotations

import pytest
from flask import Flask

from tracker.access.permissions import GRANTS, Permission
from tracker.core.actor import Role

#: Open on purpose, each for a reason: nobody is signed in yet, or the language is chosen before; a calendar program
#: cannot sign in and reads behind a secret address; the link of a mail ends a subscription for whoever holds the mail;
#: whoever lost the password has a link by mail instead, and a new colleague sets the first one through a link; the
#: sign-on of a province leads away and back before anybody is known; machines ask whether the program is well, and its
#: counters are guarded by a token or by where the question comes from.
PUBLIC = {
    "auth.sign_in",
    "auth.code",
    "auth.sign_out",
    "auth.choose_language",
    "auth.forgot",
    "auth.reset",
    "auth.sso_back",
    "auth.sso_start",
    "notifications.feed",
    "operations.healthz",
    "operations.metrics",
    "operations.readyz",
    "people.sign_up",
    "reports.leave",
}


def test_every_route_states_its_permission(app_of_session: Flask) -> None:
    unguarded = [name for name, view in app_of_session.view_functions.items() if not hasattr(view, "guard")]
    assert unguarded == []


def test_only_the_doors_that_must_be_are_public(app_of_session: Flask) -> None:
    views = app_of_session.view_functions.items()
    assert {name for name, view in views if getattr(view, "guard", None) == "public"} == PUBLIC


def test_a_route_that_names_something_loads_it_for_the_actor(app_of_session: Flask) -> None:
    """A guarded view with values in its address gets the loaded subject, never the bare number."""
    bare = [
        rule.endpoint
        for rule in app_of_session.url_map.iter_rules()
        if rule.arguments
        and rule.endpoint not in PUBLIC
        and not getattr(app_of_session.view_functions[rule.endpoint], "loads", False)
    ]
    assert bare == []


@pytest.mark.parametrize("permission", Permission)
def test_every_permission_is_granted_to_somebody_and_asked_for_somewhere(
    app_of_session: Flask, permission: Permission
) -> None:
    assert set(GRANTS[permission]) <= set(Role)
    assert GRANTS[permission]
