"""Writing the directory: units and groups, people and their posts, deputies."""

from tracker.org.services.deputies import cut_deputies, deputise, end_deputyship, revoke
from tracker.org.services.posts import add_person, appoint, describe, describe_post, end_post, leave, transfer
from tracker.org.services.succession import (
    SeatTo,
    end_unit,
    found_unit,
    pass_post,
    redescribe,
    settle,
    succeed,
)
from tracker.org.services.units import Imported, import_units, set_group

__all__ = [
    "Imported",
    "SeatTo",
    "add_person",
    "appoint",
    "cut_deputies",
    "deputise",
    "describe",
    "describe_post",
    "end_deputyship",
    "end_post",
    "end_unit",
    "found_unit",
    "import_units",
    "leave",
    "pass_post",
    "redescribe",
    "revoke",
    "set_group",
    "settle",
    "succeed",
    "transfer",
]
