"""What only joins two tables of the programme, by numbers alone."""

from sqlalchemy import Column, ForeignKey, Table

from meetings.core.db import Base

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
group_sessions = Table(  # the sessions in which a breakout group meets: one, or one on each day
    "group_sessions",
    Base.metadata,
    Column("group_id", ForeignKey("breakout_groups.id", ondelete="CASCADE"), primary_key=True),
    Column("session_id", ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True, index=True),
)
