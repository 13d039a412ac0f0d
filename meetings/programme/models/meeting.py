"""A meeting with its agenda as a draft, and the releases that froze it. What others see of it is a release.

They stand in one file, long as it is: each refers to the meeting and the meeting to each.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal
from uuid import uuid4

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, composite, mapped_column, relationship

from meetings.compact.models import Cycle, Milestone
from meetings.core import clock
from meetings.core.dates import DateStatus, FuzzyDates
from meetings.core.db import Base, Kept
from meetings.directory.models import Mechanism, Organisation, Person, Region, State
from meetings.directory.models.dated import exactly_one, one_of
from meetings.programme.models.joined import group_sessions, meeting_feeds, meeting_regions
from meetings.programme.models.series import Series
from meetings.programme.vocabulary import (
    MeetingKind,
    Mode,
    PartyRole,
    ProposersShown,
    SessionKind,
    SpeakerRole,
    Standing,
    Visibility,
)


class Meeting(Base):
    """One meeting. Its code is its address and is never used again; its UID is its name in calendars for ever."""

    __tablename__ = "meetings"
    __table_args__ = (
        one_of("kind", MeetingKind),
        one_of("visibility", Visibility),
        one_of("proposers_shown", ProposersShown),
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
    # Whether others than its team are told who proposed its recommendations; ``outcomes.queries.proposers_shown`` asks.
    proposers_shown: Mapped[ProposersShown] = mapped_column(default="private", server_default="private")
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
    rooms: Mapped[list[Room]] = relationship(back_populates="meeting", cascade="all, delete-orphan", order_by="Room.id")
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


class Room(Base):
    """A room of the venue, or a virtual one."""

    __tablename__ = "rooms"
    __table_args__ = (UniqueConstraint("meeting_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"))
    name: Mapped[str]
    capacity: Mapped[int | None]  # people

    meeting: Mapped[Meeting] = relationship(back_populates="rooms")


class Session(Base):
    """One session. It keeps the time on the wall and the moment that it means; its UID never changes."""

    __tablename__ = "sessions"
    __table_args__ = (
        UniqueConstraint("meeting_id", "number"),
        CheckConstraint("ends_at > starts_at", name="ends_after_it_starts"),
        CheckConstraint("standing IN ('planned', 'cancelled')", name="standing"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    number: Mapped[int]
    uid: Mapped[str] = mapped_column(unique=True, default=lambda: str(uuid4()))
    title: Mapped[str]
    kind: Mapped[SessionKind] = mapped_column(default="plenary")
    description: Mapped[str] = mapped_column(default="")
    zone: Mapped[str]
    start_wall: Mapped[datetime] = mapped_column(DateTime())
    end_wall: Mapped[datetime] = mapped_column(DateTime())
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    room_id: Mapped[int | None] = mapped_column(ForeignKey("rooms.id"))
    join_url: Mapped[str | None]  # never part of a release
    livestream_url: Mapped[str | None]  # where everybody may watch it
    interpretation: Mapped[str] = mapped_column(default="", server_default="")  # codes of languages: "ar en es fr"
    standing: Mapped[Literal["planned", "cancelled"]] = mapped_column(default="planned")
    off_agenda: Mapped[bool] = mapped_column(default=False, server_default=false())  # cancelled, and shown no more
    version: Mapped[int] = mapped_column(default=1)

    meeting: Mapped[Meeting] = relationship(back_populates="sessions")
    room: Mapped[Room | None] = relationship()
    speakers: Mapped[list[SessionSpeaker]] = relationship(
        back_populates="session", cascade="all, delete-orphan", order_by="SessionSpeaker.position"
    )
    groups: Mapped[list[BreakoutGroup]] = relationship(
        secondary=group_sessions, back_populates="sessions", order_by="BreakoutGroup.number"
    )


class SessionSpeaker(Base):
    """Somebody who speaks in a session, in the order of protocol that the organiser gives."""

    __tablename__ = "session_speakers"
    __table_args__ = (UniqueConstraint("session_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id"))
    position: Mapped[int]
    role: Mapped[SpeakerRole] = mapped_column(default="speaker")
    name: Mapped[str]  # as the person's government gives it, honorific included
    title: Mapped[str | None]
    affiliation: Mapped[str | None]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))

    session: Mapped[Session] = relationship(back_populates="speakers")
    person: Mapped[Person | None] = relationship()


class BreakoutGroup(Base):
    """A group into which sessions break out, one or several, with who facilitates it and who reports from it."""

    __tablename__ = "breakout_groups"
    __table_args__ = (UniqueConstraint("meeting_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"))
    number: Mapped[int]
    name: Mapped[str]
    topic: Mapped[str] = mapped_column(default="")
    room_id: Mapped[int | None] = mapped_column(ForeignKey("rooms.id"))
    facilitator: Mapped[str | None]
    rapporteur: Mapped[str | None]
    version: Mapped[int] = mapped_column(default=1)

    meeting: Mapped[Meeting] = relationship(back_populates="groups")
    sessions: Mapped[list[Session]] = relationship(
        secondary=group_sessions, back_populates="groups", order_by="Session.starts_at, Session.number"
    )
    room: Mapped[Room | None] = relationship()


class Release(Base):
    """Columns for what lists need, and the whole as a canonical document (see ``programme.released``)."""

    __tablename__ = "releases"
    __table_args__ = (
        UniqueConstraint("meeting_id", "number"),
        Index("ix_releases_earliest", "earliest"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"))
    number: Mapped[int]
    at: Mapped[datetime] = mapped_column(index=True)
    by_user_id: Mapped[int | None]
    note: Mapped[str]
    digest: Mapped[str]
    document: Mapped[Kept] = mapped_column(deferred=True)  # ``programme.released`` alone reads both
    changes: Mapped[list[Kept]] = mapped_column(deferred=True)

    kind: Mapped[str]
    title: Mapped[str]
    short: Mapped[str | None]
    standing: Mapped[str]
    earliest: Mapped[date | None]
    latest: Mapped[date | None]
    dates_label: Mapped[str | None]
    dates_status: Mapped[str]
    city: Mapped[str | None]
    country: Mapped[str | None]  # ISO 3166-1 alpha-3
    mode: Mapped[str | None]
    zone: Mapped[str | None]
    regions: Mapped[str]  # " africa americas ": codes between spaces, found with LIKE
    cycle: Mapped[str | None]
    feeds: Mapped[str]  # " imrf-2030 ": milestones, as regions
    parties: Mapped[str]  # " state:CHE organisation:iom ": who hosts or convenes it
    folded: Mapped[str] = mapped_column(Text)  # what search looks at, of a public meeting
    folded_title: Mapped[str]  # what search looks at, of a listed one

    meeting: Mapped[Meeting] = relationship(back_populates="releases")
