"""The base of all forms: Vietnamese messages, tidy text, errors of services shown at their field."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import request
from flask_babel import get_translations, gettext
from flask_wtf import FlaskForm
from wtforms import DateField
from wtforms.widgets import TextInput

from tracker.core.days import NO_DAY, day_typed
from tracker.core.errors import Refused
from tracker.core.labels import Labelled


class _Messages:
    """WTForms asks this for its own messages; they stand in the Vietnamese catalogue."""

    def gettext(self, string: str) -> str:
        return str(gettext(string))

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        # WTForms fills its values in afterwards: the bare form is wanted, not the formatted one.
        return str(get_translations().ungettext(singular, plural, n))


class Form(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """A form of the product. `refuse` puts the sentence of a refused act at the field it names."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]
        """Where the messages come from."""

        def get_translations(self, form: object) -> _Messages:
            """The catalogue of the reader's language."""
            return _Messages()

    def refuse(self, error: Refused) -> None:
        """Show `error` at its field, or above the form when it names none."""
        sentence = said(error)
        field = self._fields.get(error.field or "")
        if field is None:
            self.form_errors.append(sentence)
        else:
            field.errors = [*field.errors, sentence]


def said(error: Refused) -> str:
    """The sentence of a refusal in the reader's language."""
    words = {name: gettext(v.label) if isinstance(v, Labelled) else v for name, v in error.values.items()}
    return str(gettext(error.sentence, **words))


def whole(typed: object) -> int | None:
    """The number of a row or a version in a hidden field; None for anything else, however long."""
    text = str(typed)
    return int(text) if text.isdecimal() and len(text) < 10 else None


def tidy(value: str | None) -> str | None:
    """Drop white space around what was typed."""
    return value.strip() if isinstance(value, str) else value


class DayField(DateField):  # type: ignore[misc]
    """A day, typed as 30/11/2020 or in another of the forms that `core.days` understands.

    Plain text on purpose: a browser's own date field writes days in the browser's language, not the page's.
    """

    data: Any  # a date, or None: what the library says of it is only its first value
    widget = TextInput()

    def __init__(self, label: str = "", validators: Iterable[Any] = (), **kwargs: Any) -> None:
        kwargs.setdefault("render_kw", {"placeholder": "dd/mm/yyyy", "inputmode": "numeric", "autocomplete": "off"})
        super().__init__(label, list(validators), **kwargs)

    def _value(self) -> str:
        if self.raw_data:
            return " ".join(self.raw_data)
        return self.data.strftime("%d/%m/%Y") if self.data else ""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the day; an unreadable one says how to write it."""
        typed = " ".join(valuelist).strip()
        if not typed:
            self.data = None
            return
        self.data = day_typed(typed)
        if self.data is None:
            raise ValueError(gettext(NO_DAY))


def choices(kind: type[Labelled], *, blank: str | None = None) -> list[tuple[str, str]]:
    """The members of `kind` for a select field, in their order, with an empty choice first when named."""
    rows = [(member.value, gettext(member.label)) for member in kind]
    return [("", blank), *rows] if blank is not None else rows


def is_htmx() -> bool:
    """True when htmx asks, and wants only the fragment."""
    return request.headers.get("HX-Request") == "true"
