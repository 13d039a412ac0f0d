"""Readings in full: what each says of a recommendation, of which text, citing what; for a person, as of two days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement

from meetings.followup.answers.entries import Entry
from meetings.followup.queries import reading_rows
from meetings.followup.queries.events import Of
from meetings.followup.queries.reading_rows import Cited, Text
from meetings.followup.rules.as_of import AsOf
from meetings.followup.rules.tally import Sureness
from meetings.followup.vocabulary import Access, Attribution, Degree, ReadingStanding


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading that counts. ``is_public``: others see it too; who assessed and checked it is for staff."""

    id: int
    entry: Entry
    milestone: str
    channel: str
    text: Text
    degree: Degree
    attribution: Attribution | None
    rationale: str
    standing: ReadingStanding
    is_public: bool
    holds: Sureness  # whether its text was adopted by then
    read_on: date | None  # when it was read, where that is later than the day asked for
    assessed_by: str
    steps: Sequence[tuple[str, str]]  # what colleagues did with it, and who
    evidence: str | None
    evidence_access: Access | None
    cited: Sequence[Cited]


def readings_of(
    entries: Iterable[Entry], when: AsOf, of: Of = None, citing: ColumnElement[bool] | None = None
) -> list[Reading]:
    """The readings of these entries in full, in their order. Four queries.

    :param of: the recommendations that the entries are of; None for all.
    :param citing: a condition on ``Paragraph``: only readings that cite one that fits, and only what they cite so.
    """
    those = reading_rows.wanted(of, citing)
    said, texts = reading_rows.said(those), reading_rows.texts(those)
    done, cited = reading_rows.done_with(those), reading_rows.cited_by(those, citing)
    found = []
    for entry in entries:
        for seen in entry.readings:
            row = said.get(seen.id)
            if row is None:
                continue
            found.append(
                Reading(
                    id=seen.id,
                    entry=entry,
                    milestone=seen.milestone,
                    channel=seen.channel,
                    text=texts[row.document_id],
                    degree=seen.degree,
                    attribution=row.attribution,
                    rationale=row.rationale,
                    standing=seen.standing,
                    is_public=seen.is_public,
                    holds=seen.holds,
                    read_on=seen.read_on,
                    assessed_by=row.by_name,
                    steps=[(str(kind), name) for kind, at, name in done.get(seen.id, ()) if when.knows(at)],
                    evidence=row.evidence,
                    evidence_access=row.access,
                    cited=cited.get(seen.id, ()),
                )
            )
    return found
