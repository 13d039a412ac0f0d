"""The tables of the Compact: what it holds, and when it is taken stock of."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, composite, mapped_column, relationship

from meetings.compact.vocabulary import Certainty, TraceKind
from meetings.core.dates import DateStatus, FuzzyDates
from meetings.core.db import Base
from meetings.directory.models import Mechanism, Organisation, Region, State
from meetings.directory.models.dated import one_of


class Theme(Base):
    """One of the six themes of the consultations of 2017. Its number is not the order of the thematic sessions."""

    __tablename__ = "themes"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(unique=True)
    code: Mapped[str] = mapped_column(unique=True)
    roman: Mapped[str]
    slug: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    sources: Mapped[list[str]]


class Principle(Base):
    """One of the ten guiding principles, paragraph 15 (a) to (j)."""

    __tablename__ = "principles"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(unique=True)
    code: Mapped[str] = mapped_column(unique=True)
    slug: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    paragraph: Mapped[str] = mapped_column(unique=True)
    sources: Mapped[list[str]]


class RoundTable(Base):
    """One of the four round tables of the review forum, under which the objectives are taken together."""

    __tablename__ = "round_tables"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(unique=True)
    title: Mapped[str]
    sources: Mapped[list[str]]

    objectives: Mapped[list[Objective]] = relationship(back_populates="round_table", order_by="Objective.number")


class Objective(Base):
    """One of the twenty-three objectives; objective n is paragraph n + 16."""

    __tablename__ = "objectives"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(unique=True)
    code: Mapped[str] = mapped_column(unique=True)
    slug: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    paragraph: Mapped[str] = mapped_column(unique=True)
    round_table_id: Mapped[int] = mapped_column(ForeignKey("round_tables.id"))
    sources: Mapped[list[str]]

    round_table: Mapped[RoundTable] = relationship(back_populates="objectives")


class Cycle(Base):
    """A round of reviews, up to its forum; the preparation of the Compact is cycle 0."""

    __tablename__ = "cycles"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    number: Mapped[int] = mapped_column(unique=True)
    name: Mapped[str]
    start_year: Mapped[int]
    end_year: Mapped[int]


class Milestone(Base):
    """Something in a cycle that has days: a consultation, a negotiation round, a regional review, a forum, a vote."""

    __tablename__ = "milestones"
    __table_args__ = (
        one_of("certainty", Certainty),
        one_of("dates_status", DateStatus),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    cycle_id: Mapped[int] = mapped_column(ForeignKey("cycles.id"), index=True)
    kind: Mapped[str] = mapped_column(index=True)
    number: Mapped[int | None]  # of the session, round or forum among its like
    name: Mapped[str]
    theme_id: Mapped[int | None] = mapped_column(ForeignKey("themes.id"))
    region_id: Mapped[int | None] = mapped_column(ForeignKey("regions.id"))
    dates_label: Mapped[str | None]
    dates_earliest: Mapped[date | None]
    dates_latest: Mapped[date | None]
    dates_status: Mapped[DateStatus]
    dates: Mapped[FuzzyDates] = composite("dates_label", "dates_earliest", "dates_latest", "dates_status")
    certainty: Mapped[Certainty]  # weak: to be confirmed; computed: by the four-year rule, nothing decided
    city: Mapped[str | None]
    state_id: Mapped[int | None] = mapped_column(ForeignKey("states.id"))  # where
    mode: Mapped[str | None]
    body_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"))  # whose it is
    host_id: Mapped[int | None] = mapped_column(ForeignKey("states.id"))
    documents: Mapped[list[str]]  # symbols, or titles where there is none
    pre_events: Mapped[list[dict[str, Any]]]  # name, earliest, latest
    votes: Mapped[dict[str, Any] | None]  # in_favour, against, abstaining, absent
    route: Mapped[str | None]  # how a mechanism could feed it
    note: Mapped[str | None]
    sources: Mapped[list[str]]

    cycle: Mapped[Cycle] = relationship()
    theme: Mapped[Theme | None] = relationship()
    region: Mapped[Region | None] = relationship()
    state: Mapped[State | None] = relationship(foreign_keys=[state_id])
    host: Mapped[State | None] = relationship(foreign_keys=[host_id])
    body: Mapped[Organisation | None] = relationship()
    windows: Mapped[list[InputWindow]] = relationship(
        back_populates="milestone", cascade="all, delete-orphan", order_by="InputWindow.position"
    )


class InputWindow(Base):
    """When written inputs to a milestone are asked for, in one region or in all. What comes later is not refused."""

    __tablename__ = "input_windows"
    __table_args__ = (UniqueConstraint("milestone_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    milestone_id: Mapped[int] = mapped_column(ForeignKey("milestones.id"))
    position: Mapped[int]
    region_id: Mapped[int | None] = mapped_column(ForeignKey("regions.id"))
    opens: Mapped[date | None]
    closes: Mapped[date | None]
    note: Mapped[str | None]
    sources: Mapped[list[str]]

    milestone: Mapped[Milestone] = relationship(back_populates="windows")
    region: Mapped[Region | None] = relationship()


class Trace(Base):
    """Something on record around a milestone, or of what a mechanism or an organisation did, besides contributions."""

    __tablename__ = "traces"
    __table_args__ = (
        one_of("kind", TraceKind),
        one_of("certainty", Certainty),
        one_of("dates_status", DateStatus),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[TraceKind]
    milestone_id: Mapped[int | None] = mapped_column(ForeignKey("milestones.id"), index=True)
    mechanism_id: Mapped[int | None] = mapped_column(ForeignKey("mechanisms.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"), index=True)
    who: Mapped[str | None]  # where the source names no single body
    dates_label: Mapped[str | None]
    dates_earliest: Mapped[date | None]
    dates_latest: Mapped[date | None]
    dates_status: Mapped[DateStatus]
    dates: Mapped[FuzzyDates] = composite("dates_label", "dates_earliest", "dates_latest", "dates_status")
    text: Mapped[str]
    note: Mapped[str | None]
    certainty: Mapped[Certainty]
    sources: Mapped[list[str]]

    milestone: Mapped[Milestone | None] = relationship()
    mechanism: Mapped[Mechanism | None] = relationship()
    organisation: Mapped[Organisation | None] = relationship()
