"""The working-day calendar, recurring duties with their periods, and since when a task has been quiet.

Revision: 0009
After: 0008

New tables beside the others, and columns that the version before does not know: it runs on, but the tasks that
it gives are counted as quiet from the day of the migration.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; a task has been quiet since its last step."""
    op.create_table(
        "work_week",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("weekdays", sa.JSON(), nullable=False),
        sa.Column("stamp", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_week")),
    )
    op.create_table(
        "calendar_years",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("seeded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("year", name=op.f("pk_calendar_years")),
    )
    op.create_table(
        "calendar_days",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("source", sa.String(length=24), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_days")),
        sa.UniqueConstraint("day", name=op.f("uq_calendar_days_day")),
    )
    _duties()
    with op.batch_alter_table("tasks") as batch:
        batch.add_column(sa.Column("period_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("report_days", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("quiet_since", sa.Date(), nullable=True))
        batch.create_foreign_key(op.f("fk_tasks_period_id_periods"), "periods", ["period_id"], ["id"])
        batch.create_check_constraint(
            op.f("ck_tasks_report_days"), "report_days IS NULL OR report_days BETWEEN 1 AND 366"
        )
    op.execute(
        "UPDATE tasks SET quiet_since = COALESCE("
        "(SELECT MAX(moves.day) FROM moves WHERE moves.task_id = tasks.id), tasks.assigned_on)"
    )
    with op.batch_alter_table("tasks") as batch:
        batch.alter_column("quiet_since", nullable=False)
    # The tasks of one period: its outcome, and the pages of the duty.
    op.create_index("ix_tasks_period_id", "tasks", ["period_id"])
    # Who has been silent for long: few states, the oldest day first.
    op.create_index("ix_tasks_state_quiet_since", "tasks", ["state", "quiet_since"])
    op.create_table(
        "duty_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("series_id", sa.Integer(), nullable=True),
        sa.Column("task_id", sa.Integer(), nullable=True),
        sa.Column("step", sa.String(length=24), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("post_title", sa.String(length=200), nullable=False),
        sa.Column("on_behalf_of_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("series_id IS NOT NULL OR task_id IS NOT NULL", name=op.f("ck_duty_entries_subject")),
        sa.ForeignKeyConstraint(["series_id"], ["series.id"], name=op.f("fk_duty_entries_series_id_series")),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_duty_entries_task_id_tasks")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_duty_entries_person_id_people")),
        sa.ForeignKeyConstraint(
            ["on_behalf_of_id"], ["people.id"], name=op.f("fk_duty_entries_on_behalf_of_id_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty_entries")),
    )
    # The history of one duty.
    op.create_index("ix_duty_entries_series_id", "duty_entries", ["series_id"])
    # What the timeline of one task tells of it.
    op.create_index("ix_duty_entries_task_id", "duty_entries", ["task_id"])


def _duties() -> None:
    op.create_table(
        "series",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("topic", sa.String(length=24), nullable=False),
        sa.Column("leads", sa.JSON(), nullable=False),
        sa.Column("coordinating", sa.JSON(), nullable=False),
        sa.Column("places", sa.JSON(), nullable=False),
        sa.Column("addressee", sa.String(length=300), nullable=False),
        sa.Column("assigner_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("passage_id", sa.Integer(), nullable=False),
        sa.Column("every", sa.String(length=24), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=True),
        sa.Column("day", sa.Integer(), nullable=True),
        sa.Column("month", sa.Integer(), nullable=True),
        sa.Column("shift", sa.String(length=24), nullable=False),
        sa.Column("ahead", sa.Integer(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.Column("next_due_on", sa.Date(), nullable=True),
        sa.Column("next_opens_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ended_because", sa.Text(), nullable=True),
        sa.Column("given_by_id", sa.Integer(), nullable=False),
        sa.Column("given_as", sa.String(length=200), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(ended_on IS NULL) = (ended_because IS NULL)", name=op.f("ck_series_ended")),
        sa.CheckConstraint("ended_on IS NULL OR next_opens_on IS NULL", name=op.f("ck_series_over")),
        sa.ForeignKeyConstraint(["assigner_id"], ["units.id"], name=op.f("fk_series_assigner_id_units")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_series_meeting_id_meetings")),
        sa.ForeignKeyConstraint(["passage_id"], ["passages.id"], name=op.f("fk_series_passage_id_passages")),
        sa.ForeignKeyConstraint(["given_by_id"], ["people.id"], name=op.f("fk_series_given_by_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
    )
    # The sweep for periods that open, and the list by what comes next.
    op.create_index("ix_series_next_opens_on", "series", ["next_opens_on"])
    # The duties that a committee gave.
    op.create_index("ix_series_assigner_id", "series", ["assigner_id"])
    # The duties of a conference.
    op.create_index("ix_series_meeting_id", "series", ["meeting_id"])
    # The duties of a conclusion.
    op.create_index("ix_series_passage_id", "series", ["passage_id"])
    op.create_table(
        "series_units",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("series_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["series_id"], ["series.id"], name=op.f("fk_series_units_series_id_series")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_series_units_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series_units")),
        sa.UniqueConstraint("series_id", "unit_id", name=op.f("uq_series_units_series_id_unit_id")),
    )
    # Which duties a unit has.
    op.create_index("ix_series_units_unit_id", "series_units", ["unit_id"])
    op.create_table(
        "periods",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("series_id", sa.Integer(), nullable=False),
        sa.Column("every", sa.String(length=24), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["series_id"], ["series.id"], name=op.f("fk_periods_series_id_series")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_periods")),
        sa.UniqueConstraint("series_id", "starts_on", name=op.f("uq_periods_series_id_starts_on")),
    )
    # The periods of a duty, newest deadline first, and the last one that is over.
    op.create_index("ix_periods_series_id_due_on", "periods", ["series_id", "due_on"])


def downgrade() -> None:
    """Drop them; the tasks of periods stay as ordinary tasks."""
    op.drop_table("duty_entries")
    op.drop_index("ix_tasks_state_quiet_since", "tasks")
    op.drop_index("ix_tasks_period_id", "tasks")
    with op.batch_alter_table("tasks") as batch:
        batch.drop_constraint(op.f("ck_tasks_report_days"), type_="check")
        batch.drop_constraint(op.f("fk_tasks_period_id_periods"), type_="foreignkey")
        batch.drop_column("quiet_since")
        batch.drop_column("report_days")
        batch.drop_column("period_id")
    op.drop_table("periods")
    op.drop_table("series_units")
    op.drop_table("series")
    op.drop_table("calendar_days")
    op.drop_table("calendar_years")
    op.drop_table("work_week")
