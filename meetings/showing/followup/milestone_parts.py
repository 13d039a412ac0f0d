"""What went into a milestone and what came of it, ready to print."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from meetings.accounts.viewer import Viewer
from meetings.followup.answers.questions.milestone import OurFile, Received, Result, our_file, received, results
from meetings.followup.answers.questions.readings import readings
from meetings.followup.answers.register import Register, register_for
from meetings.followup.vocabulary import CHANNELS
from meetings.showing.dated import dated
from meetings.showing.document.document_rows import issued_text
from meetings.showing.followup.picture_marks import words_of
from meetings.showing.followup.readings_shown import number_of, paragraph_url
from meetings.showing.numbers_said import said
from meetings.showing.sureness import number
from meetings.showing.two_clocks import Asked, at
from meetings.web.filters import semicolon, written_day
from meetings.web.translation import _, ngettext

SHOWN: Final = 60  # recommendations; the register has them all


@dataclass(frozen=True, slots=True)
class ReceivedRow:
    """A recommendation that went to the milestone: where it stands there, where it is read, how it went."""

    code: str
    url: str
    text: str
    stands: str
    places: Sequence[tuple[str, str]]
    channels: Sequence[str]


@dataclass(frozen=True, slots=True)
class Parts:
    """What the page of a milestone says besides its facts; ``file_text`` is for analysts."""

    results: Sequence[tuple[str, str, str | None]]
    counted: str
    by_channel: Sequence[tuple[str, str]]
    rows: Sequence[ReceivedRow]
    has_readings: bool
    all_url: str
    file_text: str | None


def of(who: Viewer, milestone: str, clocks: Asked) -> Parts:
    """What this person may see of it, as of two days. A fixed number of queries."""
    register = register_for(who, clocks.when)
    came = received(register, milestone)
    places: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)  # by address: two texts may share a number
    for reading in readings(register, milestone=milestone):
        for each in reading.cited:
            places[reading.entry.code][paragraph_url(reading.text, each)] = (
                number_of(each),
                reading.text.symbol or reading.text.title,
            )
    return Parts(
        results=[
            (each.title, dated("pages.document", reference=each.address), _issued(each))
            for each in results(who, milestone, clocks.when)
        ],
        counted=_counted(came, register),
        by_channel=[(_(CHANNELS[name]), number(came.by_channel[name])) for name in CHANNELS if name in came.by_channel],
        rows=[
            ReceivedRow(
                entry.code,
                dated("pages.recommendation", code=entry.code),
                entry.text,
                words_of(cell),
                _told(places[entry.code]),
                [_(CHANNELS[channel]) for channel in cell.channels],
            )
            for entry, cell in came.rows[:SHOWN]
        ],
        has_readings=any(cell.degree for _entry, cell in came.rows),
        all_url=at("pages.recommendations", {"milestone": milestone}, clocks),
        file_text=_file(our_file(milestone, clocks.when)) if who.holds("analyst") else None,
    )


def _issued(result: Result) -> str | None:
    """When a text was issued; possibly so, where that day is rough and has not passed."""
    day = issued_text(result.issued)
    return day if result.is_sure or day is None else _("%(what)s, possibly", what=day)


def _counted(came: Received, register: Register) -> str:
    """How many were on their way to it, and how many were merely recorded."""
    waiting = ngettext("%(num)s recorded, not sent", "%(num)s recorded, not sent", came.waiting)
    parts = [said(came.sent, register)] if came.sent or not came.waiting else []
    return semicolon().join([*parts, *([waiting] if came.waiting else [])])


def _told(places: Mapping[str, tuple[str, str]]) -> list[tuple[str, str]]:
    """Numbers with their addresses; with the symbol or title of the text where more than one is cited."""
    several = len({title for _number, title in places.values()}) > 1
    return [(f"{number}, {title}" if several else number, url) for url, (number, title) in places.items()]


def _file(found: OurFile | None) -> str:
    if found is None:
        return _("Our file on it is open.")
    values = {"day": written_day(found.at.date()), "name": found.by_name}
    if found.kind == "closed":
        return _("Our file on it was closed on %(day)s by %(name)s.", **values)
    return _("Our file on it was opened again on %(day)s by %(name)s.", **values)
