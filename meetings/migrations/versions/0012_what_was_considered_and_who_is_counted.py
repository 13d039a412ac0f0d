"""What was considered: the whole text, or one item of it; which bodies the record can name under a number"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("steps", schema=None) as batch_op:
        batch_op.add_column(sa.Column("considered", sa.Enum("text", "item", native_enum=False), nullable=True))
        batch_op.create_check_constraint(op.f("ck_steps_considered"), "considered IN ('text', 'item')")
        batch_op.create_check_constraint(
            op.f("ck_steps_considered_what"), "considered IS NULL OR kind = 'considered'"
        )
    with op.batch_alter_table("counts", schema=None) as batch_op:
        batch_op.add_column(sa.Column("named", sa.JSON(), server_default="[]", nullable=False))
        batch_op.add_column(sa.Column("named_by", sa.String(), nullable=True))
    # What the record tells, it tells of whole documents; of what people entered nobody said.
    op.execute("UPDATE steps SET considered = 'text' WHERE kind = 'considered' AND by_user_id IS NULL")


def downgrade() -> None:
    with op.batch_alter_table("counts", schema=None) as batch_op:
        batch_op.drop_column("named_by")
        batch_op.drop_column("named")
    with op.batch_alter_table("steps", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_steps_considered_what"), type_="check")
        batch_op.drop_constraint(op.f("ck_steps_considered"), type_="check")
        batch_op.drop_column("considered")
