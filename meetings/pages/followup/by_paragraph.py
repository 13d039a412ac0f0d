"""Question 5 of the follow-up, the way back: who stands behind a paragraph."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from flask import Response, url_for

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.present import viewer
from meetings.followup.models import DEGREES as CLOSENESS
from meetings.followup.reading.answers.reading_rows import Cited
from meetings.followup.reading.answers.readings import Reading, Text, readings
from meetings.followup.reading.register import Register, register_for
from meetings.followup.words import DEGREES
from meetings.pages.followup.question import csv_file, question
from meetings.pages.page import blueprint
from meetings.showing import record_names
from meetings.showing.document.document_rows import issued_text
from meetings.showing.followup.readings_shown import note_of, number_of, paragraph_url
from meetings.showing.site import whole
from meetings.showing.two_clocks import asked_clocks, at
from meetings.web.filters import semicolon
from meetings.web.translation import _

Names = tuple[Mapping[str, str], Mapping[str, str]]  # of meetings and of mechanisms
SHOWN: Final = 20  # recommendations behind one paragraph; the file, and the paragraph's own page, have them all


@dataclass(frozen=True, slots=True)
class Behind:
    """A recommendation that stands behind a paragraph, and whose it is."""

    code: str
    url: str
    text: str
    whose: str
    degree: str
    note: str | None


@dataclass(frozen=True, slots=True)
class BackFrom:
    """A paragraph and what stands behind it."""

    number: str
    url: str
    text: str
    behind: Sequence[Behind]
    more: int = 0  # that are not listed here


@dataclass(frozen=True, slots=True)
class BackFromText:
    """A text, the first issued first, with its paragraphs in order."""

    title: str
    url: str
    issued: str | None
    paragraphs: Sequence[BackFrom]


@blueprint.get("/followup/paragraphs")
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
    found = [reading for reading in readings(register) if reading.cited]
    meetings = record_names.meeting_names((reading.entry.meeting for reading in found), register.when)
    mechanisms = record_names.mechanisms(code for reading in found for code in reading.entry.tags.mechanisms)
    texts = sorted({reading.text for reading in found}, key=lambda text: (str(text.issued.earliest), text.id))
    return [
        BackFromText(
            text.title,
            url_for("pages.document", reference=text.address),
            issued_text(text.issued),
            _paragraphs(text, [each for each in found if each.text == text], (meetings, mechanisms), shown),
        )
        for text in texts
    ]


def _paragraphs(text: Text, found: Sequence[Reading], names: Names, shown: int | None) -> list[BackFrom]:
    behind: dict[str, dict[str, Reading]] = {}  # by anchor and code: of several readings the closest
    places: dict[str, Cited] = {}
    for reading in found:
        for cited in reading.cited:
            places[cited.anchor] = cited
            there = behind.setdefault(cited.anchor, {})
            before = there.setdefault(reading.entry.code, reading)
            if CLOSENESS.index(reading.degree) < CLOSENESS.index(before.degree):
                there[reading.entry.code] = reading
    return [
        BackFrom(
            number_of(cited),
            paragraph_url(text, cited),
            cited.text,
            [_behind(reading, *names) for reading in islice(behind[anchor].values(), shown)],
            max(len(behind[anchor]) - shown, 0) if shown else 0,
        )
        for anchor, cited in sorted(places.items(), key=lambda pair: pair[1].position)
    ]


def _behind(reading: Reading, meetings: Mapping[str, str], mechanisms: Mapping[str, str]) -> Behind:
    entry = reading.entry
    proposers = [mechanisms[code] for code in entry.tags.mechanisms if code in mechanisms]
    proposers += [name for _number, name in entry.tags.groups if name] + entry.tags.others
    whose = [meetings.get(entry.meeting or "") or entry.document_title, *dict.fromkeys(proposers)]
    return Behind(
        entry.code,
        url_for("pages.recommendation", code=entry.code),
        entry.text,
        semicolon().join(whose),
        _(DEGREES[reading.degree]),
        note_of(reading),
    )
