"""How long an agenda can be, so that to write or to release the whole of it keeps nobody else from writing."""

from typing import Final

from sqlalchemy import inspect

from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark as _
from meetings.programme.models import Meeting, Session

MOST_SESSIONS: Final = 2000
MOST_SPEAKERS_IN_ALL: Final = 5000


def require_room_for(session: Session, speakers: int) -> None:
    """Refuse one session more than an agenda can have, and more speakers than all its sessions together can.

    :param session: of a meeting's draft; its speakers are those that it has so far.
    :param speakers: how many it would have.
    :raises Invalid: naming the most.
    """
    agenda = _at_hand(session.meeting)
    if not inspect(session).persistent and len(agenda) > MOST_SESSIONS:
        raise Invalid(_("An agenda can have at most %(most)s sessions."), most=MOST_SESSIONS)
    if speakers <= len(session.speakers):
        return
    others = sum(len(each.speakers) for each in agenda if each is not session and "speakers" in each.__dict__)
    if others + speakers > MOST_SPEAKERS_IN_ALL:
        sentence = _("All sessions together can have at most %(most)s speakers.")
        raise Invalid(sentence, {"speakers": sentence}, most=MOST_SPEAKERS_IN_ALL)


def _at_hand(meeting: Meeting) -> list[Session]:
    """The sessions that were loaded with the meeting: all of them at its desk. Nothing is asked of the database."""
    return [] if "sessions" in inspect(meeting).unloaded else meeting.sessions
