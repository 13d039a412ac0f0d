"""A document and its numbered paragraphs, from the first draft to the revision of what was published."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, composite, mapped_column, relationship, validates

from meetings.core import clock
from meetings.core.dates import DateStatus, FuzzyDates
from meetings.core.db import Base
from meetings.core.folding import folded
from meetings.core.history_required import drafted, unseen
from meetings.directory.models import Organisation
from meetings.directory.models.dated import one_of
from meetings.documents.vocabulary import (
    Adoption,
    Certainty,
    DocumentKind,
    Nature,
    Numbering,
    ParagraphKind,
    RevisionKind,
)


class Document(Base):
    """One text in one language. A *record* is the text itself; a *summary* is an analyst's, of a text held elsewhere.

    ``reference`` is our own name for it and part of its address for ever. ``symbol`` is what the issuing body gave;
    nobody makes one up, and a summary has none of its own (``original_symbol`` is that of the text it sums up).
    """

    __tablename__ = "documents"
    __table_args__ = (
        one_of("kind", DocumentKind),
        one_of("nature", Nature),
        one_of("numbering", Numbering),
        one_of("issued_status", DateStatus),
        one_of("certainty", Certainty),
        CheckConstraint("nature = 'record' OR symbol IS NULL", name="summary_without_symbol"),
        Index("ix_documents_symbol_language", "symbol", "language"),  # two drafts may wait for it; see outcomes/symbols
        UniqueConstraint("revises_id", "revision_kind", "revision_number"),
        drafted("shown by its publication"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    reference: Mapped[str] = mapped_column(unique=True)
    symbol: Mapped[str | None]
    kind: Mapped[DocumentKind] = mapped_column(default="outcome")
    nature: Mapped[Nature] = mapped_column(default="record")
    title: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="en")  # BCP 47
    adoption: Mapped[Adoption | None]  # how it came about; None where that is not known
    issued_label: Mapped[str | None]
    issued_earliest: Mapped[date | None]
    issued_latest: Mapped[date | None]
    issued_status: Mapped[DateStatus] = mapped_column(default="undetermined")
    issued: Mapped[FuzzyDates] = composite("issued_label", "issued_earliest", "issued_latest", "issued_status")
    numbering: Mapped[Numbering] = mapped_column(default="own")  # given: the numbers are those printed in the text
    original_symbol: Mapped[str | None] = mapped_column(index=True)
    original_title: Mapped[str | None]
    original_url: Mapped[str | None]
    issuer_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"))
    code_prefix: Mapped[str | None]  # of its recommendations: GRCP7 in GRCP7-R03
    note: Mapped[str | None] = mapped_column(Text)
    unread: Mapped[
        str | None
    ]  # of a summary: the paragraphs that nobody has read, "6-69, 71-75"; it tells nothing of them
    certainty: Mapped[Certainty] = mapped_column(default="verified")
    sources: Mapped[list[str]] = mapped_column(default=list)
    revises_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"), index=True)
    revision_kind: Mapped[RevisionKind | None]
    revision_number: Mapped[int | None]
    version: Mapped[int] = mapped_column(default=1)  # of everything but the paragraphs' texts
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    by_user_id: Mapped[int | None]

    issuer: Mapped[Organisation | None] = relationship()
    revises: Mapped[Document | None] = relationship(remote_side="Document.id")
    paragraphs: Mapped[list[Paragraph]] = relationship(
        back_populates="document", cascade="all, delete-orphan", order_by="Paragraph.position, Paragraph.id"
    )
    publication: Mapped[Publication | None] = relationship(back_populates="document", cascade="all, delete-orphan")

    @property
    def is_published(self) -> bool:
        """Whether it is frozen: what follows is a revision."""
        return self.publication is not None

    @property
    def address(self) -> str:
        """What stands behind ``/documents/``: its symbol, that of the text it sums up, else our reference.

        Language versions share a symbol and revisions that of the original: these go by the reference. Another text
        may still stand at a symbol (``queries.at_address``); the reference leads here always.
        """
        if self.nature == "record":
            return (self.symbol if self.language == "en" else None) or self.reference
        return (self.original_symbol if self.revises_id is None else None) or self.reference


class Paragraph(Base):
    """One paragraph. ``path`` is its number without language, such as ["6", "a"]; ``anchor`` its address on the page.

    *editorial*: the text prints no number there; ours is put in brackets. A heading and an unnumbered text have a
    path too, so that they can be cited.
    """

    __tablename__ = "paragraphs"
    __table_args__ = (
        one_of("kind", ParagraphKind),
        Index("ix_paragraphs_document_id_position", "document_id", "position"),
        Index("ix_paragraphs_document_id_anchor", "document_id", "anchor"),
        drafted("shown by the publication of its document"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    uid: Mapped[str] = mapped_column(default=lambda: str(uuid4()))  # the same in every version of the draft
    position: Mapped[int]
    kind: Mapped[ParagraphKind] = mapped_column(default="numbered")
    depth: Mapped[int] = mapped_column(default=0)  # 0: 6; 1: (a); 2: (i)
    path: Mapped[list[str]] = mapped_column(default=list)
    anchor: Mapped[str] = mapped_column(default="")
    editorial: Mapped[bool] = mapped_column(default=False)
    text: Mapped[str] = mapped_column(Text, default="")
    folded: Mapped[str] = mapped_column(Text, default="", deferred=True)  # what search looks at
    version: Mapped[int] = mapped_column(default=1)

    document: Mapped[Document] = relationship(back_populates="paragraphs")

    @validates("text")
    def _fold(self, _key: str, text: str) -> str:
        self.folded = folded(text or "")
        return text


class ParagraphMap(Base):
    """Which paragraph of the text before became which of its revision; one without a row was dropped, or is new."""

    __tablename__ = "paragraph_maps"
    __table_args__ = drafted("shown by the publication of the later document")

    old_id: Mapped[int] = mapped_column(ForeignKey("paragraphs.id"), primary_key=True)
    new_id: Mapped[int] = mapped_column(ForeignKey("paragraphs.id"), primary_key=True, index=True)

    old: Mapped[Paragraph] = relationship(foreign_keys=[old_id])
    new: Mapped[Paragraph] = relationship(foreign_keys=[new_id])


class OfficialText(Base):
    """That a text of record was imported over an analyst's summary of it; both stay, each at its own address.

    ``mapped_at``: when somebody last said which of its paragraphs the summary sums up where; None while nobody has.
    """

    __tablename__ = "official_texts"
    __table_args__ = drafted("shown by the publication of the text of record")

    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), primary_key=True)
    summary_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), index=True)
    mapped_at: Mapped[datetime | None]

    document: Mapped[Document] = relationship(foreign_keys=[document_id])
    summary: Mapped[Document] = relationship(foreign_keys=[summary_id])


class OfficialParagraph(Base):
    """Which paragraph of an official text one of the summary sums up; what no longer stands stays, with ``until``."""

    __tablename__ = "official_paragraphs"
    __table_args__ = (
        Index(
            "ix_official_paragraphs_standing",
            "summary_paragraph_id",
            "paragraph_id",
            unique=True,
            sqlite_where=sql("until IS NULL"),
            postgresql_where=sql("until IS NULL"),
        ),
        drafted("shown by the publication of the text of record"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    summary_paragraph_id: Mapped[int] = mapped_column(ForeignKey("paragraphs.id"), index=True)
    paragraph_id: Mapped[int] = mapped_column(ForeignKey("paragraphs.id"), index=True)
    at: Mapped[datetime] = mapped_column(default=clock.now)
    until: Mapped[datetime | None]

    summary_paragraph: Mapped[Paragraph] = relationship(foreign_keys=[summary_paragraph_id])
    paragraph: Mapped[Paragraph] = relationship(foreign_keys=[paragraph_id])


class Publication(Base):
    """That a document was published, by whom and when, and the digest of what it said."""

    __tablename__ = "publications"

    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), primary_key=True)
    at: Mapped[datetime]
    by_user_id: Mapped[int | None]
    digest: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    mended_at: Mapped[datetime | None]  # when a summary of the record was last corrected; what people publish never is

    document: Mapped[Document] = relationship(back_populates="publication")


class DraftVersion(Base):
    """A draft as it stood: whoever goes on writing within ten minutes goes on with the same version."""

    __tablename__ = "draft_versions"
    __table_args__ = (
        UniqueConstraint("document_id", "number"),
        unseen("versions of a draft are for those who write it", passing=True),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    number: Mapped[int]
    at: Mapped[datetime]
    by_user_id: Mapped[int | None]
    by_name: Mapped[str]
    content: Mapped[dict[str, Any]] = mapped_column(deferred=True)
