"""The agenda as a draft: sessions in rooms, who speaks, and the breakout groups."""

from __future__ import annotations

from datetime import datetime
from typing import Literal
from uuid import uuid4

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from meetings.core.db import Base
from meetings.directory.models import Person
from meetings.programme.models.meeting import Meeting
from meetings.programme.vocabulary import SessionKind, SpeakerRole


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
    version: Mapped[int] = mapped_column(default=1)

    meeting: Mapped[Meeting] = relationship(back_populates="sessions")
    room: Mapped[Room | None] = relationship()
    speakers: Mapped[list[SessionSpeaker]] = relationship(
        back_populates="session", cascade="all, delete-orphan", order_by="SessionSpeaker.position"
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
    """A group into which a session breaks out, with who facilitates it and who reports from it."""

    __tablename__ = "breakout_groups"
    __table_args__ = (UniqueConstraint("meeting_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"))
    number: Mapped[int]
    name: Mapped[str]
    topic: Mapped[str] = mapped_column(default="")
    session_id: Mapped[int | None] = mapped_column(ForeignKey("sessions.id"))
    room_id: Mapped[int | None] = mapped_column(ForeignKey("rooms.id"))
    facilitator: Mapped[str | None]
    rapporteur: Mapped[str | None]
    version: Mapped[int] = mapped_column(default=1)

    meeting: Mapped[Meeting] = relationship(back_populates="groups")
    session: Mapped[Session | None] = relationship()
    room: Mapped[Room | None] = relationship()
