"""The speakers' list: session by session, in the order of protocol that the organiser gave."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from flask import Response, request

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.core.errors import Missing
from meetings.core.translation_mark import mark
from meetings.handouts.blueprint import blueprint
from meetings.handouts.printing.answering import Sheet, hand_out
from meetings.handouts.printing.composing import set_sheet
from meetings.handouts.sheets.agenda import days_on
from meetings.handouts.sheets.cover import cover
from meetings.programme.released.document import ReleasedMeeting, ReleasedSession, ReleasedSpeaker
from meetings.programme.vocabulary import SPEAKERS_CALLED
from meetings.serving.page_cache import kept_until_history_changes
from meetings.showing.meeting.agenda_days import Day
from meetings.showing.meeting.meeting_for_viewer import Seen, seen_in_full
from meetings.showing.meeting.sessions_shown import SessionShown
from meetings.web.translation import _


@dataclass(frozen=True, slots=True)
class Speaker:
    """One who speaks: name as the person's government gives it, role and affiliation in words."""

    place: int
    name: str
    role: str
    about: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """A session with its speakers."""

    session: SessionShown
    speakers: list[Speaker]


@blueprint.get("/meetings/<code>/speakers.pdf")
@kept_until_history_changes(at_most="hour")
@audience("anyone")
def speakers_pdf(code: str) -> Response:
    """Who speaks in every session, or with ``session`` in the one of that number."""
    found, document = seen_in_full(viewer(), code)
    asked = request.args.get("session", "")
    if not asked:
        return hand_out(speakers_sheet(found, document, f"{found.code}-speakers"))
    sessions = [each for each in document.on_agenda if str(each.number) == asked]
    if not sessions:
        raise Missing(mark("This meeting has no session of that number."))
    return hand_out(
        speakers_sheet(found, replace(document, sessions=tuple(sessions)), f"{found.code}-speakers-{asked}")
    )


def speakers_sheet(found: Seen, document: ReleasedMeeting, name: str) -> Sheet:
    """The list of the sessions that the document has."""
    assert found.at is not None
    zone = document.zone or "UTC"
    speaking = {str(each.number): _speakers(each) for each in document.on_agenda if each.speakers}
    days = [(day, _spoken(day, speaking)) for day in days_on(document, zone)]
    return set_sheet(
        name,
        "speakers.html",
        title=_("Speakers: %(meeting)s", meeting=document.title),
        moment=found.at,
        styles=("meeting.css", "speakers.css"),
        cover=cover(found, document, zone),
        days=[(day.title, day.zone_text, spoken) for day, spoken in days if spoken],
    )


def _spoken(day: Day, speaking: Mapping[str, list[Speaker]]) -> list[Spoken]:
    sessions = [session for slot in day.slots for session in slot.sessions]
    return [Spoken(each, speaking[each.number]) for each in sessions if each.number and each.number in speaking]


def _speakers(session: ReleasedSession) -> list[Speaker]:
    return [_speaker(place, speaker) for place, speaker in enumerate(session.speakers, 1)]


def _speaker(place: int, speaker: ReleasedSpeaker) -> Speaker:
    role = _(SPEAKERS_CALLED[speaker.role])
    about = ", ".join(part for part in (speaker.title, speaker.affiliation) if part)
    return Speaker(place, speaker.name, role, about)
