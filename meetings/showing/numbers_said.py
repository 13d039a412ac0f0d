"""How many there are, in words: recommendations, the points that they are read in, conclusions, issues and views.

A text may count itself otherwise than we read it: eleven points of a meeting, read here as 28 items. Then both numbers
show, and both are counted, never written down. What its source calls no recommendation is never counted as one.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from meetings.core.translation_mark import mark
from meetings.documents.models import Document
from meetings.documents.rules.numbering import label, point_of
from meetings.followup.answers.register import Cell, Entry, Found, Register
from meetings.followup.answers.totals import in_totals, is_invented
from meetings.followup.rules.tally import Sureness
from meetings.outcomes.models import Wording
from meetings.web.filters import colon
from meetings.web.translation import _, ngettext

_WORDS: Final = {
    2: mark("two"), 3: mark("three"), 4: mark("four"), 5: mark("five"), 6: mark("six"), 7: mark("seven"),
    8: mark("eight"), 9: mark("nine"), 10: mark("ten"), 11: mark("eleven"), 12: mark("twelve"),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """How many of each; ``points`` of one text, 0 where none counts itself so; ``whole``: all items of that text."""

    recommendations: int = 0
    conclusions: int = 0
    others: int = 0  # issues, views and what was announced
    points: int = 0
    whole: int = 0
    invented: int = 0  # of the demonstration

    @property
    def differ(self) -> bool:
        """Whether a reader may count otherwise: by points, or by recommendations alone."""
        return bool(self.points or self.conclusions or self.others)

    @property
    def any(self) -> bool:
        """Whether there is one at all."""
        return bool(self.recommendations or self.conclusions or self.others or self.invented)

    def __str__(self) -> str:
        return ", ".join(self._parts()) or ngettext("%(num)s recommendation", "%(num)s recommendations", 0)

    def _parts(self) -> Iterable[str]:
        if self.recommendations:
            yield self._recommended()
        if self.conclusions:
            yield ngettext("%(num)s conclusion", "%(num)s conclusions", self.conclusions)
        if self.others:
            yield ngettext("%(num)s issue or view", "%(num)s issues and views", self.others)
        if self.invented:
            yield ngettext("%(num)s of the demonstration", "%(num)s of the demonstration", self.invented)

    def _recommended(self) -> str:
        if not self.points:
            return ngettext("%(num)s recommendation", "%(num)s recommendations", self.recommendations)
        if self.recommendations == self.whole:
            return read_as(self.points, self.whole)
        return _(
            "%(num)s of %(whole)s items, read here in %(points)s points",
            num=self.recommendations,
            whole=self.whole,
            points=in_words(self.points),
        )


def read_as(points: int, items: int) -> str:
    """Eleven points, read here as 28 items."""
    return _("%(points)s points, read here as %(items)s items", points=in_words(points), items=items)


def in_words(number: int) -> str:
    """A small number as it is written in a sentence; figures from 13 on."""
    return _(_WORDS[number]) if number in _WORDS else str(number)


def number_said(entries: Iterable[Entry], register: Register) -> str:
    """How many these are, of the register that they were found in; what is invented is told apart."""
    every = list(entries)
    rows = [entry for entry in every if not is_invented(entry)]
    invented = len(every) - len(rows)
    kinds = Counter[str](entry.put_as for entry in rows)
    recommendations, conclusions = kinds["recommendation"], kinds["conclusion"]
    others = len(rows) - recommendations - conclusions
    texts = {entry.document for entry in rows if entry.put_as == "recommendation"}
    points, whole = register.points.get(texts.pop(), (0, 0)) if len(texts) == 1 else (0, 0)
    numbers = Numbers(recommendations=recommendations, conclusions=conclusions, others=others, invented=invented)
    return str(replace(numbers, points=points, whole=whole))


def said(found: Iterable[tuple[Entry, Sureness]], register: Register) -> str:
    """How many these surely are, and how many possibly: ``12 recommendations, possibly 14``."""
    rows = list(found)
    sure, every = [entry for entry, how in rows if how == "surely"], [entry for entry, _how in rows]
    if len(sure) == len(every):
        return number_said(every, register)
    if not sure:
        return _("possibly %(what)s", what=number_said(every, register))
    return _("%(what)s, possibly %(num)s", what=number_said(sure, register), num=len(in_totals(every)))


def sureness_of(found: Found) -> list[tuple[Entry, Sureness]]:
    """What was found in the register, each with whether it surely fits."""
    return [(entry, "surely" if entry.code in found.sure else "possibly") for entry in found.entries]


def numbers_in(document: Document, wordings: Iterable[Wording]) -> Numbers:
    """How many a document holds, drafts among them."""
    rows = list(wordings)
    kinds = Counter[str](row.recommendation.put_as for row in rows)
    recommendations, conclusions = kinds["recommendation"], kinds["conclusion"]
    others = len(rows) - recommendations - conclusions
    numbers = Numbers(recommendations=recommendations, conclusions=conclusions, others=others)
    found = {point_of(each.path, each.kind) for row in rows for each in row.paragraphs} - {None}
    counts_itself = document.nature == "summary" and 1 < len(found) < recommendations
    return replace(numbers, points=len(found), whole=recommendations) if counts_itself else numbers


def places_apart(document: Document, wordings: Iterable[Wording]) -> list[str]:
    """Which of the items stand in no point, and where: "4 of them in paragraphs 3, 8 (i), 8 (ii), 8 (iii)"."""
    outside = [row.paragraphs for row in wordings if not any(point_of(each.path, each.kind) for each in row.paragraphs)]
    rows = {each.position: each for paragraphs in outside for each in paragraphs}
    labels = [label(rows[at].path, document.language, editorial=rows[at].editorial) for at in sorted(rows)]
    if not outside:
        return []
    return [_("%(num)s of them outside the points: para. %(numbers)s", num=len(outside), numbers=", ".join(labels))]


def as_heading(text: str) -> str:
    """What is said, as a heading begins."""
    return text[:1].upper() + text[1:]


def points_said(entries: Iterable[Entry], register: Register) -> list[str]:
    """For each text among these that counts itself in points: its title, its points, and the items read in them."""
    titles = {entry.document: entry.document_title for entry in entries if entry.document in register.points}
    return [f"{title}{colon()}{read_as(*register.points[text])}." for text, title in titles.items()]


def said_by_milestone(cells: Iterable[tuple[Entry, Cell]], register: Register) -> dict[str, str]:
    """How many of these surely and possibly went to each milestone, each once, by its code."""
    sent: dict[str, list[tuple[Entry, Sureness]]] = {}
    for entry, cell in cells:
        if how := cell.went:
            sent.setdefault(cell.milestone, []).append((entry, entry.at_most(how)))
    return {milestone: said(entries, register) for milestone, entries in sent.items()}
