"""What stands with its sources beside it, in words: where sources part ways, what is on record around a milestone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask import url_for
from sqlalchemy import select

from meetings.compact import queries
from meetings.compact.models import Milestone, Trace
from meetings.compact.vocabulary import CERTAINTIES_OF_DAYS, TRACE_KINDS
from meetings.core.db import db
from meetings.directory.models import Disagreement, Mechanism, Organisation, Source
from meetings.showing.citations import described
from meetings.showing.meeting import meeting_rows
from meetings.web.translation import _

Named = tuple[str, str | None]  # a source with the place in it, and where it is listed


@dataclass(frozen=True, slots=True)
class Difference:
    """Something on which sources part ways: what each says, and what the record goes by."""

    code: str
    subject: str
    says: Sequence[tuple[str, Sequence[Named]]]
    held: str | None


@dataclass(frozen=True, slots=True)
class TraceLine:
    """Something on record; ``who`` did it, as far as a page of that body does not say so itself."""

    when: str | None
    text: str
    who: Sequence[Named]
    certainty: str | None
    note: str | None
    sources: Sequence[Named]


def differences(place: str) -> list[Difference]:
    """Where sources part ways on this thing, such as "milestone:imrf-2022". Two queries, one where there is none."""
    rows = db.session.scalars(select(Disagreement).where(Disagreement.place == place).order_by(Disagreement.id)).all()
    named = _named(text for row in rows for each in row.says for text in each["sources"])
    return [
        Difference(
            row.code,
            row.subject,
            [(each["text"], [named[text] for text in each["sources"]]) for each in row.says],
            row.held,
        )
        for row in rows
    ]


def traces(of: Milestone | Mechanism | Organisation) -> list[tuple[str, list[TraceLine]]]:
    """What is on record around it, kind by kind with the head of each. Two queries, one where there is nothing."""
    rows = queries.traces(of)
    named = _named(text for row in rows for text in row.sources)
    found = [(TRACE_KINDS[kind], [_line(row, of, named) for row in rows if row.kind == kind]) for kind in TRACE_KINDS]
    return [(_(head), lines) for head, lines in found if lines]


def _line(row: Trace, of: Milestone | Mechanism | Organisation, named: dict[str, Named]) -> TraceLine:
    unsure = row.certainty != "verified"
    return TraceLine(
        when=meeting_rows.days(row.dates) if row.dates_earliest else None,
        text=row.text,
        who=list(_who(row, of)),
        certainty=_(CERTAINTIES_OF_DAYS[row.certainty]) if unsure else None,
        note=row.note,
        sources=[named[text] for text in row.sources],
    )


def _who(row: Trace, of: Milestone | Mechanism | Organisation) -> Iterable[Named]:
    for kind, body in (("mechanism", row.mechanism), ("organisation", row.organisation)):
        if body is not None and body is not of:
            yield body.short or body.name, url_for(f"pages.{kind}", code=body.code)
    if row.who:
        yield row.who, None
    if row.milestone is not None and row.milestone is not of:
        yield row.milestone.name, url_for("pages.milestone", code=row.milestone.code)


def _named(citations: Iterable[str]) -> dict[str, Named]:
    """Each citation in words; a source that the record does not hold gives its code. One query where there is any."""
    places = {text: text.partition("#") for text in citations}
    if not places:
        return {}
    codes = sorted({code for code, _mark, _place in places.values()})
    known = {source.code: source for source in db.session.scalars(select(Source).where(Source.code.in_(codes)))}
    return {
        text: (
            ", ".join(part for part in (described(known[code]) if code in known else code, place) if part),
            url_for("pages.sources", _anchor=code) if code in known else None,
        )
        for text, (code, _mark, place) in places.items()
    }
