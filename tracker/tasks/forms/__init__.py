"""Forms of tasks."""

from __future__ import annotations

from tracker.tasks.forms.directives import AddUnitsForm, ManyForm
from tracker.tasks.forms.plan import PlanStepForm
from tracker.tasks.forms.step import StepForm

__all__ = ["AddUnitsForm", "ManyForm", "PlanStepForm", "StepForm"]
