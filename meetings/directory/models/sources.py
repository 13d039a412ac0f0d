"""Where the record has its facts from, the counts that sources give, and what was seeded."""

from datetime import date
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from meetings.core.db import Base
from meetings.core.history_required import unseen
from meetings.directory.models.dated import one_of
from meetings.directory.vocabulary import Reliability, SourceKind


class Source(Base):
    """A document or page. Facts cite it as ``<code>#<place in it>``."""

    __tablename__ = "sources"
    __table_args__ = (one_of("kind", SourceKind), one_of("reliability", Reliability))

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[SourceKind]
    title: Mapped[str]
    publisher: Mapped[str | None]
    symbol: Mapped[str | None]  # given by the issuing body, never made up
    url: Mapped[str | None]
    issued: Mapped[str | None]  # as far as known: "2017-03-27", "2019", "first half of 2017"
    adopted: Mapped[date | None]
    distributed: Mapped[date | None]  # another day than that of adoption
    reliability: Mapped[Reliability]
    note: Mapped[str | None]


class Count(Base):
    """A number that a source gives. Sources differ, so there are as many rows as sources, and none is *the* number."""

    __tablename__ = "counts"
    __table_args__ = (UniqueConstraint("subject", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(index=True)  # "mechanisms", or kind and code: "meeting:grcp-7"
    position: Mapped[int]
    fact: Mapped[str]
    label: Mapped[str | None]
    value: Mapped[int]
    as_of: Mapped[str | None]  # the day, year or season the source speaks of
    sources: Mapped[list[str]]
    note: Mapped[str | None]
    named: Mapped[list[str]] = mapped_column(default=list, server_default="[]")  # codes of those that can be named
    named_by: Mapped[str | None]  # the source that names them


class Disagreement(Base):
    """Something on which sources part ways, shown once: on the page of the thing it concerns."""

    __tablename__ = "disagreements"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)  # stable: D14
    place: Mapped[str] = mapped_column(index=True)  # kind and code of that thing: "milestone:imrf-2022"
    subject: Mapped[str]
    says: Mapped[list[dict[str, Any]]]  # each: text, sources
    held: Mapped[str | None]  # what the record goes by, and why


class SeedRow(Base):
    """What was last loaded from ``seeds/``: a row that differs from it since has been edited by people."""

    __tablename__ = "seed_rows"
    __table_args__ = (UniqueConstraint("table", "key"), unseen("what was seeded is for the program"))

    id: Mapped[int] = mapped_column(primary_key=True)
    table: Mapped[str]
    key: Mapped[str]
    row_id: Mapped[int]
    columns: Mapped[list[str]] = mapped_column(default=list)
    digest: Mapped[str]  # of what was put into these columns
