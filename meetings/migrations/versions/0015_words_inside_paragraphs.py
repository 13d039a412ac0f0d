"""Search finds words inside paragraphs"""

import sqlalchemy as sa
from alembic import op

from meetings.core.folding import folded

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

BATCH = 500


def upgrade() -> None:
    with op.batch_alter_table("paragraphs", schema=None) as batch_op:
        batch_op.add_column(sa.Column("folded", sa.Text(), server_default="", nullable=False))
    with op.batch_alter_table("paragraphs", schema=None) as batch_op:
        batch_op.alter_column("folded", server_default=None)
    rows = sa.table("paragraphs", sa.column("id"), sa.column("text"), sa.column("folded"))
    change = rows.update().where(rows.c.id == sa.bindparam("row")).values(folded=sa.bindparam("now"))
    last = 0
    wanted = sa.select(rows.c.id, rows.c.text).order_by(rows.c.id).limit(BATCH)
    while batch := op.get_bind().execute(wanted.where(rows.c.id > last)).all():
        last = batch[-1][0]
        op.get_bind().execute(change, [{"row": number, "now": folded(text or "")} for number, text in batch])


def downgrade() -> None:
    with op.batch_alter_table("paragraphs", schema=None) as batch_op:
        batch_op.drop_column("folded")
