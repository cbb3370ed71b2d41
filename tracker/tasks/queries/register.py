"""The register of urgings: a line for each letter, narrowed by unit, reply and period."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal, select
from sqlalchemy.orm import contains_eager, joinedload

from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.days import day_typed
from tracker.core.labels import N_, Labelled
from tracker.org.queries import unit_by_code, unit_ids_below
from tracker.storage.database import db
from tracker.tasks.models import UrgedTask, Urging, UrgingLetter
from tracker.tasks.queries.urgings import letters_visible_to, reply_state, urged
from tracker.tasks.rules import OWED, ReplyState
from tracker.web.paging import Page, paged


class Standing(Labelled):
    """What the register can be narrowed to."""

    OPEN = "open", N_("Chưa trả lời đủ")
    LATE = "late", N_("Trả lời muộn, quá hạn trả lời")
    REPLIED = "replied", N_("Đã trả lời đủ")
    ESCALATED = "escalated", N_("Đã đôn đốc từ 3 lần")


@dataclass(frozen=True)
class UrgingFilter:
    """What the register shows; every field stands in the address. `since` and `until` are days as 2026-11-30."""

    unit: str = ""
    standing: str = ""
    since: str = ""
    until: str = ""

    @classmethod
    def of(cls, values: Any) -> UrgingFilter:
        """Read from the address; values that mean nothing are left out."""
        given = {each.name: (values.get(each.name) or "").strip()[:40] for each in fields(cls)}
        if given["standing"] not in {each.value for each in Standing}:
            given["standing"] = ""
        for name in ("since", "until"):
            day = day_typed(given[name])
            given[name] = day.isoformat() if day else ""
        return cls(**given)

    def args(self) -> dict[str, str]:
        """What the address says: the fields that are set."""
        return {each.name: getattr(self, each.name) for each in fields(self) if getattr(self, each.name)}

    def day(self, name: str) -> date | None:
        """The day in the field `name`."""
        value = getattr(self, name)
        return date.fromisoformat(value) if value else None


@dataclass(frozen=True)
class Tally:
    """How many tasks of a letter stand how."""

    states: Mapping[ReplyState, int]

    @property
    def tasks(self) -> int:
        """All tasks of the letter."""
        return sum(self.states.values())

    @property
    def replied(self) -> int:
        """Those with a reply."""
        return self.tasks - self.owed - self.states.get(ReplyState.VOID, 0)

    @property
    def owed(self) -> int:
        """Those that wait for one."""
        return sum(self.states.get(state, 0) for state in OWED)

    @property
    def state(self) -> ReplyState:
        """The worst of them: what a line of the register shows."""
        order = (ReplyState.LATE, ReplyState.OPEN, ReplyState.REPLIED_LATE, ReplyState.REPLIED)
        return next((state for state in order if self.states.get(state)), ReplyState.VOID)


def register(
    actor: Actor, wanted: UrgingFilter, *, number: int, size: int, by_deadline: bool = False
) -> Page[UrgingLetter]:
    """One page of the register, newest first or by reply deadline: a line for each letter that the actor may read."""
    today = clock.today()
    query = (
        select(UrgingLetter)
        .join(UrgingLetter.urging)
        .where(letters_visible_to(actor))
        .options(
            contains_eager(UrgingLetter.urging).options(joinedload(Urging.issuer), joinedload(Urging.person)),
            joinedload(UrgingLetter.unit),
        )
        .order_by(*((Urging.reply_by,) if by_deadline else ()), Urging.day.desc(), Urging.id.desc(), UrgingLetter.id)
    )
    if wanted.unit:
        unit = unit_by_code(wanted.unit, today)
        query = query.where(UrgingLetter.unit_id.in_(unit_ids_below(unit.path)) if unit else literal(False))
    if since := wanted.day("since"):
        query = query.where(Urging.day >= since)
    if until := wanted.day("until"):
        query = query.where(Urging.day <= until)
    if wanted.standing:
        query = query.where(_standing(Standing(wanted.standing), today))
    return paged(query, number=number, size=size)


def _standing(wanted: Standing, today: date) -> ColumnElement[bool]:
    def some(*states: ReplyState) -> Select[Any]:
        return urged().with_only_columns(UrgedTask.letter_id).where(reply_state(today).in_(states))

    if wanted is Standing.ESCALATED:
        return UrgingLetter.id.in_(select(UrgedTask.letter_id).where(UrgedTask.escalated))
    if wanted is Standing.OPEN:
        return UrgingLetter.id.in_(some(*OWED))
    if wanted is Standing.LATE:
        return UrgingLetter.id.in_(some(ReplyState.LATE, ReplyState.REPLIED_LATE))
    replied = some(ReplyState.REPLIED, ReplyState.REPLIED_LATE)
    return and_(UrgingLetter.id.in_(replied), UrgingLetter.id.not_in(some(*OWED)))


def tallies(letters: Iterable[UrgingLetter]) -> dict[int, Tally]:
    """How the replies to each letter stand; one statement."""
    ids = [letter.id for letter in letters]
    state = reply_state(clock.today()).label("reply")
    rows = (
        urged()
        .with_only_columns(UrgedTask.letter_id, state, func.count(UrgedTask.id))
        .where(UrgedTask.letter_id.in_(ids))
        .group_by(UrgedTask.letter_id, state)
    )
    found: dict[int, dict[ReplyState, int]] = {}
    for letter_id, name, many in db.session.execute(rows) if ids else ():
        found.setdefault(letter_id, {})[ReplyState(name)] = many
    return {letter_id: Tally(found.get(letter_id, {})) for letter_id in ids}
