"""Units, topics and people as sheets write them: by code, name, alias, abbreviation; toneless; never guessed."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence

from tracker.core.errors import Invalid
from tracker.core.labels import N_, Group, Topic
from tracker.core.text import fold
from tracker.extraction import topics
from tracker.extraction.directory import Directory
from tracker.extraction.mentions import Mention
from tracker.extraction.normal import view
from tracker.extraction.units import Gazetteer
from tracker.org.models import Person, Unit
from tracker.org.queries import Roster
from tracker.worksheets.rules import parted, person_name

#: Between names in one cell.
_JOINTS = re.compile(r"[\s,.;&+/-]*(?:\bva\b[\s,.;&+/-]*)*")
#: So many units are suggested at most.
_MOST = 3


class Names:
    """The units of one town on one day by all the ways to write them."""

    def __init__(self, roster: Roster, directory: Directory) -> None:
        self.roster = roster
        self.gazetteer = Gazetteer(directory)
        self.codes: dict[str, set[str]] = {}
        for unit in directory:
            for name in (unit.code, *unit.names):
                self.codes.setdefault(fold(name), set()).add(unit.code)

    def one(self, text: str) -> Unit:
        """The one unit that `text` names. Raises Invalid with what it could have meant."""
        codes = self._exact(text)
        if not codes:
            mentions = self._all(text)
            if mentions and mentions[0].group:
                raise Invalid(N_("“%(text)s” là một nhóm đơn vị. Ghi mỗi đơn vị một dòng."), text=text[:60])
            if len(mentions) > 1:
                raise Invalid(
                    N_("“%(text)s” có nhiều đơn vị. Ghi một đơn vị chủ trì, chuyển đơn vị khác sang cột phối hợp."),
                    text=text[:60],
                )
            codes = set(mentions[0].codes) if mentions else set()
        if len(codes) > 1:
            names = "; ".join(self.roster.name(code) for code in sorted(codes)[:_MOST])
            raise Invalid(N_("“%(text)s” có thể là: %(names)s. Ghi đủ tên."), text=text[:60], names=names)
        unit = self.roster.by_code.get(next(iter(codes), ""))
        if unit is None:
            raise self._unknown(text)
        return unit

    def many(self, text: str) -> list[Unit]:
        """All units that `text` names, groups as their members, each once. Raises Invalid for a name nobody bears."""
        found: dict[str, None] = {}
        for part in parted(text):
            codes = self._exact(part)
            if len(codes) == 1:
                found.update(dict.fromkeys(codes))
                continue
            groups = [group.value for group in Group if fold(group.label) == fold(part)]
            mentions = [] if groups else self._all(part)
            if not groups and not mentions:
                raise self._unknown(part)
            found.update(dict.fromkeys([*groups, *(code for mention in mentions for code in mention.codes)]))
        return self.roster.expand(found)

    def _exact(self, text: str) -> set[str]:
        codes = self.codes.get(fold(text).strip(" .,"), set())
        # With tones a name may tell what it does not without: "Bắc Hà", "Bác Hà".
        named = {code for code in codes if self.roster.by_code[code].name.casefold() == text.strip().casefold()}
        return named if len(named) == 1 else codes

    def _all(self, text: str) -> list[Mention]:
        """The units named in `text`, when nothing else stands in it; else none."""
        # Capitals tell names in prose; in a cell of names everything is one.
        seen = view(text if text != text.lower() else text.title())
        mentions = self.gazetteer.find(seen)
        at = 0
        for mention in mentions:
            if not _JOINTS.fullmatch(seen.folded[at : mention.start]):
                return []
            at = mention.end
        return mentions if _JOINTS.fullmatch(seen.folded[at:]) else []

    def _unknown(self, text: str) -> Invalid:
        said = fold(text)
        near = difflib.get_close_matches(said, self.codes, n=_MOST, cutoff=0.75)
        near += [name for name in self.codes if len(said) > 3 and said in name]
        names = list(dict.fromkeys(self.roster.name(code) for name in near for code in sorted(self.codes[name])))
        if not names:
            return Invalid(N_("Không có đơn vị “%(text)s” trong danh mục."), text=text[:60])
        return Invalid(
            N_("Không có đơn vị “%(text)s”. Có phải: %(names)s?"), text=text[:60], names="; ".join(names[:_MOST])
        )


_TOPICS = {fold(topic.label): topic for topic in Topic} | {topic.value: topic for topic in Topic}


def topic_of(text: str, title: str, lead: Unit) -> tuple[Topic, bool]:
    """The topic that `text` names, else the one that the work's own words tell; the second says that it was guessed."""
    said = fold(text)
    if said in _TOPICS:
        return _TOPICS[said], False
    part = [topic for name, topic in _TOPICS.items() if len(said) > 3 and (said in name or name in said)]
    if len(set(part)) == 1:
        return part[0], False
    around = topics.Circumstances(heading=topics.scores(view(text).low) if text else {}, units=(lead.name.lower(),))
    return topics.choose(topics.scores(view(title).low), around)[0], True


def official_of(text: str, lead: Unit, people: Sequence[Person]) -> Person | None:
    """Who in the unit bears this name: the whole of it, else its last words; None when nobody does.

    Raises Invalid when several do.
    """
    said = person_name(text)
    whole = [person for person in people if person_name(person.full_name) == said]
    found = whole or [person for person in people if person_name(person.full_name).endswith(" " + said)]
    if len(found) > 1:
        raise Invalid(
            N_("“%(text)s” có thể là: %(names)s. Ghi đủ họ tên."), text=text[:60], names=_names(found), unit=lead.name
        )
    return found[0] if found else None


def _names(people: Iterable[Person]) -> str:
    return "; ".join(person.full_name for person in people)
