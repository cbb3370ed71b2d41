"""Forms of tasks."""

from __future__ import annotations

from tracker.tasks.forms.act import DecisionForm, ExtensionForm, PersonForm, PreparationForm, TaskForm
from tracker.tasks.forms.step import StepForm

__all__ = ["DecisionForm", "ExtensionForm", "PersonForm", "PreparationForm", "StepForm", "TaskForm"]
