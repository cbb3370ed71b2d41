"""Who acts: a person in one of their posts, perhaps for somebody else."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.core.labels import N_, Labelled


class Role(Labelled):
    """What a post lets a person do, on the post's unit."""

    SECRETARY = "secretary", N_("Thư ký theo dõi")
    LEADER = "leader", N_("Lãnh đạo")
    UNIT_HEAD = "unit_head", N_("Lãnh đạo đơn vị")
    OFFICIAL = "official", N_("Cán bộ")
    VIEWER = "viewer", N_("Người theo dõi")
    ADMIN = "admin", N_("Quản trị")


@dataclass(frozen=True)
class ActingPost:
    """A post as it is used to act: its role, and the unit with its place in the tree of units.

    `unit_path` is the materialised path ("/1/4/"); a unit lies in the scope of the post when its own
    path begins with it. A deputy acts in the post of somebody else: `holder_id` and `holder_name` are then
    the person who holds it, else None and empty. `own_units` are the unit and those that ended and from which the
    post came along; `once_below` units that ended and stood above one of them. `inside` are the ids of the units in
    its scope, `outside` of all others; None where they are too many to be named.
    """

    id: int
    role: Role
    title: str
    unit_id: int
    unit_name: str
    unit_path: str
    holder_id: int | None = None
    holder_name: str = ""
    own_units: tuple[int, ...] = ()
    once_below: tuple[int, ...] = ()
    inside: tuple[int, ...] | None = None
    outside: tuple[int, ...] | None = None

    def covers(self, path: str) -> bool:
        """True when the unit at `path` is the post's unit or lies below it."""
        return path.startswith(self.unit_path)


@dataclass(frozen=True)
class Actor:
    """A signed-in person, acting in `post`; `posts` are all they may switch to today.

    One who is `discreet` reads for others too, as for a paper that leaves their hands: they know of nothing
    confidential, whatever their post would let them know. `token_id` is the token by which a program acts for them.
    """

    person_id: int
    name: str
    post: ActingPost
    posts: tuple[ActingPost, ...] = ()
    discreet: bool = False
    token_id: int | None = None

    @property
    def role(self) -> Role:
        """The role of the post acted in."""
        return self.post.role

    @property
    def unit_id(self) -> int:
        """The unit of the post acted in."""
        return self.post.unit_id

    @property
    def own_units(self) -> tuple[int, ...]:
        """The unit of the post acted in, and those from which the post came along: their secrets stay known to it."""
        return self.post.own_units or (self.post.unit_id,)

    @property
    def on_behalf_of_id(self) -> int | None:
        """Whose post it is, when the actor deputises; None in a post of one's own."""
        return self.post.holder_id

    @property
    def principal_id(self) -> int:
        """Who answers for the act: the holder of the post, for whom a deputy acts."""
        return self.post.holder_id or self.person_id
