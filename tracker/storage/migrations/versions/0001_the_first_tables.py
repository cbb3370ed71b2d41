"""The first tables: units, people, conferences, passages, tasks and their moves, the audit record.

Revision: 0001
After: nothing

Each index says above it which question it answers. Indexes are created plainly, since the tables are new.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make all tables."""
    op.create_table(
        "audit_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("person_name", sa.String(length=200), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=True),
        sa.Column("post_title", sa.String(length=200), nullable=False),
        sa.Column("on_behalf_of", sa.String(length=200), nullable=True),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entries")),
    )
    # The record of a period, newest first.
    op.create_index("ix_audit_entries_at", "audit_entries", ["at"])
    # The history of one thing.
    op.create_index("ix_audit_entries_subject_subject_id", "audit_entries", ["subject", "subject_id"])

    op.create_table(
        "people",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("full_name", sa.String(length=200), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
    )
    op.create_table(
        "sign_in_attempts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("username", sa.String(length=80), nullable=False),
        sa.Column("address", sa.String(length=60), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_attempts")),
    )
    # Recent failures from one address, asked at each sign-in.
    op.create_index("ix_sign_in_attempts_address_at", "sign_in_attempts", ["address", "at"])
    # Recent failures for one account, asked at each sign-in.
    op.create_index("ix_sign_in_attempts_username_at", "sign_in_attempts", ["username", "at"])

    op.create_table(
        "units",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("folded", sa.String(length=1000), nullable=False),
        sa.Column("path", sa.String(length=200), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from", name=op.f("ck_units_period")
        ),
        sa.ForeignKeyConstraint(["parent_id"], ["units.id"], name=op.f("fk_units_parent_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_units")),
        sa.UniqueConstraint("code", "valid_from", name=op.f("uq_units_code_valid_from")),
    )
    # The units directly below one.
    op.create_index("ix_units_parent_id", "units", ["parent_id"])
    # A unit and all below it are one range of paths: every scope stands on it.
    op.create_index("ix_units_path", "units", ["path"])

    op.create_table(
        "accounts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("username", sa.String(length=80), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("locale", sa.String(length=5), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_accounts_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts")),
        sa.UniqueConstraint("person_id", name=op.f("uq_accounts_person_id")),
        sa.UniqueConstraint("username", name=op.f("uq_accounts_username")),
    )
    op.create_table(
        "group_members",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_code", sa.String(length=24), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_group_members_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_members")),
        sa.UniqueConstraint("group_code", "unit_id", name=op.f("uq_group_members_group_code_unit_id")),
    )
    op.create_table(
        "meetings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("chair", sa.String(length=200), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("folded", sa.String(length=800), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["body_id"], ["units.id"], name=op.f("fk_meetings_body_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
    )
    # Conferences of the committees in a scope.
    op.create_index("ix_meetings_body_id", "meetings", ["body_id"])
    # The list of conferences, newest first.
    op.create_index("ix_meetings_held_on", "meetings", ["held_on"])

    op.create_table(
        "posts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=24), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from", name=op.f("ck_posts_period")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_posts_person_id_people")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_posts_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_posts")),
    )
    # The posts that somebody may act in, asked at each request.
    op.create_index("ix_posts_person_id", "posts", ["person_id"])
    # Who serves in a unit.
    op.create_index("ix_posts_unit_id", "posts", ["unit_id"])

    op.create_table(
        "unit_aliases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_unit_aliases_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_aliases")),
        sa.UniqueConstraint("unit_id", "name", name=op.f("uq_unit_aliases_unit_id_name")),
    )
    op.create_table(
        "documents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("filename", sa.String(length=200), nullable=True),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("original_hash", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_hash", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("issued_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(state = 'issued') = (issued_at IS NOT NULL)", name=op.f("ck_documents_issued")),
        sa.ForeignKeyConstraint(["issued_by_id"], ["people.id"], name=op.f("fk_documents_issued_by_id_people")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_documents_meeting_id_meetings")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
    )
    # The documents of a conference.
    op.create_index("ix_documents_meeting_id", "documents", ["meeting_id"])
    # Documents in review, on the secretary's first page.
    op.create_index("ix_documents_state", "documents", ["state"])

    op.create_table(
        "passages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(length=24), nullable=False),
        sa.Column("reason", sa.String(length=24), nullable=True),
        sa.Column("sure", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("linked_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint('start < "end"', name=op.f("ck_passages_span")),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_passages_document_id_documents")),
        sa.ForeignKeyConstraint(
            ["linked_id"], ["passages.id"], name=op.f("fk_passages_linked_id_passages"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passages")),
        sa.UniqueConstraint("document_id", "start", name=op.f("uq_passages_document_id_start")),
    )
    # Requests that an order answers; the database asks it when a passage goes.
    op.create_index("ix_passages_linked_id", "passages", ["linked_id"])

    op.create_table(
        "drafts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("passage_id", sa.Integer(), nullable=False),
        sa.Column("origin", sa.String(length=24), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("topic", sa.String(length=24), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("recurrence", sa.String(length=24), nullable=True),
        sa.Column("lead", sa.JSON(), nullable=False),
        sa.Column("coordinating", sa.JSON(), nullable=False),
        sa.Column("places", sa.JSON(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("proposed", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["passage_id"], ["passages.id"], name=op.f("fk_drafts_passage_id_passages"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
        sa.UniqueConstraint("passage_id", name=op.f("uq_drafts_passage_id")),
    )
    op.create_table(
        "fan_outs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("addressee", sa.String(length=300), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("passage_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_fan_outs_meeting_id_meetings")),
        sa.ForeignKeyConstraint(["passage_id"], ["passages.id"], name=op.f("fk_fan_outs_passage_id_passages")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fan_outs")),
    )
    # The directives of a conference.
    op.create_index("ix_fan_outs_meeting_id", "fan_outs", ["meeting_id"])
    # What came of a passage.
    op.create_index("ix_fan_outs_passage_id", "fan_outs", ["passage_id"])

    op.create_table(
        "tasks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("topic", sa.String(length=24), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.Column("lead_id", sa.Integer(), nullable=False),
        sa.Column("assigner_id", sa.Integer(), nullable=False),
        sa.Column("assigned_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("original_due_on", sa.Date(), nullable=True),
        sa.Column("recurrence", sa.String(length=24), nullable=True),
        sa.Column("submitted_on", sa.Date(), nullable=True),
        sa.Column("finished_on", sa.Date(), nullable=True),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("blocker_unit_id", sa.Integer(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("passage_id", sa.Integer(), nullable=False),
        sa.Column("fan_out_id", sa.Integer(), nullable=True),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(state = 'blocked') = (blocker_unit_id IS NOT NULL)", name=op.f("ck_tasks_blocked")),
        sa.CheckConstraint(
            "(state IN ('submitted', 'done')) = (submitted_on IS NOT NULL)", name=op.f("ck_tasks_handed_in")
        ),
        sa.CheckConstraint("percent BETWEEN 0 AND 100", name=op.f("ck_tasks_percent")),
        sa.ForeignKeyConstraint(["assigner_id"], ["units.id"], name=op.f("fk_tasks_assigner_id_units")),
        sa.ForeignKeyConstraint(["blocker_unit_id"], ["units.id"], name=op.f("fk_tasks_blocker_unit_id_units")),
        sa.ForeignKeyConstraint(["fan_out_id"], ["fan_outs.id"], name=op.f("fk_tasks_fan_out_id_fan_outs")),
        sa.ForeignKeyConstraint(["lead_id"], ["units.id"], name=op.f("fk_tasks_lead_id_units")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_tasks_meeting_id_meetings")),
        sa.ForeignKeyConstraint(["passage_id"], ["passages.id"], name=op.f("fk_tasks_passage_id_passages")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tasks")),
    )
    # Tasks that a committee gave, for those who act for it.
    op.create_index("ix_tasks_assigner_id", "tasks", ["assigner_id"])
    # What a unit has to clear for others, first on its page.
    op.create_index("ix_tasks_blocker_unit_id", "tasks", ["blocker_unit_id"])
    # The matrix of a directive to many units.
    op.create_index("ix_tasks_fan_out_id", "tasks", ["fan_out_id"])
    # A unit's list and every figure of a unit: by state, then by deadline.
    op.create_index("ix_tasks_lead_state_due", "tasks", ["lead_id", "state", "due_on"])
    # What came of a conference.
    op.create_index("ix_tasks_meeting_id", "tasks", ["meeting_id"])
    # What came of a passage.
    op.create_index("ix_tasks_passage_id", "tasks", ["passage_id"])
    # The whole town's list by deadline, and the sweep for what is due.
    op.create_index("ix_tasks_state_due", "tasks", ["state", "due_on"])

    op.create_table(
        "moves",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(length=24), nullable=False),
        sa.Column("from_state", sa.String(length=24), nullable=True),
        sa.Column("to_state", sa.String(length=24), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("finished_on", sa.Date(), nullable=True),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("post_title", sa.String(length=200), nullable=False),
        sa.Column("on_behalf_of_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["on_behalf_of_id"], ["people.id"], name=op.f("fk_moves_on_behalf_of_id_people")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_moves_person_id_people")),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_moves_task_id_tasks")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_moves_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moves")),
    )
    # Tasks reported in a period: whoever is missing is silent.
    op.create_index("ix_moves_step_day", "moves", ["step", "day"])
    # The timeline of a task.
    op.create_index("ix_moves_task_id", "moves", ["task_id"])

    op.create_table(
        "task_units",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(length=24), nullable=False),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_task_units_task_id_tasks")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_task_units_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task_units")),
        sa.UniqueConstraint("task_id", "part", "unit_id", name=op.f("uq_task_units_task_id_part_unit_id")),
    )
    # What a unit helps with; what lies in a ward.
    op.create_index("ix_task_units_unit_id_part", "task_units", ["unit_id", "part"])


def downgrade() -> None:
    """Drop all tables, those that refer to others first."""
    op.drop_table("task_units")
    op.drop_table("moves")
    op.drop_table("tasks")
    op.drop_table("fan_outs")
    op.drop_table("drafts")
    op.drop_table("passages")
    op.drop_table("documents")
    op.drop_table("unit_aliases")
    op.drop_table("posts")
    op.drop_table("meetings")
    op.drop_table("group_members")
    op.drop_table("accounts")
    op.drop_table("units")
    op.drop_table("sign_in_attempts")
    op.drop_table("people")
    op.drop_table("audit_entries")
