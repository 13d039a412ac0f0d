"""People. Their contacts are private; what a list shows of them they must have been asked about."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from meetings.core.db import Base
from meetings.directory.models.bodies import Organisation
from meetings.directory.models.mechanisms import Mechanism
from meetings.directory.models.states import State


class Person(Base):
    """Somebody who holds an office, speaks or takes part. Honorific and title as the person's government gives them."""

    __tablename__ = "people"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    honorific: Mapped[str | None]
    title: Mapped[str | None]
    affiliation: Mapped[str | None]  # in words, where it is none of the three below or more exact
    state_id: Mapped[int | None] = mapped_column(ForeignKey("states.id"))
    mechanism_id: Mapped[int | None] = mapped_column(ForeignKey("mechanisms.id"))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"))
    email: Mapped[str | None]  # never public
    consent_listed: Mapped[bool] = mapped_column(default=False)  # may the name stand in a list of participants

    state: Mapped[State | None] = relationship()
    mechanism: Mapped[Mechanism | None] = relationship()
    organisation: Mapped[Organisation | None] = relationship()
