"""What is known of a document, row by row, with its sources; and its head."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from flask import url_for

from meetings.core.db import db
from meetings.directory.vocabulary import LANGUAGES
from meetings.documents.models import Document
from meetings.documents.queries import at_address
from meetings.documents.vocabulary import ADOPTIONS, CERTAINTIES, DOCUMENT_KINDS, NATURES
from meetings.followup.rules.as_of import AsOf
from meetings.outcomes.models import MeetingDocument
from meetings.outcomes.queries.readable_texts import open_to_all, recommendations_in
from meetings.outcomes.rules.audience import audience_of
from meetings.outcomes.vocabulary import FOR_WHOM
from meetings.showing.citations import Citations, Fact
from meetings.showing.document.document_rows import issued_text, revision_mark, titled
from meetings.showing.numbers_said import numbers_in, places_apart
from meetings.showing.record_names import meeting_names
from meetings.web.filters import written_day
from meetings.web.translation import _


@dataclass(frozen=True, slots=True)
class Heading:
    """The masthead: what it is, its symbol or our reference, its title, when it was issued."""

    kind: str
    reference: str
    title: str
    when: str | None
    starts_iso: str | None


@dataclass(frozen=True, slots=True)
class Original:
    """The text of which this one is a summary; ``url`` only where it is an address of the web."""

    title: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Revisions:
    """What a text revises or, as an addendum, adds to; what revised it since, the first first; what was added."""

    earlier: Document | None = None
    revised: Sequence[Document] = field(default=())
    added: Sequence[Document] = field(default=())


def heading_of(document: Document) -> Heading:
    """The head of the document's page."""
    issued = document.issued
    return Heading(
        kind=_(DOCUMENT_KINDS[document.kind]),
        reference=document.symbol or document.reference,
        title=titled(document),
        when=issued_text(issued),
        starts_iso=issued.earliest.isoformat() if issued.exact and issued.earliest else None,
    )


def address_of(document: Document) -> str:
    """What stands behind ``/documents/``: a symbol only where it leads everybody to this same text. One query."""
    known = document.address if document.is_published else document.reference
    parts = known.split("/")
    leads = not known.endswith((".json", ".pdf", ".docx", "/changes")) and not {"", ".", ".."} & set(parts)
    found = db.session.scalar(at_address(known).where(open_to_all())) if leads else None
    return known if found is document else document.reference


def original(document: Document) -> Original | None:
    """Where the agreed text is held, for an analyst's summary."""
    if document.nature != "summary":
        return None
    title = document.original_symbol or document.original_title or ""
    return Original(title, web_address(document.original_url))


def web_address(url: str | None) -> str | None:
    """The address, if it leads to the web and does nothing else."""
    return url if url and url.startswith(("https://", "http://")) else None


def facts(
    document: Document,
    meeting: MeetingDocument | None,
    revisions: Revisions,
    citations: Citations,
    when: AsOf,
) -> list[Fact]:
    """The rows below the title, as of the two days."""
    return [
        *_status(document, citations),
        *_holds(document),
        *_belongs(document, meeting, when),
        *_revised(document, revisions),
        *_published(document, meeting),
    ]


def _status(document: Document, citations: Citations) -> Iterator[Fact]:
    cites = citations.cite(document.sources)
    if document.nature == "summary":
        yield Fact(_("What this is"), [(_(NATURES["summary"]), None)])
        named = ", ".join(text for text in (document.original_title, document.original_symbol) if text)
        if named:
            yield Fact(_("The text itself"), [(named, web_address(document.original_url))])
    elif source := web_address(document.original_url):
        yield Fact(_("Source"), [(source, source)])
    if document.adoption:
        yield Fact(_("How it came about"), [(_(ADOPTIONS[document.adoption]), None)])
    when = issued_text(document.issued)
    if when:
        yield Fact(_("Day of issue"), [(when, None)], cites)
    if document.issuer:
        address = url_for("pages.organisation", code=document.issuer.code)
        yield Fact(_("Issued by"), [(document.issuer.name, address)])
    yield Fact(_("Language"), [(_(LANGUAGES.label(document.language)), None)])
    yield Fact(_("How sure"), [(_(CERTAINTIES[document.certainty]), None)], [] if when else cites)


def _holds(document: Document) -> Iterator[Fact]:
    """How many items it holds, where one may count otherwise."""
    rows = recommendations_in(document)
    numbers = numbers_in(document, rows)
    if numbers.differ:
        apart = places_apart(document, rows) if numbers.points else []
        yield Fact(_("What it holds"), [(str(numbers), None), *((text, None) for text in apart)])


def _belongs(document: Document, meeting: MeetingDocument | None, when: AsOf) -> Iterator[Fact]:
    if meeting:
        code = meeting.meeting.code
        name = meeting_names([code], when).get(code)  # without a release there is no public page of it
        yield Fact(_("Meeting"), [(name or code, url_for("pages.meeting", code=code) if name else None)])
    if document.note:
        yield Fact(_("Note"), [(document.note, None)])


def _revised(document: Document, revisions: Revisions) -> Iterator[Fact]:
    if revisions.earlier:
        before = (titled(revisions.earlier), _address(revisions.earlier))
        if document.revision_kind == "add":
            yield Fact(_("Adds to"), [before])
        else:
            changes = url_for("pages.document_changes", reference=document.reference)
            yield Fact(_("Revises"), [before, (_("What changed"), changes)])
    if revisions.revised:
        yield Fact(_("Revised by"), [(revision_text(each), _address(each)) for each in revisions.revised])
    if revisions.added:
        yield Fact(_("Added to by"), [(revision_text(each), _address(each)) for each in revisions.added])


def newest(revisions: Revisions) -> tuple[str, str] | None:
    """The last revision and its address, for those who are about to read or to cite what it revised."""
    later = revisions.revised
    return (titled(later[-1]), _address(later[-1])) if later else None


def _address(document: Document) -> str:
    return url_for("pages.document", reference=document.reference)


def revision_text(document: Document) -> str:
    """``Rev.1 of 3 March 2018``."""
    mark, day = revision_mark(document.revision_kind, document.revision_number), issued_text(document.issued)
    return _("%(mark)s of %(day)s", mark=mark, day=day) if day else mark or document.title


def _published(document: Document, meeting: MeetingDocument | None) -> Iterator[Fact]:
    if document.publication:
        whom = _(FOR_WHOM[audience_of(meeting)])
        day = written_day(document.publication.at.date())
        texts = [_("%(day)s, %(whom)s", day=day, whom=whom), document.publication.note]
        if document.publication.mended_at:
            mended = _("corrected in the record on %(day)s", day=written_day(document.publication.mended_at.date()))
            texts.append(mended)
        yield Fact(_("Published here"), [(text, None) for text in texts if text])
