"""Refusals that a person can act on; the web layer turns each into a sentence and a status."""

from __future__ import annotations

from tracker.core.labels import Labelled


class Refused(Exception):
    """Something asked for is not possible. `str(error)` is a sentence for the person who asked.

    `sentence` is the message id with its %-placeholders, `values` what stands in their place.
    """

    status = 400

    def __init__(self, sentence: str, *, field: str | None = None, **values: object) -> None:
        words = {name: value.label if isinstance(value, Labelled) else value for name, value in values.items()}
        super().__init__(sentence % words if words else sentence)
        self.sentence = sentence
        self.values = values
        self.field = field


class Invalid(Refused):
    """What was entered breaks a rule; `field` names the input it belongs to."""

    status = 422


class Forbidden(Refused):
    """The actor may not do this."""

    status = 403


class Conflict(Refused):
    """The subject has changed or is in a state that does not allow this."""

    status = 409


class TooLarge(Refused):
    """More was sent than is taken."""

    status = 413


class NoSpace(Refused):
    """The machine has no room left to keep what was sent."""

    status = 507


class Unavailable(Refused):
    """Something the program stands on does not answer just now; the same act may succeed a minute later."""

    status = 503
