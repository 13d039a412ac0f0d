"""A meeting is created, edited, shown or hidden, postponed, cancelled, and its dates firmed up."""

import re
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from meetings.accounts.viewer import Viewer
from meetings.compact.models import Cycle, Milestone
from meetings.core import clock, history
from meetings.core.db import Base, db
from meetings.core.errors import Conflict, Invalid, NotAllowed
from meetings.core.translation_mark import mark as _
from meetings.directory.models import Mechanism, Organisation, Region, State
from meetings.programme.actions.allowed import require_fresh, require_organiser
from meetings.programme.actions.entries import MeetingEntry, PartyEntry, for_history, record_change, typed
from meetings.programme.actions.standing import cancel_meeting, postpone_meeting, reinstate_meeting
from meetings.programme.models import Meeting, MeetingParty, Session
from meetings.programme.queries import visible_meetings
from meetings.programme.rules.wall_times import kept_on_the_wall, require_known_days, zone_of
from meetings.programme.vocabulary import MEETING_KINDS, MODES, VISIBILITIES, PartyRole, Visibility

__all__ = [
    "MeetingEntry",
    "PartyEntry",
    "cancel_meeting",
    "create_meeting",
    "edit_meeting",
    "for_history",
    "postpone_meeting",
    "reinstate_meeting",
    "require_starter",
    "revise",
    "show_to",
]

CODE = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,60}[a-z0-9])?")
RESERVED = {"desk", "new"}  # words that addresses below /meetings/ use


def create_meeting(viewer: Viewer, code: str, entry: MeetingEntry) -> Meeting:
    """Start a meeting: private, a draft, with an address that is its own for ever.

    :param code: letters, digits and hyphens, such as ``grcp-10``.
    :raises NotAllowed: for people without a global organiser's grant.
    :raises Conflict: when the code was ever used.
    """
    require_starter(viewer)
    if not code:
        sentence = _("No address can be made from this title. Give one, such as grcp-10.")
        raise Invalid(_("The meeting has no address yet."), {"code": sentence})
    if not CODE.fullmatch(code) or code in RESERVED:
        sentence = _("Use small letters, digits and hyphens, such as grcp-10.")
        raise Invalid(_("This cannot be the address of a meeting."), {"code": sentence})
    if db.session.scalar(select(Meeting.id).where(Meeting.code == code)) is not None:
        raise _taken(code)
    meeting = Meeting(code=code, sources=[], version=1, next_session=1, next_group=1)
    meeting.visibility, meeting.standing = "private", "planned"
    db.session.add(meeting)
    try:
        _apply(meeting, entry)
        db.session.flush()
    except IntegrityError as error:  # somebody took the address in this very moment
        raise _taken(code) from error
    history.record("meeting.created", "meeting", code, scope=code, after=for_history(meeting))
    return meeting


def _taken(code: str) -> Conflict:
    return Conflict(_("The address %(code)s belongs to another meeting; choose another one."), code=code)


def require_starter(viewer: Viewer) -> None:
    """Refuse whoever may not start meetings.

    :raises NotAllowed: for people without a global organiser's grant.
    """
    if not viewer.may("organiser"):
        raise NotAllowed(_("Only organisers of all meetings may start a new one. Ask an administrator for the grant."))


def edit_meeting(viewer: Viewer, meeting: Meeting, entry: MeetingEntry, version: int) -> None:
    """Change what the draft says of the meeting itself; firming up fuzzy dates is such a change.

    :raises Conflict: when somebody saved in between.
    """
    require_organiser(viewer, meeting)
    before = for_history(meeting)
    require_fresh(meeting, version, before, typed(entry, before))
    _apply(meeting, entry)
    db.session.flush()
    record_change("meeting.edited", meeting, before)


def revise(meeting: Meeting, entry: MeetingEntry) -> None:
    """Bring a meeting on record up to what the record now says; nobody is asked, so only the record may call it."""
    before = for_history(meeting)
    _apply(meeting, entry)
    db.session.flush()
    record_change("meeting.revised", meeting, before)


def show_to(viewer: Viewer, meeting: Meeting, visibility: Visibility, was: str | None = None) -> None:
    """Make the meeting private, listed (title and dates) or public. It takes effect at once, both ways.

    The version stays: it counts what the draft says, and an open form of the details need not know of this.

    :param was: what the form showed; None when none was shown.
    :raises Conflict: when somebody changed it in between.
    """
    require_organiser(viewer, meeting)
    if visibility not in VISIBILITIES:
        raise Invalid(_("Choose private, listed or public."), {"visibility": _("Choose one of the three.")})
    before = for_history(meeting)
    if was not in (None, meeting.visibility):
        theirs, yours = ({"visibility": each} for each in (meeting.visibility, visibility))
        raise Conflict(_("Somebody changed the visibility meanwhile. Nothing was changed."), theirs=theirs, yours=yours)
    current = visible_meetings.released(meeting)
    meeting.visibility = visibility
    meeting.shown_at = clock.later_than(meeting.shown_at, current.at if current else None)
    record_change("meeting.shown", meeting, before)


