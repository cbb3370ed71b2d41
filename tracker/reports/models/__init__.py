"""What is kept of reports: published ones, views under a name, and who gets which report by mail."""

from __future__ import annotations

from tracker.reports.models.kept import KeptDay, KeptFigures, KeptSilence
from tracker.reports.models.published import PublishedReport, ReportCounter
from tracker.reports.models.saved import SavedView
from tracker.reports.models.subscriptions import ReportSubscription, SubscriptionMail

__all__ = [
    "KeptDay",
    "KeptFigures",
    "KeptSilence",
    "PublishedReport",
    "ReportCounter",
    "ReportSubscription",
    "SavedView",
    "SubscriptionMail",
]
