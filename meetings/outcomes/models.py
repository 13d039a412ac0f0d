"""Which documents are a meeting's, and the recommendations that documents hold."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, ForeignKey, Index, Table, Text, UniqueConstraint, and_, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from meetings.compact.models import Objective, Principle, Theme
from meetings.core import clock
from meetings.core.db import Base
from meetings.core.history_required import drafted
from meetings.directory.models import Mechanism
from meetings.directory.models.dated import exactly_one, one_of
from meetings.documents.models import Document, Paragraph
from meetings.documents.vocabulary import Certainty
from meetings.outcomes.vocabulary import LinkKind, MaterialVisibility, PutAs, RecommendationKind
from meetings.programme.models import Meeting


class MeetingDocument(Base):
    """That a document is a meeting's, and whether everybody may read it once it is published and the meeting public."""

    __tablename__ = "meeting_documents"
    __table_args__ = (
        one_of("visibility", MaterialVisibility),
        drafted("shown by the publication of the document"),
    )

    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    visibility: Mapped[MaterialVisibility] = mapped_column(default="private")

    document: Mapped[Document] = relationship()
    meeting: Mapped[Meeting] = relationship()


class Recommendation(Base):
    """One recommendation, whatever document words it. Its code is given when it is first published and never again.

    Where it stands is computed from what became of it, never kept.
    """

    __tablename__ = "recommendations"
    __table_args__ = (
        one_of("kind", RecommendationKind),
        one_of("put_as", PutAs),
        one_of("certainty", Certainty),
        drafted("shown by the publication of a wording"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str | None] = mapped_column(unique=True)  # None while every wording of it is a draft
    kind: Mapped[RecommendationKind | None]  # a draft may not have one yet
    put_as: Mapped[PutAs] = mapped_column(default="recommendation", server_default="recommendation")  # by its source
    certainty: Mapped[Certainty] = mapped_column(default="verified")
    sources: Mapped[list[str]] = mapped_column(default=list)
    note: Mapped[str | None] = mapped_column(Text)
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    by_user_id: Mapped[int | None]

    wordings: Mapped[list[Wording]] = relationship(
        back_populates="recommendation", cascade="all, delete-orphan", order_by="Wording.id"
    )
    tags: Mapped[list[Tag]] = relationship(
        primaryjoin=lambda: and_(Recommendation.id == Tag.recommendation_id, Tag.until.is_(None)),
        back_populates="recommendation",
        cascade="all, delete-orphan",
        order_by="Tag.id",
    )
    proposers: Mapped[list[Proposer]] = relationship(
        primaryjoin=lambda: and_(Recommendation.id == Proposer.recommendation_id, Proposer.until.is_(None)),
        back_populates="recommendation",
        cascade="all, delete-orphan",
        order_by="Proposer.id",
    )
    # With those that no longer stand, for what was known on an earlier day.
    all_tags: Mapped[list[Tag]] = relationship(viewonly=True, order_by="Tag.id")
    all_proposers: Mapped[list[Proposer]] = relationship(viewonly=True, order_by="Proposer.id")


wording_paragraphs = Table(  # the paragraphs a recommendation is taken from
    "wording_paragraphs",
    Base.metadata,
    Column("wording_id", ForeignKey("wordings.id"), primary_key=True),
    Column("paragraph_id", ForeignKey("paragraphs.id"), primary_key=True, index=True),
    **drafted("shown by the publication of the document"),
)


class Wording(Base):
    """A recommendation as one document words it. The one in force is that of the latest published document."""

    __tablename__ = "wordings"
    __table_args__ = (
        UniqueConstraint("recommendation_id", "document_id"),
        Index(
            "ix_wordings_in_force",
            "recommendation_id",
            unique=True,
            sqlite_where=text("in_force"),
            postgresql_where=text("in_force"),
        ),
        drafted("shown by the publication of its document"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    recommendation_id: Mapped[int] = mapped_column(ForeignKey("recommendations.id"))
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), index=True)
    position: Mapped[int]
    text: Mapped[str] = mapped_column(Text, default="")
    addressed_to: Mapped[str | None]  # in the document's words; None where it names nobody
    folded: Mapped[str] = mapped_column(Text, default="")  # what search looks at: text and code
    in_force: Mapped[bool] = mapped_column(default=False)

    recommendation: Mapped[Recommendation] = relationship(back_populates="wordings")
    document: Mapped[Document] = relationship()
    paragraphs: Mapped[list[Paragraph]] = relationship(
        secondary=wording_paragraphs, order_by="Paragraph.position, Paragraph.id"
    )


def _standing(name: str, column: str) -> Index:
    """At most one that stands; those that stood before it stay beside it."""
    live = text("until IS NULL")
    return Index(name, "recommendation_id", column, unique=True, sqlite_where=live, postgresql_where=live)


class Tag(Base):
    """That a recommendation is about a theme, principle or objective, and who says so (nobody: the record).

    Once the recommendation is on record a tag taken off stays, with ``until``: it was known on the days before.
    """

    __tablename__ = "tags"
    __table_args__ = (
        exactly_one("something", "theme_id", "principle_id", "objective_id"),
        _standing("ix_tags_standing_theme", "theme_id"),
        _standing("ix_tags_standing_principle", "principle_id"),
        _standing("ix_tags_standing_objective", "objective_id"),
        drafted("shown by the publication of a wording"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    recommendation_id: Mapped[int] = mapped_column(ForeignKey("recommendations.id"))
    theme_id: Mapped[int | None] = mapped_column(ForeignKey("themes.id"))
    principle_id: Mapped[int | None] = mapped_column(ForeignKey("principles.id"))
    objective_id: Mapped[int | None] = mapped_column(ForeignKey("objectives.id"), index=True)
    by_user_id: Mapped[int | None]
    at: Mapped[datetime] = mapped_column(default=clock.now)
    until: Mapped[datetime | None]
    until_by_user_id: Mapped[int | None]

    recommendation: Mapped[Recommendation] = relationship(back_populates="tags")
    theme: Mapped[Theme | None] = relationship()
    principle: Mapped[Principle | None] = relationship()
    objective: Mapped[Objective | None] = relationship()


class Proposer(Base):
    """Who proposed a recommendation: a mechanism, a breakout group of its meeting, or a body by its name.

    A group is kept by number and name: its number is never used again, and the group may leave the draft agenda.
    Once the recommendation is on record a proposer taken off stays, with ``until``.
    """

    __tablename__ = "proposers"
    __table_args__ = (
        exactly_one("somebody", "mechanism_id", "group_number", "label"),
        drafted("shown by the publication of a wording"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    recommendation_id: Mapped[int] = mapped_column(ForeignKey("recommendations.id"), index=True)
    mechanism_id: Mapped[int | None] = mapped_column(ForeignKey("mechanisms.id"), index=True)
    group_number: Mapped[int | None]
    group_name: Mapped[str | None]
    label: Mapped[str | None]
    by_user_id: Mapped[int | None]
    at: Mapped[datetime] = mapped_column(default=clock.now)
    until: Mapped[datetime | None]
    until_by_user_id: Mapped[int | None]

    recommendation: Mapped[Recommendation] = relationship(back_populates="proposers")
    mechanism: Mapped[Mechanism | None] = relationship()


class RecommendationLink(Base):
    """How one recommendation stands to an earlier one: a cluster of them never alters its members."""

    __tablename__ = "recommendation_links"
    __table_args__ = (one_of("kind", LinkKind),)

    from_id: Mapped[int] = mapped_column(ForeignKey("recommendations.id"), primary_key=True)
    to_id: Mapped[int] = mapped_column(ForeignKey("recommendations.id"), primary_key=True, index=True)
    kind: Mapped[LinkKind]
    by_user_id: Mapped[int | None]
    at: Mapped[datetime] = mapped_column(default=clock.now)

    later: Mapped[Recommendation] = relationship(foreign_keys=[from_id])
    earlier: Mapped[Recommendation] = relationship(foreign_keys=[to_id])
