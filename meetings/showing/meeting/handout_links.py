"""The addresses of what is handed out of a meeting, for its pages to offer."""

from dataclasses import dataclass

from flask import url_for

from meetings.programme.released.document import ReleasedMeeting, ReleasedSession
from meetings.showing.meeting.rooms_shown import RoomShown, rooms_of
from meetings.web.translation import _, ngettext

Links = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Sign:
    """A room with the address of the sign for its door."""

    name: str
    held_text: str
    url: str


def of_agenda(document: ReleasedMeeting) -> Links:
    """The agenda as files; nothing where it has no session."""
    code = document.code
    if not document.on_agenda:
        return []
    sheets = (("PDF", "agenda_pdf"), (_("Overview (PDF)"), "grid_pdf"), (_("Speakers (PDF)"), "speakers_pdf"))
    tables = (("XLSX", "agenda_xlsx"), ("CSV", "agenda_csv"), ("DOCX", "agenda_docx"))
    return [(text, url_for(f"handouts.{name}", code=code)) for text, name in (*sheets, *tables)]


def of_doors(document: ReleasedMeeting) -> list[Sign]:
    """The rooms of the release in its order."""
    return [
        Sign(
            room.name,
            _held(room),
            url_for("handouts.room_pdf", code=document.code, number=room.number),
        )
        for room in rooms_of(document)
    ]


def of_session(document: ReleasedMeeting, session: ReleasedSession) -> Links:
    """Who speaks in one session, as a sheet."""
    if not session.speakers:
        return []
    url = url_for("handouts.speakers_pdf", code=document.code, session=session.number)
    return [(_("Speakers (PDF)"), url)]


def _held(room: RoomShown) -> str:
    if room.sessions:
        return ngettext("%(num)s session", "%(num)s sessions", len(room.sessions))
    return ngettext("%(num)s breakout group", "%(num)s breakout groups", len(room.groups))
