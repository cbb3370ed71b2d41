"""A migration is safe under the version before it (decision 47): it widens, and what narrows says that it may."""

from __future__ import annotations

import ast
import re

import pytest

from config import ROOT

VERSIONS = sorted((ROOT / "tracker" / "storage" / "migrations" / "versions").glob("*.py"))
#: What came before was never released.
SINCE = "0032"
#: Acts after which the version before fails, in SQL.
NARROWS = re.compile(
    r"\b(DROP\s+(TABLE|COLUMN)|RENAME\s|SET\s+NOT\s+NULL|ALTER\s+COLUMN\s+\S+\s+(SET\s+DATA\s+)?TYPE|ADD\s+CONSTRAINT)\b",
    re.IGNORECASE,
)
FORBIDDEN = {
    "drop_table",
    "drop_column",
    "rename_table",
    "create_unique_constraint",
    "create_check_constraint",
    "create_foreign_key",
}


def unsafe(source: str) -> list[str]:
    """What of a migration's way up the version before would not survive; nothing when it says CONTRACTS."""
    tree = ast.parse(source)
    if any(isinstance(each, ast.Assign) and _named(each.targets[0]) == "CONTRACTS" for each in tree.body):
        return []
    new = {_text(each.args[0]) for each in _calls(tree) if _named(each.func) == "create_table" and each.args}
    up = next(each for each in tree.body if isinstance(each, ast.FunctionDef) and each.name == "upgrade")
    return [f"{call.lineno}: {why}" for call in _calls(up) if (why := _why(call, new))]


def _why(call: ast.Call, new: set[str]) -> str:
    name, given = _named(call.func), {each.arg: each.value for each in call.keywords}
    if name in FORBIDDEN and not (call.args and _text(call.args[-1 if "drop" in name else 0]) in new):
        return name
    if name == "alter_column" and (given.keys() & {"new_column_name", "type_"} or _is(given.get("nullable"), False)):
        return name
    if name == "create_index" and _is(given.get("unique"), True) and not {_text(each) for each in call.args} & new:
        return "a unique index on a table that is in use"
    if name == "add_column":
        column = next((each for each in call.args if isinstance(each, ast.Call)), None)
        said = {each.arg: each.value for each in column.keywords} if column else {}
        if _is(said.get("nullable"), False) and "server_default" not in said:
            return "a column that the version before does not fill in"
    texts = [_text(each) for each in call.args]
    return (
        "SQL that narrows" if name in ("execute", "exec_driver_sql", "text") and any(map(NARROWS.search, texts)) else ""
    )


def _calls(tree: ast.AST) -> list[ast.Call]:
    return [each for each in ast.walk(tree) if isinstance(each, ast.Call)]


def _named(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _text(node: ast.AST) -> str:
    parts = [each.value for each in ast.walk(node) if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    return " ".join(parts)


def _is(node: ast.AST | None, value: bool) -> bool:
    return isinstance(node, ast.Constant) and node.value is value


def test_a_migration_is_safe_under_the_version_before() -> None:
    found = {path.name: unsafe(path.read_text()) for path in VERSIONS if path.name[:4] >= SINCE}
    assert {name: acts for name, acts in found.items() if acts} == {}


@pytest.mark.parametrize(
    "act",
    [
        'op.drop_column("tasks", "note")',
        'op.drop_table("tasks")',
        'table.alter_column("note", new_column_name="words")',
        'table.alter_column("note", nullable=False)',
        'table.alter_column("note", type_=sa.Text())',
        'op.create_index("ix", "tasks", ["a"], unique=True)',
        'table.create_unique_constraint("uq", ["a"])',
        'op.add_column("tasks", sa.Column("a", sa.Integer(), nullable=False))',
        'op.execute("ALTER TABLE tasks DROP COLUMN note")',
        'op.execute(f"ALTER TABLE {name} RENAME note TO words")',
    ],
)
def test_what_narrows_is_named(act: str) -> None:
    assert unsafe(f"def upgrade():\n    {act}\n")
    assert unsafe(f'CONTRACTS = "since 0.2"\ndef upgrade():\n    {act}\n') == []


@pytest.mark.parametrize(
    "act",
    [
        'op.create_table("notes", sa.Column("id", sa.Integer(), nullable=False))',
        'op.add_column("tasks", sa.Column("a", sa.Integer(), nullable=True))',
        'op.add_column("tasks", sa.Column("a", sa.Integer(), nullable=False, server_default="0"))',
        'op.create_index("ix", "tasks", ["a"])',
        'op.create_table("notes")\n    op.create_index("ix", "notes", ["a"], unique=True)',
        'table.alter_column("note", nullable=True)',
        'op.execute("UPDATE tasks SET a = 0")',
    ],
)
def test_what_widens_is_not(act: str) -> None:
    assert unsafe(f"def upgrade():\n    {act}\n") == []
