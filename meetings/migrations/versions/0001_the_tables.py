"""The tables"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "counts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("fact", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=True),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("as_of", sa.String(), nullable=True),
        sa.Column("sources", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_counts")),
        sa.UniqueConstraint("subject", "position", name=op.f("uq_counts_subject_position")),
    )
    with op.batch_alter_table("counts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_counts_subject"), ["subject"], unique=False)

    op.create_table(
        "cycles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("start_year", sa.Integer(), nullable=False),
        sa.Column("end_year", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cycles")),
        sa.UniqueConstraint("code", name=op.f("uq_cycles_code")),
        sa.UniqueConstraint("number", name=op.f("uq_cycles_number")),
    )
    op.create_table(
        "history",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("subject_key", sa.String(), nullable=False),
        sa.Column("scope", sa.String(), nullable=True),
        sa.Column("request_id", sa.String(), nullable=True),
        sa.Column("inward", sa.Boolean(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("chain", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history")),
    )
    with op.batch_alter_table("history", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_history_action"), ["action"], unique=False)
        batch_op.create_index("ix_history_inward_id", ["inward", "id"], unique=False)
        batch_op.create_index("ix_history_scope_id", ["scope", "id"], unique=False)
        batch_op.create_index("ix_history_subject", ["subject", "subject_key"], unique=False)

    op.create_table(
        "mechanisms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("short", sa.String(), nullable=True),
        sa.Column("kind", sa.Enum("rcp", "irf", "global", "global-specific", native_enum=False), nullable=False),
        sa.Column("circle", sa.Enum("principal", "specific", "forerunner", "other", native_enum=False), nullable=False),
        sa.Column(
            "activity",
            sa.Enum("active", "dormant", "repurposed", "historical", "unknown", native_enum=False),
            nullable=False,
        ),
        sa.Column("region_label", sa.String(), nullable=True),
        sa.Column("listed_by", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("chair_note", sa.String(), nullable=True),
        sa.Column("website", sa.String(), nullable=True),
        sa.Column("website_note", sa.String(), nullable=True),
        sa.Column("members_listing", sa.Enum("full", "partial", "none", native_enum=False), nullable=False),
        sa.Column("members_as_of", sa.String(), nullable=True),
        sa.Column("members_note", sa.String(), nullable=True),
        sa.Column("members_sources", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("sources", sa.JSON(none_as_null=True), nullable=False),
        sa.CheckConstraint(
            "activity IN ('active', 'dormant', 'repurposed', 'historical', 'unknown')",
            name=op.f("ck_mechanisms_activity"),
        ),
        sa.CheckConstraint(
            "circle IN ('principal', 'specific', 'forerunner', 'other')", name=op.f("ck_mechanisms_circle")
        ),
        sa.CheckConstraint("kind IN ('rcp', 'irf', 'global', 'global-specific')", name=op.f("ck_mechanisms_kind")),
        sa.CheckConstraint(
            "members_listing IN ('full', 'partial', 'none')", name=op.f("ck_mechanisms_members_listing")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mechanisms")),
        sa.UniqueConstraint("code", name=op.f("uq_mechanisms_code")),
    )
    op.create_table(
        "once_keys",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("location", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("user_id", "key", name=op.f("pk_once_keys")),
    )
    with op.batch_alter_table("once_keys", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_once_keys_at"), ["at"], unique=False)

    op.create_table(
        "organisations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("character", sa.String(), nullable=True),
        sa.Column("short", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("aliases", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("seat", sa.String(), nullable=True),
        sa.Column("seat_country", sa.String(), nullable=True),
        sa.Column("website", sa.String(), nullable=True),
        sa.Column("role", sa.String(), nullable=True),
        sa.Column("established", sa.Integer(), nullable=True),
        sa.Column("members_listing", sa.Enum("full", "partial", "none", native_enum=False), nullable=False),
        sa.Column("members_as_of", sa.String(), nullable=True),
        sa.Column("members_note", sa.String(), nullable=True),
        sa.Column("members_sources", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("sources", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisations")),
        sa.UniqueConstraint("code", name=op.f("uq_organisations_code")),
    )
    with op.batch_alter_table("organisations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_organisations_kind"), ["kind"], unique=False)

    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("payload", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index("ix_outbox_waiting", ["done_at", "failed_at", "due_at"], unique=False)

    op.create_table(
        "principles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("paragraph", sa.String(), nullable=False),
        sa.Column("sources", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_principles")),
        sa.UniqueConstraint("code", name=op.f("uq_principles_code")),
        sa.UniqueConstraint("number", name=op.f("uq_principles_number")),
        sa.UniqueConstraint("paragraph", name=op.f("uq_principles_paragraph")),
        sa.UniqueConstraint("slug", name=op.f("uq_principles_slug")),
    )
    op.create_table(
        "regions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("names", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("labels", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("m49", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("sources", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_regions")),
        sa.UniqueConstraint("code", name=op.f("uq_regions_code")),
    )
    op.create_table(
        "round_tables",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("sources", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_round_tables")),
        sa.UniqueConstraint("number", name=op.f("uq_round_tables_number")),
    )
    op.create_table(
        "seed_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("table", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("columns", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seed_rows")),
        sa.UniqueConstraint("table", "key", name=op.f("uq_seed_rows_table_key")),
    )
    op.create_table(
        "series",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("short", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("aliases", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("sources", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
        sa.UniqueConstraint("code", name=op.f("uq_series_code")),
    )
    op.create_table(
        "sources",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column(
            "kind", sa.Enum("note", "report", "statement", "un-document", "page", native_enum=False), nullable=False
        ),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("publisher", sa.String(), nullable=True),
        sa.Column("symbol", sa.String(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("issued", sa.String(), nullable=True),
        sa.Column("adopted", sa.Date(), nullable=True),
        sa.Column("distributed", sa.Date(), nullable=True),
        sa.Column("reliability", sa.Enum("official", "press", "weak", native_enum=False), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('note', 'report', 'statement', 'un-document', 'page')", name=op.f("ck_sources_kind")
        ),
        sa.CheckConstraint("reliability IN ('official', 'press', 'weak')", name=op.f("ck_sources_reliability")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sources")),
        sa.UniqueConstraint("code", name=op.f("uq_sources_code")),
    )
    op.create_table(
        "states",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("iso3", sa.String(), nullable=False),
        sa.Column("iso2", sa.String(), nullable=False),
        sa.Column("m49", sa.String(), nullable=True),
        sa.Column("footnote", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_states")),
        sa.UniqueConstraint("iso2", name=op.f("uq_states_iso2")),
        sa.UniqueConstraint("iso3", name=op.f("uq_states_iso3")),
        sa.UniqueConstraint("m49", name=op.f("uq_states_m49")),
    )
    op.create_table(
        "themes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("roman", sa.String(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("sources", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_themes")),
        sa.UniqueConstraint("code", name=op.f("uq_themes_code")),
        sa.UniqueConstraint("number", name=op.f("uq_themes_number")),
        sa.UniqueConstraint("slug", name=op.f("uq_themes_slug")),
    )
    op.create_table(
        "users",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("email_key", sa.String(length=320), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("search", sa.String(), nullable=False),
        sa.Column("password", sa.String(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("fs_uniquifier", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_sign_in_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_users")),
        sa.UniqueConstraint("email_key", name=op.f("uq_users_email_key")),
        sa.UniqueConstraint("fs_uniquifier", name=op.f("uq_users_fs_uniquifier")),
    )
    op.create_table(
        "designations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("state_id", sa.Integer(), nullable=False),
        sa.Column("mechanism_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.CheckConstraint(
            "CASE WHEN mechanism_id IS NULL THEN 0 ELSE 1 END + CASE WHEN organisation_id IS NULL THEN 0 ELSE 1 END = 1",
            name=op.f("ck_designations_one_party"),
        ),
        sa.ForeignKeyConstraint(
            ["mechanism_id"], ["mechanisms.id"], name=op.f("fk_designations_mechanism_id_mechanisms")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_designations_organisation_id_organisations")
        ),
        sa.ForeignKeyConstraint(["state_id"], ["states.id"], name=op.f("fk_designations_state_id_states")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_designations")),
        sa.UniqueConstraint(
            "state_id",
            "mechanism_id",
            "organisation_id",
            "language",
            name=op.f("uq_designations_state_id_mechanism_id_organisation_id_language"),
        ),
    )
    op.create_table(
        "grants",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("scope", sa.String(length=80), nullable=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "role <> 'administrator' OR scope IS NULL", name=op.f("ck_grants_administrators_are_global")
        ),
        sa.CheckConstraint(
            "role IN ('administrator', 'organiser', 'rapporteur', 'analyst')", name=op.f("ck_grants_role_known")
        ),
        sa.ForeignKeyConstraint(["by_id"], ["users.id"], name=op.f("fk_grants_by_id_users")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_grants_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grants")),
        sa.UniqueConstraint("user_id", "role", "scope", name=op.f("uq_grants_user_id_role_scope")),
    )
    with op.batch_alter_table("grants", schema=None) as batch_op:
        batch_op.create_index(
            "uq_grants_everywhere",
            ["user_id", "role"],
            unique=True,
            sqlite_where=sa.text("scope IS NULL"),
            postgresql_where=sa.text("scope IS NULL"),
        )

    op.create_table(
        "history_values",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("before", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("after", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("salt", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["history.id"], name=op.f("fk_history_values_entry_id_history")),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_history_values")),
    )
    op.create_table(
        "mechanism_aliases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mechanism_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column(
            "kind", sa.Enum("former", "later", "variant", "translation", "slip", native_enum=False), nullable=False
        ),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("until", sa.String(), nullable=True),
        sa.Column("sources", sa.JSON(none_as_null=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('former', 'later', 'variant', 'translation', 'slip')", name=op.f("ck_mechanism_aliases_kind")
        ),
        sa.ForeignKeyConstraint(
            ["mechanism_id"], ["mechanisms.id"], name=op.f("fk_mechanism_aliases_mechanism_id_mechanisms")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mechanism_aliases")),
        sa.UniqueConstraint("mechanism_id", "name", name=op.f("uq_mechanism_aliases_mechanism_id_name")),
    )
    op.create_table(
        "mechanism_associations",
        sa.Column("mechanism_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mechanism_id"], ["mechanisms.id"], name=op.f("fk_mechanism_associations_mechanism_id_mechanisms")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_mechanism_associations_organisation_id_organisations"),
        ),
        sa.PrimaryKeyConstraint("mechanism_id", "organisation_id", name=op.f("pk_mechanism_associations")),
    )
    op.create_table(
        "mechanism_foundings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mechanism_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("month", sa.Integer(), nullable=True),
        sa.Column("sources", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["mechanism_id"], ["mechanisms.id"], name=op.f("fk_mechanism_foundings_mechanism_id_mechanisms")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mechanism_foundings")),
        sa.UniqueConstraint("mechanism_id", "position", name=op.f("uq_mechanism_foundings_mechanism_id_position")),
    )
    op.create_table(
        "mechanism_kinds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mechanism_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Enum("rcp", "irf", "global", "global-specific", native_enum=False), nullable=False),
        sa.Column("sources", sa.JSON(none_as_null=True), nullable=False),
        sa.CheckConstraint("kind IN ('rcp', 'irf', 'global', 'global-specific')", name=op.f("ck_mechanism_kinds_kind")),
        sa.ForeignKeyConstraint(
            ["mechanism_id"], ["mechanisms.id"], name=op.f("fk_mechanism_kinds_mechanism_id_mechanisms")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mechanism_kinds")),
        sa.UniqueConstraint("mechanism_id", "position", name=op.f("uq_mechanism_kinds_mechanism_id_position")),
    )
    op.create_table(
        "mechanism_regions",
        sa.Column("mechanism_id", sa.Integer(), nullable=False),
        sa.Column("region_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mechanism_id"], ["mechanisms.id"], name=op.f("fk_mechanism_regions_mechanism_id_mechanisms")
        ),
        sa.ForeignKeyConstraint(["region_id"], ["regions.id"], name=op.f("fk_mechanism_regions_region_id_regions")),
        sa.PrimaryKeyConstraint("mechanism_id", "region_id", name=op.f("pk_mechanism_regions")),
    )
    op.create_table(
        "meetings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("series_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "grcp",
                "regional-consultation",
                "technical",
                "webinar",
                "statutory",
                "ministerial",
                "side-event",
                native_enum=False,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("short", sa.String(), nullable=True),
        sa.Column("theme", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("visibility", sa.Enum("private", "listed", "public", native_enum=False), nullable=False),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("standing", sa.Enum("planned", "postponed", "cancelled", native_enum=False), nullable=False),
        sa.Column("dates_label", sa.String(), nullable=True),
        sa.Column("dates_earliest", sa.Date(), nullable=True),
        sa.Column("dates_latest", sa.Date(), nullable=True),
        sa.Column("dates_status", sa.Enum("confirmed", "tentative", "undetermined", native_enum=False), nullable=False),
        sa.Column("zone", sa.String(), nullable=True),
        sa.Column("mode", sa.Enum("in-person", "online", "hybrid", native_enum=False), nullable=True),
        sa.Column("venue", sa.String(), nullable=True),
        sa.Column("city", sa.String(), nullable=True),
        sa.Column("state_id", sa.Integer(), nullable=True),
        sa.Column("planned", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("sittings", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("cycle_id", sa.Integer(), nullable=True),
        sa.Column("sources", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("release_number", sa.Integer(), nullable=True),
        sa.Column("next_session", sa.Integer(), nullable=False),
        sa.Column("next_group", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "dates_status IN ('confirmed', 'tentative', 'undetermined')", name=op.f("ck_meetings_dates_status")
        ),
        sa.CheckConstraint(
            "kind IN ('grcp', 'regional-consultation', 'technical', 'webinar', 'statutory', 'ministerial', 'side-event')",
            name=op.f("ck_meetings_kind"),
        ),
        sa.CheckConstraint("mode IN ('in-person', 'online', 'hybrid')", name=op.f("ck_meetings_mode")),
        sa.CheckConstraint("standing IN ('planned', 'postponed', 'cancelled')", name=op.f("ck_meetings_standing")),
        sa.CheckConstraint("visibility IN ('private', 'listed', 'public')", name=op.f("ck_meetings_visibility")),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycles.id"], name=op.f("fk_meetings_cycle_id_cycles")),
        sa.ForeignKeyConstraint(["series_id"], ["series.id"], name=op.f("fk_meetings_series_id_series")),
        sa.ForeignKeyConstraint(["state_id"], ["states.id"], name=op.f("fk_meetings_state_id_states")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
        sa.UniqueConstraint("code", name=op.f("uq_meetings_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_meetings_uid")),
    )
    op.create_table(
        "memberships",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mechanism_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("state_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.Enum("member", "associate", "founder", native_enum=False), nullable=False),
        sa.Column("sources", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.CheckConstraint("role IN ('member', 'associate', 'founder')", name=op.f("ck_memberships_role")),
        sa.CheckConstraint(
            "CASE WHEN mechanism_id IS NULL THEN 0 ELSE 1 END + CASE WHEN organisation_id IS NULL THEN 0 ELSE 1 END = 1",
            name=op.f("ck_memberships_one_party"),
        ),
        sa.CheckConstraint(
            "valid_until IS NULL OR valid_from IS NULL OR valid_from <= valid_until",
            name=op.f("ck_memberships_in_order"),
        ),
        sa.ForeignKeyConstraint(
            ["mechanism_id"], ["mechanisms.id"], name=op.f("fk_memberships_mechanism_id_mechanisms")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_memberships_organisation_id_organisations")
        ),
        sa.ForeignKeyConstraint(["state_id"], ["states.id"], name=op.f("fk_memberships_state_id_states")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_memberships")),
        sa.UniqueConstraint(
            "mechanism_id",
            "organisation_id",
            "state_id",
            "role",
            "valid_from",
            name=op.f("uq_memberships_mechanism_id_organisation_id_state_id_role_valid_from"),
        ),
    )
    with op.batch_alter_table("memberships", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_memberships_mechanism_id"), ["mechanism_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_memberships_organisation_id"), ["organisation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_memberships_state_id"), ["state_id"], unique=False)

    op.create_table(
        "milestones",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("cycle_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("theme_id", sa.Integer(), nullable=True),
        sa.Column("region_id", sa.Integer(), nullable=True),
        sa.Column("dates_label", sa.String(), nullable=True),
        sa.Column("dates_earliest", sa.Date(), nullable=True),
        sa.Column("dates_latest", sa.Date(), nullable=True),
        sa.Column("dates_status", sa.Enum("confirmed", "tentative", "undetermined", native_enum=False), nullable=False),
        sa.Column("certainty", sa.Enum("verified", "reported", "weak", "computed", native_enum=False), nullable=False),
        sa.Column("city", sa.String(), nullable=True),
        sa.Column("state_id", sa.Integer(), nullable=True),
        sa.Column("mode", sa.String(), nullable=True),
        sa.Column("body_id", sa.Integer(), nullable=True),
        sa.Column("host_id", sa.Integer(), nullable=True),
        sa.Column("documents", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("pre_events", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("votes", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("route", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("sources", sa.JSON(none_as_null=True), nullable=False),
        sa.CheckConstraint(
            "certainty IN ('verified', 'reported', 'weak', 'computed')", name=op.f("ck_milestones_certainty")
        ),
        sa.CheckConstraint(
            "dates_status IN ('confirmed', 'tentative', 'undetermined')", name=op.f("ck_milestones_dates_status")
        ),
        sa.ForeignKeyConstraint(["body_id"], ["organisations.id"], name=op.f("fk_milestones_body_id_organisations")),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycles.id"], name=op.f("fk_milestones_cycle_id_cycles")),
        sa.ForeignKeyConstraint(["host_id"], ["states.id"], name=op.f("fk_milestones_host_id_states")),
        sa.ForeignKeyConstraint(["region_id"], ["regions.id"], name=op.f("fk_milestones_region_id_regions")),
        sa.ForeignKeyConstraint(["state_id"], ["states.id"], name=op.f("fk_milestones_state_id_states")),
        sa.ForeignKeyConstraint(["theme_id"], ["themes.id"], name=op.f("fk_milestones_theme_id_themes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_milestones")),
        sa.UniqueConstraint("code", name=op.f("uq_milestones_code")),
    )
    with op.batch_alter_table("milestones", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_milestones_cycle_id"), ["cycle_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_milestones_kind"), ["kind"], unique=False)

    op.create_table(
        "objectives",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("paragraph", sa.String(), nullable=False),
        sa.Column("round_table_id", sa.Integer(), nullable=False),
        sa.Column("sources", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_table_id"], ["round_tables.id"], name=op.f("fk_objectives_round_table_id_round_tables")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objectives")),
        sa.UniqueConstraint("code", name=op.f("uq_objectives_code")),
        sa.UniqueConstraint("number", name=op.f("uq_objectives_number")),
        sa.UniqueConstraint("paragraph", name=op.f("uq_objectives_paragraph")),
        sa.UniqueConstraint("slug", name=op.f("uq_objectives_slug")),
    )
    op.create_table(
        "organisation_regions",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("region_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisations.id"],
            name=op.f("fk_organisation_regions_organisation_id_organisations"),
        ),
        sa.ForeignKeyConstraint(["region_id"], ["regions.id"], name=op.f("fk_organisation_regions_region_id_regions")),
        sa.PrimaryKeyConstraint("organisation_id", "region_id", name=op.f("pk_organisation_regions")),
    )
    op.create_table(
        "password_links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("valid_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_password_links_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_password_links")),
        sa.UniqueConstraint("digest", name=op.f("uq_password_links_digest")),
    )
    with op.batch_alter_table("password_links", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_password_links_user_id"), ["user_id"], unique=False)

    op.create_table(
        "people",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("honorific", sa.String(), nullable=True),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("affiliation", sa.String(), nullable=True),
        sa.Column("state_id", sa.Integer(), nullable=True),
        sa.Column("mechanism_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("consent_listed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["mechanism_id"], ["mechanisms.id"], name=op.f("fk_people_mechanism_id_mechanisms")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_people_organisation_id_organisations")
        ),
        sa.ForeignKeyConstraint(["state_id"], ["states.id"], name=op.f("fk_people_state_id_states")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
    )
    op.create_table(
        "sign_ins",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("address", sa.String(length=45), nullable=False),
        sa.Column("agent", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_sign_ins_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_ins")),
        sa.UniqueConstraint("digest", name=op.f("uq_sign_ins_digest")),
    )
    with op.batch_alter_table("sign_ins", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sign_ins_user_id"), ["user_id"], unique=False)

    op.create_table(
        "state_names",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("state_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("short", sa.String(), nullable=False),
        sa.Column("formal", sa.String(), nullable=True),
        sa.Column("sort_key", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "valid_until IS NULL OR valid_from IS NULL OR valid_from <= valid_until",
            name=op.f("ck_state_names_in_order"),
        ),
        sa.ForeignKeyConstraint(["state_id"], ["states.id"], name=op.f("fk_state_names_state_id_states")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_state_names")),
        sa.UniqueConstraint(
            "state_id", "language", "valid_from", name=op.f("uq_state_names_state_id_language_valid_from")
        ),
    )
    with op.batch_alter_table("state_names", schema=None) as batch_op:
        batch_op.create_index("ix_state_names_language", ["language"], unique=False)

    op.create_table(
        "state_standings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("state_id", sa.Integer(), nullable=False),
        sa.Column("standing", sa.Enum("member", "observer", "territory", "other", native_enum=False), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "standing IN ('member', 'observer', 'territory', 'other')", name=op.f("ck_state_standings_standing")
        ),
        sa.CheckConstraint(
            "valid_until IS NULL OR valid_from IS NULL OR valid_from <= valid_until",
            name=op.f("ck_state_standings_in_order"),
        ),
        sa.ForeignKeyConstraint(["state_id"], ["states.id"], name=op.f("fk_state_standings_state_id_states")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_state_standings")),
        sa.UniqueConstraint("state_id", "valid_from", name=op.f("uq_state_standings_state_id_valid_from")),
    )
    op.create_table(
        "input_windows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("milestone_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("region_id", sa.Integer(), nullable=True),
        sa.Column("opens", sa.Date(), nullable=True),
        sa.Column("closes", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("sources", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["milestone_id"], ["milestones.id"], name=op.f("fk_input_windows_milestone_id_milestones")
        ),
        sa.ForeignKeyConstraint(["region_id"], ["regions.id"], name=op.f("fk_input_windows_region_id_regions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_input_windows")),
        sa.UniqueConstraint("milestone_id", "position", name=op.f("uq_input_windows_milestone_id_position")),
    )
    op.create_table(
        "meeting_feeds",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("milestone_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_meeting_feeds_meeting_id_meetings")),
        sa.ForeignKeyConstraint(
            ["milestone_id"], ["milestones.id"], name=op.f("fk_meeting_feeds_milestone_id_milestones")
        ),
        sa.PrimaryKeyConstraint("meeting_id", "milestone_id", name=op.f("pk_meeting_feeds")),
    )
    op.create_table(
        "meeting_parties",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.Enum("host", "convenor", native_enum=False), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("state_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("mechanism_id", sa.Integer(), nullable=True),
        sa.Column("label", sa.String(), nullable=True),
        sa.CheckConstraint("role IN ('host', 'convenor')", name=op.f("ck_meeting_parties_role")),
        sa.CheckConstraint(
            "CASE WHEN state_id IS NULL THEN 0 ELSE 1 END + CASE WHEN organisation_id IS NULL THEN 0 ELSE 1 END + CASE WHEN mechanism_id IS NULL THEN 0 ELSE 1 END + CASE WHEN label IS NULL THEN 0 ELSE 1 END = 1",
            name=op.f("ck_meeting_parties_somebody"),
        ),
        sa.ForeignKeyConstraint(
            ["mechanism_id"], ["mechanisms.id"], name=op.f("fk_meeting_parties_mechanism_id_mechanisms")
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_meeting_parties_meeting_id_meetings")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_meeting_parties_organisation_id_organisations")
        ),
        sa.ForeignKeyConstraint(["state_id"], ["states.id"], name=op.f("fk_meeting_parties_state_id_states")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_parties")),
        sa.UniqueConstraint("meeting_id", "role", "position", name=op.f("uq_meeting_parties_meeting_id_role_position")),
    )
    with op.batch_alter_table("meeting_parties", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_meeting_parties_meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "meeting_people",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_meeting_people_meeting_id_meetings"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_meeting_people_person_id_people")),
        sa.PrimaryKeyConstraint("meeting_id", "person_id", name=op.f("pk_meeting_people")),
    )
    with op.batch_alter_table("meeting_people", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_meeting_people_person_id"), ["person_id"], unique=False)

    op.create_table(
        "meeting_regions",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("region_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_meeting_regions_meeting_id_meetings")),
        sa.ForeignKeyConstraint(["region_id"], ["regions.id"], name=op.f("fk_meeting_regions_region_id_regions")),
        sa.PrimaryKeyConstraint("meeting_id", "region_id", name=op.f("pk_meeting_regions")),
    )
    op.create_table(
        "office_holders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mechanism_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column(
            "office",
            sa.Enum(
                "chair",
                "incoming-chair",
                "co-chair",
                "secretariat",
                "head-of-secretariat",
                "focal-point",
                "working-group-member",
                native_enum=False,
            ),
            nullable=False,
        ),
        sa.Column("state_id", sa.Integer(), nullable=True),
        sa.Column("holder_organisation_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("institution", sa.String(), nullable=True),
        sa.Column("since", sa.String(), nullable=True),
        sa.Column("sources", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "office IN ('chair', 'incoming-chair', 'co-chair', 'secretariat', 'head-of-secretariat', 'focal-point', 'working-group-member')",
            name=op.f("ck_office_holders_office"),
        ),
        sa.CheckConstraint(
            "CASE WHEN mechanism_id IS NULL THEN 0 ELSE 1 END + CASE WHEN organisation_id IS NULL THEN 0 ELSE 1 END = 1",
            name=op.f("ck_office_holders_one_party"),
        ),
        sa.CheckConstraint(
            "valid_until IS NULL OR valid_from IS NULL OR valid_from <= valid_until",
            name=op.f("ck_office_holders_in_order"),
        ),
        sa.ForeignKeyConstraint(
            ["holder_organisation_id"],
            ["organisations.id"],
            name=op.f("fk_office_holders_holder_organisation_id_organisations"),
        ),
        sa.ForeignKeyConstraint(
            ["mechanism_id"], ["mechanisms.id"], name=op.f("fk_office_holders_mechanism_id_mechanisms")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_office_holders_organisation_id_organisations")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_office_holders_person_id_people")),
        sa.ForeignKeyConstraint(["state_id"], ["states.id"], name=op.f("fk_office_holders_state_id_states")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_holders")),
    )
    with op.batch_alter_table("office_holders", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_office_holders_mechanism_id"), ["mechanism_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_office_holders_organisation_id"), ["organisation_id"], unique=False)

    op.create_table(
        "releases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_user_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("document", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("changes", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("short", sa.String(), nullable=True),
        sa.Column("standing", sa.String(), nullable=False),
        sa.Column("earliest", sa.Date(), nullable=True),
        sa.Column("latest", sa.Date(), nullable=True),
        sa.Column("dates_label", sa.String(), nullable=True),
        sa.Column("dates_status", sa.String(), nullable=False),
        sa.Column("city", sa.String(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("mode", sa.String(), nullable=True),
        sa.Column("zone", sa.String(), nullable=True),
        sa.Column("regions", sa.String(), nullable=False),
        sa.Column("cycle", sa.String(), nullable=True),
        sa.Column("feeds", sa.String(), nullable=False),
        sa.Column("parties", sa.String(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("folded_title", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_releases_meeting_id_meetings")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_releases")),
        sa.UniqueConstraint("meeting_id", "number", name=op.f("uq_releases_meeting_id_number")),
    )
    with op.batch_alter_table("releases", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_releases_at"), ["at"], unique=False)
        batch_op.create_index("ix_releases_earliest", ["earliest"], unique=False)

    op.create_table(
        "rooms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_rooms_meeting_id_meetings")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rooms")),
        sa.UniqueConstraint("meeting_id", "name", name=op.f("uq_rooms_meeting_id_name")),
    )
    op.create_table(
        "sessions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "opening",
                "plenary",
                "panel",
                "breakout",
                "closing",
                "ceremony",
                "break",
                "side-event",
                native_enum=False,
            ),
            nullable=False,
        ),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("start_wall", sa.DateTime(), nullable=False),
        sa.Column("end_wall", sa.DateTime(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("room_id", sa.Integer(), nullable=True),
        sa.Column("join_url", sa.String(), nullable=True),
        sa.Column("standing", sa.Enum("planned", "cancelled", native_enum=False), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("standing IN ('planned', 'cancelled')", name=op.f("ck_sessions_standing")),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_sessions_ends_after_it_starts")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_sessions_meeting_id_meetings")),
        sa.ForeignKeyConstraint(["room_id"], ["rooms.id"], name=op.f("fk_sessions_room_id_rooms")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sessions")),
        sa.UniqueConstraint("meeting_id", "number", name=op.f("uq_sessions_meeting_id_number")),
        sa.UniqueConstraint("uid", name=op.f("uq_sessions_uid")),
    )
    with op.batch_alter_table("sessions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sessions_meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "breakout_groups",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=True),
        sa.Column("room_id", sa.Integer(), nullable=True),
        sa.Column("facilitator", sa.String(), nullable=True),
        sa.Column("rapporteur", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_breakout_groups_meeting_id_meetings")),
        sa.ForeignKeyConstraint(["room_id"], ["rooms.id"], name=op.f("fk_breakout_groups_room_id_rooms")),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name=op.f("fk_breakout_groups_session_id_sessions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_breakout_groups")),
        sa.UniqueConstraint("meeting_id", "number", name=op.f("uq_breakout_groups_meeting_id_number")),
    )
    op.create_table(
        "session_speakers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum("chair", "moderator", "speaker", "panellist", "rapporteur", native_enum=False),
            nullable=False,
        ),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("affiliation", sa.String(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_session_speakers_person_id_people")),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.id"], name=op.f("fk_session_speakers_session_id_sessions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session_speakers")),
        sa.UniqueConstraint("session_id", "position", name=op.f("uq_session_speakers_session_id_position")),
    )
    op.create_table(
        "group_memberships",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["breakout_groups.id"],
            name=op.f("fk_group_memberships_group_id_breakout_groups"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_group_memberships_person_id_people")),
        sa.PrimaryKeyConstraint("group_id", "person_id", name=op.f("pk_group_memberships")),
    )


def downgrade() -> None:
    op.drop_table("group_memberships")
    op.drop_table("session_speakers")
    op.drop_table("breakout_groups")
    with op.batch_alter_table("sessions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sessions_meeting_id"))

    op.drop_table("sessions")
    op.drop_table("rooms")
    with op.batch_alter_table("releases", schema=None) as batch_op:
        batch_op.drop_index("ix_releases_earliest")
        batch_op.drop_index(batch_op.f("ix_releases_at"))

    op.drop_table("releases")
    with op.batch_alter_table("office_holders", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_office_holders_organisation_id"))
        batch_op.drop_index(batch_op.f("ix_office_holders_mechanism_id"))

    op.drop_table("office_holders")
    op.drop_table("meeting_regions")
    with op.batch_alter_table("meeting_people", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_meeting_people_person_id"))

    op.drop_table("meeting_people")
    with op.batch_alter_table("meeting_parties", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_meeting_parties_meeting_id"))

    op.drop_table("meeting_parties")
    op.drop_table("meeting_feeds")
    op.drop_table("input_windows")
    op.drop_table("state_standings")
    with op.batch_alter_table("state_names", schema=None) as batch_op:
        batch_op.drop_index("ix_state_names_language")

    op.drop_table("state_names")
    with op.batch_alter_table("sign_ins", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_ins_user_id"))

    op.drop_table("sign_ins")
    op.drop_table("people")
    with op.batch_alter_table("password_links", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_password_links_user_id"))

    op.drop_table("password_links")
    op.drop_table("organisation_regions")
    op.drop_table("objectives")
    with op.batch_alter_table("milestones", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_milestones_kind"))
        batch_op.drop_index(batch_op.f("ix_milestones_cycle_id"))

    op.drop_table("milestones")
    with op.batch_alter_table("memberships", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_memberships_state_id"))
        batch_op.drop_index(batch_op.f("ix_memberships_organisation_id"))
        batch_op.drop_index(batch_op.f("ix_memberships_mechanism_id"))

    op.drop_table("memberships")
    op.drop_table("meetings")
    op.drop_table("mechanism_regions")
    op.drop_table("mechanism_kinds")
    op.drop_table("mechanism_foundings")
    op.drop_table("mechanism_associations")
    op.drop_table("mechanism_aliases")
    op.drop_table("history_values")
    with op.batch_alter_table("grants", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_grants_everywhere", sqlite_where=sa.text("scope IS NULL"), postgresql_where=sa.text("scope IS NULL")
        )

    op.drop_table("grants")
    op.drop_table("designations")
    op.drop_table("users")
    op.drop_table("themes")
    op.drop_table("states")
    op.drop_table("sources")
    op.drop_table("series")
    op.drop_table("seed_rows")
    op.drop_table("round_tables")
    op.drop_table("regions")
    op.drop_table("principles")
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index("ix_outbox_waiting")

    op.drop_table("outbox")
    with op.batch_alter_table("organisations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_organisations_kind"))

    op.drop_table("organisations")
    with op.batch_alter_table("once_keys", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_once_keys_at"))

    op.drop_table("once_keys")
    op.drop_table("mechanisms")
    with op.batch_alter_table("history", schema=None) as batch_op:
        batch_op.drop_index("ix_history_subject")
        batch_op.drop_index("ix_history_scope_id")
        batch_op.drop_index("ix_history_inward_id")
        batch_op.drop_index(batch_op.f("ix_history_action"))

    op.drop_table("history")
    op.drop_table("cycles")
    with op.batch_alter_table("counts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_counts_subject"))

    op.drop_table("counts")
