"""The field for units and groups, typed by name."""

from __future__ import annotations

from collections.abc import Iterable

from flask_babel import gettext
from wtforms import StringField
from wtforms.validators import ValidationError

from tracker.core.labels import Group
from tracker.core.text import fold
from tracker.org.models import Unit
from tracker.org.queries import Roster
from tracker.org.rules import is_group


class UnitsField(StringField):  # type: ignore[misc]
    """Units and groups typed by name, alias or code, parted by semicolons; `codes` holds what they mean.

    Plain text, so that it works without JavaScript; a script turns it into chips with typing ahead.
    """

    roster: Roster
    codes: tuple[str, ...] = ()

    def offer(self, roster: Roster, codes: Iterable[str] | None = None) -> None:
        """Say which units there are and, for a form that was not sent, which are chosen."""
        self.roster = roster
        if codes is not None:
            self.data = "; ".join(roster.name(code) for code in codes)

    def pre_validate(self, form: object) -> None:
        """Turn names into codes; an unknown or ambiguous name is said."""
        index: dict[str, set[str]] = {}
        for group in Group:
            index.setdefault(fold(group.label), set()).add(group.value)
            index.setdefault(group.value, set()).add(group.value)
        for code, unit in self.roster.by_code.items():
            for name in (code, unit.name, *(alias.name for alias in unit.aliases)):
                index.setdefault(fold(name), set()).add(code)
        found: dict[str, None] = {}
        for name in (part.strip() for part in (self.data or "").split(";")):
            if not name:
                continue
            codes = index.get(fold(name), set())
            exact = {code for code in codes if code in self.roster.by_code and self.roster.by_code[code].name == name}
            codes = exact or codes
            if not codes:
                raise ValidationError(gettext("Không nhận ra đơn vị “%(name)s”.", name=name))
            if len(codes) > 1:
                raise ValidationError(gettext("“%(name)s” có thể là nhiều đơn vị; ghi đủ tên.", name=name))
            found[codes.pop()] = None
        self.codes = tuple(found)


class UnitField(UnitsField):
    """One unit, typed by name, alias or code."""

    @property
    def unit(self) -> Unit:
        """The unit that was typed; only after the form was found valid."""
        return self.roster.by_code[self.codes[0]]

    def pre_validate(self, form: object) -> None:
        """As for several, but exactly one, and no group."""
        super().pre_validate(form)
        if len(self.codes) != 1 or is_group(self.codes[0]):
            raise ValidationError(gettext("Chọn một đơn vị."))


class MaybeUnitField(UnitField):
    """One unit, or none."""

    def pre_validate(self, form: object) -> None:
        """Nothing typed is no unit."""
        if (self.data or "").strip():
            super().pre_validate(form)
