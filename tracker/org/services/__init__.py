"""Writing the directory: units and groups, people and their posts, deputies."""

from tracker.org.services.deputies import cut_deputies, deputise, end_deputyship, revoke
from tracker.org.services.posts import add_person, appoint, describe, describe_post, end_post, leave, transfer
from tracker.org.services.units import Imported, import_units, set_group

__all__ = [
    "Imported",
    "add_person",
    "appoint",
    "cut_deputies",
    "deputise",
    "describe",
    "describe_post",
    "end_deputyship",
    "end_post",
    "import_units",
    "leave",
    "revoke",
    "set_group",
    "transfer",
]
