"""What became of the recommendations, at a glance: the line in figures, the picture, and one of them as an example.

As everybody sees it, whoever looks: the same figures for all.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from flask import url_for
from sqlalchemy import func, or_, select

from meetings.accounts.viewer import NOBODY
from meetings.core.db import db
from meetings.documents.models import Document
from meetings.followup.answers.entries import Entry, considered_among
from meetings.followup.answers.questions.readings import Reading, readings
from meetings.followup.answers.register import Register
from meetings.followup.answers.totals import in_totals, not_invented
from meetings.followup.rules.standing import how_it_went, went
from meetings.followup.rules.tally import Sureness, Tally, tallied, total
from meetings.followup.rules.words_of_stages import Said, stage_called
from meetings.followup.vocabulary import CHANNELS, DEGREES, FINDS_PASSAGE, NOT_RECORDED, STAGES
from meetings.formats.charts import Piece
from meetings.formats.charts_tally import per_mark, tally
from meetings.programme.models import Meeting
from meetings.programme.models.meeting import DEMONSTRATION
from meetings.programme.queries import meeting_lists
from meetings.showing import record_names
from meetings.showing.document.document_rows import issued_text
from meetings.showing.followup.picture_marks import OF_DEGREE, OF_STAGE
from meetings.showing.followup.readings_shown import number_of, paragraph_url
from meetings.showing.numbers_said import said
from meetings.showing.recommendation.register_rows import source_of
from meetings.showing.sureness import how_many, number, recommendations
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
    """How many recommendations stand at one point, as a number and as marks; of what is sure and what is possible."""

    text: str
    count: str
    marks: Piece
    url: str | None


@dataclass(frozen=True, slots=True)
class Picture:
    """Where the recommendations stand; ``per`` is how many a mark stands for."""

    standings: Sequence[Standing]
    per: int
    has_readings: bool
    has_rough_days: bool  # whether some stand surely at one point and possibly at another


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
    entries = in_totals(register.entries)
    sent = total({entry.code: entry.at_most(how) for entry in entries if (how := _sent(entry))})
    read = total({entry.code: entry.at_most(read[1]) for entry in entries if (read := _closest(entry))})
    held = meeting_lists.visible(NOBODY).where(Meeting.code != DEMONSTRATION)
    meetings = db.session.scalar(select(func.count()).select_from(held.subquery())) or 0
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
            said([(entry, entry.out) for entry in not_invented(register.entries)], register),
            url_for("pages.recommendations"),
        ),
        Station(
            _("It is handed on"),
            _("To a milestone of the Global Compact, with the day, the way and the evidence."),
            how_many(sent, with_contributions) if sent.possibly else _("Ways to hand on"),
            url_for("pages.followup_channels"),
        ),
        Station(
            _("A later text is read beside it"),
            _("Paragraph by paragraph, with the reasons; a second person verifies each reading."),
            how_many(read, _with_readings) if read.possibly else _("Texts to compare with"),
            url_for("pages.followup_paragraphs"),
        ),
    ]


def picture(entries: Collection[Entry], query: Mapping[str, str] | None = None) -> Picture:
    """Each recommendation once, at the furthest public point of its journeys; the points in the order of a journey.

    Where days are rough it is surely at one point, and possibly at a further one as well.

    :param query: the two days, as far as they were asked for, which the addresses of the register keep.
    """
    counting = in_totals(entries)
    counts, considered = tallied(chain.from_iterable(map(_points, counting))), considered_among(counting)
    per = per_mark(max((count.possibly for count in counts.values()), default=0))
    points = ("", *STAGES, *DEGREES)
    standings = [
        _standing(_meaning(point, considered, query or {}), counts[point], per) for point in points if point in counts
    ]
    return Picture(
        standings,
        per,
        has_readings=any(degree in counts for degree in DEGREES),
        has_rough_days=any(count.surely != count.possibly for count in counts.values()),
    )


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


def with_contributions(num: int) -> str:
    """How many have a contribution on record."""
    return ngettext("%(num)s with a contribution on record", "%(num)s with contributions on record", num)


def _with_readings(num: int) -> str:
    return ngettext("%(num)s with a public reading", "%(num)s with public readings", num)


def _sent(entry: Entry) -> Sureness | None:
    return how_it_went(entry.stage, entry.possibly) if entry.cells else None


def _closest(entry: Entry) -> tuple[str, Sureness] | None:
    """How closely it is read, by its closest public reading, and whether its text was surely adopted."""
    public = [
        (cell.degree, cell.holds)
        for cell in entry.cells
        if cell.degree and cell.standing == "cleared" and cell.read_on is None  # what was read later was not read then
    ]
    return min(public, key=lambda each: (DEGREES.index(each[0]), each[1] != "surely"), default=None)


def _points(entry: Entry) -> list[tuple[str, Sureness]]:
    """Where it surely is, and where it is if each rough day was its first."""
    sure: str = entry.stage if entry.cells and went(entry.stage) else ""
    perhaps: str = entry.possibly if entry.cells and went(entry.possibly) else ""
    if read := _closest(entry):
        degree, holds = read
        sure, perhaps = (degree if holds == "surely" else sure), degree
    further: list[tuple[str, Sureness]] = [] if perhaps == sure else [(perhaps, "possibly")]
    return [(sure, entry.out), *further]


def _standing(meaning: tuple[str, str, str | None], count: Tally, per: int) -> Standing:
    words, shape, url = meaning
    says = f"{words}{colon()}{recommendations(count)}"
    return Standing(words, number(count), tally(says, shape, count.possibly, per=per), url)


def _meaning(point: str, considered: Said, query: Mapping[str, str]) -> tuple[str, str, str | None]:
    """The words of a point, its mark, and the register narrowed to it; what is read after the day is no stage of it."""
    if not point:
        return _(NOT_RECORDED), "dot", None
    if point in OF_STAGE:
        return _(stage_called(point, considered)), OF_STAGE[point], _register(query, point)
    return _(DEGREES[point]), OF_DEGREE[point], _register(query, "" if query else "assessed")


def _register(query: Mapping[str, str], stage: str) -> str:
    values: dict[str, Any] = {**query, **({"stage": stage} if stage else {})}
    return url_for("pages.recommendations", **values)
