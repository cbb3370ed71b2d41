"""Whom the words right around an order mean, when they do not name a unit of the directory plainly."""

from __future__ import annotations

from tracker.extraction.clauses import verb_at
from tracker.extraction.engine import turns
from tracker.extraction.engine.cues import bare_level
from tracker.extraction.engine.names import Names
from tracker.extraction.engine.speech import Point
from tracker.extraction.normal import View, bare
from tracker.extraction.strangers import SOMEBODY, STRANGER

#: How far back the ward stands that a bare "xã" means.
_NEAR = 2_500


class Addressees:
    """Those addressed in one text."""

    def __init__(self, seen: View, names: Names) -> None:
        self.seen = seen
        self.names = names

    def below(self, at: int, end: int) -> tuple[tuple[str, ...], tuple[int, int], int] | None:
        """A bare level: "đề nghị xã rà soát …" means the ward named last, "huyện cần …" the government."""
        level = bare_level(self.seen, at)
        if level is None or verb_at(self.seen, level.end(), end) is None:
            return None
        if bare(level.group()) in self.names.units.level:
            return ((self.names.units.government,), level.span(), level.end()) if self.names.units.government else None
        last = self.names.ward_before(at, _NEAR)
        return (last.codes, level.span(), level.end()) if last else None

    def meant(self, lead: tuple[str, ...], where: tuple[int, int] | None, point: Point) -> tuple[str, ...]:
        """ "Hai phường" are the two that the point is about, not the class."""
        if lead == ("@wards",) and where and len(point.places) > 1 and turns.SO_MANY.match(self.seen.folded, where[0]):
            return point.places
        return lead

    def through(
        self, lead: tuple[str, ...], where: tuple[int, int] | None, stop: int, end: int
    ) -> tuple[tuple[str, ...], tuple[int, int] | None, int]:
        """ "UBND tỉnh chỉ đạo Sở X xây dựng …": whom a committee directs must act."""
        if not set(lead) <= self.names.authorities:
            return lead, where, stop
        directs = turns.DIRECTS.match(self.seen.low, stop, end)
        if directs is None:
            return lead, where, stop
        told = self.names.list_at(directs.end(), end)
        named = bool(told[0]) and not any(code.startswith("@") for code in told[0])
        acts = named and verb_at(self.seen, told[2], end) is not None
        return told if acts else (lead, where, stop)

    def outsider(self, start: int, end: int, point: Point, *, listed: bool, ordered: bool) -> int | None:
        """Where the action of somebody begins whom the directory does not know: "Chi cục X kiểm tra …"; None for others."""
        if verb_at(self.seen, start, end) is not None:
            return None
        somebody = SOMEBODY.match(self.seen.low, start, end)
        office = not point.addressee or turns.OFFICES.match(self.seen.shown, start) is not None
        if somebody and (office if listed else ordered) and not turns.TOLD.search(somebody.group()):
            return somebody.end() if verb_at(self.seen, somebody.end(), end) is not None else None
        stranger = STRANGER.match(self.seen.shown, start, end) if listed or ordered else None
        if stranger is None or (listed and point.addressee and stranger.group().isupper()):
            return None  # nobody, or an abbreviation of the work
        return stranger.end() if verb_at(self.seen, stranger.end(), end) is not None else None

    def from_theme(self, start: int, at: int) -> tuple[tuple[str, ...], tuple[int, int] | None]:
        """ "Riêng các xã, đồng chí yêu cầu …": whom the theme singles out is meant."""
        theme = turns.FOR.match(self.seen.low, start, at)
        if theme is None:
            return (), None
        lead, where, stop = self.names.list_at(theme.end(), at)
        return (lead, where) if lead and self.seen.shown[stop : stop + 1] == "," else ((), None)
