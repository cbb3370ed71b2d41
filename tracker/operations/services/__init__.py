"""Backups: made while people work, proved, restored into an empty site."""

from tracker.operations.services.backup import Made, create
from tracker.operations.services.proof import verify
from tracker.operations.services.restoring import restore

__all__ = ["Made", "create", "restore", "verify"]
