"""Reading the audit record."""

from tracker.audit.queries.entries import OPEN_SUBJECTS, Asked, Part, everything, history, part
from tracker.audit.queries.newest import newest_beside
from tracker.audit.queries.proof import GUARDS, Proof, head, missing_guards, prove

__all__ = [
    "GUARDS",
    "OPEN_SUBJECTS",
    "Asked",
    "Part",
    "Proof",
    "everything",
    "head",
    "history",
    "missing_guards",
    "newest_beside",
    "part",
    "prove",
]
