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
    path begins with it.
    """

    id: int
    role: Role
    title: str
    unit_id: int
    unit_name: str
    unit_path: str

    def covers(self, path: str) -> bool:
        """True when the unit at `path` is the post's unit or lies below it."""
        return path.startswith(self.unit_path)


@dataclass(frozen=True)
class Actor:
    """A signed-in person, acting in `post`; `posts` are all they may switch to today."""

    person_id: int
    name: str
    post: ActingPost
    posts: tuple[ActingPost, ...] = ()

    @property
    def role(self) -> Role:
        """The role of the post acted in."""
        return self.post.role

    @property
    def unit_id(self) -> int:
        """The unit of the post acted in."""
        return self.post.unit_id
