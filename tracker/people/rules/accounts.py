"""How a person's account stands, and which names to sign in with are allowed."""

from __future__ import annotations

import re
from collections.abc import Container

from tracker.core.errors import Invalid
from tracker.core.labels import N_, Labelled
from tracker.core.text import fold


class Standing(Labelled):
    """What somebody can do with the program today, for lists; the first that fits holds."""

    CLOSED = "closed", N_("Đã đóng tài khoản")
    FORMER = "former", N_("Không giữ chức danh")
    NONE = "none", N_("Chưa có tài khoản")
    INVITED = "invited", N_("Chờ kích hoạt")
    WORKING = "working", N_("Đang dùng")


def standing_of(*, account: bool, active: bool, invited: bool, posts: bool) -> Standing:
    """How somebody stands: whether there is an account, in use, waiting for its owner; a post today. SQL twin:
    `queries.standing`.
    """
    if account and not active:
        return Standing.CLOSED
    if not posts:
        return Standing.FORMER
    if not account:
        return Standing.NONE
    return Standing.INVITED if invited else Standing.WORKING


_USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,58}[a-z0-9]")


def check_username(username: str) -> str:
    """The name as it is kept. Raises Invalid for one that cannot be typed on any keyboard."""
    name = username.strip().casefold()
    if not _USERNAME.fullmatch(name):
        raise Invalid(
            N_("Tên đăng nhập gồm 3 đến 60 chữ thường không dấu, chữ số, dấu chấm, gạch; ví dụ nguyen.van.an."),
            field="username",
        )
    return name


def suggested(full_name: str, taken: Container[str]) -> str:
    """A free name to sign in with: "Nguyễn Thị Lan Anh" is nguyen.thi.lan.anh, the next of that name …anh2."""
    base = ".".join(re.findall(r"[a-z0-9]+", fold(full_name)))[:50].strip(".") or "nguoi.dung"
    base = base if len(base) > 2 else f"{base}.1"
    name, number = base, 1
    while name in taken:
        number += 1
        name = f"{base}{number}"
    return name
