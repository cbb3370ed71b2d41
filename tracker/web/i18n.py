"""Languages: Vietnamese is the language of the messages themselves, English is a catalogue."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from flask import Flask, g, has_request_context, session
from flask_babel import Babel, get_locale, get_translations, gettext
from jinja2.nodes import EvalContext
from jinja2.utils import pass_eval_context
from markupsafe import Markup

from tracker.core import clock
from tracker.core.labels import N_

CATALOGUES = Path(__file__).resolve().parent.parent / "translations"
babel = Babel()


def compile_catalogues(target: Path) -> None:
    """Turn the .po files into .mo files under `target`, when they are newer."""
    for source in CATALOGUES.glob("*/LC_MESSAGES/*.po"):
        place = target / source.relative_to(CATALOGUES).with_suffix(".mo")
        if place.exists() and place.stat().st_mtime >= source.stat().st_mtime:
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        with source.open("rb") as file:
            catalogue = read_po(file, locale=source.parts[-3])
        beside = place.with_suffix(".tmp")
        with beside.open("wb") as file:
            write_mo(file, catalogue)
        beside.replace(place)


def chosen_locale(app: Flask) -> str:
    """The reader's language: of the account, else of the session, else the setting."""
    if has_request_context():
        for wanted in (g.get("locale"), session.get("locale")):
            if wanted in app.config["LOCALES"]:
                return str(wanted)
    return str(app.config["BABEL_DEFAULT_LOCALE"])


def day(value: date | None) -> str:
    """A date as 30/11/2020, an empty string for none."""
    return value.strftime("%d/%m/%Y") if value else ""


def moment(value: datetime | None) -> str:
    """A moment in the office's zone as 08:05 30/11/2020."""
    return clock.local(value).strftime("%H:%M %d/%m/%Y") if value else ""


def clock_time(value: datetime) -> str:
    """The time of day of a moment in the office's zone, as 08:05."""
    return clock.local(value).strftime("%H:%M")


def weekday(value: date) -> str:
    """The name of the weekday."""
    names = (N_("Thứ Hai"), N_("Thứ Ba"), N_("Thứ Tư"), N_("Thứ Năm"), N_("Thứ Sáu"), N_("Thứ Bảy"), N_("Chủ nhật"))
    return str(gettext(names[value.weekday()]))


def number(value: float | int | None, digits: int = 0) -> str:
    """A number as 1.234,5 (Vietnamese) or 1,234.5 (English); "–" for none."""
    if value is None:
        return "–"
    return _formatted(value, digits, language())


@lru_cache(maxsize=4096)
def _formatted(value: float | int, digits: int, locale: str) -> str:
    # Pages are full of numbers, and of the same ones: a pattern is read once a number, not once a cell.
    return format_decimal(value, f"#,##0.{'0' * digits}" if digits else "#,##0", locale=locale)


def rate(value: float | None) -> str:
    """A share 0 … 1 as 64,9 %; "–" when there is nothing to divide by."""
    return "–" if value is None else f"{number(value * 100, 1)} %"


def say(sentence: object) -> str:
    """A sentence that is not written in the template, in the reader's language.

    Unlike `_()` it neither formats nor marks as safe: such a sentence may hold what somebody typed.
    """
    return _translated(str(sentence))


def language() -> str:
    """The reader's language as a code: "vi", "en"."""
    return _tongue()[1]


def _tongue() -> tuple[Locale | None, str, Any]:
    """The reader's language: as Babel knows it, its code, its translations.

    A page asks for words hundreds of times; they are looked for again only when the language changes meanwhile.
    """
    here = vars(g._get_current_object())
    kept: tuple[Locale | None, str, Any] | None = here.get("tongue")
    # Where Babel notes the language of a request; were it elsewhere one day, it would be asked each time: slower only.
    if kept is not None and kept[0] is getattr(here.get("_flask_babel"), "babel_locale", None):
        return kept
    locale = get_locale()
    kept = g.tongue = (locale, str(locale), get_translations())
    return kept


def _translated(message: str) -> str:
    return str(_tongue()[2].ugettext(message))


def _translated_many(one: str, many: str, number: int) -> str:
    return str(_tongue()[2].ungettext(one, many, number))


@pass_eval_context
def _said(context: EvalContext, message: str, /, **values: Any) -> str:
    """The `_()` of templates: a sentence of the program, with `values` escaped where the template escapes."""
    if not context.autoescape:
        return _translated(message) % values
    return _marked(message, language()) if not values else Markup(_translated(message)) % values  # noqa: S704 - our own


@lru_cache(maxsize=8192)
def _marked(message: str, locale: str) -> Markup:
    return Markup(_translated(message)) % {}  # noqa: S704 - our own


def label(member: Any) -> str:
    """The words of a member of an enumeration (`core.labels.Labelled`), in the reader's language."""
    return _translated(member.label)


def init_app(app: Flask) -> None:
    """Install languages, the gettext functions and the formats of templates."""
    target = app.config["INSTANCE"] / "translations"
    compile_catalogues(target)
    babel.init_app(
        app,
        default_translation_directories=str(target),
        default_timezone=app.config["TIMEZONE"],
        locale_selector=lambda: chosen_locale(app),
    )
    # Templates say `_()` hundreds of times a page: through the translations at hand, not through a search for them.
    app.jinja_env.install_gettext_callables(_translated, _translated_many, newstyle=True)  # type: ignore[attr-defined]
    app.jinja_env.globals["_"] = _said
    app.jinja_env.filters.update(
        day=day, moment=moment, clock_time=clock_time, weekday=weekday, number=number, rate=rate
    )
    app.jinja_env.globals.update(
        label=label,
        language=language,
        say=say,
        bold=lambda value: Markup("<b>{}</b>").format(value),
    )
