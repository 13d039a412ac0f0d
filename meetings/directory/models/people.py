"""People. Their contacts are private; what a list shows of them they must have been asked about."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from meetings.core.db import Base
from meetings.core.written_names import key_of_name, said_of
from meetings.directory.models.bodies import Organisation
from meetings.directory.models.mechanisms import Mechanism
from meetings.directory.models.states import State


class Person(Base):
    """Somebody who holds an office, speaks or takes part. Honorific and title as the person's government gives them."""

    __tablename__ = "people"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    family_name: Mapped[str | None]  # a part of the name; None where it is what a rule finds
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

    @property
    def said(self) -> str:
        """The name as the person is addressed: ``H.E. Mr Ahmed Chair``."""
        return said_of(self.honorific, self.name)

    @property
    def name_key(self) -> tuple[str, str]:
        """By which lists sort, where no protocol says otherwise: the family name first."""
        return key_of_name(self.name, self.family_name)
