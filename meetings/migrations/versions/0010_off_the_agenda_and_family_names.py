"""Sessions off the agenda, and family names of people"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("sessions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("off_agenda", sa.Boolean(), server_default=sa.false(), nullable=False))
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.add_column(sa.Column("family_name", sa.String(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.drop_column("family_name")
    with op.batch_alter_table("sessions", schema=None) as batch_op:
        batch_op.drop_column("off_agenda")