def _apply(meeting: Meeting, entry: MeetingEntry) -> None:
    _check(entry, meeting)
    require_known_days(entry.dates)
    with db.session.no_autoflush:
        for name in ("kind", "short", "theme", "note", "zone", "mode", "venue", "city", "dates"):
            value = getattr(entry, name)
            setattr(meeting, name, value.strip() or None if isinstance(value, str) else value)
        meeting.title = entry.title.strip()
        meeting.state = _one(State, "iso3", entry.country, "country")
        meeting.cycle = _one(Cycle, "code", entry.cycle, "cycle")
        meeting.regions = [_found(Region, code, "regions") for code in entry.regions]
        meeting.feeds = [_found(Milestone, code, "feeds") for code in entry.feeds]
    _set_parties(meeting, entry)
    _keep_wall_times(meeting)


def _check(entry: MeetingEntry, meeting: Meeting) -> None:
    wrong: dict[str, str] = {}
    if not entry.title.strip():
        wrong["title"] = _("Give the meeting a title.")
    if entry.kind not in MEETING_KINDS:
        wrong["kind"] = _("Choose one of the kinds listed.")
    if entry.mode is not None and entry.mode not in MODES:
        wrong["mode"] = _("Choose in person, online or hybrid.")
    if entry.zone is None and meeting.sessions:
        wrong["zone"] = _("The meeting has sessions, and their times need a time zone.")
    if wrong:
        raise Invalid(_("The meeting cannot be saved yet; see the fields below."), wrong)
    if entry.zone:
        zone_of(entry.zone)


def _set_parties(meeting: Meeting, entry: MeetingEntry) -> None:
    wanted: list[tuple[PartyRole, PartyEntry]] = [("host", party) for party in entry.hosts]
    wanted += [("convenor", party) for party in entry.convenors]
    rows = [_party(role, position, party) for position, (role, party) in enumerate(wanted, 1)]
    if meeting.parties:
        meeting.parties.clear()
        db.session.flush()  # the old places must be free before the new ones are taken
    meeting.parties = rows


def _party(role: PartyRole, position: int, party: PartyEntry) -> MeetingParty:
    field_name = "hosts" if role == "host" else "convenors"
    row = MeetingParty(role=role, position=position)
    match party.kind:
        case "state":
            row.state = _found(State, party.code, field_name, "iso3")
        case "organisation":
            row.organisation = _found(Organisation, party.code, field_name)
        case "mechanism":
            row.mechanism = _found(Mechanism, party.code, field_name)
        case _:
            row.label = party.code
    return row


def _keep_wall_times(meeting: Meeting) -> None:
    """When the meeting's zone changes, its sessions keep the time on the wall, and mean another moment."""
    for session in meeting.sessions:
        if meeting.zone and session.zone != meeting.zone:
            _keep_wall_time(session, meeting.zone)


def _keep_wall_time(session: Session, zone: str) -> None:
    values: dict[str, object] = {"number": session.number, "title": session.title}
    try:
        start = kept_on_the_wall(session.start_wall, session.starts_at, session.zone, zone)
        end = kept_on_the_wall(session.end_wall, session.ends_at, session.zone, zone)
    except Invalid as refusal:
        sentence = _(
            "Session %(number)s, “%(title)s”, cannot keep its time in this zone: clocks change there and skip or "
            "repeat it. Move the session to another hour first."
        )
        raise Invalid(sentence, {"zone": sentence}, **values) from refusal
    if end <= start:
        sentence = _(
            "Session %(number)s, “%(title)s”, would end before it starts in this zone, because clocks change there. "
            "Move it first."
        )
        raise Invalid(sentence, {"zone": sentence}, **values)
    session.zone, session.starts_at, session.ends_at = zone, start, end
    session.version += 1


def _one(model: type[Any], column: str, value: str | None, name: str) -> Any:
    return _found(model, value, name, column) if value else None


def _found(model: type[Base], value: str, name: str, column: str = "code") -> Any:
    found = db.session.scalar(select(model).where(getattr(model, column) == value))
    if found is None:
        raise Invalid(
            _("%(value)s is not known here; choose from the list."), {name: _("Choose from the list.")}, value=value
        )
    return found
