"""Publishing reports, keeping views under a name, and sending reports to those who subscribed."""

from tracker.reports.services.keeping import keep_figures
from tracker.reports.services.mailing import send_due
from tracker.reports.services.publishing import publish, withdraw
from tracker.reports.services.saving import forget_removed, remove, rename, restore, save
from tracker.reports.services.subscribing import by_token, end, subscribe, token_of

__all__ = [
    "by_token",
    "end",
    "forget_removed",
    "keep_figures",
    "publish",
    "remove",
    "rename",
    "restore",
    "save",
    "send_due",
    "subscribe",
    "token_of",
    "withdraw",
]
