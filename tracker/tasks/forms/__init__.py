"""Forms of tasks."""

from __future__ import annotations

from tracker.tasks.forms.act import ConfidenceForm, DecisionForm, ExtensionForm, PersonForm, PreparationForm, TaskForm
from tracker.tasks.forms.directives import AddUnitsForm, ManyForm
from tracker.tasks.forms.file import RemovalForm
from tracker.tasks.forms.plan import PlanStepForm
from tracker.tasks.forms.series import DutyForm, EndForm, RepeatForm, ReportsForm, VersionedForm
from tracker.tasks.forms.step import StepForm
from tracker.tasks.forms.talk import TalkForm, called_upon
from tracker.tasks.forms.urging import AnswerForm, LetterheadForm, UrgingForm

__all__ = [
    "AddUnitsForm",
    "AnswerForm",
    "ConfidenceForm",
    "DecisionForm",
    "DutyForm",
    "EndForm",
    "ExtensionForm",
    "LetterheadForm",
    "ManyForm",
    "PersonForm",
    "PlanStepForm",
    "PreparationForm",
    "RemovalForm",
    "RepeatForm",
    "ReportsForm",
    "StepForm",
    "TalkForm",
    "TaskForm",
    "UrgingForm",
    "VersionedForm",
    "called_upon",
]
