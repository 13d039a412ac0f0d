"""What sources make of an item, what of a text is not read, what is on record around milestones, where sources differ"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

PUT_AS = ("recommendation", "conclusion", "issue", "view", "announcement")
DEGREES = ("verbatim", "substantial", "partial", "mentioned", "none")
KINDS = ("activity", "fact", "after")
CERTAINTIES = ("verified", "reported", "weak", "computed")
STATUSES = ("confirmed", "tentative", "undetermined")


def upgrade() -> None:
    with op.batch_alter_table("recommendations", schema=None) as batch_op:
        given = sa.Enum(*PUT_AS, native_enum=False)
        batch_op.add_column(sa.Column("put_as", given, server_default="recommendation", nullable=False))
        batch_op.create_check_constraint(op.f("ck_recommendations_put_as"), _one_of("put_as", PUT_AS))
    with op.batch_alter_table("documents", schema=None) as batch_op:
        batch_op.add_column(sa.Column("unread", sa.String(), nullable=True))
    with op.batch_alter_table("publications", schema=None) as batch_op:
        batch_op.add_column(sa.Column("mended_at", sa.DateTime(timezone=True), nullable=True))
    _allow((*DEGREES, "ended", "unread"))
    _disagreements()
    _traces()


def downgrade() -> None:
    op.drop_table("traces")
    op.drop_table("disagreements")
    unknown_then = "SELECT id FROM reflections WHERE degree IN ('ended', 'unread')"
    for table in ("reflection_citations", "reflection_steps"):
        op.execute(f"DELETE FROM {table} WHERE reflection_id IN ({unknown_then})")
    op.execute("DELETE FROM reflections WHERE degree IN ('ended', 'unread')")
    _allow(DEGREES)
    with op.batch_alter_table("publications", schema=None) as batch_op:
        batch_op.drop_column("mended_at")
    with op.batch_alter_table("documents", schema=None) as batch_op:
        batch_op.drop_column("unread")
    with op.batch_alter_table("recommendations", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_recommendations_put_as"), type_="check")
        batch_op.drop_column("put_as")


def _allow(degrees: tuple[str, ...]) -> None:
    with op.batch_alter_table("reflections") as batch_op:
        batch_op.drop_constraint(op.f("ck_reflections_degree"), type_="check")
        batch_op.alter_column("degree", type_=sa.Enum(*degrees, native_enum=False), existing_nullable=False)
        batch_op.create_check_constraint(op.f("ck_reflections_degree"), _one_of("degree", degrees))


def _one_of(column: str, words: tuple[str, ...]) -> str:
    listed = ", ".join(f"'{word}'" for word in words)
    return f"{column} IN ({listed})"


def _disagreements() -> None:
    op.create_table(
        "disagreements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("says", sa.JSON(), nullable=False),
        sa.Column("held", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disagreements")),
        sa.UniqueConstraint("code", name=op.f("uq_disagreements_code")),
    )
    with op.batch_alter_table("disagreements", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_disagreements_place"), ["place"], unique=False)


def _traces() -> None:
    to = {"milestone_id": "milestones", "mechanism_id": "mechanisms", "organisation_id": "organisations"}
    op.create_table(
        "traces",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("kind", sa.Enum(*KINDS, native_enum=False), nullable=False),
        *(sa.Column(column, sa.Integer(), nullable=True) for column in to),
        sa.Column("who", sa.String(), nullable=True),
        sa.Column("dates_label", sa.String(), nullable=True),
        sa.Column("dates_earliest", sa.Date(), nullable=True),
        sa.Column("dates_latest", sa.Date(), nullable=True),
        sa.Column("dates_status", sa.Enum(*STATUSES, native_enum=False), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("certainty", sa.Enum(*CERTAINTIES, native_enum=False), nullable=False),
        sa.Column("sources", sa.JSON(), nullable=False),
        sa.CheckConstraint(_one_of("kind", KINDS), name=op.f("ck_traces_kind")),
        sa.CheckConstraint(_one_of("certainty", CERTAINTIES), name=op.f("ck_traces_certainty")),
        sa.CheckConstraint(_one_of("dates_status", STATUSES), name=op.f("ck_traces_dates_status")),
        *(
            sa.ForeignKeyConstraint([column], [f"{table}.id"], name=op.f(f"fk_traces_{column}_{table}"))
            for column, table in to.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_traces")),
        sa.UniqueConstraint("code", name=op.f("uq_traces_code")),
    )
    with op.batch_alter_table("traces", schema=None) as batch_op:
        for column in to:
            batch_op.create_index(batch_op.f(f"ix_traces_{column}"), [column], unique=False)
