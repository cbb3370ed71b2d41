"""Reading tasks: what an actor sees, lists with filters, one task with its history, directives to many units."""

from __future__ import annotations

from tracker.tasks.queries.directives import (
    Conclusion,
    Directive,
    conclusions,
    directives,
    fan_out_or_404,
    laggards_first,
    last_words,
    tasks_by_passage,
)
from tracker.tasks.queries.lists import (
    ORDERS,
    Bundle,
    Filter,
    Several,
    Sort,
    blocked_by,
    bundle,
    filter_names,
    lead_choices,
    matching,
    task_page,
)
from tracker.tasks.queries.one import (
    Context,
    in_context,
    last_reported_percent,
    latest_move,
    many_or_404,
    may_for_step,
    may_many_step,
    task_for_step_or_404,
    task_or_404,
)
from tracker.tasks.queries.plan import plan_people, plan_step_or_404, plan_steps
from tracker.tasks.queries.scope import age_band, class_of, deadline_class, horizon, visible_to
from tracker.tasks.queries.timeline import timeline

__all__ = [
    "ORDERS",
    "Bundle",
    "Conclusion",
    "Context",
    "Directive",
    "Filter",
    "Several",
    "Sort",
    "age_band",
    "blocked_by",
    "bundle",
    "class_of",
    "conclusions",
    "deadline_class",
    "directives",
    "fan_out_or_404",
    "filter_names",
    "horizon",
    "in_context",
    "laggards_first",
    "last_reported_percent",
    "last_words",
    "latest_move",
    "lead_choices",
    "many_or_404",
    "matching",
    "may_for_step",
    "may_many_step",
    "plan_people",
    "plan_step_or_404",
    "plan_steps",
    "task_for_step_or_404",
    "task_or_404",
    "task_page",
    "tasks_by_passage",
    "timeline",
    "visible_to",
]
