"""The journey of a recommendation as events: each with the day in the world, and the moment it was recorded.

Nothing here is changed once it is recorded; a correction is another row that points at the one it corrects.

They stand in one file, long as it is: each is a part of one contribution, and they refer to one another.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, composite, mapped_column, relationship

from meetings.compact.models import Cycle, Milestone
from meetings.core import clock
from meetings.core.dates import DateStatus, FuzzyDates
from meetings.core.db import Base
from meetings.directory.models import Mechanism, Organisation, State
from meetings.directory.models.dated import exactly_one, one_of
from meetings.documents.models import Document, Paragraph
from meetings.followup.vocabulary import (
    Access,
    Attribution,
    Channel,
    Considered,
    Degree,
    EvidenceKind,
    FileStepKind,
    MandateStanding,
    ReadingStepKind,
    StepKind,
)
from meetings.outcomes.models import Recommendation


class Party(Base):
    """Somebody who hands a recommendation on, or receives it: one row each, used again."""

    __tablename__ = "parties"
    __table_args__ = (exactly_one("somebody", "state_id", "organisation_id", "mechanism_id", "label"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    state_id: Mapped[int | None] = mapped_column(ForeignKey("states.id"), unique=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"), unique=True)
    mechanism_id: Mapped[int | None] = mapped_column(ForeignKey("mechanisms.id"), unique=True)
    label: Mapped[str | None] = mapped_column(unique=True)

    state: Mapped[State | None] = relationship()
    organisation: Mapped[Organisation | None] = relationship()
    mechanism: Mapped[Mechanism | None] = relationship()


class Evidence(Base):
    """What shows that something happened. *held*: not public; a public claim then says "evidence held"."""

    __tablename__ = "evidence"
    __table_args__ = (one_of("kind", EvidenceKind), one_of("access", Access))

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[EvidenceKind]
    title: Mapped[str]  # what it is, such as "Note verbale of 4 December 2017"
    symbol: Mapped[str | None]
    paragraph: Mapped[str | None]
    quote: Mapped[str | None] = mapped_column(Text)
    url: Mapped[str | None]
    file_digest: Mapped[str | None]  # SHA-256 of the file kept in core.files
    file_name: Mapped[str | None]
    supports: Mapped[bool] = mapped_column(default=True)  # False: it contradicts
    access: Mapped[Access] = mapped_column(default="held")
    sources: Mapped[list[str]] = mapped_column(default=list)  # "<code of the source>#<place in it>"
    recorded_at: Mapped[datetime] = mapped_column(default=clock.now)
    by_user_id: Mapped[int | None]


class Mandate(Base):
    """Whether a mechanism's members let it speak in a cycle, since when; the one recorded last holds."""

    __tablename__ = "mandates"
    __table_args__ = (one_of("standing", MandateStanding), one_of("on_status", DateStatus))

    id: Mapped[int] = mapped_column(primary_key=True)
    mechanism_id: Mapped[int] = mapped_column(ForeignKey("mechanisms.id"), index=True)
    cycle_id: Mapped[int] = mapped_column(ForeignKey("cycles.id"))
    standing: Mapped[MandateStanding]
    on_label: Mapped[str | None]
    on_earliest: Mapped[date | None]
    on_latest: Mapped[date | None]
    on_status: Mapped[DateStatus]
    on: Mapped[FuzzyDates] = composite("on_label", "on_earliest", "on_latest", "on_status")
    evidence_id: Mapped[int | None] = mapped_column(ForeignKey("evidence.id"))
    not_associated: Mapped[list[str]] = mapped_column(default=list)  # States by ISO 3166-1 alpha-3
    note: Mapped[str | None] = mapped_column(Text)
    sources: Mapped[list[str]] = mapped_column(default=list)
    recorded_at: Mapped[datetime] = mapped_column(default=clock.now)
    by_user_id: Mapped[int | None]

    mechanism: Mapped[Mechanism] = relationship()
    cycle: Mapped[Cycle] = relationship()
    evidence: Mapped[Evidence | None] = relationship()


