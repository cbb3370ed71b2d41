"""Sentences that are read once and said with ever other numbers."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.core.terms import folded_words, toned_words


@dataclass(frozen=True)
class Phrase:
    """A sentence with places for two numbers, as it is shown and as the index takes it."""

    text: str
    words: str
    toned: str

    @classmethod
    def of(cls, text: str) -> Phrase:
        """`text` read once; numbers fold to themselves."""
        marked = text.replace("{n}", "999901").replace("{m}", "999902")
        words = folded_words(marked).replace("999901", "{n}").replace("999902", "{m}")
        return cls(text, words, toned_words(marked))
