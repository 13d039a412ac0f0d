"""Printings and lists of participants"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "printings",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lane", sa.String(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_printings")),
    )
    with op.batch_alter_table("printings", schema=None) as batch_op:
        batch_op.create_index("ix_printings_waiting", ["made_at", "failed_at", "asked_at"], unique=False)

    op.create_table(
        "lists_of_participants",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("issued_by_id", sa.Integer(), nullable=True),
        sa.Column("final_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("final_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meetings.id"],
            name=op.f("fk_lists_of_participants_meeting_id_meetings"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("meeting_id", name=op.f("pk_lists_of_participants")),
    )
    op.create_table(
        "listing_agreements",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_user_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id", "person_id"],
            ["meeting_people.meeting_id", "meeting_people.person_id"],
            name=op.f("fk_listing_agreements_meeting_id_person_id_meeting_people"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("meeting_id", "person_id", name=op.f("pk_listing_agreements")),
    )
    with op.batch_alter_table("meeting_people", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "capacity", sa.Enum("head", "alternate", "representative", "adviser", native_enum=False), nullable=True
            )
        )
        batch_op.add_column(sa.Column("position", sa.Integer(), server_default="0", nullable=False))
        batch_op.create_check_constraint(
            op.f("ck_meeting_people_capacity"), "capacity IN ('head', 'alternate', 'representative', 'adviser')"
        )


def downgrade() -> None:
    with op.batch_alter_table("meeting_people", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_meeting_people_capacity"), type_="check")
        batch_op.drop_column("position")
        batch_op.drop_column("capacity")

    op.drop_table("listing_agreements")
    op.drop_table("lists_of_participants")
    with op.batch_alter_table("printings", schema=None) as batch_op:
        batch_op.drop_index("ix_printings_waiting")

    op.drop_table("printings")
