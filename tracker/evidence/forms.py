"""The part of a form that carries photos and documents, with a script or without."""

from __future__ import annotations

from flask_wtf.file import MultipleFileField
from wtforms import BooleanField, Field, SelectMultipleField

from tracker.core.labels import N_
from tracker.evidence import queries
from tracker.evidence.models import Upload
from tracker.web.guards import current_actor


class FilesPart:
    """To be mixed into a form: `photos` came inside the form, `files` name what was sent before it."""

    photos = MultipleFileField(N_("Ảnh, tệp kèm theo"))
    files = SelectMultipleField(validate_choice=False)
    keep_place = BooleanField(N_("Giữ vị trí chụp trong ảnh"))

    def without_files(self) -> None:
        """Leave the part out, where nothing can be attached."""
        for name in ("photos", "files", "keep_place"):
            delattr(self, name)

    def tokens(self) -> tuple[str, ...]:
        """The files that are sent along, by name."""
        field: Field | None = self.files
        return tuple(field.data or ()) if field is not None else ()

    def sent(self) -> list[Upload]:
        """Those of them that are there, to be shown when the form comes back."""
        return queries.own(current_actor(), self.tokens())
