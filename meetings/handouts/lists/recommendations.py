"""The register as a list: exactly what the page shows, with the same filter, every page of it."""

from flask import url_for

from meetings.accounts.entrance.current_viewer import viewer
from meetings.documents.vocabulary import CERTAINTIES
from meetings.followup.answers.register import Entry, register_for
from meetings.followup.vocabulary import CHANNELS, READING_DISCLAIMER
from meetings.formats.listing import Cell, Column, Listing, Section
from meetings.handouts.lists import demonstration_note, staff_note
from meetings.outcomes.vocabulary import PUT_AS, RECOMMENDATION_KINDS
from meetings.showing.document.document_paragraphs import stands
from meetings.showing.document.document_rows import issued_text
from meetings.showing.numbers_said import points_said
from meetings.showing.recommendation.proposers import proposer_names
from meetings.showing.recommendation.register_facets import asked_for, facets_of
from meetings.showing.recommendation.register_rows import stage_told
from meetings.showing.site import disclaimed, whole
from meetings.showing.two_clocks import asked_clocks
from meetings.web.languages import page_language
from meetings.web.translation import _

Names = dict[str, dict[str, str]]


def recommendations_list() -> Listing:
    """What this request asks of the register, as its reader may see it."""
    clocks, who = asked_clocks(), viewer()
    register = register_for(who, clocks.when)
    names = {facet.name: dict(facet.choices) for facet in facets_of(register, who)}
    entries = register.find(asked_for(who)).entries
    return Listing(
        _("Recommendations"),
        _columns(),
        [Section(None, [_cells(entry, names) for entry in entries])],
        subtitle=clocks.text,
        notes=[
            *demonstration_note.among(entries, register.when),
            *points_said(entries, register),
            *staff_note.among(entries),
            _(READING_DISCLAIMER),
            disclaimed(),
        ],
        language=page_language(),
    )


def _columns() -> list[Column]:
    return [
        Column("code", _("Code"), 12),
        Column("text", _("Recommendation"), 70),
        Column("kind", _("Kind"), 20, on_paper=False),
        Column("put_as", _("What its source makes of it"), 24, on_paper=False),
        Column("addressed_to", _("Addressed to"), 20, on_paper=False),
        Column("meeting", _("Meeting"), 16),
        Column("document", _("Document"), 36, on_paper=False),
        Column("paragraphs", _("Paragraphs"), 12),
        Column("issued", _("Day of issue"), 16, on_paper=False),
        Column("proposers", _("Proposed by"), 24),
        Column("themes", _("Themes"), 24, on_paper=False),
        Column("principles", _("Guiding principles"), 24, on_paper=False),
        Column("objectives", _("Objectives"), 12),
        Column("stage", _("Where it stands"), 16),
        Column("milestones", _("Milestones"), 44),
        Column("channels", _("Channels"), 30, on_paper=False),
        Column("certainty", _("How sure"), 18, on_paper=False),
        Column("url", _("Address"), 44, on_paper=False),
    ]


def _cells(entry: Entry, names: Names) -> list[Cell]:
    def named(facet: str, codes: list[str]) -> str:
        return "; ".join(names[facet].get(code, code) for code in codes)

    about = entry.tags
    proposers = proposer_names(about, names["mechanism"])
    milestones = [f"{names['milestone'].get(cell.milestone, cell.milestone)}: {stands(cell)}" for cell in entry.cells]
    channels = dict.fromkeys(channel for cell in entry.cells for channel in cell.channels)
    return [
        entry.code, entry.text, _(RECOMMENDATION_KINDS.label(entry.kind)), _(PUT_AS[entry.put_as]), entry.addressed_to,
        named("meeting", [entry.meeting] if entry.meeting else []), entry.document_title,
        ", ".join(number for number, _anchor in entry.paragraphs), issued_text(entry.issued), "; ".join(proposers),
        named("theme", about.themes), named("principle", about.principles),
        ", ".join(str(number) for number in sorted(about.objectives)), stage_told(entry),
        "; ".join(milestones), "; ".join(_(CHANNELS[channel]) for channel in channels), _(CERTAINTIES[entry.certainty]),
        whole(url_for("pages.recommendation", code=entry.code)),
    ]  # fmt: skip
