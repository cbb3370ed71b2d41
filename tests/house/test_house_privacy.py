"""Every column that speaks of a person has a rule: what is taken along, what is erased, what stays."""

from __future__ import annotations

import re

from flask import Flask

from config import ROOT
from tracker.people.rules.privacy import HELD, OTHERS, PERSON_ERASED, PERSON_KEPT
from tracker.storage.database import Base

#: What a column is called that speaks of a person, where no reference says so.
SPEAKS = re.compile(
    r"(^|_)(person|account|username|email|address|phone|browser|post_title|official|supervisor|holder)(_|$)"
    r"|(^|_)(full|file|by|attachment|person)?_?name$|^by_post$|_by(_id)?$|^on_behalf_of"
)
ABOUT = ("people", "accounts", "posts")


def known() -> set[str]:
    of_rows = {f"{held.table}.{name}" for held in HELD for name in (held.owner, *held.also, *held.hidden)}
    return of_rows | {f"people.{name}" for name in (*PERSON_ERASED, *PERSON_KEPT)}


def test_every_column_about_a_person_has_a_rule(app_of_session: Flask) -> None:
    speaking = {
        f"{table.name}.{column.name}"
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if SPEAKS.search(column.name)
        or any(key.target_fullname.partition(".")[0] in ABOUT for key in column.foreign_keys)
    }
    assert speaking - known() - OTHERS == set(), "say in tracker/people/rules/privacy.py what becomes of it"
    assert speaking >= OTHERS
    assert not OTHERS & known()


def test_no_rule_speaks_of_what_is_not_there_and_the_page_names_every_table(app_of_session: Flask) -> None:
    columns = {f"{table.name}.{column.name}" for table in Base.metadata.sorted_tables for column in table.columns}
    assert known() <= columns
    said = (ROOT / "docs" / "privacy.md").read_text()
    assert [held.table for held in HELD if f"`{held.table}`" not in said] == []
