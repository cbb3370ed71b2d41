"""Fields that take what they say and nothing else, with their refusals in Vietnamese."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from flask_babel import gettext
from marshmallow import RAISE, Schema, ValidationError, fields
from marshmallow.validate import Length, OneOf, Range

from tracker.core.labels import N_

#: What the library says by itself, by its key, as the catalogues have it.
WRONG = N_("Giá trị không đúng kiểu.")
MESSAGES = {
    "required": N_("Thiếu mục bắt buộc này."),
    "null": N_("Mục này không được để null."),
    "invalid": WRONG,
    "invalid_utf8": WRONG,
    "too_large": N_("Giá trị quá lớn."),
    "special": WRONG,
    "type": WRONG,
    "unknown": N_("Không có mục này."),
}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,6})?\Z", re.ASCII)


class Given(Schema):
    """The base of what is taken: a name that is not known is refused, so that a slip of the pen is noticed."""

    class Meta:
        """What is done with other names."""

        unknown = RAISE

    error_messages = {"unknown": MESSAGES["unknown"], "type": MESSAGES["type"]}  # noqa: RUF012 - the library's way


class Shown(Schema):
    """The base of what is answered."""


def _with_messages(**more: Any) -> dict[str, Any]:
    more.setdefault("error_messages", MESSAGES)
    return more


class Words(fields.String):
    """Text that a database can keep: no NUL, no half of a character, no spaces around it."""

    def __init__(self, *, most: int, least: int = 0, **more: Any) -> None:
        sentence = N_("Từ %(least)s đến %(most)s ký tự.") if least else N_("Tối đa %(most)s ký tự.")
        said = Sentence(sentence, least=least, most=most)
        super().__init__(validate=Length(min=least or None, max=most, error=said), **_with_messages(**more))

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text = str(super()._deserialize(value, attr, data, **kwargs))
        try:
            text.encode()
        except UnicodeEncodeError:
            raise ValidationError(WRONG) from None
        if "\0" in text:
            raise ValidationError(WRONG)
        return text.strip()


class Sentence(str):
    """A sentence of the catalogues with what stands in its places: it is translated when it is said."""

    values: dict[str, object]

    def __new__(cls, sentence: str, **values: object) -> Sentence:
        """Keep the values beside the sentence."""
        made = super().__new__(cls, sentence)
        made.values = values
        return made

    def format(self, *args: object, **kwargs: object) -> Sentence:
        """The library formats its messages: this one is filled later."""
        return self

    def said(self) -> str:
        """In the reader's language."""
        return str(gettext(str(self), **self.values))


class Day(fields.Date):
    """A day as 2026-11-30."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**_with_messages(**more))

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> date:
        try:
            if not isinstance(value, str) or not _DAY.match(value):
                raise ValueError
            return date.fromisoformat(value)
        except ValueError:
            raise ValidationError(N_("Ngày viết theo dạng 2026-11-30.")) from None


class Truth(fields.Boolean):
    """true or false, no other words for it."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**_with_messages(**more))

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> bool:
        if not isinstance(value, bool):
            raise ValidationError(WRONG)
        return value


class Amount(fields.String):
    """A number in digits with a decimal point, as text: no digit is lost on the way."""

    def __init__(self, **more: Any) -> None:
        metadata = {"pattern": r"^-?\d{1,15}(\.\d{1,6})?$", "example": "120.5", **more.pop("metadata", {})}
        super().__init__(metadata=metadata, **_with_messages(**more))

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        try:
            if not isinstance(value, str) or not _NUMBER.match(value):
                raise ValueError
            return Decimal(value)
        except (ValueError, InvalidOperation):
            raise ValidationError(N_("Số viết theo dạng 120.5, trong dấu nháy.")) from None


def whole(least: int, most: int, *, strict: bool = True, **more: Any) -> fields.Integer:
    """A whole number within bounds."""
    said = Sentence(N_("Số nguyên từ %(least)s đến %(most)s."), least=least, most=most)
    return fields.Integer(strict=strict, validate=Range(least, most, error=said), **_with_messages(**more))


def one_of(kind: type[StrEnum] | tuple[StrEnum, ...], **more: Any) -> fields.String:
    """The value of one member of `kind`."""
    values = [member.value for member in kind]
    return fields.String(
        validate=OneOf(values, error=N_("Không phải một giá trị được nhận.")), **_with_messages(**more)
    )


def told(message: object) -> str:
    """A message about a field in the reader's language."""
    if isinstance(message, Sentence):
        return message.said()
    return str(gettext(str(message))) if str(message) in _KNOWN else str(gettext(WRONG))


_KNOWN = {
    *MESSAGES.values(),
    N_("Ngày viết theo dạng 2026-11-30."),
    N_("Số viết theo dạng 120.5, trong dấu nháy."),
    N_("Không phải một giá trị được nhận."),
}
