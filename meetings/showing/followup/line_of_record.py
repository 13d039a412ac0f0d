"""The line as it stands on record: meetings, their texts, where those were handed on, the texts that came later.

As everybody sees it, and without what is invented. Drawn for the first page, with a table that says the same.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from flask import url_for
from sqlalchemy import select

from meetings.accounts.viewer import NOBODY
from meetings.compact.models import Milestone
from meetings.core import clock
from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.core.written_days import month_in
from meetings.documents.models import Document, Publication
from meetings.followup.answers.questions.readings import readings
from meetings.followup.answers.register import Entry, Register
from meetings.followup.answers.totals import is_invented
from meetings.followup.models import ResultDocument
from meetings.followup.vocabulary import FINDS_PASSAGE
from meetings.formats.charts import Piece
from meetings.formats.charts_line import Flow, Lane, Stop, line
from meetings.outcomes.queries.readable_texts import readable
from meetings.programme.models import Meeting, Release
from meetings.programme.queries.visible_meetings import current_release
from meetings.showing.numbers_said import said
from meetings.web.filters import written_days
from meetings.web.languages import page_language
from meetings.web.translation import _, ngettext


@dataclass(frozen=True, slots=True)
class Way:
    """One text of a meeting and where it went, as a row of the table: words with their addresses."""

    meeting: str
    meeting_url: str
    text: str
    text_url: str
    holds: str  # how many recommendations, conclusions, views
    handed_on: Sequence[tuple[str, str, int]]  # milestone, its address, how many


@dataclass(frozen=True, slots=True)
class LineOfRecord:
    """The picture, the same as rows, and the next meeting where there is one on the line."""

    picture: Piece
    ways: Sequence[Way]


@dataclass(frozen=True, slots=True)
class _Named:
    """Something of the record with its days."""

    key: str
    name: str
    days: FuzzyDates
    url: str

    @property
    def day(self) -> date | None:
        """Where it stands on the line: its last day, or the last that it can be."""
        return self.days.latest or self.days.earliest


def line_of_record(register: Register) -> LineOfRecord | None:
    """The line; None while no meeting has a text on record. Four queries."""
    entries = [entry for entry in register.entries if entry.meeting and entry.issued.latest and not is_invented(entry)]
    if not entries:
        return None
    by_text: dict[str, list[Entry]] = {}
    for entry in entries:
        by_text.setdefault(entry.document, []).append(entry)
    meetings = _meetings({entry.meeting for entry in entries if entry.meeting})
    sent = Counter((entry.document, cell.milestone) for entry in entries for cell in entry.cells if cell.went)
    milestones = _milestones(milestone for _text, milestone in sent)
    held = _held(register)
    results = _results(milestones)
    stops = [
        *_meeting_stops(meetings),
        *_text_stops(by_text, register),
        *_milestone_stops(milestones, sent),
        *_result_stops(results, held),
    ]
    there = {stop.key for stop in stops}
    flows = [
        flow
        for flow in (*_agreed(by_text), *_handed_on(sent), *_read(results, held))
        if {flow.start, flow.end} <= there
    ]
    picture = line(
        _("From a meeting to a later text"),
        _("Meetings, their texts, the milestones that these were handed on to, and later texts, by year."),
        _lanes(meetings, by_text, sent, held, results),
        stops,
        flows,
        today=clock.today(),
    )
    return LineOfRecord(picture, [*_ways(by_text, meetings, milestones, sent, register)])


def _lanes(
    meetings: Mapping[str, _Named],
    by_text: Mapping[str, Sequence[Entry]],
    sent: Mapping[tuple[str, str], int],
    held: Mapping[tuple[str, int], int],
    results: Sequence[tuple[str, int, _Named]],
) -> list[Lane]:
    texts = {number for _milestone, number, _named in results}
    found = sum(held.values())
    return [
        Lane(_("Meetings"), ngettext("%(num)s with a text", "%(num)s with a text", len(meetings))),
        Lane(_("Their texts"), ngettext("%(num)s text", "%(num)s texts", len(by_text))),
        Lane(_("Handed on"), ngettext("%(num)s time", "%(num)s times", len(sent)) if sent else _("not yet")),
        Lane(
            _("Later texts"),
            ngettext("%(num)s passage found", "%(num)s passages found", found)
            if found
            else ngettext("%(num)s text on record", "%(num)s texts on record", len(texts)),
        ),
    ]


def _meetings(codes: Iterable[str]) -> dict[str, _Named]:
    rows = db.session.execute(
        select(
            Meeting.code,
            Release.short,
            Release.title,
            Release.dates_label,
            Release.earliest,
            Release.latest,
            Release.dates_status,
        )
        .join(Release, current_release())
        .where(Meeting.code.in_(sorted(codes)))
    )
    return {
        row.code: _Named(
            row.code,
            row.short or row.title,
            FuzzyDates(row.dates_label, row.earliest, row.latest, row.dates_status),
            url_for("pages.meeting", code=row.code),
        )
        for row in rows
    }


def _milestones(codes: Iterable[str]) -> dict[str, _Named]:
    found = db.session.scalars(select(Milestone).where(Milestone.code.in_(sorted(set(codes)))))
    return {
        each.code: _Named(each.code, each.name, each.dates, url_for("pages.milestone", code=each.code))
        for each in found
    }


def _results(milestones: Mapping[str, _Named]) -> list[tuple[str, int, _Named]]:
    """The texts that these milestones brought about: milestone, number of the text, the text."""
    rows = db.session.execute(
        select(
            Milestone.code, Document.id, Document.reference, Document.title, Document.symbol, Document.issued_label,
            Document.issued_earliest, Document.issued_latest, Document.issued_status,
        )
        .join(ResultDocument, ResultDocument.document_id == Document.id)
        .join(ResultDocument.milestone)
        .join(Publication, Publication.document_id == Document.id)
        .where(Milestone.code.in_(sorted(milestones)), readable(NOBODY))
        .order_by(Document.issued_latest, Document.id)
    )  # fmt: skip
    found = []
    for row in rows:
        issued = FuzzyDates(row.issued_label, row.issued_earliest, row.issued_latest, row.issued_status)
        url = url_for("pages.document", reference=row.reference)
        found.append((row.code, row.id, _Named(f"later {row.id}", row.title, issued, url)))
    return found


def _held(register: Register) -> Counter[tuple[str, int]]:
    """How many public readings found a passage: by milestone and number of the text."""
    return Counter(
        (each.milestone, each.text.id)
        for each in readings(register)
        if each.is_public and each.degree in FINDS_PASSAGE and not is_invented(each.entry)
    )


def _stop(lane: int, named: _Named, key: str, about: str, *, done: bool = True) -> Iterator[Stop]:
    day = named.day
    if day is None:
        return
    says = ", ".join(part for part in (named.name, written_days(named.days), about) if part)
    beside = " · ".join(part for part in (month_in(page_language(), day), about) if part)
    yield Stop(key, lane, day, named.name, beside, says, named.url, done)


def _meeting_stops(meetings: Mapping[str, _Named]) -> Iterator[Stop]:
    for code, named in meetings.items():
        yield from _stop(0, named, f"meeting {code}", "")


def _text_stops(by_text: Mapping[str, Sequence[Entry]], register: Register) -> Iterator[Stop]:
    for reference, entries in by_text.items():
        first = entries[0]
        day = first.issued.latest or first.issued.earliest
        if day is None:
            continue
        holds = said([(entry, entry.out) for entry in entries], register)
        name, about = holds, ""
        if reference in register.points:  # the text counts itself otherwise: the two numbers on two lines
            points, items = register.points[reference]
            name = ngettext("%(num)s item", "%(num)s items", items)
            about = ngettext("%(num)s point", "%(num)s points", points)
        url = url_for("pages.document", reference=reference)
        yield Stop(f"text {reference}", 1, day, name, about, f"{first.document_title}, {holds}", url)


def _milestone_stops(milestones: Mapping[str, _Named], sent: Mapping[tuple[str, str], int]) -> Iterator[Stop]:
    reached = Counter[str]()
    for (_text, milestone), count in sent.items():
        reached[milestone] += count
    for code, named in milestones.items():
        yield from _stop(2, named, f"milestone {code}", str(reached[code]))


def _result_stops(results: Sequence[tuple[str, int, _Named]], held: Mapping[tuple[str, int], int]) -> Iterator[Stop]:
    for number, named in {number: named for _milestone, number, named in results}.items():
        found = sum(count for (_at, text), count in held.items() if text == number)
        about = str(found) if found else _("assessment not published")
        yield from _stop(3, named, named.key, about, done=bool(found))


def _agreed(by_text: Mapping[str, Sequence[Entry]]) -> Iterator[Flow]:
    for reference, entries in by_text.items():
        yield Flow(f"meeting {entries[0].meeting}", f"text {reference}", len(entries), entries[0].document_title)


def _handed_on(sent: Mapping[tuple[str, str], int]) -> Iterator[Flow]:
    for (reference, milestone), count in sent.items():
        says = ngettext("%(num)s handed on", "%(num)s handed on", count)
        yield Flow(f"text {reference}", f"milestone {milestone}", count, says)


def _read(results: Sequence[tuple[str, int, _Named]], held: Mapping[tuple[str, int], int]) -> Iterator[Flow]:
    for milestone, number, named in results:
        count = held.get((milestone, number), 0)
        says = ngettext("%(num)s passage found", "%(num)s passages found", count) if count else named.name
        yield Flow(f"milestone {milestone}", named.key, count, says)


def _ways(
    by_text: Mapping[str, Sequence[Entry]],
    meetings: Mapping[str, _Named],
    milestones: Mapping[str, _Named],
    sent: Mapping[tuple[str, str], int],
    register: Register,
) -> Iterator[Way]:
    for reference, entries in by_text.items():
        first = entries[0]
        meeting = meetings.get(first.meeting or "")
        if meeting is None:
            continue
        went = [
            (named.name, named.url, sent[reference, code])
            for code, named in milestones.items()
            if (reference, code) in sent
        ]
        yield Way(
            meeting.name,
            meeting.url,
            first.document_title,
            url_for("pages.document", reference=reference),
            said([(entry, entry.out) for entry in entries], register),
            went,
        )
