"""What stands at the head of every sheet of a meeting: what it is, when, where, whose, and which release it shows."""

from collections.abc import Iterator
from dataclasses import dataclass

from meetings.programme.released.document import ReleasedMeeting, ReleasedParty
from meetings.showing.meeting import meeting_rows
from meetings.showing.meeting.meeting_for_viewer import Seen
from meetings.showing.meeting.meeting_rows import MeetingLine
from meetings.showing.meeting.zone_times import zone_text
from meetings.web.filters import semicolon, stamp
from meetings.web.translation import _


@dataclass(frozen=True, slots=True)
class Cover:
    """The words of the head. ``facts`` are the rows that only the agenda itself prints whole."""

    line: MeetingLine
    zone: str | None
    release: str
    hidden: str | None
    facts: list[tuple[str, str]]


def cover(found: Seen, document: ReleasedMeeting, zone: str) -> Cover:
    """The head of a sheet about a release.

    :param zone: the IANA zone of the sheet.
    """
    assert found.at is not None
    line = meeting_rows.of_document(document, found.visibility, None)
    clock_text = clock_of(document, zone)
    release = _("Release %(number)s", number=found.number) + f", {stamp(found.at)}"
    facts = [*_facts(document, line, clock_text), (_("Version"), ". ".join(filter(None, (release, found.note))))]
    return Cover(
        line=line,
        zone=clock_text,
        release=release,
        hidden=None if found.visibility == "public" else _("For those who work on this meeting: it is not public."),
        facts=facts,
    )


def clock_of(document: ReleasedMeeting, zone: str) -> str | None:
    """The zone in words, with the name that it has when the meeting begins; None while there is no session."""
    if not document.on_agenda:
        return None
    return zone_text(zone, *document.first_and_last, place=document.city)


def _facts(document: ReleasedMeeting, line: MeetingLine, zone: str | None) -> Iterator[tuple[str, str]]:
    yield _("When"), line.dates_text
    if line.place_text:
        yield _("Where"), line.place_text
    if zone:
        yield _("Times"), zone
    for label, parties in ((_("Hosts"), document.hosts), (_("Convened by"), document.convenors)):
        if parties:
            yield label, semicolon().join(map(_named, parties))
    if document.theme:
        yield _("Theme"), document.theme
    if document.note:
        yield _("Note"), document.note


def _named(party: ReleasedParty) -> str:
    return meeting_rows.in_language(party.names) or party.code or ""
