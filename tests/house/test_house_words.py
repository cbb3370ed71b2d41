"""Words: every label speaks Vietnamese and English, every template parses, has a title and no inline script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po
from flask import Flask
from jinja2 import meta

from config import ROOT
from tracker.core.labels import Labelled
from tracker.web.i18n import CATALOGUES

TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
PAGES = [path for path in TEMPLATES if "{% extends" in path.read_text()]
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")


def every_kind(of: type[Labelled] = Labelled) -> Iterator[type[Labelled]]:
    for kind in of.__subclasses__():
        yield kind
        yield from every_kind(kind)


@cache
def catalogue(language: str) -> Catalog:
    with (CATALOGUES / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=language)


@cache
def messages_in_use() -> dict[str, str]:
    """Every sentence marked in code and templates, with where it stands."""
    with (CATALOGUES / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    keywords = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2)}
    found: dict[str, str] = {}
    for place in ("tracker", "templates"):
        prefixed = [(pattern.removeprefix(f"{place}/"), method) for pattern, method in methods]
        given = {pattern.removeprefix(f"{place}/"): value for pattern, value in options.items()}
        for name, line, message, _, _ in extract_from_dir(ROOT / place, prefixed, given, keywords):
            for each in message if isinstance(message, tuple) else (message,):
                found.setdefault(each, f"{place}/{name}:{line}")
    return found


@pytest.mark.parametrize(
    "kind", sorted(every_kind(), key=lambda kind: kind.__qualname__), ids=lambda kind: kind.__qualname__
)
def test_every_member_has_a_name_in_both_languages(app_of_session: Flask, kind: type[Labelled]) -> None:
    english = catalogue("en")
    for member in kind:
        assert member.label, f"{member!r} has no label"
        assert member.label == unicodedata.normalize("NFC", member.label)
        assert member.label in english, f"bin/translate: {member.label!r}"


def test_the_english_catalogue_knows_every_sentence() -> None:
    english = catalogue("en")
    missing = {message: place for message, place in messages_in_use().items() if not _translated(english, message)}
    assert missing == {}, "run bin/translate, then write the English sentences"


def _translated(english: Catalog, message: str) -> bool:
    entry: Message | None = english.get(message)
    return entry is not None and bool(entry.string) and "fuzzy" not in entry.flags


def test_the_english_catalogue_keeps_no_sentence_that_nobody_says() -> None:
    in_use = messages_in_use()
    stale = [entry.id for entry in catalogue("en") if entry.id and entry.id not in in_use]
    assert stale == []


@pytest.mark.parametrize("language", ["en", "vi"])
def test_translations_keep_their_placeholders(language: str) -> None:
    for entry in catalogue(language):
        if entry.id and isinstance(entry.id, str) and entry.string:
            assert sorted(PLACEHOLDER.findall(entry.id)) == sorted(PLACEHOLDER.findall(str(entry.string))), entry.id


def test_no_sentence_holds_a_bare_percent_sign() -> None:
    """Sentences are formatted with %: a bare sign would break the page that says it."""
    # A sentence that is formatted says the sign itself as %%; one without arguments is not formatted at all.
    bare = {message: PLACEHOLDER.sub("", message) for message in messages_in_use()}
    assert [
        message
        for message, rest in bare.items()
        if "%" in (rest.replace("%%", "") if PLACEHOLDER.search(message) else rest)
    ] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_templates_parse_and_hold_no_inline_script_or_style(app_of_session: Flask, path: Path) -> None:
    app_of_session.jinja_env.get_template(str(path.relative_to(ROOT / "templates")))
    source = path.read_text()
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:", source)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_macros_that_are_made_once_know_nothing_of_a_page(app_of_session: Flask, path: Path) -> None:
    """What is imported without its context is kept for all readers: a name of a page would be empty in it."""
    env = app_of_session.jinja_env
    for name in re.findall(r"{%-? (?:from|import) '([^']+)'(?![^%]* with context)", path.read_text()):
        source = (ROOT / "templates" / name).read_text()
        needed = meta.find_undeclared_variables(env.parse(source)) - set(env.globals)
        assert {each for each in needed if not each.startswith("_")} == set(), name
        outside = re.sub(r"(?s){%-?\s*macro.*{%-?\s*endmacro\s*-?%}|{#.*?#}", "", source)
        assert "_(" not in outside, f"{name}: said once, in the language of whoever came first"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_every_page_has_a_title_and_one_heading(path: Path) -> None:
    source = path.read_text()
    # What is kept of a page stands in a fragment, which the page names where it comes.
    source += "".join((ROOT / "templates" / name).read_text() for name in re.findall(r"{# (\S+\.html) #}{{", source))
    assert re.search(r"{% block title %}.+{% endblock %}", source)
    assert source.count("<h1") == 1


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_no_field_leaves_the_writing_of_days_to_the_browser(path: Path) -> None:
    """In an English browser 05/06/2026 would be the sixth of May."""
    assert not re.search(r"type=.?(date|datetime-local|month|week)\b", path.read_text())


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_templates_say_nothing_past_the_catalogues(path: Path) -> None:
    """Vietnamese letters stand only inside `_()`: words outside would stay Vietnamese for English readers."""
    source = re.sub(r"(?s){#.*?#}", "", path.read_text()).replace("Tiếng Việt", "")  # a language's own name
    source = re.sub(r"(?s)_\(\s*(['\"]).*?\1", "", source)
    assert re.findall(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", source, re.IGNORECASE) == []


def test_no_refusal_is_said_past_the_catalogues() -> None:
    """A refusal names its sentence with `N_` and its values apart, so that every reader gets their language."""
    bare = [
        f"{path.relative_to(ROOT)}: {found.group(1)}"
        for path in (ROOT / "tracker").rglob("*.py")
        for found in re.finditer(r"\b((?:Invalid|Conflict|Forbidden|TooLarge)\(\s*f?\"[^\"]{0,40})", path.read_text())
    ]
    assert bare == []
