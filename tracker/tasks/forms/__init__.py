"""Forms of tasks."""

from __future__ import annotations

from tracker.tasks.forms.directives import AddUnitsForm, ManyForm
from tracker.tasks.forms.plan import PlanStepForm
from tracker.tasks.forms.series import DutyForm, EndForm, RepeatForm, ReportsForm, VersionedForm
from tracker.tasks.forms.step import StepForm

__all__ = [
    "AddUnitsForm",
    "DutyForm",
    "EndForm",
    "ManyForm",
    "PlanStepForm",
    "RepeatForm",
    "ReportsForm",
    "StepForm",
    "VersionedForm",
]