class ResultDocument(Base):
    """A text that a milestone brought about: what a reading of a contribution to it may cite."""

    __tablename__ = "result_documents"

    milestone_id: Mapped[int] = mapped_column(ForeignKey("milestones.id"), primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), primary_key=True, index=True)
    recorded_at: Mapped[datetime] = mapped_column(default=clock.now)
    by_user_id: Mapped[int | None]

    milestone: Mapped[Milestone] = relationship()
    document: Mapped[Document] = relationship()


class Contribution(Base):
    """A recommendation on its way to a milestone through a channel, carried by somebody or nobody in particular.

    ``live_key`` names the four while the contribution is live, and is None once it lapsed or was withdrawn: there is
    one live contribution of each.
    """

    __tablename__ = "contributions"
    __table_args__ = (one_of("channel", Channel),)

    id: Mapped[int] = mapped_column(primary_key=True)
    recommendation_id: Mapped[int] = mapped_column(ForeignKey("recommendations.id"), index=True)
    milestone_id: Mapped[int] = mapped_column(ForeignKey("milestones.id"), index=True)
    channel: Mapped[Channel]
    carrier_id: Mapped[int | None] = mapped_column(ForeignKey("parties.id"), index=True)
    live_key: Mapped[str | None] = mapped_column(unique=True)
    note: Mapped[str | None] = mapped_column(Text)
    sources: Mapped[list[str]] = mapped_column(default=list)
    recorded_at: Mapped[datetime] = mapped_column(default=clock.now)
    by_user_id: Mapped[int | None]

    recommendation: Mapped[Recommendation] = relationship()
    milestone: Mapped[Milestone] = relationship()
    carrier: Mapped[Party | None] = relationship()
    steps: Mapped[list[Step]] = relationship(back_populates="contribution", order_by="Step.id")
    reflections: Mapped[list[Reflection]] = relationship(back_populates="contribution", order_by="Reflection.id")


