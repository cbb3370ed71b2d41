"""Words of sheets: what they say of a state, lists of units in one cell, names with what is put before them."""

from __future__ import annotations

import re

from tracker.core.errors import Invalid
from tracker.core.labels import N_
from tracker.core.text import fold
from tracker.tasks.rules import State

#: Toneless words of offices for each state; the program's own words stand first. Lateness is no state: it is
#: reckoned from the dates.
STATES: dict[State, tuple[str, ...]] = {
    State.ASSIGNED: (
        "cho tiep nhan", "chua thuc hien", "chua trien khai", "moi giao", "chua tiep nhan", "chua lam", "chua bat dau",
        "assigned", "awaiting acceptance",
    ),
    State.IN_PROGRESS: (
        "dang thuc hien", "dang trien khai", "dang lam", "chua hoan thanh", "chua xong", "dang xu ly", "trong han",
        "qua han", "cham", "cham tien do", "dang thuc hien qua han", "dang thuc hien trong han", "dung tien do",
        "in progress",
    ),
    State.BLOCKED: ("dang vuong mac", "vuong mac", "vuong", "co vuong mac", "kho khan, vuong mac", "blocked"),
    State.SUBMITTED: ("cho xac nhan", "da bao cao hoan thanh", "da trinh", "cho nghiem thu", "awaiting approval"),
    State.DONE: (
        "hoan thanh", "da hoan thanh", "xong", "da xong", "da thuc hien", "hoan thanh dung han", "hoan thanh qua han",
        "hoan thanh tre han", "hoan thanh cham", "dat", "ket thuc", "done", "completed",
    ),
    State.PAUSED: ("tam dung", "tam ngung", "dung", "hoan", "paused"),
    State.CANCELLED: ("thu hoi", "huy", "khong thuc hien", "dung thuc hien", "bai bo", "cancelled"),
}  # fmt: skip
_BY_WORDS = {words: state for state, ways in STATES.items() for words in ways}


def state_words() -> tuple[str, ...]:
    """The program's own words for the states that a sheet may give, in their order."""
    return tuple(state.label for state in STATES)


def state_in(text: str) -> State:
    """The state that `text` names. Raises Invalid with the words that are understood."""
    said = re.sub(r"[.;!]+$", "", fold(text)).strip()
    said = re.sub(r"\s*[,(–-]\s*\d+\s*%?\s*\)?$", "", said)
    if said in _BY_WORDS:
        return _BY_WORDS[said]
    raise Invalid(
        N_("Không hiểu trạng thái “%(text)s”. Dùng một trong các từ: %(known)s."),
        text=text[:60],
        known=", ".join(state.label for state in STATES),
    )


#: Said of a deadline that there is none, and that the work has no end.
NO_DEADLINE = frozenset({"khong han", "khong co han", "khong thoi han", "khong", "-", "–", "/"})
STANDING = frozenset({"thuong xuyen", "lien tuc", "hang nam", "hang thang", "hang quy", "hang tuan"})


def parted(text: str) -> list[str]:
    """Names in one cell, parted by semicolons or line ends. Commas stay: names of offices hold them."""
    return [name for name in (part.strip(" .,-–+•") for part in re.split(r"[;\n\r|]+", text)) if name]


_TITLES = re.compile(r"^(?:(?:ong|ba|d/c|dc|dong chi|anh|chi|can bo|cv|chuyen vien)[.:]?\s+)+")


def person_name(text: str) -> str:
    """A person's name, toneless, without "Ông", "Đ/c" and the like before it."""
    return _TITLES.sub("", fold(text)).strip(" .,")
