"""The other ways in which texts write the name of a ward."""

from __future__ import annotations

#: What a ward is, written out and short.
_SHORT = {"Phường": "P.", "Xã": "X.", "Thị trấn": "TT.", "Đặc khu": "ĐK."}


def usual_aliases(name: str) -> tuple[str, ...]:
    """How texts write a ward besides its name: with its committee, short, and by the bare name; empty for others."""
    for word, short in _SHORT.items():
        bare = name.removeprefix(f"{word} ")
        if bare != name and bare.strip():
            return (f"UBND {word.lower()} {bare}", f"{short} {bare}", bare)
    return ()


def typed_aliases(text: str | None) -> tuple[str, ...]:
    """Names parted by semicolons, each once, in the order typed."""
    return tuple(dict.fromkeys(part.strip() for part in (text or "").split(";") if part.strip()))
