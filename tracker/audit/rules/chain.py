"""The chain of the record: each entry carries the fingerprint of the one before, so that none can change unseen.

An entry's number is its place: the first is 1, and no number is left out. What a fingerprint covers, and in which
form, never changes (decision 37): kept entries could not be proved by another.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from tracker.core.labels import N_, Labelled

#: What the first entry carries in place of the fingerprint before it.
GENESIS = "0" * 64
#: What a fingerprint covers besides the fingerprint before, in no order: the canonical form sorts them.
COVERED = (
    "id",
    "at",
    "action",
    "subject",
    "subject_id",
    "person_id",
    "person_name",
    "post_id",
    "post_title",
    "on_behalf_of",
    "detail",
)
#: So many signs of a fingerprint name an entry for sure; who copies from paper need not type all 64.
ENOUGH = 16


def plain(detail: Mapping[str, Any]) -> dict[str, Any]:
    """`detail` as JSON gives it back: names are text, sequences lists. Raises TypeError for what JSON cannot hold."""
    kept: dict[str, Any] = json.loads(json.dumps(dict(detail)))
    return kept


def fingerprint(entry: Mapping[str, Any], before: str) -> str:
    """The SHA-256 of an entry after the one whose fingerprint is `before`, as 64 hexadecimal digits.

    Over the canonical JSON of all its columns: names sorted, no blanks, text as UTF-8, the moment in UTC to the
    microsecond.
    """
    at: datetime = entry["at"]
    said = {name: entry[name] for name in COVERED}
    said["at"] = at.astimezone(UTC).isoformat(timespec="microseconds")
    said["prev_hash"] = before
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True)
class Head:
    """Where the record ends: how many entries there are, and the fingerprint of the last."""

    entries: int = 0
    hash: str = GENESIS


def chain(rows: Iterable[Mapping[str, Any]], after: Head) -> tuple[list[dict[str, Any]], Head]:
    """`rows` numbered and linked behind `after`, and where the record then ends."""
    linked, head = [], after
    for row in rows:
        entry = {**row, "id": head.entries + 1, "prev_hash": head.hash}
        entry["hash"] = fingerprint(entry, head.hash)
        linked.append(entry)
        head = Head(entry["id"], entry["hash"])
    return linked, head


class Fault(Labelled):
    """What is wrong with a record."""

    MISSING = "missing", N_("mục này không còn, hoặc đã đổi số")
    LINK = "link", N_("mã băm của mục trước không khớp: có mục bị chèn, bỏ, đổi chỗ hoặc sửa lại")
    CONTENT = "content", N_("nội dung không khớp mã băm của chính mục này: mục đã bị sửa")
    CUT = "cut", N_("sổ kết thúc trước mục cuối đã ghi nhận: các mục cuối đã bị xóa")
    BEYOND = "beyond", N_("mục nằm ngoài phần đã ghi nhận: mục được chèn vào cuối sổ")
    HEAD = "head", N_("mã băm của mục cuối khác mã đã ghi nhận")
    HEADLESS = "headless", N_("không còn dòng ghi nhận mục cuối của sổ")


@dataclass(frozen=True)
class Broken:
    """The first entry that is not as it was written: its number, and what differs."""

    entry: int
    fault: Fault


class Walk:
    """A walk along the record, entry by entry, up to the first that is broken."""

    def __init__(self, start: Head) -> None:
        self.at = start
        self.checked = 0

    def broken(self, entries: Iterable[Mapping[str, Any]], head: Head) -> Broken | None:
        """The first broken entry of `entries`, which stand in the order of their numbers; None when all is well.

        `head` is where the record should end. `at` and `checked` tell how far the walk has come.
        """
        for entry in entries:
            fault = self._fault(entry, head)
            if fault is not None:
                return Broken(self.at.entries + 1 if fault is Fault.MISSING else entry["id"], fault)
            self.at = Head(entry["id"], entry["hash"])
            self.checked += 1
        if self.at.entries < head.entries:
            return Broken(self.at.entries + 1, Fault.CUT)
        return Broken(self.at.entries, Fault.HEAD) if self.at != head else None

    def _fault(self, entry: Mapping[str, Any], head: Head) -> Fault | None:
        if entry["id"] != self.at.entries + 1:
            return Fault.MISSING
        if entry["prev_hash"] != self.at.hash:
            return Fault.LINK
        if fingerprint(entry, self.at.hash) != entry["hash"]:
            return Fault.CONTENT
        return Fault.BEYOND if entry["id"] > head.entries else None


def in_groups(hash_: str) -> str:
    """A fingerprint as it is written on paper: eight groups of eight."""
    return " ".join(hash_[at : at + 8] for at in range(0, len(hash_), 8))
