"""What is known of a recommendation itself: source, kind, tags with who says so, proposers, other wordings, links."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from flask import url_for

from meetings.core.translation_mark import mark
from meetings.documents.models import Document
from meetings.documents.rules.numbering import label
from meetings.documents.vocabulary import CERTAINTIES
from meetings.followup.answers.journey import KnownRecommendation
from meetings.outcomes.models import Proposer, Tag, Wording
from meetings.outcomes.vocabulary import LINK_KINDS, LINKS_BACK, PUT_AS, RECOMMENDATION_KINDS, WordsDecided
from meetings.showing.citations import Citations, Fact
from meetings.showing.dated import dated
from meetings.showing.document.document_rows import iso, issued_text, titled
from meetings.showing.recommendation.proposers import proposer_text
from meetings.showing.record_names import meeting_names
from meetings.showing.site import whole
from meetings.showing.two_clocks import Asked
from meetings.web.filters import written_day
from meetings.web.translation import _

Value = tuple[str, str | None]
_DECIDED: Final[Mapping[WordsDecided, str]] = {
    "keeps": mark("Its words were kept deliberately on %(day)s, although %(document)s words its paragraph otherwise."),
    "takes": mark("Its words were taken from the paragraph of %(document)s on %(day)s."),
    "ends": mark("%(document)s does not carry it on; that was said on %(day)s."),
}


@dataclass(frozen=True, slots=True)
class OtherWording:
    """How another document words it, or how another recommendation stands to it."""

    about: str
    title: str
    url: str
    text: str


def facts(known: KnownRecommendation, citations: Citations) -> list[Fact]:
    """The rows below its words. One query, for the name of the meeting."""
    return [*_source(known, citations), *_words(known), *_what(known), *_tags(known.tags), *_proposers(known)]


def _source(known: KnownRecommendation, citations: Citations) -> Iterator[Fact]:
    document = known.wording.document
    address = dated("pages.document", reference=document.reference)
    when = issued_text(document.issued)
    title = f"{titled(document)}, {when}" if when else titled(document)
    cites = citations.cite(known.recommendation.sources)
    yield Fact(_("Worded in"), [(title, address), *paragraphs_of(known.wording)], cites)
    if known.meeting:
        code = known.meeting.meeting.code
        name = meeting_names([code], known.when).get(code)
        yield Fact(_("Meeting"), [(name or code, url_for("pages.meeting", code=code) if name else None)])


def _words(known: KnownRecommendation) -> Iterator[Fact]:
    """What was said where a later text changed its paragraph; who said it is told to colleagues."""
    values = [
        (
            _(
                _DECIDED[each.which],
                document=titled(each.document),
                day=written_day(each.at.date()),
            )
            + (f" ({each.by_name})" if known.is_staff else ""),
            dated("pages.document", reference=each.document.reference),
        )
        for each in known.decisions
    ]
    if values:
        yield Fact(_("Which words hold"), values)


def paragraphs_of(wording: Wording) -> list[Value]:
    """The paragraphs it is taken from, each a link to its place in the text."""
    document = wording.document
    return [
        (
            _("para. %(number)s", number=number) if number else _("Passage without a number"),
            dated("pages.document", reference=document.reference, _anchor=each.anchor),
        )
        for each in wording.paragraphs
        for number in (label(each.path, document.language, editorial=each.editorial),)
    ]


def _what(known: KnownRecommendation) -> Iterator[Fact]:
    kind, put_as = known.recommendation.kind, known.recommendation.put_as
    if put_as != "recommendation":
        yield Fact(_("What its source makes of it"), [(_(PUT_AS[put_as]), None)])
    if kind:
        yield Fact(_("Kind"), [(_(RECOMMENDATION_KINDS[kind]), url_for("pages.recommendations", kind=kind))])
    if known.wording.addressed_to:
        yield Fact(_("Addressed to"), [(known.wording.addressed_to, None)])
    yield Fact(_("How sure"), [(_(CERTAINTIES[known.recommendation.certainty]), None)])
    if known.recommendation.note:
        yield Fact(_("Note"), [(known.recommendation.note, None)])


def _tags(tags: Sequence[Tag]) -> Iterator[Fact]:
    """What it is about, by who says so: the record, or somebody who read it."""
    record = [tag for tag in tags if tag.by_user_id is None]
    analysts = [tag for tag in tags if tag.by_user_id is not None]
    yield from _tagged(_("Themes, by the record"), record, _theme)
    yield from _tagged(_("Themes, by an analyst"), analysts, _theme)
    yield from _tagged(_("Guiding principles, by the record"), record, _principle)
    yield from _tagged(_("Guiding principles, by an analyst"), analysts, _principle)
    yield from _tagged(_("Objectives of the Compact, by the record"), sorted(record, key=_number), _objective)
    yield from _tagged(_("Objectives of the Compact, by an analyst"), sorted(analysts, key=_number), _objective)


def _tagged(title: str, tags: Sequence[Tag], value: Callable[[Tag], Value | None]) -> Iterator[Fact]:
    values = [found for tag in tags if (found := value(tag))]
    if values:
        yield Fact(title, values)


def _number(tag: Tag) -> int:
    return tag.objective.number if tag.objective else 0


def _theme(tag: Tag) -> Value | None:
    return (tag.theme.title, url_for("pages.recommendations", theme=tag.theme.code)) if tag.theme else None


def _principle(tag: Tag) -> Value | None:
    found = tag.principle
    return (found.title, url_for("pages.recommendations", principle=found.code)) if found else None


def _objective(tag: Tag) -> Value | None:
    found = tag.objective
    return (f"{found.number}. {found.title}", url_for("pages.objective", number=found.number)) if found else None


def _proposers(known: KnownRecommendation) -> Iterator[Fact]:
    values = [_proposer(each) for each in known.proposers]
    if values:
        told = known.meeting is not None and known.meeting.meeting.proposers_shown == "public"
        yield Fact(_("Proposed by") if told else _("Proposed by (not public)"), values)


def _proposer(row: Proposer) -> Value:
    return proposer_text(row), url_for("pages.mechanism", code=row.mechanism.code) if row.mechanism else None


@dataclass(frozen=True, slots=True)
class Issued:
    """How the story begins: a document words it."""

    what: str
    about: str
    iso: str | None
    title: str
    url: str


def issued(known: KnownRecommendation) -> list[Issued]:
    """Every document that words it, the first first."""
    rows = [*known.others, known.wording]
    return [_issued(row.document, _("Issued in") if row is rows[0] else _("Worded again in")) for row in rows]


def _issued(document: Document, what: str) -> Issued:
    day = document.issued.earliest if document.issued.exact else None
    when = issued_text(document.issued) or _("Day not known")
    return Issued(what, when, iso(day), titled(document), dated("pages.document", reference=document.reference))


def others(known: KnownRecommendation) -> list[OtherWording]:
    """The documents that word it otherwise, the first first."""
    return [
        OtherWording(
            about=issued_text(each.document.issued) or "",
            title=titled(each.document),
            url=dated("pages.document", reference=each.document.reference),
            text=each.text,
        )
        for each in known.others
        if each.text != known.wording.text
    ]


def links(known: KnownRecommendation) -> list[OtherWording]:
    """How it stands to other recommendations, read from this one."""
    return [
        OtherWording(
            about=_((LINK_KINDS if each.is_later else LINKS_BACK)[each.kind]),
            title=each.other.recommendation.code or "",
            url=dated("pages.recommendation", code=each.other.recommendation.code),
            text=each.other.text,
        )
        for each in known.links
    ]


def cite_as(known: KnownRecommendation, clocks: Asked) -> str:
    """The recommendation in one line, as a report would cite it."""
    document, code = known.wording.document, known.recommendation.code
    numbers = [label(each.path, document.language, editorial=each.editorial) for each in known.wording.paragraphs]
    place = ", ".join(number for number in numbers if number)
    parts = [
        code,
        document.symbol or titled(document),
        _("para. %(number)s", number=place) if place else None,
        issued_text(document.issued),
        whole(url_for("pages.recommendation", code=code)),
    ]
    return f"{', '.join(part for part in parts if part)}. {clocks.text}"
