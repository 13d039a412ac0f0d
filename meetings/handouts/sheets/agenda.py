"""The released agenda on paper: cover, a page to see it at a glance, day by day; with its calendar inside the file."""

from dataclasses import dataclass

from flask import Response, request

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.formats.pdf import Enclosed
from meetings.handouts.blueprint import blueprint
from meetings.handouts.printing.answering import Sheet, hand_out
from meetings.handouts.printing.composing import set_sheet
from meetings.handouts.sheets.cover import cover
from meetings.handouts.sheets.overview_grid import overview_of
from meetings.programme.released.document import ReleasedMeeting
from meetings.programme.rules.wall_times import zone_of
from meetings.serving.calendar_feeds import Wish, calendar_of_meeting
from meetings.serving.page_cache import kept_until_history_changes
from meetings.showing.meeting.agenda_days import Day, Slot, days_of
from meetings.showing.meeting.groups_shown import groups_of
from meetings.showing.meeting.meeting_for_viewer import Seen, seen_in_full
from meetings.showing.meeting.sessions_shown import SessionShown, session_shown
from meetings.showing.site import settings
from meetings.web.languages import page_language
from meetings.web.translation import _

MOST_BESIDE = 3  # parallel sessions that stand side by side; more of them stand below one another
LONGEST_BESIDE = 500  # letters of a session that stands beside another
ON_ITS_PAGE, ON_THE_WALL = 157.0, 138.0  # mm that the boxes of the overview have, in the agenda and alone
LINE = 60  # letters, about, that a line break costs
LONGEST_WHOLE = 1600  # letters of what is not broken over two pages
WORTH_A_GLANCE = 6  # sessions of one day that can be seen at a glance where they stand


@dataclass(frozen=True, slots=True)
class SlotSet:
    """What begins at one moment, and how it is set: side by side where that fits, over two pages where it is long."""

    sessions: list[SessionShown]
    time_text: str | None
    beside: bool
    long: bool


@dataclass(frozen=True, slots=True)
class DaySet:
    """One day of the agenda; ``zone_text`` is the name of the zone on that day."""

    title: str
    id: str
    count_text: str | None
    zone_text: str
    slots: list[SlotSet]


@blueprint.get("/meetings/<code>/agenda.pdf")
@kept_until_history_changes(at_most="hour", asks=("tz",))
@audience("anyone")
def agenda_pdf(code: str) -> Response:
    """The agenda in the meeting's zone."""
    found, document = seen_in_full(viewer(), code)
    return hand_out(agenda_sheet(found, document, zone_asked(document)))


@blueprint.get("/meetings/<code>/grid.pdf")
@kept_until_history_changes(at_most="hour", asks=("tz",))
@audience("anyone")
def grid_pdf(code: str) -> Response:
    """The overview alone, to pin on a wall."""
    found, document = seen_in_full(viewer(), code)
    return hand_out(grid_sheet(found, document, zone_asked(document)))


def zone_asked(document: ReleasedMeeting) -> str:
    """The zone of the sheet: the meeting's own. People signed in may ask for another, so that nobody fills the press.

    :raises Invalid: for what is no zone.
    """
    asked = request.args.get("tz", "") if viewer().is_somebody else ""
    if asked:
        zone_of(asked)
    return asked or document.zone or "UTC"


def agenda_sheet(found: Seen, document: ReleasedMeeting, zone: str) -> Sheet:
    """The agenda of a release, on the clock of a zone."""
    assert found.at is not None
    days, live = days_on(document, zone), document.on_agenda
    worth_it = len(days) > 1 or len(live) > WORTH_A_GLANCE or any(len(slot.sessions) > 1 for slot in _slots(days))
    return set_sheet(
        f"{found.code}-agenda",
        "agenda.html",
        title=_("Agenda: %(meeting)s", meeting=document.title),
        moment=found.at,
        styles=("meeting.css", "agenda.css", "grid.css"),
        cover=cover(found, document, zone),
        days=[_day_set(day) for day in days],
        overview=overview_of(days, ON_ITS_PAGE) if worth_it else None,
        groups=groups_of(document),
        broken_out={number for group in document.groups for number in group.sessions},
        enclosed=[_calendar(document)],
    )


def grid_sheet(found: Seen, document: ReleasedMeeting, zone: str) -> Sheet:
    """The overview of a release on one page."""
    assert found.at is not None
    return set_sheet(
        f"{found.code}-overview",
        "grid.html",
        title=_("Overview: %(meeting)s", meeting=document.title),
        moment=found.at,
        styles=("meeting.css", "grid.css"),
        cover=cover(found, document, zone),
        overview=overview_of(days_on(document, zone), ON_THE_WALL),
    )


def days_on(document: ReleasedMeeting, zone: str) -> list[Day]:
    """The days of the release on the clock of a zone."""
    own = document.zone or "UTC"
    return days_of([session_shown(document.code, session, zone, own) for session in document.on_agenda])


def _slots(days: list[Day]) -> list[Slot]:
    return [slot for day in days for slot in day.slots]


def _day_set(day: Day) -> DaySet:
    slots = [_slot_set(slot.sessions) for slot in day.slots]
    return DaySet(day.title, day.id, day.count_text, day.zone_text, slots)


def _slot_set(sessions: list[SessionShown]) -> SlotSet:
    times = {session.time_text for session in sessions}
    letters = [_letters(session) for session in sessions]
    beside = 1 < len(sessions) <= MOST_BESIDE and max(letters) <= LONGEST_BESIDE
    long = sum(letters) > LONGEST_WHOLE or len(sessions) > MOST_BESIDE
    return SlotSet(sessions, times.pop() if len(times) == 1 else None, beside, long)


def _letters(session: SessionShown) -> int:
    spoken = sum(len(name) + len(about or "") for name, about in session.speakers)
    note = session.note or ""
    told = sum(len(each.label) + len(each.text) for each in session.particulars)
    return len(session.title) + len(note) + LINE * note.count("\n") + spoken + told


def _calendar(document: ReleasedMeeting) -> Enclosed:
    body = calendar_of_meeting(document, Wish(language=page_language()), settings().public_url)
    return Enclosed(
        name=f"{document.code}.ics",
        body=body,
        media_type="text/calendar",
        description=_("The agenda as a calendar"),
        relationship="Alternative",
    )
