"""Turns the citations of facts ("iom-review-2018#Annex 2, para. 6") into a numbered list of sources for a page."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from meetings.core.db import db
from meetings.directory.models import Source


@dataclass(frozen=True, slots=True)
class Citation:
    """A numbered place in a source. ``source`` is None where people cite something that is not in the record."""

    number: int
    source: Source | None
    place: str


class Bibliography:
    """The citations of one page, numbered in the order in which they are first met."""

    def __init__(self, citations: Iterable[str], sources: Iterable[Source]) -> None:
        known = {source.code: source for source in sources}
        self._numbers: dict[str, int] = {}
        self.entries: list[Citation] = []
        for text in citations:
            if text not in self._numbers:
                code, _hash, place = text.partition("#")
                source = known.get(code)
                number = len(self.entries) + 1
                self._numbers[text] = number
                self.entries.append(Citation(number, source, place if source else text))

    def numbers(self, citations: Iterable[str]) -> list[int]:
        """The numbers to print in brackets behind a fact."""
        return sorted({self._numbers[text] for text in citations if text in self._numbers})


def bibliography(*lists: Iterable[str]) -> Bibliography:
    """Number the citations of these lists, one after the other. One query."""
    citations = [text for texts in lists for text in texts]
    codes = {text.partition("#")[0] for text in citations}
    sources = db.session.scalars(select(Source).where(Source.code.in_(sorted(codes)))).all()
    return Bibliography(citations, sources)
