"""The smallest pieces of pages, which stand there by the hundred: an icon, a state with its shape, a meter.

They say the same wherever they stand, so each is drawn once a language and kept. Larger pieces are macros of
`templates/_macros.html`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from flask import Flask, current_app, url_for
from flask_babel import gettext
from markupsafe import Markup

from tracker.core.labels import Labelled
from tracker.papers.report import SHAPES
from tracker.web.i18n import label, language


@lru_cache(maxsize=1024)
def _sign(value: str, words: str) -> Markup:
    drawn = '<span class="sign sign-{0}"><span class="shape" aria-hidden="true">{1}</span> {2}</span>'
    return Markup(drawn).format(value, SHAPES[value], words)  # noqa: S704 - of our own


def sign(member: Any, words: str | None = None) -> Markup:
    """A state or deadline class: its shape and its word, or other `words` for it."""
    return _sign(member.value, label(member) if words is None else words)


@lru_cache(maxsize=64)
def shape(value: str) -> Markup:
    """The shape of a state or deadline class alone, for marks in dense tables."""
    return Markup('<span class="shape shape-{0}" aria-hidden="true">{1}</span>').format(value, SHAPES[value])


@lru_cache(maxsize=1024)
def _meter(percent: int, words: str, locale: str) -> Markup:
    drawn = (
        '<span class="meter"><progress value="{0}" max="100" aria-label="{1}"></progress>'
        '<span class="num">{0} %</span></span>'
    )
    return Markup(drawn).format(percent, words or gettext("Tiến độ"))  # noqa: S704 - of our own


def meter(percent: int, words: str = "") -> Markup:
    """A share of 100 as a bar and a number; `words` say of what."""
    return _meter(percent, words, language())


def drawn(template: str, macro: str, *args: Any) -> Markup:
    """What a macro of a template that knows nothing of a page draws for `args`."""
    made: Markup = getattr(current_app.jinja_env.get_template(template).module, macro)(*args)
    return made


class Drawn:
    """A macro of a template whose words follow from its arguments alone: drawn once for the same ones, and kept.

    The arguments are values that can be compared (frozen dataclasses, tuples, texts); with them counts the reader's
    language. The macro sees the globals of templates, and nothing of the request.
    """

    def __init__(self, template: str, macro: str, most: int) -> None:
        """Keep at most `most` of what `macro` draws."""
        self._template, self._macro = template, macro
        self._kept = lru_cache(maxsize=most)(self._draw)

    def _draw(self, locale: str, *args: Any) -> Markup:
        return drawn(self._template, self._macro, *args)

    def __call__(self, *args: Any) -> Markup:
        """What the macro draws; while somebody works on templates always anew."""
        return self._draw("", *args) if current_app.debug else self._kept(language(), *args)

    def of(self, many: Iterable[tuple[Any, ...]]) -> list[Markup]:
        """What the macro draws for each of `many` arguments: a page with many rows asks once who reads it."""
        if current_app.debug:
            return [self._draw("", *args) for args in many]
        locale, kept = language(), self._kept
        return [kept(locale, *args) for args in many]


class Addresses:
    """Addresses of one route that differ in one number: made once, then only filled in."""

    def __init__(self, endpoint: str, argument: str) -> None:
        """`argument` is the number in the path of `endpoint`."""
        self._before, self._after = url_for(endpoint, **{argument: 987654321}).split("987654321")  # type: ignore[arg-type]

    def __call__(self, number: int) -> str:
        """The address for `number`."""
        return f"{self._before}{number}{self._after}"


class Lists:
    """Addresses of one page under many filters: what all of them say is put together once."""

    def __init__(self, endpoint: str, args: Mapping[str, str]) -> None:
        """`args` is what every address says, unless it says otherwise itself."""
        self._page, self._args = url_for(endpoint), dict(args)
        self._common: dict[tuple[str, ...], str] = {}
        self._key = self._page, tuple(self._args.items())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Lists) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    def __call__(self, said: Mapping[str, str]) -> str:
        """The address that says `said` after what all of them say."""
        names = tuple(said)
        common = self._common.get(names)
        if common is None:
            common = urlencode({name: value for name, value in self._args.items() if name not in said})
            common = self._common[names] = f"{self._page}?{common}&" if common else f"{self._page}?"
        return common + _query(tuple(said.items()))


@lru_cache(maxsize=8192)
def _query(said: tuple[tuple[str, str], ...]) -> str:
    return urlencode(said)


options = Drawn("_pieces.html", "options", 512)


@lru_cache(maxsize=256)
def _labels(kind: type[Labelled], locale: str) -> tuple[tuple[str, str], ...]:
    return tuple((member.value, label(member)) for member in kind)


def labels_of(kind: type[Labelled]) -> tuple[tuple[str, str], ...]:
    """The members of an enumeration for `options`: code and words."""
    return _labels(kind, language())


def init_app(app: Flask) -> None:
    """Give them to templates."""
    icon_url = app.jinja_env.globals["icon_url"]

    @lru_cache(maxsize=256)
    def icon(name: str) -> Markup:
        drawn = '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}"></use></svg>'
        return Markup(drawn).format(icon_url(name))  # type: ignore[operator]  # noqa: S704 - of our own

    app.jinja_env.globals.update(
        icon=icon,
        sign=sign,
        shape=shape,
        meter=meter,
        options=options,
        labels_of=labels_of,
        addresses_of=Addresses,
        lists_of=Lists,
    )
