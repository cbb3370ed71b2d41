"""What a process has put together stays at hand for as long as nothing that it was made of has changed."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock


class Remembered:
    """Texts by their key, each as of one version; those that nobody asked for the longest go first.

    Of a key only the newest version is held that was put here. Several threads may ask and put at a time.
    """

    def __init__(self, most_bytes: int) -> None:
        """Hold `most_bytes` of text at most."""
        self._most, self._held = most_bytes, 0
        self._lock = Lock()
        self._kept: OrderedDict[Hashable, tuple[Hashable, tuple[bytes, ...]]] = OrderedDict()

    def get(self, key: Hashable, version: Hashable) -> tuple[str, ...] | None:
        """The texts of `key` as of exactly `version`; None when they are not at hand."""
        with self._lock:
            kept = self._kept.get(key)
            if kept is None or kept[0] != version:
                return None
            self._kept.move_to_end(key)
        return tuple(text.decode() for text in kept[1])

    def put(self, key: Hashable, version: Hashable, texts: tuple[str, ...]) -> None:
        """Hold `texts` as those of `key` as of `version`, in place of those of any other version."""
        # As bytes: a text with Vietnamese letters takes twice the room in memory.
        coded = tuple(text.encode() for text in texts)
        with self._lock:
            self._drop(key)
            self._kept[key] = version, coded
            self._held += _size(coded)
            while self._held > self._most:
                self._drop(next(iter(self._kept)))

    def clear(self) -> None:
        """Hold nothing."""
        with self._lock:
            self._kept.clear()
            self._held = 0

    def _drop(self, key: Hashable) -> None:
        _, coded = self._kept.pop(key, (None, ()))
        self._held -= _size(coded)


def _size(coded: tuple[bytes, ...]) -> int:
    return sum(map(len, coded))
