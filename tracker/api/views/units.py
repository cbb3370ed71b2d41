"""Who asks, units, and figures."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Response
from flask_babel import gettext

from tracker.access.permissions import Permission
from tracker.api.queries import reading
from tracker.api.rules.tokens import Scope
from tracker.api.schemas import given
from tracker.api.schemas import shown as schemas
from tracker.api.views.answering import listed, shown
from tracker.api.views.room import actor, bearer, door, takes
from tracker.org.models import Unit
from tracker.reports import queries as reports
from tracker.reports.queries.papers import scope_or_404
from tracker.reports.rules import Rate
from tracker.reports.rules import figures as sums
from tracker.tasks.queries import Filter
from tracker.web.guards import Subject

UNIT: Subject[Unit] = Subject(reading.unit_or_404, reading.may_unit)


@door("/me", Permission.ACCOUNT_OWN, scope=None, shows=schemas.Me)
def me() -> Response:
    """Whom this token acts as, and what it may do."""
    by, token = actor(), bearer()
    unit = {"id": by.post.unit_id, "code": reading.code_of(by.post.unit_id), "name": by.post.unit_name}
    return shown(
        {
            "name": by.name,
            "role": by.role.value,
            "post_title": by.post.title,
            "unit": unit,
            "on_behalf_of": by.post.holder_name or None,
            "token": token.name,
            "scopes": [scope.value for scope in Scope if scope in token.scopes],
            "expires_at": token.expires_at,
        }
    )


@door("/units", Permission.HOME_VIEW, scope=Scope.UNITS_READ, shows=schemas.UnitList)
@takes(given.UnitQuery, "query")
def units(wanted: dict[str, Any]) -> Response:
    """Units of a day."""
    part = reading.units(wanted)
    return listed(part, schemas.Unit(many=True).dump(part.rows))


@door("/units/<int:unit_id>", Permission.HOME_VIEW, UNIT, scope=Scope.UNITS_READ, shows=schemas.Unit)
def unit(unit: Unit) -> Response:
    """One unit, whether it still exists or not."""
    return shown(schemas.Unit().dump(unit))


@door("/figures", Permission.DASHBOARD_VIEW, scope=Scope.FIGURES_READ, shows=schemas.Figures)
@takes(given.FiguresQuery, "query")
def figures(wanted: dict[str, Any]) -> Response:
    """The figures of the dashboard for a unit and all below it, with the formula of each rate."""
    by = actor()
    asked = Filter.of({name: str(value) for name, value in wanted.items()})
    scope = scope_or_404(by, asked.unit)
    horizon = asked.horizon
    counted = sums(reports.tally(by, replace(asked, unit=scope.code), horizon))
    rates = {
        "completion": counted.completion,
        "on_time": counted.on_time,
        "original_on_time": counted.original_on_time_rate,
        "update": counted.update,
    }
    return shown(
        {
            "unit": schemas.UnitRef().dump(scope),
            "on": horizon.today.isoformat(),
            "counts": schemas.Counts().dump(counted),
            "rates": {name: _rate(rate) for name, rate in rates.items()},
        }
    )


def _rate(rate: Rate) -> dict[str, Any]:
    return {
        "name": gettext(rate.name),
        "formula": gettext(rate.formula),
        "numerator": rate.numerator,
        "denominator": rate.denominator,
        "value": rate.value,
    }
