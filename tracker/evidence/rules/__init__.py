"""Rules of evidence, in plain Python: which files are taken, under what name, and what of them is kept."""

from __future__ import annotations

from tracker.evidence.rules.files import Checked, check
from tracker.evidence.rules.images import THUMBNAIL, stripped
from tracker.evidence.rules.kinds import ACCEPTED, KINDS, Kind, check_size, kind_of_name, sniff
from tracker.evidence.rules.names import clean_name, with_ending

__all__ = [
    "ACCEPTED",
    "KINDS",
    "THUMBNAIL",
    "Checked",
    "Kind",
    "check",
    "check_size",
    "clean_name",
    "kind_of_name",
    "sniff",
    "stripped",
    "with_ending",
]
