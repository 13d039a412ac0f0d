"""What a document on paper consists of: its title block, paragraphs, contents and annex, ready to print."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from flask import url_for

from meetings.accounts.viewer import NOBODY
from meetings.core.translation_mark import mark
from meetings.directory.vocabulary import LANGUAGES
from meetings.documents.models import Document, Paragraph
from meetings.documents.rules.numbering import label
from meetings.documents.vocabulary import ADOPTIONS, CERTAINTIES, DOCUMENT_KINDS, REVISIONS_SAID
from meetings.followup.rules.as_of import AsOf
from meetings.handouts.sheets.captions import Say, issued_in, language_of
from meetings.outcomes.models import MeetingDocument, Proposer, Recommendation, Wording
from meetings.outcomes.queries.proposers_shown import proposers_of
from meetings.outcomes.vocabulary import PUT_AS, RECOMMENDATION_KINDS
from meetings.showing.document.document_facts import Revisions
from meetings.showing.document.document_rows import revision_mark
from meetings.showing.numbers_said import numbers_in
from meetings.showing.recommendation.proposers import proposer_text
from meetings.showing.record_names import meeting_names
from meetings.showing.site import whole
from meetings.web.filters import semicolon

MANY_HEADINGS: Final = 6  # more than these, and a text has contents
_ISSUED: Final = mark("Day of issue")
LONG: Final = 30_000  # letters: about twelve pages


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of the title block; ``is_sourced``: where the sources of all are noted."""

    label: str
    value: str
    is_sourced: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """A paragraph; ``level`` is that of a heading (2 to 4), ``refs`` are code and anchor of what is taken from it."""

    anchor: str
    level: int
    depth: int
    label: str
    texts: tuple[str, ...]
    is_noted: bool  # the first whose number is ours
    refs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Annexed:
    """A recommendation in the annex; ``places`` are label and anchor of the paragraphs it is taken from."""

    code: str | None
    anchor: str
    url: str | None
    text: str
    kind: str
    places: tuple[tuple[str, str], ...]
    proposers: str
    addressed_to: str | None


def title_of(document: Document, say: Say) -> str:
    """The title as others cite it, with the mark of a revision."""
    mark_ = revision_mark(document.revision_kind, document.revision_number)
    return ", ".join(part for part in (document.title or say("Without a title yet"), mark_) if part)


def shortened(title: str, most: int = 80) -> str:
    """The title as the running header has room for it."""
    if len(title) <= most:
        return title
    return f"{title[:most].rpartition(' ')[0] or title[:most]} …"


def kind_of(document: Document, say: Say) -> str:
    """What kind of document it is."""
    return say(DOCUMENT_KINDS[document.kind])


def facts(
    document: Document, rows: Sequence[Wording], meeting: MeetingDocument | None, revisions: Revisions, say: Say
) -> list[Fact]:
    """The rows of the title block: only what is on record. A symbol is never made up."""
    known = [(name, value) for name, value in _facts(document, rows, meeting, revisions, say) if value]
    dated = any(name == _ISSUED for name, _value in known)
    return [Fact(say(name), value, name == (_ISSUED if dated else known[-1][0])) for name, value in known]


def _facts(
    document: Document, rows: Sequence[Wording], meeting: MeetingDocument | None, revisions: Revisions, say: Say
) -> Iterator[tuple[str, str | None]]:
    language = language_of(document.language)
    yield mark("Symbol"), document.symbol
    yield mark("Reference"), document.reference
    yield _ISSUED, issued_in(language, document.issued)
    spoken = LANGUAGES.get(document.language)
    yield mark("Language"), say(spoken) if spoken else document.language
    yield mark("How it came about"), say(ADOPTIONS[document.adoption]) if document.adoption else None
    yield mark("Issued by"), document.issuer.name if document.issuer else None
    numbers = numbers_in(document, rows)
    yield mark("What it holds"), str(numbers) if numbers.differ else None
    if meeting:
        code = meeting.meeting.code
        yield mark("Meeting"), meeting_names([code], AsOf.now()).get(code) or code
    if revisions.earlier:
        yield REVISIONS_SAID[document.revision_kind or "rev"], title_of(revisions.earlier, say)
    if document.certainty != "verified":
        yield mark("How sure"), say(CERTAINTIES[document.certainty])


def paragraphs(
    document: Document, rows: Iterable[Wording], read_there: Mapping[int, str] | None = None
) -> list[Printed]:
    """Every paragraph in order; headings go down one level at a time.

    :param read_there: what is said instead of lines that call paragraphs not read, which an official text has.
    """
    said = read_there or {}
    refs: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for place, row in enumerate(rows, start=1):
        for paragraph in row.paragraphs:
            refs[paragraph.id].append((row.recommendation.code or f"{place}", f"r-{place}"))
    found, above, noted = [], 1, False
    for paragraph in document.paragraphs:
        level = min(paragraph.depth + 2, above + 1, 4) if paragraph.kind == "heading" else 0
        above = level or above
        number = label(paragraph.path, document.language, editorial=paragraph.editorial)
        first = bool(number) and "[" in number and not noted
        noted = noted or first
        found.append(
            _printed(
                paragraph,
                said.get(paragraph.id, paragraph.text),
                level,
                number,
                tuple(refs[paragraph.id]),
                is_noted=first,
            )
        )
    return found


def _printed(
    row: Paragraph, text: str, level: int, number: str, refs: tuple[tuple[str, str], ...], *, is_noted: bool
) -> Printed:
    return Printed(
        anchor=f"{row.anchor or 'p'}-{row.position}" if not row.anchor else row.anchor,
        level=level,
        depth=min(row.depth, 3),
        label=number,
        texts=tuple(part.strip() for part in text.split("\n\n") if part.strip()),
        is_noted=is_noted,
        refs=refs,
    )


def contents(rows: Sequence[Printed]) -> list[Printed]:
    """The headings, where there are so many, or so much text, that one looks for a place in it."""
    headings = [row for row in rows if row.level]
    letters = sum(len(text) for row in rows for text in row.texts)
    return headings if len(headings) > MANY_HEADINGS or (letters > LONG and len(headings) > 1) else []


def annex(rows: Sequence[Wording], say: Say) -> list[Annexed]:
    """The recommendations in the order of the document, as it words them.

    Who proposed them is told as the meeting chose for everybody, whoever asks: a document is handed on. One query.
    """
    proposers = proposers_of(NOBODY, [row.recommendation_id for row in rows])
    return [_annexed(place, row, proposers.get(row.recommendation_id, ()), say) for place, row in enumerate(rows, 1)]


def _kind(row: Recommendation, say: Say) -> str:
    """What kind of recommendation it is; of what is none, what its source makes of it."""
    if row.put_as != "recommendation":
        return say(PUT_AS[row.put_as])
    return say(RECOMMENDATION_KINDS[row.kind]) if row.kind else ""


def _annexed(place: int, row: Wording, proposers: Iterable[Proposer], say: Say) -> Annexed:
    code = row.recommendation.code
    language = row.document.language
    return Annexed(
        code=code,
        anchor=f"r-{place}",
        url=whole(url_for("pages.recommendation", code=code)) if code else None,
        text=row.text,
        kind=_kind(row.recommendation, say),
        places=tuple(
            (label(each.path, language, editorial=each.editorial) or say("Passage without a number"), each.anchor)
            for each in row.paragraphs
        ),
        proposers=semicolon().join(proposer_text(each, say) for each in proposers),
        addressed_to=row.addressed_to,
    )
