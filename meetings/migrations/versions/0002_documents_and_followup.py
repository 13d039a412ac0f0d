"""documents, recommendations and what became of them"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("document", "note-verbale", "statement", "letter", "report", "web-page", "file", native_enum=False),
            nullable=False,
        ),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("symbol", sa.String(), nullable=True),
        sa.Column("paragraph", sa.String(), nullable=True),
        sa.Column("quote", sa.Text(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("file_digest", sa.String(), nullable=True),
        sa.Column("file_name", sa.String(), nullable=True),
        sa.Column("supports", sa.Boolean(), nullable=False),
        sa.Column("access", sa.Enum("public", "held", native_enum=False), nullable=False),
        sa.Column("sources", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_user_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("access IN ('public', 'held')", name=op.f("ck_evidence_access")),
        sa.CheckConstraint(
            "kind IN ('document', 'note-verbale', 'statement', 'letter', 'report', 'web-page', 'file')",
            name=op.f("ck_evidence_kind"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
    )
    op.create_table(
        "recommendations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("kind", sa.Enum("ask", "commitment", "partnership", "process", native_enum=False), nullable=True),
        sa.Column("certainty", sa.Enum("verified", "reported", "weak", native_enum=False), nullable=False),
        sa.Column("sources", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_user_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("certainty IN ('verified', 'reported', 'weak')", name=op.f("ck_recommendations_certainty")),
        sa.CheckConstraint(
            "kind IN ('ask', 'commitment', 'partnership', 'process')", name=op.f("ck_recommendations_kind")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recommendations")),
        sa.UniqueConstraint("code", name=op.f("uq_recommendations_code")),
    )
    op.create_table(
        "documents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("symbol", sa.String(), nullable=True),
        sa.Column(
            "kind", sa.Enum("outcome", "instrument", "draft", "report", "letter", native_enum=False), nullable=False
        ),
        sa.Column("nature", sa.Enum("record", "summary", native_enum=False), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column(
            "adoption", sa.Enum("adopted", "endorsed", "chairs-summary", "took-note", native_enum=False), nullable=True
        ),
        sa.Column("issued_label", sa.String(), nullable=True),
        sa.Column("issued_earliest", sa.Date(), nullable=True),
        sa.Column("issued_latest", sa.Date(), nullable=True),
        sa.Column(
            "issued_status", sa.Enum("confirmed", "tentative", "undetermined", native_enum=False), nullable=False
        ),
        sa.Column("numbering", sa.Enum("own", "given", native_enum=False), nullable=False),
        sa.Column("original_symbol", sa.String(), nullable=True),
        sa.Column("original_title", sa.String(), nullable=True),
        sa.Column("original_url", sa.String(), nullable=True),
        sa.Column("issuer_id", sa.Integer(), nullable=True),
        sa.Column("code_prefix", sa.String(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("certainty", sa.Enum("verified", "reported", "weak", native_enum=False), nullable=False),
        sa.Column("sources", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("revises_id", sa.Integer(), nullable=True),
        sa.Column("revision_kind", sa.Enum("rev", "corr", "add", native_enum=False), nullable=True),
        sa.Column("revision_number", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_user_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("certainty IN ('verified', 'reported', 'weak')", name=op.f("ck_documents_certainty")),
        sa.CheckConstraint(
            "issued_status IN ('confirmed', 'tentative', 'undetermined')", name=op.f("ck_documents_issued_status")
        ),
        sa.CheckConstraint(
            "kind IN ('outcome', 'instrument', 'draft', 'report', 'letter')", name=op.f("ck_documents_kind")
        ),
        sa.CheckConstraint("nature = 'record' OR symbol IS NULL", name=op.f("ck_documents_summary_without_symbol")),
        sa.CheckConstraint("nature IN ('record', 'summary')", name=op.f("ck_documents_nature")),
        sa.CheckConstraint("numbering IN ('own', 'given')", name=op.f("ck_documents_numbering")),
        sa.ForeignKeyConstraint(["issuer_id"], ["organisations.id"], name=op.f("fk_documents_issuer_id_organisations")),
        sa.ForeignKeyConstraint(["revises_id"], ["documents.id"], name=op.f("fk_documents_revises_id_documents")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
        sa.UniqueConstraint("reference", name=op.f("uq_documents_reference")),
        sa.UniqueConstraint(
            "revises_id",
            "revision_kind",
            "revision_number",
            name=op.f("uq_documents_revises_id_revision_kind_revision_number"),
        ),
        sa.UniqueConstraint("symbol", "language", name=op.f("uq_documents_symbol_language")),
    )
    with op.batch_alter_table("documents", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_documents_original_symbol"), ["original_symbol"], unique=False)
        batch_op.create_index(batch_op.f("ix_documents_revises_id"), ["revises_id"], unique=False)

    op.create_table(
        "mandates",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mechanism_id", sa.Integer(), nullable=False),
        sa.Column("cycle_id", sa.Integer(), nullable=False),
        sa.Column(
            "standing",
            sa.Enum("mandated", "pending", "declined", "takes-no-positions", native_enum=False),
            nullable=False,
        ),
        sa.Column("on_label", sa.String(), nullable=True),
        sa.Column("on_earliest", sa.Date(), nullable=True),
        sa.Column("on_latest", sa.Date(), nullable=True),
        sa.Column("on_status", sa.Enum("confirmed", "tentative", "undetermined", native_enum=False), nullable=False),
        sa.Column("evidence_id", sa.Integer(), nullable=True),
        sa.Column("not_associated", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("sources", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_user_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "on_status IN ('confirmed', 'tentative', 'undetermined')", name=op.f("ck_mandates_on_status")
        ),
        sa.CheckConstraint(
            "standing IN ('mandated', 'pending', 'declined', 'takes-no-positions')", name=op.f("ck_mandates_standing")
        ),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycles.id"], name=op.f("fk_mandates_cycle_id_cycles")),
        sa.ForeignKeyConstraint(["evidence_id"], ["evidence.id"], name=op.f("fk_mandates_evidence_id_evidence")),
        sa.ForeignKeyConstraint(["mechanism_id"], ["mechanisms.id"], name=op.f("fk_mandates_mechanism_id_mechanisms")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mandates")),
    )
    with op.batch_alter_table("mandates", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mandates_mechanism_id"), ["mechanism_id"], unique=False)

    op.create_table(
        "parties",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("state_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("mechanism_id", sa.Integer(), nullable=True),
        sa.Column("label", sa.String(), nullable=True),
        sa.CheckConstraint(
            "CASE WHEN state_id IS NULL THEN 0 ELSE 1 END + CASE WHEN organisation_id IS NULL THEN 0 ELSE 1 END + CASE WHEN mechanism_id IS NULL THEN 0 ELSE 1 END + CASE WHEN label IS NULL THEN 0 ELSE 1 END = 1",
            name=op.f("ck_parties_somebody"),
        ),
        sa.ForeignKeyConstraint(["mechanism_id"], ["mechanisms.id"], name=op.f("fk_parties_mechanism_id_mechanisms")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_parties_organisation_id_organisations")
        ),
        sa.ForeignKeyConstraint(["state_id"], ["states.id"], name=op.f("fk_parties_state_id_states")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parties")),
        sa.UniqueConstraint("label", name=op.f("uq_parties_label")),
        sa.UniqueConstraint("mechanism_id", name=op.f("uq_parties_mechanism_id")),
        sa.UniqueConstraint("organisation_id", name=op.f("uq_parties_organisation_id")),
        sa.UniqueConstraint("state_id", name=op.f("uq_parties_state_id")),
    )
    op.create_table(
        "proposers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("recommendation_id", sa.Integer(), nullable=False),
        sa.Column("mechanism_id", sa.Integer(), nullable=True),
        sa.Column("group_number", sa.Integer(), nullable=True),
        sa.Column("group_name", sa.String(), nullable=True),
        sa.Column("label", sa.String(), nullable=True),
        sa.Column("by_user_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("until_by_user_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "CASE WHEN mechanism_id IS NULL THEN 0 ELSE 1 END + CASE WHEN group_number IS NULL THEN 0 ELSE 1 END + CASE WHEN label IS NULL THEN 0 ELSE 1 END = 1",
            name=op.f("ck_proposers_somebody"),
        ),
        sa.ForeignKeyConstraint(["mechanism_id"], ["mechanisms.id"], name=op.f("fk_proposers_mechanism_id_mechanisms")),
        sa.ForeignKeyConstraint(
            ["recommendation_id"], ["recommendations.id"], name=op.f("fk_proposers_recommendation_id_recommendations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposers")),
    )
    with op.batch_alter_table("proposers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_proposers_mechanism_id"), ["mechanism_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_proposers_recommendation_id"), ["recommendation_id"], unique=False)

    op.create_table(
        "recommendation_links",
        sa.Column("from_id", sa.Integer(), nullable=False),
        sa.Column("to_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("restates", "elaborates", "merges", "splits", "supersedes", native_enum=False),
            nullable=False,
        ),
        sa.Column("by_user_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('restates', 'elaborates', 'merges', 'splits', 'supersedes')",
            name=op.f("ck_recommendation_links_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["from_id"], ["recommendations.id"], name=op.f("fk_recommendation_links_from_id_recommendations")
        ),
        sa.ForeignKeyConstraint(
            ["to_id"], ["recommendations.id"], name=op.f("fk_recommendation_links_to_id_recommendations")
        ),
        sa.PrimaryKeyConstraint("from_id", "to_id", name=op.f("pk_recommendation_links")),
    )
    with op.batch_alter_table("recommendation_links", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_recommendation_links_to_id"), ["to_id"], unique=False)

    op.create_table(
        "contributions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("recommendation_id", sa.Integer(), nullable=False),
        sa.Column("milestone_id", sa.Integer(), nullable=False),
        sa.Column(
            "channel",
            sa.Enum(
                "direct",
                "member-states",
                "regional-commission",
                "regional-organisation",
                "gfmd",
                "grcp",
                "joint",
                native_enum=False,
            ),
            nullable=False,
        ),
        sa.Column("carrier_id", sa.Integer(), nullable=True),
        sa.Column("live_key", sa.String(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("sources", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_user_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "channel IN ('direct', 'member-states', 'regional-commission', 'regional-organisation', 'gfmd', 'grcp', 'joint')",
            name=op.f("ck_contributions_channel"),
        ),
        sa.ForeignKeyConstraint(["carrier_id"], ["parties.id"], name=op.f("fk_contributions_carrier_id_parties")),
        sa.ForeignKeyConstraint(
            ["milestone_id"], ["milestones.id"], name=op.f("fk_contributions_milestone_id_milestones")
        ),
        sa.ForeignKeyConstraint(
            ["recommendation_id"],
            ["recommendations.id"],
            name=op.f("fk_contributions_recommendation_id_recommendations"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contributions")),
        sa.UniqueConstraint("live_key", name=op.f("uq_contributions_live_key")),
    )
    with op.batch_alter_table("contributions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contributions_carrier_id"), ["carrier_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_contributions_milestone_id"), ["milestone_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_contributions_recommendation_id"), ["recommendation_id"], unique=False)

    op.create_table(
        "draft_versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_user_id", sa.Integer(), nullable=True),
        sa.Column("by_name", sa.String(), nullable=False),
        sa.Column("content", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_draft_versions_document_id_documents")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_versions")),
        sa.UniqueConstraint("document_id", "number", name=op.f("uq_draft_versions_document_id_number")),
    )
    op.create_table(
        "file_steps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("milestone_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Enum("closed", "reopened", native_enum=False), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_user_id", sa.Integer(), nullable=True),
        sa.Column("by_name", sa.String(), nullable=False),
        sa.CheckConstraint("kind IN ('closed', 'reopened')", name=op.f("ck_file_steps_kind")),
        sa.ForeignKeyConstraint(
            ["milestone_id"], ["milestones.id"], name=op.f("fk_file_steps_milestone_id_milestones")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file_steps")),
    )
    with op.batch_alter_table("file_steps", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_file_steps_milestone_id"), ["milestone_id"], unique=False)

    op.create_table(
        "meeting_documents",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("visibility", sa.Enum("private", "public", native_enum=False), nullable=False),
        sa.CheckConstraint("visibility IN ('private', 'public')", name=op.f("ck_meeting_documents_visibility")),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_meeting_documents_document_id_documents")
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_meeting_documents_meeting_id_meetings")),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_meeting_documents")),
    )
    with op.batch_alter_table("meeting_documents", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_meeting_documents_meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "paragraphs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "kind", sa.Enum("heading", "preamble", "numbered", "bullet", "text", native_enum=False), nullable=False
        ),
        sa.Column("depth", sa.Integer(), nullable=False),
        sa.Column("path", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("anchor", sa.String(), nullable=False),
        sa.Column("editorial", sa.Boolean(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('heading', 'preamble', 'numbered', 'bullet', 'text')", name=op.f("ck_paragraphs_kind")
        ),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_paragraphs_document_id_documents")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paragraphs")),
    )
    with op.batch_alter_table("paragraphs", schema=None) as batch_op:
        batch_op.create_index("ix_paragraphs_document_id_anchor", ["document_id", "anchor"], unique=False)
        batch_op.create_index("ix_paragraphs_document_id_position", ["document_id", "position"], unique=False)

    op.create_table(
        "publications",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_user_id", sa.Integer(), nullable=True),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_publications_document_id_documents")),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_publications")),
    )
    op.create_table(
        "result_documents",
        sa.Column("milestone_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_user_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_result_documents_document_id_documents")
        ),
        sa.ForeignKeyConstraint(
            ["milestone_id"], ["milestones.id"], name=op.f("fk_result_documents_milestone_id_milestones")
        ),
        sa.PrimaryKeyConstraint("milestone_id", "document_id", name=op.f("pk_result_documents")),
    )
    with op.batch_alter_table("result_documents", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_result_documents_document_id"), ["document_id"], unique=False)

    op.create_table(
        "tags",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("recommendation_id", sa.Integer(), nullable=False),
        sa.Column("theme_id", sa.Integer(), nullable=True),
        sa.Column("principle_id", sa.Integer(), nullable=True),
        sa.Column("objective_id", sa.Integer(), nullable=True),
        sa.Column("by_user_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("until_by_user_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "CASE WHEN theme_id IS NULL THEN 0 ELSE 1 END + CASE WHEN principle_id IS NULL THEN 0 ELSE 1 END + CASE WHEN objective_id IS NULL THEN 0 ELSE 1 END = 1",
            name=op.f("ck_tags_something"),
        ),
        sa.ForeignKeyConstraint(["objective_id"], ["objectives.id"], name=op.f("fk_tags_objective_id_objectives")),
        sa.ForeignKeyConstraint(["principle_id"], ["principles.id"], name=op.f("fk_tags_principle_id_principles")),
        sa.ForeignKeyConstraint(
            ["recommendation_id"], ["recommendations.id"], name=op.f("fk_tags_recommendation_id_recommendations")
        ),
        sa.ForeignKeyConstraint(["theme_id"], ["themes.id"], name=op.f("fk_tags_theme_id_themes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tags")),
    )
    with op.batch_alter_table("tags", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tags_objective_id"), ["objective_id"], unique=False)
        batch_op.create_index(
            "ix_tags_standing_objective",
            ["recommendation_id", "objective_id"],
            unique=True,
            sqlite_where=sa.text("until IS NULL"),
            postgresql_where=sa.text("until IS NULL"),
        )
        batch_op.create_index(
            "ix_tags_standing_principle",
            ["recommendation_id", "principle_id"],
            unique=True,
            sqlite_where=sa.text("until IS NULL"),
            postgresql_where=sa.text("until IS NULL"),
        )
        batch_op.create_index(
            "ix_tags_standing_theme",
            ["recommendation_id", "theme_id"],
            unique=True,
            sqlite_where=sa.text("until IS NULL"),
            postgresql_where=sa.text("until IS NULL"),
        )

    op.create_table(
        "wordings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("recommendation_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("addressed_to", sa.String(), nullable=True),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("in_force", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_wordings_document_id_documents")),
        sa.ForeignKeyConstraint(
            ["recommendation_id"], ["recommendations.id"], name=op.f("fk_wordings_recommendation_id_recommendations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wordings")),
        sa.UniqueConstraint("recommendation_id", "document_id", name=op.f("uq_wordings_recommendation_id_document_id")),
    )
    with op.batch_alter_table("wordings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_wordings_document_id"), ["document_id"], unique=False)
        batch_op.create_index(
            "ix_wordings_in_force",
            ["recommendation_id"],
            unique=True,
            sqlite_where=sa.text("in_force"),
            postgresql_where=sa.text("in_force"),
        )

    op.create_table(
        "paragraph_maps",
        sa.Column("old_id", sa.Integer(), nullable=False),
        sa.Column("new_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["new_id"], ["paragraphs.id"], name=op.f("fk_paragraph_maps_new_id_paragraphs")),
        sa.ForeignKeyConstraint(["old_id"], ["paragraphs.id"], name=op.f("fk_paragraph_maps_old_id_paragraphs")),
        sa.PrimaryKeyConstraint("old_id", "new_id", name=op.f("pk_paragraph_maps")),
    )
    with op.batch_alter_table("paragraph_maps", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_paragraph_maps_new_id"), ["new_id"], unique=False)

    op.create_table(
        "reflections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contribution_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column(
            "degree",
            sa.Enum("verbatim", "substantial", "partial", "mentioned", "none", native_enum=False),
            nullable=False,
        ),
        sa.Column("attribution", sa.Enum("coincident", "plausible", "documented", native_enum=False), nullable=True),
        sa.Column("rationale", sa.Text(), nullable=False),
        sa.Column("evidence_id", sa.Integer(), nullable=True),
        sa.Column("revises_id", sa.Integer(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_user_id", sa.Integer(), nullable=True),
        sa.Column("by_name", sa.String(), nullable=False),
        sa.CheckConstraint(
            "attribution IS NULL OR attribution IN ('coincident', 'plausible', 'documented')",
            name=op.f("ck_reflections_attribution"),
        ),
        sa.CheckConstraint(
            "degree IN ('verbatim', 'substantial', 'partial', 'mentioned', 'none')", name=op.f("ck_reflections_degree")
        ),
        sa.ForeignKeyConstraint(
            ["contribution_id"], ["contributions.id"], name=op.f("fk_reflections_contribution_id_contributions")
        ),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_reflections_document_id_documents")),
        sa.ForeignKeyConstraint(["evidence_id"], ["evidence.id"], name=op.f("fk_reflections_evidence_id_evidence")),
        sa.ForeignKeyConstraint(["revises_id"], ["reflections.id"], name=op.f("fk_reflections_revises_id_reflections")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reflections")),
        sa.UniqueConstraint("revises_id", name=op.f("uq_reflections_revises_id")),
    )
    with op.batch_alter_table("reflections", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reflections_contribution_id"), ["contribution_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_reflections_document_id"), ["document_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_reflections_recorded_at"), ["recorded_at"], unique=False)

    op.create_table(
        "steps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contribution_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "planned",
                "prepared",
                "transmitted",
                "acknowledged",
                "considered",
                "lapsed",
                "withdrawn",
                "agreed",
                "void",
                native_enum=False,
            ),
            nullable=False,
        ),
        sa.Column("on_label", sa.String(), nullable=True),
        sa.Column("on_earliest", sa.Date(), nullable=True),
        sa.Column("on_latest", sa.Date(), nullable=True),
        sa.Column("on_status", sa.Enum("confirmed", "tentative", "undetermined", native_enum=False), nullable=False),
        sa.Column("sender_id", sa.Integer(), nullable=True),
        sa.Column("recipient_id", sa.Integer(), nullable=True),
        sa.Column("evidence_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("corrects_id", sa.Integer(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_user_id", sa.Integer(), nullable=True),
        sa.Column("by_name", sa.String(), nullable=False),
        sa.CheckConstraint(
            "kind <> 'transmitted' OR (sender_id IS NOT NULL AND recipient_id IS NOT NULL AND evidence_id IS NOT NULL AND on_status <> 'undetermined')",
            name=op.f("ck_steps_transmitted_in_full"),
        ),
        sa.CheckConstraint("kind <> 'void' OR corrects_id IS NOT NULL", name=op.f("ck_steps_void_of_something")),
        sa.CheckConstraint(
            "kind IN ('planned', 'prepared', 'transmitted', 'acknowledged', 'considered', 'lapsed', 'withdrawn', 'agreed', 'void')",
            name=op.f("ck_steps_kind"),
        ),
        sa.CheckConstraint("on_status IN ('confirmed', 'tentative', 'undetermined')", name=op.f("ck_steps_on_status")),
        sa.ForeignKeyConstraint(
            ["contribution_id"], ["contributions.id"], name=op.f("fk_steps_contribution_id_contributions")
        ),
        sa.ForeignKeyConstraint(["corrects_id"], ["steps.id"], name=op.f("fk_steps_corrects_id_steps")),
        sa.ForeignKeyConstraint(["evidence_id"], ["evidence.id"], name=op.f("fk_steps_evidence_id_evidence")),
        sa.ForeignKeyConstraint(["recipient_id"], ["parties.id"], name=op.f("fk_steps_recipient_id_parties")),
        sa.ForeignKeyConstraint(["sender_id"], ["parties.id"], name=op.f("fk_steps_sender_id_parties")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_steps")),
        sa.UniqueConstraint("corrects_id", name=op.f("uq_steps_corrects_id")),
    )
    with op.batch_alter_table("steps", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_steps_contribution_id"), ["contribution_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_steps_recorded_at"), ["recorded_at"], unique=False)

    op.create_table(
        "wording_paragraphs",
        sa.Column("wording_id", sa.Integer(), nullable=False),
        sa.Column("paragraph_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["paragraph_id"], ["paragraphs.id"], name=op.f("fk_wording_paragraphs_paragraph_id_paragraphs")
        ),
        sa.ForeignKeyConstraint(
            ["wording_id"], ["wordings.id"], name=op.f("fk_wording_paragraphs_wording_id_wordings")
        ),
        sa.PrimaryKeyConstraint("wording_id", "paragraph_id", name=op.f("pk_wording_paragraphs")),
    )
    with op.batch_alter_table("wording_paragraphs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_wording_paragraphs_paragraph_id"), ["paragraph_id"], unique=False)

    op.create_table(
        "reflection_citations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reflection_id", sa.Integer(), nullable=False),
        sa.Column("paragraph_id", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=True),
        sa.Column("checked", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["paragraph_id"], ["paragraphs.id"], name=op.f("fk_reflection_citations_paragraph_id_paragraphs")
        ),
        sa.ForeignKeyConstraint(
            ["reflection_id"], ["reflections.id"], name=op.f("fk_reflection_citations_reflection_id_reflections")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reflection_citations")),
        sa.UniqueConstraint(
            "reflection_id", "paragraph_id", name=op.f("uq_reflection_citations_reflection_id_paragraph_id")
        ),
    )
    with op.batch_alter_table("reflection_citations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reflection_citations_paragraph_id"), ["paragraph_id"], unique=False)

    op.create_table(
        "reflection_steps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reflection_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Enum("verified", "cleared", "disputed", native_enum=False), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_user_id", sa.Integer(), nullable=True),
        sa.Column("by_name", sa.String(), nullable=False),
        sa.CheckConstraint("kind IN ('verified', 'cleared', 'disputed')", name=op.f("ck_reflection_steps_kind")),
        sa.ForeignKeyConstraint(
            ["reflection_id"], ["reflections.id"], name=op.f("fk_reflection_steps_reflection_id_reflections")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reflection_steps")),
    )
    with op.batch_alter_table("reflection_steps", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reflection_steps_reflection_id"), ["reflection_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("reflection_steps", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reflection_steps_reflection_id"))

    op.drop_table("reflection_steps")
    with op.batch_alter_table("reflection_citations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reflection_citations_paragraph_id"))

    op.drop_table("reflection_citations")
    with op.batch_alter_table("wording_paragraphs", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_wording_paragraphs_paragraph_id"))

    op.drop_table("wording_paragraphs")
    with op.batch_alter_table("steps", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_steps_recorded_at"))
        batch_op.drop_index(batch_op.f("ix_steps_contribution_id"))

    op.drop_table("steps")
    with op.batch_alter_table("reflections", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reflections_recorded_at"))
        batch_op.drop_index(batch_op.f("ix_reflections_document_id"))
        batch_op.drop_index(batch_op.f("ix_reflections_contribution_id"))

    op.drop_table("reflections")
    with op.batch_alter_table("paragraph_maps", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_paragraph_maps_new_id"))

    op.drop_table("paragraph_maps")
    with op.batch_alter_table("wordings", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_wordings_in_force", sqlite_where=sa.text("in_force"), postgresql_where=sa.text("in_force")
        )
        batch_op.drop_index(batch_op.f("ix_wordings_document_id"))

    op.drop_table("wordings")
    with op.batch_alter_table("tags", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_tags_standing_theme", sqlite_where=sa.text("until IS NULL"), postgresql_where=sa.text("until IS NULL")
        )
        batch_op.drop_index(
            "ix_tags_standing_principle",
            sqlite_where=sa.text("until IS NULL"),
            postgresql_where=sa.text("until IS NULL"),
        )
        batch_op.drop_index(
            "ix_tags_standing_objective",
            sqlite_where=sa.text("until IS NULL"),
            postgresql_where=sa.text("until IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_tags_objective_id"))

    op.drop_table("tags")
    with op.batch_alter_table("result_documents", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_result_documents_document_id"))

    op.drop_table("result_documents")
    op.drop_table("publications")
    with op.batch_alter_table("paragraphs", schema=None) as batch_op:
        batch_op.drop_index("ix_paragraphs_document_id_position")
        batch_op.drop_index("ix_paragraphs_document_id_anchor")

    op.drop_table("paragraphs")
    with op.batch_alter_table("meeting_documents", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_meeting_documents_meeting_id"))

    op.drop_table("meeting_documents")
    with op.batch_alter_table("file_steps", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_file_steps_milestone_id"))

    op.drop_table("file_steps")
    op.drop_table("draft_versions")
    with op.batch_alter_table("contributions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_contributions_recommendation_id"))
        batch_op.drop_index(batch_op.f("ix_contributions_milestone_id"))
        batch_op.drop_index(batch_op.f("ix_contributions_carrier_id"))

    op.drop_table("contributions")
    with op.batch_alter_table("recommendation_links", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_recommendation_links_to_id"))

    op.drop_table("recommendation_links")
    with op.batch_alter_table("proposers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_proposers_recommendation_id"))
        batch_op.drop_index(batch_op.f("ix_proposers_mechanism_id"))

    op.drop_table("proposers")
    op.drop_table("parties")
    with op.batch_alter_table("mandates", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mandates_mechanism_id"))

    op.drop_table("mandates")
    with op.batch_alter_table("documents", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_documents_revises_id"))
        batch_op.drop_index(batch_op.f("ix_documents_original_symbol"))

    op.drop_table("documents")
    op.drop_table("recommendations")
    op.drop_table("evidence")
