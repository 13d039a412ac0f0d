"""Official texts beside the summaries of them, and which paragraph is summed up where"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

STANDING = sa.text("until IS NULL")


def upgrade() -> None:
    op.create_table(
        "official_texts",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("summary_id", sa.Integer(), nullable=False),
        sa.Column("mapped_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_official_texts_document_id_documents")
        ),
        sa.ForeignKeyConstraint(["summary_id"], ["documents.id"], name=op.f("fk_official_texts_summary_id_documents")),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_official_texts")),
    )
    op.create_index(op.f("ix_official_texts_summary_id"), "official_texts", ["summary_id"])
    op.create_table(
        "official_paragraphs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("summary_paragraph_id", sa.Integer(), nullable=False),
        sa.Column("paragraph_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["paragraph_id"], ["paragraphs.id"], name=op.f("fk_official_paragraphs_paragraph_id_paragraphs")
        ),
        sa.ForeignKeyConstraint(
            ["summary_paragraph_id"],
            ["paragraphs.id"],
            name=op.f("fk_official_paragraphs_summary_paragraph_id_paragraphs"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_official_paragraphs")),
    )
    op.create_index(op.f("ix_official_paragraphs_paragraph_id"), "official_paragraphs", ["paragraph_id"])
    op.create_index(
        op.f("ix_official_paragraphs_summary_paragraph_id"), "official_paragraphs", ["summary_paragraph_id"]
    )
    op.create_index(
        "ix_official_paragraphs_standing",
        "official_paragraphs",
        ["summary_paragraph_id", "paragraph_id"],
        unique=True,
        sqlite_where=STANDING,
        postgresql_where=STANDING,
    )


def downgrade() -> None:
    op.drop_table("official_paragraphs")
    op.drop_table("official_texts")
