"""The way back: a paragraph of the Compact, and who stands behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for
from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.present import viewer
from meetings.accounts.viewer import Viewer
from meetings.core.db import db
from meetings.core.errors import Invalid, Missing
from meetings.core.translation_mark import mark
from meetings.documents.models import Document, Paragraph
from meetings.documents.rules.numbering import label, parsed
from meetings.followup.models import DEGREES as CLOSENESS
from meetings.followup.reading.journey import was_out
from meetings.followup.reading.readings_by_paragraph import ReadIn, in_the_compact, readings_in, the_compact
from meetings.followup.rules.as_of import AsOf
from meetings.followup.words import ATTRIBUTION_SHORT, DEGREES, READING_DISCLAIMER, READING_STANDINGS
from meetings.outcomes.queries.readable_texts import readable
from meetings.pages.page import blueprint, show
from meetings.showing import record_names
from meetings.showing.citations import Citations
from meetings.showing.document.document_facts import original
from meetings.showing.document.document_rows import issued_text
from meetings.showing.recommendation.register_rows import source_of
from meetings.showing.two_clocks import asked_clocks
from meetings.web.translation import _


@dataclass(frozen=True, slots=True)
class Behind:
    """A recommendation that is read in a paragraph: who asked for it, where, when, and how closely it is there."""

    code: str
    url: str
    text: str
    source: str
    when: str | None
    proposers: str
    degree: str
    attribution: str | None
    milestone: str
    place: tuple[str, str]
    quote: str | None
    badge: str | None


def the_texts(viewer: Viewer, when: AsOf) -> list[Document]:
    """The Compact as it was stored here by then: the text itself before a summary of it. Two queries."""
    found = db.session.scalars(
        select(Document)
        .where(the_compact(), readable(viewer), Document.publication.has())
        .options(selectinload(Document.paragraphs), joinedload(Document.publication))
        .order_by(Document.symbol.is_(None), Document.language != "en", Document.id)
    )
    return [text for text in found if was_out(text, when)]


def found_in(texts: Sequence[Document], path: list[str]) -> tuple[Document, list[Paragraph]] | None:
    """The first text that has a paragraph of this path, with it and its sub-paragraphs."""
    return next(((text, rows) for text in texts if (rows := below(text, path))), None)


@blueprint.get("/compact/paragraphs/<number>")
@audience("anyone")
def compact_paragraph(number: str) -> str:
    """One paragraph of the Compact with what is below it, and the recommendations that are read there."""
    who, clocks = viewer(), asked_clocks()
    path = path_of(number)
    found = found_in(the_texts(who, clocks.when), path)
    if found is None:
        raise Missing(mark("That paragraph of the Compact is not on record here. Paragraphs are numbered 1 to 54."))
    text, rows = found
    citations = Citations()
    citations.cite(text.sources)
    here = url_for("pages.compact_paragraph", number="-".join(path))
    return show(
        "pages/paragraph.html",
        here,
        here=here.partition("?")[0],
        disclaimer=True,
        title=_("Paragraph %(number)s of the Compact", number=label(path, text.language)),
        document=text,
        document_url=url_for("pages.document", reference=text.reference, _anchor=rows[0].anchor),
        original=original(text),
        rows=[(label(row.path, text.language, editorial=row.editorial), row) for row in rows],
        upper=path[:-1],
        behind=behind(readings_in(who, clocks.when, in_the_compact(path)), clocks.when),
        clocks=clocks,
        reading=_(READING_DISCLAIMER),
        sources=citations.footnotes(),
    )


def path_of(number: str) -> list[str]:
    """The path of a number as people write it; that of no paragraph when it is none."""
    try:
        return parsed(number)
    except Invalid:
        return ["?"]


def below(text: Document, path: list[str]) -> list[Paragraph]:
    """The paragraph of this path and its sub-paragraphs; none when there is none."""
    return [row for row in text.paragraphs if row.path[: len(path)] == path]


def read_in_objective(viewer: Viewer, when: AsOf, number: str) -> list[Behind]:
    """The recommendations read in the paragraph of an objective, in whichever text of the Compact."""
    return behind(readings_in(viewer, when, in_the_compact(path_of(number))), when)


def paragraph_url(viewer: Viewer, number: str) -> str | None:
    """The page of a paragraph, where the Compact as it is stored here has it."""
    path = path_of(number)
    there = found_in(the_texts(viewer, AsOf.now()), path)
    return url_for("pages.compact_paragraph", number="-".join(path)) if there else None


def behind(readings: Sequence[ReadIn], when: AsOf) -> list[Behind]:
    """Each recommendation once for a paragraph. Three queries, for the names of meetings, milestones and mechanisms."""
    meetings = record_names.meeting_names((each.entry.meeting for each in readings), when)
    milestones = record_names.milestones(each.milestone for each in readings)
    mechanisms = record_names.mechanisms(code for each in readings for code in each.entry.tags.mechanisms)
    return [_behind(each, meetings, milestones, mechanisms) for each in _closest(readings)]


def _closest(readings: Sequence[ReadIn]) -> list[ReadIn]:
    """Of several readings of a recommendation in one paragraph the closest, whatever the milestone or the channel."""
    found: dict[tuple[str, str], ReadIn] = {}
    for each in readings:
        key = each.anchor, each.entry.code
        if key not in found or CLOSENESS.index(each.degree) < CLOSENESS.index(found[key].degree):
            found[key] = each
    return list(found.values())


def _behind(each: ReadIn, meetings: dict[str, str], milestones: dict[str, str], mechanisms: dict[str, str]) -> Behind:
    entry, about = each.entry, each.entry.tags
    proposers = [mechanisms.get(code, code) for code in about.mechanisms]
    proposers += [name for _number, name in about.groups] + about.others
    return Behind(
        code=entry.code,
        url=url_for("pages.recommendation", code=entry.code),
        text=entry.text,
        source=source_of(entry, meetings),
        when=issued_text(entry.issued),
        proposers=", ".join(proposers),
        degree=_(DEGREES[each.degree]),
        attribution=_(ATTRIBUTION_SHORT[each.attribution]) if each.attribution else None,
        milestone=milestones.get(each.milestone, each.milestone),
        place=(each.label, url_for("pages.document", reference=each.document, _anchor=each.anchor)),
        quote=each.quote,
        badge=None if each.is_public else _(READING_STANDINGS[each.standing]),
    )
