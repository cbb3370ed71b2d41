"""The dashboard of leadership."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tracker.access.permissions import Permission
from tracker.core.actor import Actor, Role
from tracker.core.labels import Topic
from tracker.meetings import queries as meetings
from tracker.org.models import Unit
from tracker.org.queries import choices_on
from tracker.org.rules.tree import KnownUnit
from tracker.papers.charts import Series
from tracker.proposals import queries as proposals
from tracker.reports import queries
from tracker.reports.queries.dashboard import SHOWN_LINES
from tracker.reports.queries.papers import scope_or_404
from tracker.reports.queries.places import has_map, map_of
from tracker.reports.rules.places import MapFigure
from tracker.reports.views import overviews
from tracker.reports.views.home import own_unit
from tracker.reports.views.look import BACKS, RENEWED_AFTER
from tracker.reports.views.overviews import BODY, NOW, Question
from tracker.reports.views.room import bp
from tracker.tasks import queries as tasks
from tracker.tasks.queries import Filter, Several, Whose
from tracker.tasks.rules import State
from tracker.web.guards import current_actor, requires
from tracker.web.pieces import Drawn
from tracker.web.templates import give_templates


def _curves(actor: Actor, board: queries.Dashboard) -> tuple[list[Series], list[str]]:
    """The course of the last weeks as curves with the names of their points."""
    points = queries.trend(actor, board)
    curves = [
        Series(gettext("Chưa xong"), tuple(each.open for each in points)),
        Series(gettext("Quá hạn"), tuple(each.overdue for each in points)),
        Series(gettext("Hoàn thành"), tuple(each.done for each in points)),
    ]
    return curves, [f"{each.day:%d/%m}" for each in points]


def _calls(actor: Actor) -> list[tuple[str, str]]:
    """What waits for a leader beside the figures: words with their number, and where they lead."""
    if actor.role is not Role.LEADER:
        return []
    mine: dict[str, Any] = dict(Filter(standing=Several.OPEN, supervisor=Whose.MINE).args())
    clearing: dict[str, Any] = dict(Filter(state=State.BLOCKED, blocker=own_unit(actor)).args())
    calls = tasks.calls_on(actor)
    found = (
        (calls.requests, gettext("%(many)s yêu cầu gia hạn chờ quyết định"), url_for("tasks.extension_list")),
        (calls.supervised, gettext("%(many)s nhiệm vụ tôi chỉ đạo"), url_for("tasks.index", **mine)),
        (calls.to_clear, gettext("%(many)s vướng mắc chờ cơ quan mình gỡ"), url_for("tasks.index", **clearing)),
    )
    return [(words % {"many": many}, address) for many, words, address in found if many]


def _choices(actor: Actor, board: queries.Dashboard) -> tuple[tuple[str, str], ...]:
    """The units that the page can be narrowed to; of thousands only those with a line, the others are below them."""
    day = board.wanted.map_day
    units: Iterable[Unit | KnownUnit] = board.units.values()
    if not (board.whole or board.scope.path == actor.post.unit_path):
        units = choices_on(day, actor.post, board.scope.code)
    return tuple((unit.code, unit.called(day)) for unit in units if unit.valid_on(day))


_ranked = Drawn("reports/_lines.html", "ranked", 1000)
_heat_row = Drawn("reports/_lines.html", "heat_row", 500)


@give_templates(bp)
def lines_of_figures() -> dict[str, object]:
    """Give templates the lines of a dashboard."""
    return {"ranked": _ranked, "heat_row": _heat_row}


@bp.get("/dashboard")
@requires(Permission.DASHBOARD_VIEW)
def dashboard() -> ResponseReturnValue:
    """Figures of the reader's scope; every one opens the list that it counts."""
    actor = current_actor()
    # Before anything is read that the page is made of.
    question = Question.of(actor, request.args)
    overview = overviews.of(question, lambda: _overview(actor, question))
    name = "reports/wall.html" if question.look.wall else "reports/dashboard.html"
    frame = render_template(name, scope=overview.scope, body=BODY, look=question.look, renewed_after=RENEWED_AFTER)
    return frame.replace(BODY, overview.body), 422 if question.on.wrong else 200


def _overview(actor: Actor, question: Question) -> tuple[str, str]:
    """The name of the scope, and what the dashboard says, anew."""
    wanted, look = question.wanted, question.look
    scope = scope_or_404(actor, wanted.unit, wanted.map_day)
    board = queries.dashboard(actor, scope, wanted, wanted.horizon, back=int(look.back))
    mapped = has_map(board) and (look.view == "map" or (look.wall and not look.view))
    shown = {
        "board": board,
        "look": look,
        "renewed_after": RENEWED_AFTER,
        "has_map": has_map(board),
        "map": map_of(board, look.figure) if mapped else None,
        "map_figures": list(MapFigure),
        "now": NOW,
        "shown_lines": SHOWN_LINES,
    }
    if look.wall:
        return scope.name, render_template("reports/_wall.html", **shown)
    return scope.name, render_template(
        "reports/_overview.html",
        **shown,
        on=question.on,
        curves=_curves(actor, board),
        backs=BACKS,
        supervisors=queries.supervisors(actor, board),
        calls=_calls(actor),
        units=_choices(actor, board),
        topics=Topic,
        meetings=meetings.choices(actor, board.wanted.meeting),
        escalated=tasks.escalated(actor) if actor.role is Role.LEADER else None,
        proposals=proposals.waiting(actor),
    )
