"""Units, people and accounts of the demonstration town."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from tracker.auth.services import open_account
from tracker.cli.demo.people import LEADING, Somebody, unit_staff
from tracker.core.actor import ActingPost, Actor, Role
from tracker.core.labels import Group
from tracker.org.models import Person, Unit
from tracker.org.services import add_person, appoint, import_units, set_group
from tracker.storage.database import db, transaction

PASSWORD = "tu-son-minh-hoa"  # noqa: S105 - the password of accounts that exist only in the demonstration


HERE = Path(__file__).parent


_INTERNAL_AFFAIRS = ("cong-an", "quan-su", "toa-an", "vks", "thads", "thanh-tra", "tu-phap")


class Town:
    """Units, people and accounts, made in one transaction; actors by user name."""

    def __init__(self) -> None:
        with transaction():
            import_units((HERE / "units.csv").read_text(encoding="utf-8"), by=None)
            self.units = {unit.code: unit for unit in db.session.scalars(select(Unit))}
            set_group(Group.INTERNAL_AFFAIRS, [self.units[code] for code in _INTERNAL_AFFAIRS], by=None)
            staffed = {seat.unit for each in LEADING for seat in each.seats if seat.role is Role.OFFICIAL}
            everybody = list(LEADING)
            for number, unit in enumerate(self.units.values()):
                if unit.kind != "authority" and unit.code not in staffed:
                    everybody += unit_staff(unit.code, unit.kind.value, number)
            taken: set[str] = set()
            for somebody in everybody:
                if somebody.username not in taken:
                    taken.add(somebody.username)
                    self._enter(somebody)
        self.actors = self._actors()

    def _enter(self, somebody: Somebody) -> None:
        person = add_person(somebody.full_name, by=None)
        for seat in somebody.seats:
            appoint(person, self.units[seat.unit], seat.role, seat.title, by=None)
        open_account(person, somebody.username, PASSWORD, by=None)

    def _actors(self) -> dict[tuple[Role, str], Actor]:
        found: dict[tuple[Role, str], Actor] = {}
        for person in db.session.scalars(select(Person)):
            for post in person.posts:
                acting = ActingPost(post.id, post.role, post.title, post.unit_id, post.unit.name, post.unit.path)
                found.setdefault((post.role, post.unit.code), Actor(person.id, person.full_name, acting))
        return found

    def actor(self, role: Role, code: str) -> Actor:
        """Who holds `role` on the unit `code`."""
        return self.actors[role, code]

    @property
    def secretary(self) -> Actor:
        """The secretary of the town."""
        return self.actor(Role.SECRETARY, "thi-uy")

    @property
    def leader(self) -> Actor:
        """The leader of the town."""
        return self.actor(Role.LEADER, "thi-uy")
