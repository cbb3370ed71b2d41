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
    EVIDENCE_SEND = "evidence.send"
    TASK_VIEW = "task.view"
    TASK_ACCEPT = "task.accept"
    TASK_DECLINE = "task.decline"
    TASK_REPORT = "task.report"
    TASK_BLOCK = "task.block"
    TASK_UNBLOCK = "task.unblock"
    TASK_SUBMIT = "task.submit"
    TASK_APPROVE = "task.approve"
    TASK_SEND_BACK = "task.send_back"
    TASK_DIRECT = "task.direct"
    TASK_CANCEL = "task.cancel"
    TASK_REOPEN = "task.reopen"
    TASK_PLAN = "task.plan"
    TASK_IMPORT = "task.import"
    REMARK_COMMENT = "remark.comment"
    REMARK_DIRECT = "remark.direct"
    URGING_VIEW = "urging.view"
    URGING_SEND = "urging.send"
    URGING_ANSWER = "urging.answer"
    PROPOSAL_VIEW = "proposal.view"
    PROPOSAL_RAISE = "proposal.raise"
    PROPOSAL_DECIDE = "proposal.decide"
    TASK_STAFF = "task.staff"
    TASK_TAKE = "task.take"
    TASK_SUPERVISE = "task.supervise"
    TASK_CONFIDE = "task.confide"
    EXTENSION_ASK = "extension.ask"
    EXTENSION_PREPARE = "extension.prepare"
    EXTENSION_DECIDE = "extension.decide"
    EXTENSION_LIST = "extension.list"
    MEASURE_DEFINE = "measure.define"
    MEASURE_CORRECT = "measure.correct"
    TASK_REMOVE_FILE = "task.remove_file"
    DASHBOARD_VIEW = "dashboard.view"
    REPORT_PUBLISH = "report.publish"
    ADMIN_VIEW = "admin.view"
    AUDIT_VIEW = "audit.view"
    LESSON_MANAGE = "lesson.manage"
    JOB_MANAGE = "job.manage"
    SIGN_IN_MANAGE = "sign_in.manage"
    CALENDAR_MANAGE = "calendar.manage"
    SERIES_VIEW = "series.view"
    SERIES_MANAGE = "series.manage"
    SEARCH_ALL = "search.all"
    PEOPLE_ADMIN = "people.admin"
    PEOPLE_UNIT = "people.unit"
    PEOPLE_MANAGE = "people.manage"
    PEOPLE_HAND_OVER = "people.hand_over"
    UNITS_PREPARE = "units.prepare"
    UNITS_CARRY_OUT = "units.carry_out"


