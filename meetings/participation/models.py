"""Who sits in which breakout group. It is never part of a release: people's own calendars and lists read it."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from meetings.core.db import Base
from meetings.directory.models import Person
from meetings.programme.models import BreakoutGroup


class GroupMembership(Base):
    """One person in one breakout group."""

    __tablename__ = "group_memberships"

    group_id: Mapped[int] = mapped_column(ForeignKey("breakout_groups.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)

    group: Mapped[BreakoutGroup] = relationship()
    person: Mapped[Person] = relationship()
