"""What became of the recommendations, at a glance: the line in figures, the picture, and one of them as an example.

As everybody sees it, whoever looks: the same figures for all.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask import url_for
from sqlalchemy import func, or_, select

from meetings.accounts.viewer import NOBODY
from meetings.core.db import db
from meetings.documents.models import Document
from meetings.followup.answers.questions.readings import Reading, readings
from meetings.followup.answers.register import Entry, Register
from meetings.followup.rules.standing import FOR_STAFF
from meetings.followup.vocabulary import CHANNELS, DEGREES, FINDS_PASSAGE, NOT_RECORDED, STAGES
from meetings.formats.charts import Piece
from meetings.formats.charts_tally import per_mark, tally
from meetings.programme.models.meeting import DEMONSTRATION
from meetings.programme.queries import meeting_lists
from meetings.showing import record_names
from meetings.showing.document.document_rows import issued_text
from meetings.showing.followup.picture_marks import OF_DEGREE, OF_STAGE
from meetings.showing.followup.readings_shown import number_of, paragraph_url
from meetings.showing.numbers_said import number_said
from meetings.showing.recommendation.register_rows import source_of
from meetings.web.filters import colon
from meetings.web.translation import _, ngettext


@dataclass(frozen=True, slots=True)
class Station:
    """A point of the line from a meeting to a paragraph: what happens there, and how much of it is on record."""

    title: str
    about: str
    figure: str
    url: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How many recommendations stand at one point, as a number and as marks."""

    text: str
    count: int
    marks: Piece
    url: str | None


@dataclass(frozen=True, slots=True)
class Picture:
    """Where the recommendations stand; ``per`` is how many a mark stands for."""

    standings: Sequence[Standing]
    per: int
    has_readings: bool


@dataclass(frozen=True, slots=True)
class Example:
    """One recommendation beside the paragraph it is read in."""

    code: str
    url: str
    text: str
    source: str
    issued: str | None
    way: str
    paragraph: str
    paragraph_url: str
    words: str
    text_title: str
    text_issued: str | None
    degree: str
    is_summary: tuple[bool, bool]  # whether the words on either side are an analyst's


def stations(register: Register) -> list[Station]:
    """The line in four figures. One query."""
    entries = register.entries
    sent = sum(1 for entry in entries if _sent(entry))
    read = sum(1 for entry in entries if _closest(entry))
    meetings = db.session.scalar(select(func.count()).select_from(meeting_lists.visible(NOBODY).subquery())) or 0
    return [
        Station(
            _("A meeting agrees on a text"),
            _("States and mechanisms consult each other, and write down what they concluded."),
            ngettext("%(num)s meeting", "%(num)s meetings", meetings),
            url_for("pages.meetings"),
        ),
        Station(
            _("The text recommends"),
            _("Each sentence that asks or commits has a code, and keeps its words."),
            number_said(entries, register),
            url_for("pages.recommendations"),
        ),
        Station(
            _("It is handed on"),
            _("To a milestone of the Global Compact, with the day, the way and the evidence."),
            ngettext("%(num)s with a contribution on record", "%(num)s with contributions on record", sent),
            url_for("pages.followup_channels"),
        ),
        Station(
            _("A later text is read beside it"),
            _("Paragraph by paragraph, with the reasons; a second person verifies each reading."),
            ngettext("%(num)s with a public reading", "%(num)s with public readings", read),
            url_for("pages.followup_paragraphs"),
        ),
    ]


def picture(entries: Iterable[Entry]) -> Picture:
    """Each recommendation once, at the furthest public point of its journeys; the points in the order of a journey."""
    counts = Counter(_point(entry) for entry in entries if entry.put_as == "recommendation")
    per = per_mark(max(counts.values(), default=0))
    points = ("", *STAGES, *DEGREES)
    standings = [_standing(point, counts[point], per) for point in points if counts[point]]
    return Picture(standings, per, has_readings=any(counts[degree] for degree in DEGREES))


def example(register: Register) -> Example | None:
    """The public reading recorded last that found a passage; one of the demonstration only where there is no other."""
    found = [each for each in readings(register) if each.is_public and each.degree in FINDS_PASSAGE and each.cited]
    chosen = max(found, key=lambda each: (each.entry.meeting != DEMONSTRATION, each.id), default=None)
    return _example(chosen, register) if chosen else None


def _example(reading: Reading, register: Register) -> Example:
    entry, cited = reading.entry, reading.cited[0]
    milestones = record_names.milestones([reading.milestone])
    theirs = or_(Document.reference == entry.document, Document.id == reading.text.id)
    summaries = db.session.execute(select(Document.id, Document.reference).where(theirs, Document.nature == "summary"))
    of_analysts = {key for row in summaries for key in row}
    return Example(
        code=entry.code,
        url=url_for("pages.recommendation", code=entry.code),
        text=entry.text,
        source=source_of(entry, record_names.meeting_names([entry.meeting], register.when)),
        issued=issued_text(entry.issued),
        way=f"{_(CHANNELS[reading.channel])}{colon()}{milestones.get(reading.milestone, reading.milestone)}",
        paragraph=_("para. %(number)s", number=number_of(cited)),
        paragraph_url=paragraph_url(reading.text, cited),
        words=cited.quote or cited.text,
        text_title=reading.text.title,
        text_issued=issued_text(reading.text.issued),
        degree=_(DEGREES[reading.degree]),
        is_summary=(entry.document in of_analysts, reading.text.id in of_analysts),
    )


def _sent(entry: Entry) -> bool:
    return bool(entry.cells) and entry.stage not in FOR_STAFF


def _closest(entry: Entry) -> str | None:
    """How closely it is read, by its closest public reading."""
    public = [cell.degree for cell in entry.cells if cell.degree and cell.standing == "cleared"]
    return min(public, key=DEGREES.index, default=None)


def _point(entry: Entry) -> str:
    return _closest(entry) or (entry.stage if _sent(entry) else "")


def _standing(point: str, count: int, per: int) -> Standing:
    words, shape, url = _meaning(point)
    says = ngettext("%(num)s recommendation", "%(num)s recommendations", count)
    return Standing(words, count, tally(f"{words}{colon()}{says}", shape, count, per=per), url)


def _meaning(point: str) -> tuple[str, str, str | None]:
    """The words of a point, its mark, and the register narrowed to it."""
    if not point:
        return _(NOT_RECORDED), "dot", None
    if point in OF_STAGE:
        return _(STAGES[point]), OF_STAGE[point], url_for("pages.recommendations", stage=point)
    return _(DEGREES[point]), OF_DEGREE[point], url_for("pages.recommendations", stage="assessed")