class Step(Base):
    """One thing that happened to a contribution.

    *transmitted*: handed over, from a sender to a recipient, with evidence; several make a chain. *agreed*: the
    mechanism's Chair agreed that the contribution is public. *void*: what it corrects did not happen.
    """

    __tablename__ = "steps"
    __table_args__ = (
        one_of("kind", StepKind),
        one_of("on_status", DateStatus),
        CheckConstraint(
            "kind <> 'transmitted' OR (sender_id IS NOT NULL AND recipient_id IS NOT NULL"
            " AND evidence_id IS NOT NULL AND on_status <> 'undetermined')",
            name="transmitted_in_full",
        ),
        CheckConstraint("kind <> 'void' OR corrects_id IS NOT NULL", name="void_of_something"),
        one_of("considered", Considered),
        CheckConstraint("considered IS NULL OR kind = 'considered'", name="considered_what"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    contribution_id: Mapped[int] = mapped_column(ForeignKey("contributions.id"), index=True)
    kind: Mapped[StepKind]
    on_label: Mapped[str | None]
    on_earliest: Mapped[date | None]
    on_latest: Mapped[date | None]
    on_status: Mapped[DateStatus]
    on: Mapped[FuzzyDates] = composite("on_label", "on_earliest", "on_latest", "on_status")
    sender_id: Mapped[int | None] = mapped_column(ForeignKey("parties.id"))
    recipient_id: Mapped[int | None] = mapped_column(ForeignKey("parties.id"))
    evidence_id: Mapped[int | None] = mapped_column(ForeignKey("evidence.id"))
    note: Mapped[str | None] = mapped_column(Text)
    considered: Mapped[Considered | None]  # what was: the whole text, or this item; None where nobody said
    corrects_id: Mapped[int | None] = mapped_column(ForeignKey("steps.id"), unique=True)
    recorded_at: Mapped[datetime] = mapped_column(default=clock.now, index=True)
    by_user_id: Mapped[int | None]
    by_name: Mapped[str]

    contribution: Mapped[Contribution] = relationship(back_populates="steps")
    sender: Mapped[Party | None] = relationship(foreign_keys=[sender_id])
    recipient: Mapped[Party | None] = relationship(foreign_keys=[recipient_id])
    evidence: Mapped[Evidence | None] = relationship()


class Reflection(Base):
    """What an analyst reads in a result text: how closely it holds the recommendation, and why one says so.

    Its day in the world is the day its text was issued; the assessment has a day of its own (``recorded_at``).
    """

    __tablename__ = "reflections"
    __table_args__ = (
        one_of("degree", Degree),
        CheckConstraint(
            "attribution IS NULL OR attribution IN ('coincident', 'plausible', 'documented')", name="attribution"
        ),
        UniqueConstraint("revises_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    contribution_id: Mapped[int] = mapped_column(ForeignKey("contributions.id"), index=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), index=True)
    degree: Mapped[Degree]
    attribution: Mapped[Attribution | None]  # None where no passage was identified
    rationale: Mapped[str] = mapped_column(Text)
    evidence_id: Mapped[int | None] = mapped_column(ForeignKey("evidence.id"))
    revises_id: Mapped[int | None] = mapped_column(ForeignKey("reflections.id"))
    recorded_at: Mapped[datetime] = mapped_column(default=clock.now, index=True)
    by_user_id: Mapped[int | None]
    by_name: Mapped[str]

    contribution: Mapped[Contribution] = relationship(back_populates="reflections")
    document: Mapped[Document] = relationship()
    evidence: Mapped[Evidence | None] = relationship()
    citations: Mapped[list[ReflectionCitation]] = relationship(
        back_populates="reflection", cascade="all, delete-orphan", order_by="ReflectionCitation.id"
    )
    steps: Mapped[list[ReflectionStep]] = relationship(back_populates="reflection", order_by="ReflectionStep.id")


class ReflectionCitation(Base):
    """A paragraph that a reading cites, with the words it means. *checked*: found in the stored text of record."""

    __tablename__ = "reflection_citations"
    __table_args__ = (UniqueConstraint("reflection_id", "paragraph_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    reflection_id: Mapped[int] = mapped_column(ForeignKey("reflections.id"))
    paragraph_id: Mapped[int] = mapped_column(ForeignKey("paragraphs.id"), index=True)
    quote: Mapped[str | None] = mapped_column(Text)
    checked: Mapped[bool] = mapped_column(default=False)

    reflection: Mapped[Reflection] = relationship(back_populates="citations")
    paragraph: Mapped[Paragraph] = relationship()


class ReflectionStep(Base):
    """What a colleague did with a reading: verified it, cleared it for publication, or disputed it."""

    __tablename__ = "reflection_steps"
    __table_args__ = (one_of("kind", ReadingStepKind),)

    id: Mapped[int] = mapped_column(primary_key=True)
    reflection_id: Mapped[int] = mapped_column(ForeignKey("reflections.id"), index=True)
    kind: Mapped[ReadingStepKind]
    note: Mapped[str | None] = mapped_column(Text)
    recorded_at: Mapped[datetime] = mapped_column(default=clock.now)
    by_user_id: Mapped[int | None]
    by_name: Mapped[str]

    reflection: Mapped[Reflection] = relationship(back_populates="steps")


class FileStep(Base):
    """That our file on a milestone was closed, or opened again; the last one holds. Only the Assembly ends a forum."""

    __tablename__ = "file_steps"
    __table_args__ = (one_of("kind", FileStepKind),)

    id: Mapped[int] = mapped_column(primary_key=True)
    milestone_id: Mapped[int] = mapped_column(ForeignKey("milestones.id"), index=True)
    kind: Mapped[FileStepKind]
    note: Mapped[str | None] = mapped_column(Text)
    recorded_at: Mapped[datetime] = mapped_column(default=clock.now)
    by_user_id: Mapped[int | None]
    by_name: Mapped[str]

    milestone: Mapped[Milestone] = relationship()
