"""The table of rights: permission × role → how far it reaches.

Rooms turn a reach into a predicate (`policy`) and, for reading, into SQL (`visible_to`). Source of the
grants: PRODUCT, "Who uses it" and the state table.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from tracker.core.actor import Actor, Role


class Permission(StrEnum):
    """Something that a route or a service asks for."""

    ACCOUNT_OWN = "account.own"
    HOME_VIEW = "home.view"
    MEETING_VIEW = "meeting.view"
    MEETING_MANAGE = "meeting.manage"
    INTAKE_REVIEW = "intake.review"
    INTAKE_ISSUE = "intake.issue"
    TASK_VIEW = "task.view"
    TASK_ACCEPT = "task.accept"
    TASK_DECLINE = "task.decline"
    TASK_REPORT = "task.report"
    TASK_BLOCK = "task.block"
    TASK_SUBMIT = "task.submit"
    TASK_APPROVE = "task.approve"
    TASK_SEND_BACK = "task.send_back"
    TASK_DIRECT = "task.direct"
    TASK_CANCEL = "task.cancel"
    TASK_REOPEN = "task.reopen"
    TASK_PLAN = "task.plan"
    DASHBOARD_VIEW = "dashboard.view"
    ADMIN_VIEW = "admin.view"
    LESSON_MANAGE = "lesson.manage"
    JOB_MANAGE = "job.manage"
    CALENDAR_MANAGE = "calendar.manage"
    SERIES_VIEW = "series.view"
    SERIES_MANAGE = "series.manage"


class Reach(StrEnum):
    """How far a grant goes, seen from the unit of the post acted in ("the scope" is that unit and all below)."""

    SELF = "self"  # the person's own things; no subject
    SCOPE = "scope"  # subjects that belong to a unit in the scope
    ABOVE = "above"  # and issued ones of the units above
    INVOLVED = "involved"  # tasks in which a unit of the scope leads, helps, or gave the order
    LEAD = "lead"  # tasks that a unit of the scope must do
    GIVEN = "given"  # tasks that a unit of the scope gave, but not those its own unit must do


_EVERYONE = tuple(Role)
_STAFF = (Role.SECRETARY, Role.LEADER, Role.UNIT_HEAD, Role.OFFICIAL, Role.VIEWER)
_OVERSEERS = (Role.SECRETARY, Role.LEADER)


def _to(reach: Reach, *roles: Role) -> Mapping[Role, Reach]:
    return dict.fromkeys(roles, reach)


GRANTS: Mapping[Permission, Mapping[Role, Reach]] = {
    Permission.ACCOUNT_OWN: _to(Reach.SELF, *_EVERYONE),
    Permission.HOME_VIEW: _to(Reach.SELF, *_EVERYONE),
    Permission.MEETING_VIEW: _to(Reach.ABOVE, *_STAFF),
    Permission.MEETING_MANAGE: _to(Reach.SCOPE, Role.SECRETARY),
    Permission.INTAKE_REVIEW: _to(Reach.SCOPE, Role.SECRETARY),
    Permission.INTAKE_ISSUE: _to(Reach.SCOPE, Role.SECRETARY),
    Permission.TASK_VIEW: _to(Reach.INVOLVED, *_STAFF),
    Permission.TASK_ACCEPT: _to(Reach.LEAD, Role.UNIT_HEAD),
    Permission.TASK_DECLINE: _to(Reach.LEAD, Role.UNIT_HEAD),
    Permission.TASK_BLOCK: _to(Reach.LEAD, Role.UNIT_HEAD, Role.OFFICIAL),
    Permission.TASK_REPORT: _to(Reach.LEAD, Role.UNIT_HEAD, Role.OFFICIAL),
    Permission.TASK_SUBMIT: _to(Reach.LEAD, Role.UNIT_HEAD),
    Permission.TASK_APPROVE: _to(Reach.GIVEN, *_OVERSEERS),
    Permission.TASK_SEND_BACK: _to(Reach.GIVEN, *_OVERSEERS),
    Permission.TASK_DIRECT: _to(Reach.GIVEN, *_OVERSEERS),
    Permission.TASK_CANCEL: _to(Reach.GIVEN, *_OVERSEERS),
    Permission.TASK_REOPEN: _to(Reach.GIVEN, *_OVERSEERS),
    Permission.TASK_PLAN: _to(Reach.LEAD, Role.UNIT_HEAD, Role.OFFICIAL),
    Permission.DASHBOARD_VIEW: _to(Reach.SCOPE, *_STAFF),
    Permission.ADMIN_VIEW: _to(Reach.SELF, Role.ADMIN),
    Permission.LESSON_MANAGE: _to(Reach.SELF, Role.ADMIN),
    Permission.JOB_MANAGE: _to(Reach.SELF, Role.ADMIN),
    Permission.CALENDAR_MANAGE: _to(Reach.SELF, Role.ADMIN),
    Permission.SERIES_VIEW: _to(Reach.INVOLVED, *_STAFF),
    Permission.SERIES_MANAGE: _to(Reach.GIVEN, *_OVERSEERS),
}


def reach(actor: Actor, permission: Permission) -> Reach | None:
    """How far `permission` goes for the post the actor acts in, or None when it is not granted."""
    return GRANTS[permission].get(actor.role)
