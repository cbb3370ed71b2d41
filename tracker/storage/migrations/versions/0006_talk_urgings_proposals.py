"""What is said about tasks, urgings with their letters and replies, and proposals of units.

Revision: 0006
After: 0005

New tables beside the others: the version before runs on them unchanged.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "letterheads",
        sa.Column("unit_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("superior", sa.String(length=200), nullable=False),
        sa.Column("issuer", sa.String(length=200), nullable=False),
        sa.Column("symbol", sa.String(length=40), nullable=False),
        sa.Column("place", sa.String(length=100), nullable=False),
        sa.Column("signature", sa.Text(), nullable=False),
        sa.Column("signer", sa.String(length=200), nullable=False),
        sa.Column("copies", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_letterheads_unit_id_units")),
        sa.PrimaryKeyConstraint("unit_id", name=op.f("pk_letterheads")),
    )
    op.create_table(
        "urging_counters",
        sa.Column("issuer_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["issuer_id"], ["units.id"], name=op.f("fk_urging_counters_issuer_id_units")),
        sa.PrimaryKeyConstraint("issuer_id", "year", name=op.f("pk_urging_counters")),
    )
    op.create_table(
        "urgings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("issuer_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("reply_by", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("post_title", sa.String(length=200), nullable=False),
        sa.Column("on_behalf_of_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("reply_by >= day", name=op.f("ck_urgings_reply_by")),
        sa.ForeignKeyConstraint(["issuer_id"], ["units.id"], name=op.f("fk_urgings_issuer_id_units")),
        sa.ForeignKeyConstraint(["on_behalf_of_id"], ["people.id"], name=op.f("fk_urgings_on_behalf_of_id_people")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_urgings_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_urgings")),
        sa.UniqueConstraint("issuer_id", "year", "number", name=op.f("uq_urgings_issuer_id_year_number")),
    )
    # The register of a period, newest first.
    op.create_index("ix_urgings_day", "urgings", ["day"])
    op.create_table(
        "urging_letters",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("urging_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_urging_letters_unit_id_units")),
        sa.ForeignKeyConstraint(["urging_id"], ["urgings.id"], name=op.f("fk_urging_letters_urging_id_urgings")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_urging_letters")),
        sa.UniqueConstraint("urging_id", "unit_id", name=op.f("uq_urging_letters_urging_id_unit_id")),
    )
    # What a unit was urged for: its register, and the replies that it owes.
    op.create_index("ix_urging_letters_unit_id", "urging_letters", ["unit_id"])
    op.create_table(
        "proposals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("topic", sa.String(length=24), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("raised_on", sa.Date(), nullable=False),
        sa.Column("wish_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("passage_id", sa.Integer(), nullable=True),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["body_id"], ["units.id"], name=op.f("fk_proposals_body_id_units")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_proposals_meeting_id_meetings")),
        sa.ForeignKeyConstraint(["passage_id"], ["passages.id"], name=op.f("fk_proposals_passage_id_passages")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_proposals_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposals")),
        sa.UniqueConstraint("passage_id", name=op.f("uq_proposals_passage_id")),
    )
    # What waits for the decision of a body.
    op.create_index("ix_proposals_body_id_state", "proposals", ["body_id", "state"])
    # The requests that were found at a conference.
    op.create_index("ix_proposals_meeting_id", "proposals", ["meeting_id"])
    # What a unit asked for, on its home page.
    op.create_index("ix_proposals_unit_id_state", "proposals", ["unit_id", "state"])
    op.create_table(
        "proposal_acts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(length=24), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("post_title", sa.String(length=200), nullable=False),
        sa.Column("on_behalf_of_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["on_behalf_of_id"], ["people.id"], name=op.f("fk_proposal_acts_on_behalf_of_id_people")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_proposal_acts_person_id_people")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposals.id"], name=op.f("fk_proposal_acts_proposal_id_proposals")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal_acts")),
    )
    # The history of one proposal, and its last answer.
    op.create_index("ix_proposal_acts_proposal_id", "proposal_acts", ["proposal_id"])
    op.create_table(
        "proposal_tasks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposals.id"], name=op.f("fk_proposal_tasks_proposal_id_proposals")
        ),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_proposal_tasks_task_id_tasks")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal_tasks")),
        sa.UniqueConstraint("proposal_id", "task_id", name=op.f("uq_proposal_tasks_proposal_id_task_id")),
    )
    # From a task to the proposals that it answers.
    op.create_index("ix_proposal_tasks_task_id", "proposal_tasks", ["task_id"])
    op.create_table(
        "remarks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("reply_by", sa.Date(), nullable=True),
        sa.Column("reply_to_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("post_title", sa.String(length=200), nullable=False),
        sa.Column("on_behalf_of_id", sa.Integer(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("reply_by IS NULL OR kind = 'direction'", name=op.f("ck_remarks_deadline")),
        sa.ForeignKeyConstraint(["on_behalf_of_id"], ["people.id"], name=op.f("fk_remarks_on_behalf_of_id_people")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_remarks_person_id_people")),
        sa.ForeignKeyConstraint(["reply_to_id"], ["remarks.id"], name=op.f("fk_remarks_reply_to_id_remarks")),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_remarks_task_id_tasks")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_remarks_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remarks")),
    )
    # Whether a direction was replied to.
    op.create_index("ix_remarks_reply_to_id", "remarks", ["reply_to_id"])
    # What is said about one task.
    op.create_index("ix_remarks_task_id", "remarks", ["task_id"])
    op.create_table(
        "urged_tasks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("escalated", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.CheckConstraint("percent BETWEEN 0 AND 100", name=op.f("ck_urged_tasks_percent")),
        sa.CheckConstraint("times >= 1", name=op.f("ck_urged_tasks_times")),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["urging_letters.id"], name=op.f("fk_urged_tasks_letter_id_urging_letters")
        ),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_urged_tasks_task_id_tasks")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_urged_tasks")),
        sa.UniqueConstraint("letter_id", "task_id", name=op.f("uq_urged_tasks_letter_id_task_id")),
        sa.UniqueConstraint("task_id", "times", name=op.f("uq_urged_tasks_task_id_times")),
    )
    op.create_table(
        "remark_units",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("remark_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["remark_id"], ["remarks.id"], name=op.f("fk_remark_units_remark_id_remarks")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_remark_units_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remark_units")),
        sa.UniqueConstraint("remark_id", "unit_id", name=op.f("uq_remark_units_remark_id_unit_id")),
    )
    # Directions that call a unit.
    op.create_index("ix_remark_units_unit_id", "remark_units", ["unit_id"])
    op.create_table(
        "urging_answers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("urged_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("move_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("post_title", sa.String(length=200), nullable=False),
        sa.Column("on_behalf_of_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["move_id"], ["moves.id"], name=op.f("fk_urging_answers_move_id_moves")),
        sa.ForeignKeyConstraint(
            ["on_behalf_of_id"], ["people.id"], name=op.f("fk_urging_answers_on_behalf_of_id_people")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_urging_answers_person_id_people")),
        sa.ForeignKeyConstraint(["urged_id"], ["urged_tasks.id"], name=op.f("fk_urging_answers_urged_id_urged_tasks")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_urging_answers")),
        sa.UniqueConstraint("urged_id", name=op.f("uq_urging_answers_urged_id")),
    )
    # From a report to the urging that it replies to.
    op.create_index("ix_urging_answers_move_id", "urging_answers", ["move_id"])


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("urging_answers")
    op.drop_table("remark_units")
    op.drop_table("urged_tasks")
    op.drop_table("remarks")
    op.drop_table("proposal_tasks")
    op.drop_table("proposal_acts")
    op.drop_table("proposals")
    op.drop_table("urging_letters")
    op.drop_table("urgings")
    op.drop_table("urging_counters")
    op.drop_table("letterheads")
