"""Sheets of ongoing work that are taken in as tasks.

Revision: 0015
After: 0013
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of the room `worksheets`."""
    op.create_table(
        "worksheets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("filename", sa.String(length=200), nullable=False),
        sa.Column("layout", sa.JSON(), nullable=False),
        sa.Column("stamp", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("post_title", sa.String(length=200), nullable=False),
        sa.Column("on_behalf_of_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(state = 'shown') = (taken_at IS NULL)", name=op.f("ck_worksheets_taken")),
        sa.CheckConstraint("(state = 'undone') = (undone_at IS NOT NULL)", name=op.f("ck_worksheets_undone")),
        sa.ForeignKeyConstraint(["body_id"], ["units.id"], name=op.f("fk_worksheets_body_id_units")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_worksheets_meeting_id_meetings")),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_worksheets_document_id_documents")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_worksheets_person_id_people")),
        sa.ForeignKeyConstraint(["on_behalf_of_id"], ["people.id"], name=op.f("fk_worksheets_on_behalf_of_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_worksheets")),
    )
    # What a unit has taken in.
    op.create_index("ix_worksheets_body_id_state", "worksheets", ["body_id", "state"])
    # The sweep of sheets that were never taken in.
    op.create_index("ix_worksheets_state_created_at", "worksheets", ["state", "created_at"])
    # Joining from the register, and from the source document.
    op.create_index("ix_worksheets_meeting_id", "worksheets", ["meeting_id"])
    # The same.
    op.create_index("ix_worksheets_document_id", "worksheets", ["document_id"])
    op.create_table(
        "worksheet_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("worksheet_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(length=24), nullable=False),
        sa.Column("match", sa.String(length=24), nullable=True),
        sa.Column("shown", sa.JSON(), nullable=False),
        sa.Column("errors", sa.JSON(), nullable=False),
        sa.Column("notes", sa.JSON(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(
            ["worksheet_id"],
            ["worksheets.id"],
            name=op.f("fk_worksheet_rows_worksheet_id_worksheets"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_worksheet_rows_task_id_tasks")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_worksheet_rows")),
        sa.UniqueConstraint("worksheet_id", "number", name=op.f("uq_worksheet_rows_worksheet_id_number")),
    )
    # The preview, page by page.
    op.create_index("ix_worksheet_rows_worksheet_id_place", "worksheet_rows", ["worksheet_id", "place"])
    # Joining from the task.
    op.create_index("ix_worksheet_rows_task_id", "worksheet_rows", ["task_id"])
    op.create_table(
        "sheet_tasks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=True),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("said", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["body_id"], ["units.id"], name=op.f("fk_sheet_tasks_body_id_units")),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_sheet_tasks_task_id_tasks")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet_tasks")),
        sa.UniqueConstraint("body_id", "code", name=op.f("uq_sheet_tasks_body_id_code")),
        sa.UniqueConstraint("task_id", name=op.f("uq_sheet_tasks_task_id")),
    )
    # Rows are looked up by what they say.
    op.create_index("ix_sheet_tasks_body_id_fingerprint", "sheet_tasks", ["body_id", "fingerprint"])
    # Of two sheets taken in at the same moment only one makes a task of a row without a code.
    op.create_index(
        "uq_sheet_tasks_bare",
        "sheet_tasks",
        ["body_id", "fingerprint"],
        unique=True,
        sqlite_where=sa.text("code IS NULL"),
        postgresql_where=sa.text("code IS NULL"),
    )
    op.create_table(
        "sheet_habits",
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("headings", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_sheet_habits_unit_id_units")),
        sa.PrimaryKeyConstraint("unit_id", name=op.f("pk_sheet_habits")),
    )


def downgrade() -> None:
    """Drop them again."""
    op.drop_table("sheet_habits")
    op.drop_table("sheet_tasks")
    op.drop_table("worksheet_rows")
    op.drop_table("worksheets")
