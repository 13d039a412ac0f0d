"""Search folds letters and signs anew, and knows what people type for a State

What is kept folded is folded once more, batch by batch.

Folding what was folded before gives what the text itself would give: what was left out then is left out now.
"""

import sqlalchemy as sa
from alembic import op

from meetings.core.folding import folded

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

BATCH = 500
KEPT = (("releases", "folded"), ("releases", "folded_title"), ("wordings", "folded"), ("users", "search"))


def upgrade() -> None:
    op.create_table(
        "state_aliases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("state_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["state_id"], ["states.id"], name=op.f("fk_state_aliases_state_id_states")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_state_aliases")),
        sa.UniqueConstraint("state_id", "name", name=op.f("uq_state_aliases_state_id_name")),
    )
    for table, column in KEPT:
        fold_anew(op.get_bind(), table, column)


def downgrade() -> None:
    """The version before finds what is folded so too, by whatever has no letter of its own."""
    op.drop_table("state_aliases")


def fold_anew(connection: sa.Connection, table: str, column: str) -> None:
    rows = sa.table(table, sa.column("id"), sa.column(column))
    last = 0
    while batch := _batch(connection, rows, column, last):
        last = batch[-1][0]
        changed = [{"row": number, "now": now} for number, was in batch if (now := folded(was or "")) != (was or "")]
        if changed:
            change = rows.update().where(rows.c.id == sa.bindparam("row")).values({column: sa.bindparam("now")})
            connection.execute(change, changed)


def _batch(connection: sa.Connection, rows: sa.TableClause, column: str, last: int) -> list[tuple[int, str]]:
    wanted = sa.select(rows.c.id, rows.c[column]).where(rows.c.id > last).order_by(rows.c.id).limit(BATCH)
    return [(number, text) for number, text in connection.execute(wanted)]
