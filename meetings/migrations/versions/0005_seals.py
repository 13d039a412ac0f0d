"""Seals of rows, so that an edit made past Concord is found; env.py seals what stands."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "seals",
        sa.Column("of", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("of", "key", name=op.f("pk_seals")),
    )


def downgrade() -> None:
    op.drop_table("seals")
