"""The menu as data: what it says, where it leads, which right it asks for."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, g, request
from flask_babel import gettext
from markupsafe import Markup

from tracker.access.permissions import Permission, reach
from tracker.core.actor import Actor
from tracker.core.labels import N_
from tracker.web.pieces import Drawn


@dataclass(frozen=True)
class Entry:
    """One entry of the rail and of the bottom bar; `blueprints` are the rooms it stands for."""

    words: str
    endpoint: str
    icon: str
    permission: Permission
    blueprints: tuple[str, ...]
    everywhere: bool = True  # in the bar of a phone too, which holds four

    @property
    def current(self) -> bool:
        """True on the entry's own page and in its rooms, where they are no entry of their own."""
        if request.endpoint in _PAGES:
            return request.endpoint == self.endpoint
        return request.blueprint in self.blueprints


MENU = (
    Entry(N_("Việc của tôi"), "reports.home", "house", Permission.HOME_VIEW, ()),
    Entry(N_("Nhiệm vụ"), "tasks.index", "list-task", Permission.TASK_VIEW, ("tasks", "worksheets")),
    Entry(N_("Các hội nghị"), "meetings.index", "file-earmark-text", Permission.MEETING_VIEW, ("meetings", "intake")),
    Entry(N_("Tổng quan"), "reports.dashboard", "speedometer2", Permission.DASHBOARD_VIEW, ()),
    Entry(N_("Báo cáo"), "reports.papers", "printer", Permission.DASHBOARD_VIEW, ("reports",), everywhere=False),
    Entry(N_("Sổ đôn đốc"), "tasks.urgings", "bell", Permission.URGING_VIEW, (), everywhere=False),
    Entry(
        N_("Kiến nghị"), "proposals.index", "chat-left-text", Permission.PROPOSAL_VIEW, ("proposals",), everywhere=False
    ),
    Entry(N_("Ghi nhớ"), "intake.lessons", "clipboard-check", Permission.LESSON_MANAGE, (), everywhere=False),
    Entry(N_("Người của đơn vị"), "people.unit", "people", Permission.PEOPLE_UNIT, (), everywhere=False),
    Entry(N_("Cán bộ"), "people.index", "people", Permission.PEOPLE_ADMIN, ("people",)),
    Entry(N_("Đơn vị"), "org.index", "building", Permission.ADMIN_VIEW, ("org",)),
    Entry(
        N_("Sắp xếp đơn vị"),
        "reorganisations.index",
        "diagram-3",
        Permission.UNITS_PREPARE,
        ("reorganisations",),
        everywhere=False,
    ),
    Entry(N_("Lịch làm việc"), "workdays.index", "calendar3", Permission.CALENDAR_MANAGE, ("workdays",)),
    Entry(N_("Nhật ký"), "audit.index", "journal-text", Permission.AUDIT_VIEW, ("audit",), everywhere=False),
    Entry(N_("Xác nhận hai bước"), "auth.accounts", "lock-fill", Permission.SIGN_IN_MANAGE, (), everywhere=False),
    Entry(
        N_("Kết nối"),
        "connections.webhooks",
        "arrow-left-right",
        Permission.WEBHOOK_MANAGE,
        ("connections",),
        everywhere=False,
    ),
    Entry(N_("Công việc nền"), "jobs.index", "clock-history", Permission.JOB_MANAGE, ("jobs",), everywhere=False),
)


_PAGES = {entry.endpoint for entry in MENU}
_rail = Drawn("_pieces.html", "rail", 256)
_rest_of_rail = Drawn("_pieces.html", "rest_of_rail", 32)


def menu() -> tuple[Entry, ...]:
    """The entries that the reader may open."""
    actor: Actor | None = g.get("actor")
    return tuple(entry for entry in MENU if actor and reach(actor, entry.permission) is not None)


def rail() -> Markup:
    """The menu, with the entry of the page that is open marked."""
    entries = menu()
    return _rail(entries, next((entry for entry in entries if entry.current), None))


def rest_of_rail() -> Markup:
    """What of the menu does not stand in the bar of a phone."""
    return _rest_of_rail(menu())


def init_app(app: Flask) -> None:
    """Give templates the menu and the reader."""
    app.jinja_env.globals.update(menu=menu, rail=rail, rest_of_rail=rest_of_rail)

    @app.context_processor
    def reader() -> dict[str, object]:
        return {
            "actor": g.get("actor"),
            "product": gettext("Kết Luận"),
        }
