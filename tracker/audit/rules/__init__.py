"""Rules of the audit record: how entries are chained, and how an act reads."""

from tracker.audit.rules.chain import ENOUGH, GENESIS, Broken, Fault, Head, Walk, chain, fingerprint, in_groups, plain
from tracker.audit.rules.words import ACTS, OPEN_DETAIL, SUBJECTS, act_words, open_detail, subject_words

__all__ = [
    "ACTS",
    "ENOUGH",
    "GENESIS",
    "OPEN_DETAIL",
    "SUBJECTS",
    "Broken",
    "Fault",
    "Head",
    "Walk",
    "act_words",
    "chain",
    "fingerprint",
    "in_groups",
    "open_detail",
    "plain",
    "subject_words",
]
