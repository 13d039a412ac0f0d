"""The sheet that lies on the table of a breakout group: what it speaks about, who leads it, and lines to write on."""

from dataclasses import dataclass

from flask import Response, request
from flask.typing import ResponseReturnValue

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.core.errors import Missing
from meetings.core.translation_mark import mark
from meetings.handouts.blueprint import blueprint
from meetings.handouts.printing.answering import Sheet, hand_out
from meetings.handouts.printing.composing import set_sheet
from meetings.handouts.sheets.cover import cover
from meetings.participation.queries import seats_in_groups as seats
from meetings.programme.queries.visible_meetings import for_desk, group_of
from meetings.programme.released.document import ReleasedMeeting
from meetings.serving.page_cache import kept_until_history_changes
from meetings.showing.meeting.groups_shown import GroupShown, groups_of, sessions_of
from meetings.showing.meeting.meeting_for_viewer import Seen, seen_in_full
from meetings.showing.meeting.sessions_shown import SessionShown, session_shown
from meetings.web.filters import weekday
from meetings.web.translation import _

LETTERS = 45  # of a title that stand in one line with the day and the hours
SENTENCES, NOTES = 5, 21  # lines to write on: for recommendations on the front, for notes on the back


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who sits in the group."""

    name: str
    about: str


@blueprint.get("/meetings/<code>/breakouts/<int:number>.pdf")
@kept_until_history_changes(at_most="hour", asks=("members",))
@audience("anyone")
def group_pdf(code: str, number: int) -> ResponseReturnValue:
    """The group's sheet; with ``members`` also who sits in it, for the organisers."""
    return _with_members(code, number) if request.args.get("members") == "1" else _handed_out(code, number)


@audience("organiser")
def _with_members(code: str, number: int) -> ResponseReturnValue:
    """As any address of the desk: whoever is not signed in is sent to do so."""
    return _handed_out(code, number, _members(code, number))


def _handed_out(code: str, number: int, members: list[Member] | None = None) -> Response:
    found, document = seen_in_full(viewer(), code)
    group = next((each for each in groups_of(document) if each.number == number), None)
    if group is None:
        raise Missing(mark("This meeting has no breakout group of that number."))
    return hand_out(group_sheet(found, document, group, members))


def group_sheet(found: Seen, document: ReleasedMeeting, group: GroupShown, members: list[Member] | None) -> Sheet:
    """The sheet of one group.

    :param members: who sits in it; None on the sheet for everybody, which never says.
    """
    assert found.at is not None
    zone = document.zone or "UTC"
    sessions = _sessions(document, group.number, zone)
    return set_sheet(
        f"{found.code}-group-{group.number}" + ("-members" if members is not None else ""),
        "group.html",
        title=_("Group %(number)s: %(title)s", number=group.number, title=group.name),
        moment=found.at,
        styles=("meeting.css", "group.css"),
        cover=cover(found, document, zone),
        group=group,
        sessions=[(session, weekday(session.day)) for session in sessions],
        members=members,
        rows=range(1, _sentences(sessions) + 1),
        lines=range(NOTES),
    )


def _sessions(document: ReleasedMeeting, number: int, zone: str) -> list[SessionShown]:
    """Those that break out into the group, in order of time, where they are released."""
    group = next(group for group in document.groups if group.number == number)
    return [session_shown(document.code, session, zone, zone) for session in sessions_of(document, group)]


def _sentences(sessions: list[SessionShown]) -> int:
    """How many lines for recommendations fit on the front, where each session of several takes lines, too."""
    taken = sum(1 + len(session.title) // LETTERS for session in sessions)
    return max(1, SENTENCES - (max(0, taken - 2) + 1) // 2) if len(sessions) > 1 else SENTENCES


def _members(code: str, number: int) -> list[Member]:
    """Who sits in the group, for those who organise the meeting.

    :raises NotAllowed: for everybody else.
    """
    meeting = for_desk(viewer(), code)
    people = [seat.person for seat in seats.members(group_of(meeting, number))]
    return [
        Member(
            person.said,
            ", ".join(part for part in (person.title, person.affiliation) if part),
        )
        for person in people
    ]
