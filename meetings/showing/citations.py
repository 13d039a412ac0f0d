"""Sources as numbered footnotes: each fact carries numbers, each number leads to its source and the place in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from flask import url_for
from sqlalchemy import select

from meetings.core.db import db
from meetings.directory.models import Source
from meetings.directory.queries import Bibliography


@dataclass(frozen=True, slots=True)
class Fact:
    """A term and its values, as ``_macros/facts.html`` prints them; a value is its text and where it leads."""

    label: str
    values: Sequence[tuple[str, str | None]]
    cites: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Footnote:
    """Where a mark leads."""

    number: int
    text: str
    url: str | None
    locator_text: str | None


class Citations:
    """The footnotes of one page, numbered in the order in which they are first cited."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def cite(self, citations: Iterable[str] | None) -> list[int]:
        """The numbers of these citations, each ``<code of the source>#<place in it>``."""
        return [self._numbers.setdefault(citation, len(self._numbers) + 1) for citation in citations or ()]

    def footnotes(self) -> list[Footnote]:
        """Every footnote of the page, with one query; a source that the record does not hold gives its code."""
        if not self._numbers:
            return []
        places = {citation: citation.partition("#") for citation in self._numbers}
        codes = {code for code, _mark, _place in places.values()}
        found = {
            row.code: row
            for row in db.session.execute(
                select(Source.code, Source.title, Source.publisher, Source.symbol, Source.issued).where(
                    Source.code.in_(sorted(codes))
                )
            )
        }
        return [
            Footnote(
                number,
                described(found[code]) if (code := places[citation][0]) in found else code,
                url_for("pages.sources", _anchor=code) if code in found else None,
                places[citation][2] or None,
            )
            for citation, number in self._numbers.items()
        ]


def described(source: "Source | object") -> str:
    """A source in one line: symbol or title, publisher, when it was issued."""
    parts = [getattr(source, name) for name in ("symbol", "title", "publisher", "issued")]
    return ", ".join(part for part in parts if part)


def footnotes_of(bibliography: Bibliography) -> list[Footnote]:
    """The footnotes of a page whose facts were found with their sources."""
    return [
        Footnote(
            entry.number,
            described(entry.source) if entry.source else entry.place,
            url_for("pages.sources", _anchor=entry.source.code) if entry.source else None,
            entry.place or None if entry.source else None,
        )
        for entry in bibliography.entries
    ]
