"""Files that people send, and those that went along with a step.

Revision: 0010
After: 0009

Two new tables beside the others: the version before runs on them unchanged.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "uploads",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(length=43), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("keeps_place", sa.Boolean(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=True),
        sa.Column("bytes_kept", sa.Integer(), nullable=True),
        sa.Column("thumbnail", sa.String(length=64), nullable=True),
        sa.Column("width", sa.Integer(), nullable=True),
        sa.Column("height", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("size > 0", name=op.f("ck_uploads_size")),
        sa.CheckConstraint(
            "(kind IS NULL) = (digest IS NULL) AND (kind IS NULL) = (bytes_kept IS NULL)",
            name=op.f("ck_uploads_complete"),
        ),
        sa.CheckConstraint("used_at IS NULL OR digest IS NOT NULL", name=op.f("ck_uploads_used")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_uploads_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_uploads")),
        sa.UniqueConstraint("token", name=op.f("uq_uploads_token")),
    )
    # What a person has on the way, to bound it.
    op.create_index("ix_uploads_person_id_used_at", "uploads", ["person_id", "used_at"])
    # What nobody used, for the sweep.
    op.create_index("ix_uploads_used_at_created_at", "uploads", ["used_at", "created_at"])
    # Whether a kept content is still wanted by somebody.
    op.create_index("ix_uploads_digest", "uploads", ["digest"])
    # The same for small pictures.
    op.create_index("ix_uploads_thumbnail", "uploads", ["thumbnail"])
    op.create_table(
        "move_files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("move_id", sa.Integer(), nullable=False),
        sa.Column("upload_id", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("removed_by_id", sa.Integer(), nullable=True),
        sa.Column("removal_reason", sa.String(length=300), nullable=True),
        sa.CheckConstraint(
            "(removed_at IS NULL) = (removed_by_id IS NULL) AND (removed_at IS NULL) = (removal_reason IS NULL)",
            name=op.f("ck_move_files_removed"),
        ),
        sa.ForeignKeyConstraint(["move_id"], ["moves.id"], name=op.f("fk_move_files_move_id_moves")),
        sa.ForeignKeyConstraint(["upload_id"], ["uploads.id"], name=op.f("fk_move_files_upload_id_uploads")),
        sa.ForeignKeyConstraint(["removed_by_id"], ["people.id"], name=op.f("fk_move_files_removed_by_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_move_files")),
        sa.UniqueConstraint("upload_id", name=op.f("uq_move_files_upload_id")),
    )
    # The files of a task's timeline.
    op.create_index("ix_move_files_move_id", "move_files", ["move_id"])


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("move_files")
    op.drop_table("uploads")
