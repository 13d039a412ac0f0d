"""A breakout group meets in several sessions"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "group_sessions",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["breakout_groups.id"],
            name=op.f("fk_group_sessions_group_id_breakout_groups"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name=op.f("fk_group_sessions_session_id_sessions"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("group_id", "session_id", name=op.f("pk_group_sessions")),
    )
    op.create_index(op.f("ix_group_sessions_session_id"), "group_sessions", ["session_id"])
    op.execute(
        "INSERT INTO group_sessions (group_id, session_id)"
        " SELECT id, session_id FROM breakout_groups WHERE session_id IS NOT NULL"
    )
    with op.batch_alter_table("breakout_groups", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("fk_breakout_groups_session_id_sessions"), type_="foreignkey")
        batch_op.drop_column("session_id")


def downgrade() -> None:
    with op.batch_alter_table("breakout_groups", schema=None) as batch_op:
        batch_op.add_column(sa.Column("session_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            op.f("fk_breakout_groups_session_id_sessions"), "sessions", ["session_id"], ["id"]
        )
    # The tables of before hold one: the first in which the group meets.
    op.execute(
        "UPDATE breakout_groups SET session_id = ("
        " SELECT sessions.id FROM sessions JOIN group_sessions ON group_sessions.session_id = sessions.id"
        " WHERE group_sessions.group_id = breakout_groups.id ORDER BY sessions.starts_at, sessions.number LIMIT 1)"
    )
    op.drop_table("group_sessions")
