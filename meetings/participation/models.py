"""Who takes part in a meeting, and who sits in which breakout group. Neither is ever part of a release."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from meetings.core.db import Base
from meetings.directory.models import Person
from meetings.programme.models import BreakoutGroup


class MeetingPerson(Base):
    """One person whom a meeting's organisers put on its list, whether or not the person speaks or sits anywhere."""

    __tablename__ = "meeting_people"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True, index=True)


class GroupMembership(Base):
    """One person in one breakout group."""

    __tablename__ = "group_memberships"

    group_id: Mapped[int] = mapped_column(ForeignKey("breakout_groups.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)

    group: Mapped[BreakoutGroup] = relationship()
    person: Mapped[Person] = relationship()
