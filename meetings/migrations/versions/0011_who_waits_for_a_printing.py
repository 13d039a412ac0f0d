"""Who waits for a printing"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("printings", schema=None) as batch_op:
        batch_op.add_column(sa.Column("whose", sa.String(), server_default="", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("printings", schema=None) as batch_op:
        batch_op.drop_column("whose")
