"""The way back: a paragraph of the Compact, and who stands behind it."""

from collections.abc import Sequence

from flask import url_for
from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.accounts.viewer import Viewer
from meetings.core.db import db
from meetings.core.errors import Invalid, Missing
from meetings.core.translation_mark import mark
from meetings.documents.models import Document, Paragraph
from meetings.documents.rules.numbering import label, parsed
from meetings.followup.answers.readings_by_paragraph import ReadIn, readings_in
from meetings.followup.answers.was_out import was_out
from meetings.followup.queries.compact_text import in_the_compact, the_compact
from meetings.followup.rules.as_of import AsOf
from meetings.followup.vocabulary import READING_DISCLAIMER
from meetings.outcomes.queries.official_texts import unrevised
from meetings.outcomes.queries.readable_texts import readable
from meetings.pages.page import blueprint, show
from meetings.serving.page_cache import kept_until_history_changes
from meetings.showing.citations import Citations
from meetings.showing.dated import DAYS
from meetings.showing.document.document_facts import original
from meetings.showing.document.official_shown import Beside, Words, beside
from meetings.showing.followup.behind_a_paragraph import Behind, behind, names_for
from meetings.showing.two_clocks import asked_clocks
from meetings.web.translation import _


def the_texts(viewer: Viewer, when: AsOf) -> list[Document]:
    """The Compact as it was stored here by then: the text itself before a summary of it. Two queries."""
    found = db.session.scalars(
        select(Document)
        .where(the_compact(), readable(viewer), Document.publication.has())
        .options(selectinload(Document.paragraphs), joinedload(Document.publication))
        .order_by(Document.nature != "record", Document.language != "en", Document.id)
    )
    return unrevised([text for text in found if was_out(text, when)])


def found_in(texts: Sequence[Document], path: list[str]) -> tuple[Document, list[Paragraph]] | None:
    """The first text that has a paragraph of this path, with it and its sub-paragraphs."""
    return next(((text, rows) for text in texts if (rows := below(text, path))), None)


@blueprint.get("/compact/paragraphs/<number>")
@kept_until_history_changes(at_most="minute", asks=DAYS)
@audience("anyone")
def compact_paragraph(number: str) -> str:
    """One paragraph of the Compact with what is below it, and the recommendations that are read there."""
    who, clocks = viewer(), asked_clocks()
    path = path_of(number)
    found = found_in(the_texts(who, clocks.when), path)
    if found is None:
        raise Missing(mark("That paragraph of the Compact is not on record here. Paragraphs are numbered 1 to 54."))
    text, rows = found
    stands = beside(who, text, clocks.when)
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
        summary=stands.summary,
        words=_others(stands, rows),
        behind=behind_of(readings_in(who, clocks.when, in_the_compact(path)), clocks.when),
        clocks=clocks,
        reading=_(READING_DISCLAIMER),
        sources=citations.footnotes(),
    )


def _others(stands: Beside, rows: Sequence[Paragraph]) -> list[Words]:
    """What the other text says there: the summary of official words, or the official words of what is summed up."""
    found = {words.url: words for row in rows for words in stands.words.get(row.id, ())}
    return list(found.values())


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
    return behind_of(readings_in(viewer, when, in_the_compact(path_of(number))), when)


def paragraph_url(viewer: Viewer, number: str) -> str | None:
    """The page of a paragraph, where the Compact as it is stored here has it."""
    path = path_of(number)
    there = found_in(the_texts(viewer, AsOf.now()), path)
    return url_for("pages.compact_paragraph", number="-".join(path)) if there else None


def behind_of(read: Sequence[ReadIn], when: AsOf) -> list[Behind]:
    """Who stands behind what these readings cite. Three queries, for the names of what they name."""
    return behind(read, names_for((each.reading for each in read), when))
