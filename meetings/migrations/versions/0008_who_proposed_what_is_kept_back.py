"""Who proposed what is kept back; which words hold"""

import hashlib
import json
import secrets
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

SHOWN = sa.text(  # what everybody could read before, and somebody stands behind: the meeting, or a text of none
    """
    SELECT DISTINCT meetings.code, documents.reference
    FROM proposers
    JOIN wordings ON wordings.recommendation_id = proposers.recommendation_id
    JOIN documents ON documents.id = wordings.document_id
    JOIN publications ON publications.document_id = documents.id
    LEFT JOIN meeting_documents ON meeting_documents.document_id = documents.id
    LEFT JOIN meetings ON meetings.id = meeting_documents.meeting_id
    WHERE meetings.id IS NULL OR (meetings.visibility = 'public' AND meeting_documents.visibility = 'public')
    ORDER BY meetings.code, documents.reference
    """
)
HISTORY = sa.table(
    "history",
    *(sa.column(name) for name in ("id", "user_id", "action", "subject", "subject_key", "scope", "request_id")),
    *(sa.column("at", sa.DateTime(timezone=True)), sa.column("inward", sa.Boolean())),
    *(sa.column("digest"), sa.column("chain")),
)
VALUES = sa.table(
    "history_values",
    *(sa.column("entry_id"), sa.column("actor"), sa.column("salt")),
    *(sa.column("before", sa.JSON(none_as_null=True)), sa.column("after", sa.JSON(none_as_null=True))),
)
ACTOR = "The update of Concord"
LOCK = 0x436F6E63  # of the history: nobody writes into it meanwhile


def upgrade() -> None:
    with op.batch_alter_table("meetings", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "proposers_shown",
                sa.Enum("private", "public", native_enum=False),
                server_default="private",
                nullable=False,
            )
        )
        batch_op.create_check_constraint(op.f("ck_meetings_proposers_shown"), "proposers_shown IN ('private', 'public')")
    _say(op.get_bind().execute(SHOWN).all())
    op.create_table(
        "words_decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("recommendation_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("which", sa.Enum("keeps", "takes", "ends", native_enum=False), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("paragraph", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_user_id", sa.Integer(), nullable=True),
        sa.Column("by_name", sa.String(), nullable=False),
        sa.CheckConstraint("which IN ('keeps', 'takes', 'ends')", name=op.f("ck_words_decisions_which")),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_words_decisions_document_id_documents")
        ),
        sa.ForeignKeyConstraint(
            ["recommendation_id"],
            ["recommendations.id"],
            name=op.f("fk_words_decisions_recommendation_id_recommendations"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_words_decisions")),
    )
    with op.batch_alter_table("words_decisions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_words_decisions_document_id"), ["document_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_words_decisions_recommendation_id"), ["recommendation_id"], unique=False)


def downgrade() -> None:
    op.drop_table("words_decisions")
    with op.batch_alter_table("meetings", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_meetings_proposers_shown"), type_="check")
        batch_op.drop_column("proposers_shown")


def _say(shown: Any) -> None:
    """What is hidden from now on, in the history of each meeting or text, and to whoever runs this."""
    meetings = sorted({row.code for row in shown if row.code})
    texts = sorted({row.reference for row in shown if not row.code})
    for code in meetings:
        _record("meeting.proposers_hidden", "meeting", code, code)
    for reference in texts:
        _record("document.proposers_hidden", "document", reference, None)
    config = op.get_context().config
    # Whoever runs it in another way than ``core.schema`` (``script/migration`` does) does not ask for sentences.
    said: list[str] = config.attributes.setdefault("said", []) if config else []
    if meetings:
        said.append(
            "“Proposed by” is not public any more unless a meeting chooses so: it was hidden in the meetings "
            f"{', '.join(meetings)}. An organiser can show it again at /meetings/<code>/desk/proposers"
        )
    if texts:
        said.append(f"“Proposed by” was hidden in texts of no meeting, where nobody can choose: {', '.join(texts)}")


def _record(action: str, subject: str, key: str, scope: str | None) -> None:
    """One entry of the history, chained to the last as the program chains them."""
    connection, at = op.get_bind(), datetime.now(UTC)
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
    number, previous = connection.execute(
        sa.select(HISTORY.c.id, HISTORY.c.chain).order_by(HISTORY.c.id.desc()).limit(1)
    ).first() or (0, "0" * 64)
    before, after, salt = {"proposers_shown": "public"}, {"proposers_shown": "private"}, secrets.token_hex(16)
    body = json.dumps([ACTOR, before, after], sort_keys=True, ensure_ascii=False)
    digest = hashlib.sha256((salt + body).encode()).hexdigest()
    facts = json.dumps([at.isoformat(), None, action, subject, key, scope, digest], ensure_ascii=False)
    chain = hashlib.sha256((previous + facts).encode()).hexdigest()
    entry = {
        "at": at, "user_id": None, "action": action, "subject": subject, "subject_key": key, "scope": scope,
        "request_id": None, "inward": False, "digest": digest, "chain": chain,
    }  # fmt: skip
    connection.execute(HISTORY.insert().values(**entry))
    made = connection.scalar(sa.select(sa.func.max(HISTORY.c.id)).where(HISTORY.c.id > number))
    connection.execute(VALUES.insert().values(entry_id=made, actor=ACTOR, salt=salt, before=before, after=after))