class Reach(StrEnum):
    """How far a grant goes, seen from the unit of the post acted in ("the scope" is that unit and all below)."""

    SELF = "self"  # the person's own things; no subject
    SCOPE = "scope"  # subjects that belong to a unit in the scope
    ALL = "all"  # whatever there is: the administrator's directory
    ABOVE = "above"  # and issued ones of the units above
    INVOLVED = "involved"  # tasks in which a unit of the scope leads, helps, clears or gave the order; a leader's own
    LEAD = "lead"  # tasks that a unit of the scope must do
    CLEARS = "clears"  # and blocked ones whose way a unit of the scope must clear
    GIVEN = "given"  # tasks that a unit of the scope gave, but not those its own unit must do
    OVER = "over"  # the same, and tasks of units below the own one, whoever gave them; and those supervised
    ANSWERS = "answers"  # and those that the holder of the post supervises, again not those of its own unit


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
    Permission.EVIDENCE_SEND: _to(Reach.SELF, *_STAFF),
    Permission.TASK_VIEW: _to(Reach.INVOLVED, *_STAFF),
    Permission.TASK_ACCEPT: _to(Reach.LEAD, Role.UNIT_HEAD),
    Permission.TASK_DECLINE: _to(Reach.LEAD, Role.UNIT_HEAD),
    Permission.TASK_BLOCK: _to(Reach.LEAD, Role.UNIT_HEAD, Role.OFFICIAL),
    Permission.TASK_REPORT: _to(Reach.LEAD, Role.UNIT_HEAD, Role.OFFICIAL),
    Permission.TASK_SUBMIT: _to(Reach.LEAD, Role.UNIT_HEAD),
    Permission.TASK_UNBLOCK: _to(Reach.CLEARS, Role.UNIT_HEAD, Role.OFFICIAL),
    Permission.TASK_APPROVE: {Role.SECRETARY: Reach.GIVEN, Role.LEADER: Reach.ANSWERS},
    Permission.TASK_SEND_BACK: {Role.SECRETARY: Reach.GIVEN, Role.LEADER: Reach.ANSWERS},
    Permission.TASK_DIRECT: _to(Reach.GIVEN, *_OVERSEERS),
    Permission.TASK_CANCEL: _to(Reach.GIVEN, *_OVERSEERS),
    Permission.TASK_REOPEN: _to(Reach.GIVEN, *_OVERSEERS),
    Permission.TASK_IMPORT: _to(Reach.SCOPE, Role.SECRETARY),
    Permission.TASK_PLAN: _to(Reach.LEAD, Role.UNIT_HEAD, Role.OFFICIAL),
    Permission.REMARK_COMMENT: _to(Reach.INVOLVED, Role.SECRETARY, Role.LEADER, Role.UNIT_HEAD, Role.OFFICIAL),
    Permission.REMARK_DIRECT: {Role.LEADER: Reach.OVER, Role.SECRETARY: Reach.GIVEN},
    Permission.URGING_VIEW: _to(Reach.INVOLVED, *_STAFF),
    Permission.URGING_SEND: _to(Reach.GIVEN, *_OVERSEERS),
    Permission.URGING_ANSWER: _to(Reach.LEAD, Role.UNIT_HEAD, Role.OFFICIAL),
    Permission.PROPOSAL_VIEW: _to(Reach.INVOLVED, *_STAFF),
    Permission.PROPOSAL_RAISE: _to(Reach.SELF, Role.UNIT_HEAD, Role.OFFICIAL),
    Permission.PROPOSAL_DECIDE: _to(Reach.SCOPE, Role.SECRETARY, Role.LEADER, Role.UNIT_HEAD),
    Permission.TASK_STAFF: _to(Reach.LEAD, Role.UNIT_HEAD),
    Permission.TASK_TAKE: _to(Reach.LEAD, Role.UNIT_HEAD, Role.OFFICIAL),
    Permission.TASK_SUPERVISE: _to(Reach.GIVEN, *_OVERSEERS),
    Permission.TASK_CONFIDE: _to(Reach.GIVEN, *_OVERSEERS),
    Permission.EXTENSION_ASK: _to(Reach.LEAD, Role.UNIT_HEAD, Role.OFFICIAL),
    Permission.EXTENSION_PREPARE: _to(Reach.GIVEN, Role.SECRETARY),
    Permission.EXTENSION_DECIDE: _to(Reach.ANSWERS, Role.LEADER),
    Permission.EXTENSION_LIST: {Role.SECRETARY: Reach.GIVEN, Role.LEADER: Reach.ANSWERS},
    Permission.MEASURE_DEFINE: _to(Reach.GIVEN, Role.SECRETARY),
    Permission.MEASURE_CORRECT: {
        **_to(Reach.LEAD, Role.UNIT_HEAD, Role.OFFICIAL),
        **_to(Reach.GIVEN, Role.SECRETARY),
    },
    Permission.TASK_REMOVE_FILE: _to(Reach.INVOLVED, Role.SECRETARY, Role.LEADER, Role.UNIT_HEAD, Role.OFFICIAL),
    Permission.DASHBOARD_VIEW: _to(Reach.SCOPE, *_STAFF),
    Permission.REPORT_PUBLISH: _to(Reach.SCOPE, *_OVERSEERS),
    Permission.ADMIN_VIEW: _to(Reach.SELF, Role.ADMIN),
    Permission.AUDIT_VIEW: _to(Reach.SELF, Role.ADMIN),
    Permission.LESSON_MANAGE: _to(Reach.SELF, Role.ADMIN),
    Permission.JOB_MANAGE: _to(Reach.SELF, Role.ADMIN),
    Permission.SIGN_IN_MANAGE: _to(Reach.SELF, Role.ADMIN),
    Permission.CALENDAR_MANAGE: _to(Reach.SELF, Role.ADMIN),
    Permission.SERIES_VIEW: _to(Reach.INVOLVED, *_STAFF),
    Permission.SERIES_MANAGE: _to(Reach.GIVEN, *_OVERSEERS),
    Permission.SEARCH_ALL: _to(Reach.SELF, *_EVERYONE),
    Permission.PEOPLE_ADMIN: _to(Reach.ALL, Role.ADMIN),
    Permission.PEOPLE_UNIT: _to(Reach.SCOPE, Role.UNIT_HEAD),
    Permission.PEOPLE_MANAGE: {Role.ADMIN: Reach.ALL, Role.UNIT_HEAD: Reach.SCOPE},
    Permission.PEOPLE_HAND_OVER: {Role.ADMIN: Reach.ALL, **_to(Reach.SCOPE, *_OVERSEERS, Role.UNIT_HEAD)},
    Permission.UNITS_PREPARE: {Role.ADMIN: Reach.ALL, Role.SECRETARY: Reach.SCOPE},
    Permission.UNITS_CARRY_OUT: _to(Reach.ALL, Role.ADMIN),
}

#: Whom a post may appoint, and whose post it may end: never above its own role, and never oneself.
APPOINTS: Mapping[Role, frozenset[Role]] = {
    Role.ADMIN: frozenset(Role),
    Role.UNIT_HEAD: frozenset({Role.OFFICIAL, Role.VIEWER}),
}
#: Whose posts it may let somebody else act in, besides its own.
DEPUTISES: Mapping[Role, frozenset[Role]] = {
    Role.ADMIN: frozenset({Role.LEADER, Role.UNIT_HEAD}),
    Role.UNIT_HEAD: frozenset({Role.UNIT_HEAD}),
}


def reach(actor: Actor, permission: Permission) -> Reach | None:
    """How far `permission` goes for the post the actor acts in, or None when it is not granted."""
    return GRANTS[permission].get(actor.role)
