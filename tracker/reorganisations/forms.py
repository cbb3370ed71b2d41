"""Forms of reorganisations: the outline, one for each kind of change, the buttons of the whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from wtforms import BooleanField, FieldList, FormField, HiddenField, SelectField, StringField
from wtforms import Form as Part
from wtforms.validators import DataRequired, Length, Optional, Regexp

from tracker.core.labels import N_, UnitKind
from tracker.org.forms import MaybeUnitField, UnitField, UnitsField
from tracker.org.models import Unit
from tracker.org.queries import Roster
from tracker.reorganisations.models import Change, Reorganisation
from tracker.reorganisations.rules import Born, ChangeKind
from tracker.reorganisations.rules.names import typed_aliases, usual_aliases
from tracker.reorganisations.services import Outline
from tracker.web.forms import DayField, Form, choices, tidy

_REQUIRED = DataRequired(N_("Không để trống nội dung này."))
_CODE = Regexp(r"^[\w.-]*$", message=N_("Mã gồm chữ, số, dấu chấm, gạch nối."))
#: A split is typed into so many rows.
PARTS = 4


class OutlineForm(Form):
    """What a reorganisation is called, by which paper, from which day."""

    title = StringField(N_("Tên phương án"), [_REQUIRED, Length(max=300)], filters=[tidy])
    basis = StringField(N_("Văn bản căn cứ"), [_REQUIRED, Length(max=300)], filters=[tidy])
    effective_on = DayField(N_("Có hiệu lực từ ngày"), [DataRequired(N_("Nhập ngày có hiệu lực."))])
    version = HiddenField()

    def outline(self) -> Outline:
        """What was typed."""
        return Outline(self.title.data or "", self.basis.data or "", self.effective_on.data)


class VersionForm(Form):
    """A button that knows which version the person saw."""

    version = HiddenField()


def version_of(form: Any) -> int | None:
    """The version that a form was opened with."""
    typed = str(form.version.data or "")
    return int(typed) if typed.isdecimal() and len(typed) < 9 else None


@dataclass(frozen=True)
class Rosters:
    """The units of today, and those of the day itself."""

    before: Roster
    after: Roster


class ChangeForm(Form):
    """What all kinds of change share: `read` turns what was typed into units and what they lead to."""

    kind: ClassVar[ChangeKind]
    rosters: Rosters

    def offer(self, rosters: Rosters, change: Change | None) -> None:
        """Say which units there are and, for a form that was not sent, what the change says now."""
        self.rosters = rosters
        for name, field in self._fields.items():
            if isinstance(field, UnitsField):
                field.offer(rosters.before if name in ("units", "into") else rosters.after)
        if change is not None and not self.is_submitted():
            self.fill(change)

    def fill(self, change: Change) -> None:
        """Show what the change says."""
        self._show("units", [row.unit.code for row in change.begins_with])

    def _show(self, name: str, codes: Sequence[str]) -> None:
        if name in self._fields:
            field = self._fields[name]
            field.offer(self.rosters.before if name in ("units", "into") else self.rosters.after, codes)

    def units_typed(self) -> list[Unit]:
        """The units that the change begins with."""
        return [self.rosters.before.by_code[code] for code in self._fields["units"].codes]

    def read(self) -> tuple[list[Unit], list[Born]]:
        """What was typed: the units it begins with, and what they lead to."""
        raise NotImplementedError


class _NewUnit(ChangeForm):
    """The fields of a unit that is new or is told anew."""

    code = StringField(N_("Mã đơn vị"), [Length(max=40), _CODE], filters=[tidy])
    name = StringField(N_("Tên mới"), [Length(max=200)], filters=[tidy])
    unit_kind = SelectField(N_("Loại"))
    aliases = StringField(N_("Tên gọi khác, cách nhau bằng dấu chấm phẩy"), [Length(max=800)], filters=[tidy])
    parent = MaybeUnitField(N_("Trực thuộc"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit_kind.choices = choices(UnitKind)

    def fill(self, change: Change) -> None:
        """Show what the change says."""
        super().fill(change)
        heir = change.leads_to[0]
        self.code.data, self.name.data, self.unit_kind.data = heir.code, heir.name, heir.kind.value
        self.aliases.data = "; ".join(heir.aliases)
        self._show("parent", [heir.parent] if heir.parent else [])

    def born(self, unit_id: int | None = None) -> Born:
        """The unit as it was typed; a ward without other names gets the usual ones."""
        name, kind = self.name.data or "", UnitKind(self.unit_kind.data)
        aliases = typed_aliases(self.aliases.data) or (usual_aliases(name) if kind is UnitKind.WARD else ())
        parent = self.parent.codes[0] if self.parent.codes else ""
        return Born(self.code.data or "", name, kind, aliases, parent, unit_id)


class RenameForm(_NewUnit):
    """One unit gets another name, kind, or place in the tree, and stays what it is."""

    kind = ChangeKind.RENAME
    units = UnitField(N_("Đơn vị"))
    name = StringField(N_("Tên mới"), [_REQUIRED, Length(max=200)], filters=[tidy])
    code = None

    def fill(self, change: Change) -> None:
        """Show what the change says; a unit keeps its code."""
        heir = change.leads_to[0]
        ChangeForm.fill(self, change)
        self.name.data, self.unit_kind.data, self.aliases.data = heir.name, heir.kind.value, "; ".join(heir.aliases)
        self._show("parent", [heir.parent] if heir.parent else [])

    def read(self) -> tuple[list[Unit], list[Born]]:
        """What was typed."""
        unit = self.units_typed()[0]
        name, kind = self.name.data or "", UnitKind(self.unit_kind.data)
        aliases = typed_aliases(self.aliases.data) or (usual_aliases(name) if kind is UnitKind.WARD else ())
        parent = self.parent.codes[0] if self.parent.codes else ""
        return [unit], [Born(unit.code, name, kind, aliases, parent, unit.id)]


class MergeForm(_NewUnit):
    """Several units become one: a new one, or one of them, or another that is there."""

    kind = ChangeKind.MERGE
    units = UnitsField(N_("Các đơn vị hợp nhất"))
    into = MaybeUnitField(N_("Nhập vào đơn vị đang có"))

    def fill(self, change: Change) -> None:
        """Show what the change says."""
        super().fill(change)
        if change.leads_to[0].unit_id is not None:
            self._show("into", [change.leads_to[0].code])
            self.code.data = self.name.data = self.aliases.data = ""

    def validate(self, extra_validators: Any = None) -> bool:
        """A new unit needs a code and a name."""
        found = super().validate(extra_validators)
        return _named(self, () if self.into.codes else (self.code, self.name)) and found

    def read(self) -> tuple[list[Unit], list[Born]]:
        """What was typed."""
        units = self.units_typed()
        if not self.into.codes:
            return units, [self.born()]
        into = self.into.unit
        mine = units if into in units else [*units, into]
        return mine, [existing(into)]


class FoundForm(_NewUnit):
    """A unit begins that carries on none."""

    kind = ChangeKind.FOUND
    code = StringField(N_("Mã đơn vị"), [_REQUIRED, Length(max=40), _CODE], filters=[tidy])
    name = StringField(N_("Tên đơn vị"), [_REQUIRED, Length(max=200)], filters=[tidy])

    def read(self) -> tuple[list[Unit], list[Born]]:
        """What was typed."""
        return [], [self.born()]


class DissolveForm(ChangeForm):
    """Units end, and others that are there take over what they leave."""

    kind = ChangeKind.DISSOLVE
    units = UnitsField(N_("Đơn vị giải thể"))
    heirs = UnitsField(N_("Đơn vị tiếp nhận, đơn vị chính ghi trước"))

    def fill(self, change: Change) -> None:
        """Show what the change says."""
        super().fill(change)
        self._show("heirs", [heir.code for heir in change.leads_to])

    def read(self) -> tuple[list[Unit], list[Born]]:
        """What was typed."""
        found = [self.rosters.after.by_code[code] for code in self.heirs.codes]
        return self.units_typed(), [existing(unit) for unit in found]


class PartForm(Part):  # type: ignore[misc]
    """One of the units that another is divided into."""

    code = StringField(N_("Mã đơn vị"), [Optional(), Length(max=40), _CODE], filters=[tidy])
    name = StringField(N_("Tên đơn vị"), [Optional(), Length(max=200)], filters=[tidy])
    aliases = StringField(N_("Tên gọi khác"), [Length(max=800)], filters=[tidy])


class SplitForm(ChangeForm):
    """A unit is divided into new ones; it may itself go on with what remains."""

    kind = ChangeKind.SPLIT
    units = UnitField(N_("Đơn vị chia, tách"))
    stays = BooleanField(N_("Đơn vị này tiếp tục hoạt động với phần còn lại"))
    parts = FieldList(FormField(PartForm), min_entries=PARTS, max_entries=PARTS)

    def fill(self, change: Change) -> None:
        """Show what the change says."""
        super().fill(change)
        self.stays.data = any(heir.unit_id is not None for heir in change.leads_to)
        new = [heir for heir in change.leads_to if heir.unit_id is None]
        for part, heir in zip(self.parts.entries, new, strict=False):
            part.form["code"].data, part.form["name"].data, part.form["aliases"].data = (
                heir.code,
                heir.name,
                "; ".join(heir.aliases),
            )

    def validate(self, extra_validators: Any = None) -> bool:
        """Each part that was begun has both code and name."""
        found = super().validate(extra_validators)
        begun = [part for part in self.parts.entries if part.form["code"].data or part.form["name"].data]
        return _named(self, [field for part in begun for field in (part.form["code"], part.form["name"])]) and found

    def read(self) -> tuple[list[Unit], list[Born]]:
        """What was typed; every new unit is of the kind of the one that is divided."""
        unit = self.units_typed()[0]
        parts = [part.form.data for part in self.parts.entries if part.form["code"].data]
        new = [
            Born(
                part["code"],
                part["name"],
                unit.kind,
                typed_aliases(part["aliases"]) or (usual_aliases(part["name"]) if unit.kind is UnitKind.WARD else ()),
            )
            for part in parts
        ]
        return [unit], [existing(unit), *new] if self.stays.data else new


def _named(form: Form, fields: Sequence[Any]) -> bool:
    """Say of each of `fields` that is empty that it must not be; True when none is."""
    empty = [field for field in fields if not field.data]
    for field in empty:
        field.errors = [*field.errors, N_("Không để trống nội dung này.")]
    return not empty


def existing(unit: Unit) -> Born:
    """A unit that is there, or one that is still to come and is known by its code."""
    return Born(unit.code, unit.name, unit.kind, tuple(alias.name for alias in unit.aliases), "", unit.id)


#: The form of each kind of change.
FORMS: dict[ChangeKind, Callable[[], ChangeForm]] = {
    ChangeKind.RENAME: RenameForm,
    ChangeKind.MERGE: MergeForm,
    ChangeKind.SPLIT: SplitForm,
    ChangeKind.DISSOLVE: DissolveForm,
    ChangeKind.FOUND: FoundForm,
}


def of_outline(reorganisation: Reorganisation) -> dict[str, Any]:
    """What the form of the outline shows of a reorganisation that is there."""
    return {
        "title": reorganisation.title,
        "basis": reorganisation.basis,
        "effective_on": reorganisation.effective_on,
        "version": str(reorganisation.version),
    }
