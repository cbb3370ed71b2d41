"""Forms of tasks."""

from __future__ import annotations

from tracker.tasks.forms.step import StepForm

__all__ = ["StepForm"]
