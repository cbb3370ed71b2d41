"""Signing in: one-time links, sessions, former passwords, the second factor, known browsers.

Revision: 0022
After: 0019
"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "account_links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(length=24), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_account_links_account_id_accounts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_links")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_account_links_token_hash")),
    )
    # An account has one link of each purpose, and is asked for it.
    op.create_index("ix_account_links_account_id_purpose", "account_links", ["account_id", "purpose"], unique=True)
    op.create_table(
        "account_sessions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("address", sa.String(length=60), nullable=False),
        sa.Column("browser", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_account_sessions_account_id_accounts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_sessions")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_account_sessions_token_hash")),
    )
    # The sessions of an account, on its page and when they end.
    op.create_index("ix_account_sessions_account_id", "account_sessions", ["account_id"])
    for table, column in (("former_passwords", "password_hash"), ("recovery_codes", "code_hash")):
        op.create_table(
            table,
            sa.Column("id", sa.Integer(), nullable=False),
            sa.Column("account_id", sa.Integer(), nullable=False),
            sa.Column(column, sa.String(length=200 if column == "password_hash" else 64), nullable=False),
            sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f(f"fk_{table}_account_id_accounts")),
            sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        )
        # Always asked for by account, at most ten rows each.
        op.create_index(f"ix_{table}_account_id", table, ["account_id"])
    op.add_column("accounts", sa.Column("second_secret", sa.Text(), nullable=True))
    op.add_column("accounts", sa.Column("second_since", sa.DateTime(timezone=True), nullable=True))
    op.add_column("accounts", sa.Column("second_step", sa.Integer(), nullable=True))
    op.add_column("sign_in_attempts", sa.Column("browser", sa.String(length=32), nullable=True))


def downgrade() -> None:
    """Drop them again."""
    op.drop_column("sign_in_attempts", "browser")
    for column in ("second_step", "second_since", "second_secret"):
        op.drop_column("accounts", column)
    for table in ("recovery_codes", "former_passwords", "account_sessions", "account_links"):
        op.drop_table(table)
