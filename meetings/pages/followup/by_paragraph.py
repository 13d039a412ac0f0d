"""Question 5 of the follow-up, the way back: who stands behind a paragraph."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from flask import Response, url_for

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.followup.answers.official_places import places_by_then
from meetings.followup.answers.readings_by_paragraph import ReadIn, each_cited
from meetings.followup.answers.register import Register, register_for
from meetings.followup.queries.reading_rows import Text
from meetings.outcomes.queries.official_texts import Place
from meetings.pages.followup.question import csv_file, question
from meetings.pages.page import blueprint
from meetings.serving.page_cache import kept_until_history_changes
from meetings.showing.dated import DAYS
from meetings.showing.document.document_rows import issued_text
from meetings.showing.document.official_shown import Words, words_of
from meetings.showing.followup.behind_a_paragraph import Behind, behind, names_for
from meetings.showing.followup.readings_shown import number_of, paragraph_url
from meetings.showing.site import whole
from meetings.showing.two_clocks import asked_clocks, at
from meetings.web.translation import _

SHOWN: Final = 20  # recommendations behind one paragraph; the file, and the paragraph's own page, have them all


@dataclass(frozen=True, slots=True)
class BackFrom:
    """A paragraph and what stands behind it."""

    number: str
    url: str
    text: str
    behind: Sequence[Behind]
    more: int = 0  # that are not listed here
    official: Sequence[Words] = ()  # the official words, where the text is a summary of them


@dataclass(frozen=True, slots=True)
class BackFromText:
    """A text, the first issued first, with its paragraphs in order."""

    title: str
    url: str
    issued: str | None
    paragraphs: Sequence[BackFrom]


@blueprint.get("/followup/paragraphs")
@kept_until_history_changes(at_most="minute", asks=DAYS)
@audience("anyone")
def followup_paragraphs() -> str:
    """The way back: for each paragraph in which something is read, who stands behind it."""
    clocks = asked_clocks()
    texts = _way_back(register_for(viewer(), clocks.when), SHOWN)
    return question(
        "pages/followup_paragraphs.html",
        clocks,
        texts=texts,
        csv_url=at("pages.followup_paragraphs_csv", None, clocks),
    )


@blueprint.get("/followup/paragraphs.csv")
@kept_until_history_changes(at_most="minute", asks=DAYS)
@audience("anyone")
def followup_paragraphs_csv() -> Response:
    """The same as a file."""
    clocks = asked_clocks()
    columns = (
        _("Text"), _("Paragraph"), _("What it says"), _("Code"), _("Recommendation"), _("Meeting and proposers"),
        _("How closely"), _("Note"), _("Address"),
    )  # fmt: skip
    rows = [
        (
            text.title,
            paragraph.number,
            paragraph.text,
            each.code,
            each.text,
            each.whose,
            each.degree,
            each.note,
            whole(each.url),
        )
        for text in _way_back(register_for(viewer(), clocks.when))
        for paragraph in text.paragraphs
        for each in paragraph.behind
    ]
    return csv_file("paragraphs", columns, rows, clocks)


def _way_back(register: Register, shown: int | None = None) -> list[BackFromText]:
    found = [reading for reading in register.all_readings() if reading.cited]
    names = names_for(found, register.when)
    official = places_by_then(viewer(), {cited.paragraph_id for each in found for cited in each.cited}, register.when)
    by_text: dict[Text, list[ReadIn]] = defaultdict(list)
    for each in each_cited(found):
        by_text[each.reading.text].append(each)
    return [
        BackFromText(
            text.title,
            url_for("pages.document", reference=text.address),
            issued_text(text.issued),
            _paragraphs(text, behind(by_text[text], names), shown, official),
        )
        for text in sorted(by_text, key=lambda text: (str(text.issued.earliest), text.id))
    ]


def _paragraphs(
    text: Text, found: Sequence[Behind], shown: int | None, official: Mapping[int, Sequence[Place]]
) -> list[BackFrom]:
    by_anchor: dict[str, list[Behind]] = defaultdict(list)
    for each in found:
        by_anchor[each.read.cited.anchor].append(each)
    places = {anchor: there[0].read.cited for anchor, there in by_anchor.items()}
    return [
        BackFrom(
            number_of(cited),
            paragraph_url(text, cited),
            cited.text,
            by_anchor[anchor][:shown],
            max(len(by_anchor[anchor]) - shown, 0) if shown else 0,
            [words_of(place) for place in official.get(cited.paragraph_id, ())],
        )
        for anchor, cited in sorted(places.items(), key=lambda pair: pair[1].position)
    ]
