"""Webcast and interpretation of sessions"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("sessions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("livestream_url", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("interpretation", sa.String(), server_default="", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("sessions", schema=None) as batch_op:
        batch_op.drop_column("interpretation")
        batch_op.drop_column("livestream_url")
