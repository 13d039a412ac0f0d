"""Who takes part in a meeting, who may be named in its list, and who sits in which breakout group.

None of it is ever part of a release.
"""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from meetings.core.db import Base
from meetings.directory.models import Person
from meetings.participation.vocabulary import Capacity
from meetings.programme.models import BreakoutGroup


class MeetingPerson(Base):
    """One person whom a meeting's organisers put on its list, whether or not the person speaks or sits anywhere."""

    __tablename__ = "meeting_people"
    __table_args__ = (
        CheckConstraint("capacity IN ('head', 'alternate', 'representative', 'adviser')", name="capacity"),
    )

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True, index=True)
    capacity: Mapped[Capacity | None]  # in the delegation; None where nobody said
    position: Mapped[int] = mapped_column(
        default=0, server_default="0"
    )  # in the delegation, by protocol; 0 is not said

    person: Mapped[Person] = relationship()


class ListingAgreement(Base):
    """A person agreed to be named in the list of participants of one meeting. Who withdraws has no row any more."""

    __tablename__ = "listing_agreements"
    __table_args__ = (
        ForeignKeyConstraint(
            ["meeting_id", "person_id"], ["meeting_people.meeting_id", "meeting_people.person_id"], ondelete="CASCADE"
        ),
    )

    meeting_id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(primary_key=True)
    on: Mapped[date]  # the day on which the person, or the delegation on the person's behalf, said so
    at: Mapped[datetime]  # when it was recorded
    by_user_id: Mapped[int | None]
    note: Mapped[str] = mapped_column(default="")  # how it was said, such as "note verbale of 3 May"


class ListOfParticipants(Base):
    """The list as it is handed out: a meeting without a row has none yet; it is provisional until it is final."""

    __tablename__ = "lists_of_participants"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True)
    issued_at: Mapped[datetime]  # since when everybody who may see the meeting in full may have it
    issued_by_id: Mapped[int | None]
    final_at: Mapped[datetime | None]
    final_by_id: Mapped[int | None]


class GroupMembership(Base):
    """One person in one breakout group."""

    __tablename__ = "group_memberships"

    group_id: Mapped[int] = mapped_column(ForeignKey("breakout_groups.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)

    group: Mapped[BreakoutGroup] = relationship()
    person: Mapped[Person] = relationship()
