"""Long lists that somebody asked for as files.

Revision: 0031
After: 0030
"""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

OPEN = "state IN ('waiting', 'running')"


def upgrade() -> None:
    """A table of its own, empty: the version before knows nothing of it."""
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "exports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("columns", sa.String(length=400), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("found", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("asked_at", moment, nullable=False),
        sa.Column("finished_at", moment, nullable=True),
        sa.Column("claim", sa.String(length=32), nullable=True),
        sa.Column("claimed_until", moment, nullable=True),
        sa.Column("trouble", sa.String(length=24), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=True),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("filename", sa.String(length=200), nullable=True),
        sa.CheckConstraint("(state = 'done') = (digest IS NOT NULL)", name=op.f("ck_exports_made")),
        sa.CheckConstraint("(state = 'failed') = (trouble IS NOT NULL)", name=op.f("ck_exports_trouble")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_exports_person_id_people")),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_exports_post_id_posts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exports")),
    )
    # Each person has one file made at a time, however often they press.
    op.create_index(
        "uq_exports_person_open",
        "exports",
        ["person_id"],
        unique=True,
        sqlite_where=sa.text(OPEN),
        postgresql_where=sa.text(OPEN),
    )
    # Somebody's own files, newest first.
    op.create_index("ix_exports_person_id_id", "exports", ["person_id", "id"])
    # A post that goes takes its files along.
    op.create_index("ix_exports_post_id", "exports", ["post_id"])
    # What waits to be made, who asked first; what has been kept long enough.
    op.create_index("ix_exports_state_asked_at", "exports", ["state", "asked_at"])


def downgrade() -> None:
    """Forget them: files are asked for again."""
    op.drop_table("exports")
