"""Days that are over, for tasks that no row counts: the ways they stood give what each day by itself gives."""

from __future__ import annotations

from datetime import date, timedelta

from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.core.deadlines import DeadlineClass, Horizon, classify
from tracker.core.labels import Topic
from tracker.reports.queries.history import History, Point, weeks_before
from tracker.reports.rules import NOTHING, Stand, counts_of, figures_of
from tracker.reports.rules.counts import added
from tracker.tasks.queries import patience
from tracker.tasks.rules import OPEN, State

DAY = date(2026, 11, 24)
some_day = st.integers(-100, 20).map(lambda days: DAY + timedelta(days=days))
perhaps = st.one_of(st.none(), some_day)


@st.composite
def way(draw: st.DrawFn) -> tuple[date, date, Stand]:
    """How a confidential task stood from one day to another."""
    first = draw(some_day)
    due, original, submitted, reported = (draw(perhaps) for _ in range(4))
    stand = Stand(
        lead_id=1,
        supervisor_id=2,
        assigner_id=3,
        topic=Topic.URBAN,
        state=draw(st.sampled_from(State)),
        due_on=due,
        original_due_on=original,
        submitted_on=submitted,
        reported_on=reported,
        quiet_since=draw(some_day),
        report_days=None,
        recurrence=None,
        period_id=draw(st.sampled_from([None, 7])),
        confidential=True,
    )
    return first, first + timedelta(days=draw(st.integers(1, 60))), stand


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ways=st.lists(way(), max_size=12))
def test_points_and_numbers_are_those_of_each_day_judged_by_itself(
    app: Flask, ways: list[tuple[date, date, Stand]]
) -> None:
    days = weeks_before(DAY)
    plain = (9, 4, 5, *NOTHING[3:])
    history = History(dict.fromkeys(days, plain), ways)
    points = history.points([*days, DAY])
    assert set(points) == set(days)
    for day in days:
        there = [stand for first, until, stand in ways if first <= day < until]
        judged = Horizon(day, day, past=True)
        kinds = [
            classify(
                stand.due_on,
                stand.submitted_on,
                done=stand.state is State.DONE,
                cancelled=stand.state is State.CANCELLED,
                horizon=judged,
            )
            for stand in there
        ]
        known = figures_of(plain)
        assert points[day] == Point(
            day,
            known.open + sum(stand.state in OPEN for stand in there),
            known.overdue + sum(kind is DeadlineClass.OVERDUE for kind in kinds),
            known.done + sum(stand.state is State.DONE for stand in there),
        )
        assert history.numbers(judged) == added([plain, *(counts_of(stand, judged, patience()) for stand in there)])
    assert history.numbers(Horizon(DAY, DAY)) is None
