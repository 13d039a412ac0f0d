"""A meeting as its organisers work on it. What others see of it is a release."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from sqlalchemy import Column, ForeignKey, Table, UniqueConstraint
from sqlalchemy.orm import Mapped, composite, mapped_column, relationship

from meetings.compact.models import Cycle, Milestone
from meetings.core import clock
from meetings.core.dates import DateStatus, FuzzyDates
from meetings.core.db import Base
from meetings.directory.models import Mechanism, Organisation, Region, State
from meetings.directory.models.dated import exactly_one, one_of
from meetings.programme.vocabulary import MeetingKind, Mode, PartyRole, Standing, Visibility

if TYPE_CHECKING:
    from meetings.programme.models.agenda import BreakoutGroup, Room, Session
    from meetings.programme.models.release import Release

meeting_regions = Table(
    "meeting_regions",
    Base.metadata,
    Column("meeting_id", ForeignKey("meetings.id"), primary_key=True),
    Column("region_id", ForeignKey("regions.id"), primary_key=True),
)
meeting_feeds = Table(  # the milestones whose stocktaking or review this meeting feeds
    "meeting_feeds",
    Base.metadata,
    Column("meeting_id", ForeignKey("meetings.id"), primary_key=True),
    Column("milestone_id", ForeignKey("milestones.id"), primary_key=True),
)


class Series(Base):
    """Meetings that follow one another under one name, such as the Global Meetings (GRCP)."""

    __tablename__ = "series"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    short: Mapped[str]
    name: Mapped[str]
    aliases: Mapped[list[str]]
    note: Mapped[str | None]
    sources: Mapped[list[str]]


class Meeting(Base):
    """One meeting. Its code is its address and is never used again; its UID is its name in calendars for ever."""

    __tablename__ = "meetings"
    __table_args__ = (
        one_of("kind", MeetingKind),
        one_of("visibility", Visibility),
        one_of("mode", Mode),
        one_of("standing", Standing),
        one_of("dates_status", DateStatus),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    uid: Mapped[str] = mapped_column(unique=True, default=lambda: str(uuid4()))
    series_id: Mapped[int | None] = mapped_column(ForeignKey("series.id"))
    number: Mapped[int | None]  # of the edition within its series
    kind: Mapped[MeetingKind] = mapped_column(default="technical")
    title: Mapped[str]
    short: Mapped[str | None]
    theme: Mapped[str | None]
    note: Mapped[str | None]
    visibility: Mapped[Visibility] = mapped_column(default="private")
    shown_at: Mapped[datetime] = mapped_column(default=clock.now)  # when its visibility last changed
    standing: Mapped[Standing] = mapped_column(default="planned")

    dates_label: Mapped[str | None]
    dates_earliest: Mapped[date | None]
    dates_latest: Mapped[date | None]
    dates_status: Mapped[DateStatus] = mapped_column(default="undetermined")
    dates: Mapped[FuzzyDates] = composite("dates_label", "dates_earliest", "dates_latest", "dates_status")

    zone: Mapped[str | None]
    mode: Mapped[Mode | None]
    venue: Mapped[str | None]
    city: Mapped[str | None]
    state_id: Mapped[int | None] = mapped_column(ForeignKey("states.id"))
    planned: Mapped[dict[str, Any] | None]  # what was announced before it was held, with its sources, as read
    sittings: Mapped[list[str]] = mapped_column(
        default=list
    )  # of one programme held more than once, where no hours are known
    cycle_id: Mapped[int | None] = mapped_column(ForeignKey("cycles.id"))
    sources: Mapped[list[str]] = mapped_column(default=list)

    release_number: Mapped[int | None]  # of the release in force; None until the first
    next_session: Mapped[int] = mapped_column(default=1)  # numbers of sessions are never used again
    next_group: Mapped[int] = mapped_column(default=1)  # nor those of breakout groups
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(default=clock.now)

    series: Mapped[Series | None] = relationship()
    state: Mapped[State | None] = relationship()
    cycle: Mapped[Cycle | None] = relationship()
    regions: Mapped[list[Region]] = relationship(secondary=meeting_regions, order_by=Region.position)
    feeds: Mapped[list[Milestone]] = relationship(secondary=meeting_feeds, order_by=Milestone.id)
    parties: Mapped[list[MeetingParty]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", order_by="MeetingParty.position"
    )
    rooms: Mapped[list[Room]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", order_by="Room.name"
    )
    sessions: Mapped[list[Session]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", order_by="Session.starts_at, Session.number"
    )
    groups: Mapped[list[BreakoutGroup]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", order_by="BreakoutGroup.number"
    )
    releases: Mapped[list[Release]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", order_by="Release.number"
    )

    @property
    def is_demonstration(self) -> bool:
        """Whether everything about it is invented; pages say so wherever it shows."""
        return self.code == DEMONSTRATION


DEMONSTRATION = "demonstration"


class MeetingParty(Base):
    """Who hosts or convenes a meeting: a State, an organisation, a mechanism, or a body by its name only."""

    __tablename__ = "meeting_parties"
    __table_args__ = (
        UniqueConstraint("meeting_id", "role", "position"),
        exactly_one("somebody", "state_id", "organisation_id", "mechanism_id", "label"),
        one_of("role", PartyRole),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    role: Mapped[PartyRole]
    position: Mapped[int]
    state_id: Mapped[int | None] = mapped_column(ForeignKey("states.id"))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"))
    mechanism_id: Mapped[int | None] = mapped_column(ForeignKey("mechanisms.id"))
    label: Mapped[str | None]

    meeting: Mapped[Meeting] = relationship(back_populates="parties")
    state: Mapped[State | None] = relationship()
    organisation: Mapped[Organisation | None] = relationship()
    mechanism: Mapped[Mechanism | None] = relationship()
