"""The draft as a document: what a release made now would freeze."""

import hashlib
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from meetings.programme.faces import Document, plain_dates
from meetings.programme.models import BreakoutGroup, Meeting, MeetingParty, Session, SessionSpeaker
from meetings.programme.queries.names_of_the_day import Names, day_of, names_of_party, state_names


def document_of(meeting: Meeting) -> Document:
    """The meeting and its agenda as plain values, without the sequence numbers that a release gives."""
    ids = [party.state_id for party in meeting.parties if party.state_id] + (
        [meeting.state_id] if meeting.state_id else []
    )
    names = state_names(ids, day_of(meeting))
    return {
        "code": meeting.code,
        "uid": meeting.uid,
        "kind": meeting.kind,
        "title": meeting.title,
        "short": meeting.short,
        "theme": meeting.theme,
        "note": meeting.note,
        "standing": meeting.standing,
        "dates": plain_dates(meeting.dates),
        "zone": meeting.zone,
        "mode": meeting.mode,
        "venue": meeting.venue,
        "city": meeting.city,
        "country": meeting.state.iso3 if meeting.state else None,
        "country_names": names.get(meeting.state_id or 0, {}),
        "series": meeting.series.code if meeting.series else None,
        "hosts": [_party(party, names) for party in meeting.parties if party.role == "host"],
        "convenors": [_party(party, names) for party in meeting.parties if party.role == "convenor"],
        "regions": [region.code for region in meeting.regions],
        "feeds": [milestone.code for milestone in meeting.feeds],
        "cycle": meeting.cycle.code if meeting.cycle else None,
        "planned": meeting.planned,
        "sittings": meeting.sittings,
        "sources": meeting.sources,
        "sessions": [_session(session) for session in meeting.sessions],
        "groups": [_group(group) for group in meeting.groups],
    }


def _party(party: MeetingParty, states: dict[int, Names]) -> dict[str, Any]:
    names = names_of_party(party, states)
    if party.state:
        return {"kind": "state", "code": party.state.iso3, "names": names}
    if party.organisation:
        return {"kind": "organisation", "code": party.organisation.code, "names": names}
    if party.mechanism:
        return {"kind": "mechanism", "code": party.mechanism.code, "names": names}
    return {"kind": "other", "code": None, "names": names}


def _session(session: Session) -> dict[str, Any]:
    return {
        "number": session.number,
        "uid": session.uid,
        "title": session.title,
        "kind": session.kind,
        "description": session.description,
        "start": _local(session.starts_at, session.zone),
        "end": _local(session.ends_at, session.zone),
        "room": session.room.name if session.room else None,
        "standing": session.standing,
        "speakers": [_speaker(speaker) for speaker in session.speakers],
        "link": _digest_of_link(session),
    }


def _speaker(speaker: SessionSpeaker) -> dict[str, Any]:
    return {
        "role": speaker.role,
        "name": speaker.name,
        "title": speaker.title,
        "affiliation": speaker.affiliation,
    }


def _group(group: BreakoutGroup) -> dict[str, Any]:
    return {
        "number": group.number,
        "name": group.name,
        "topic": group.topic,
        "session": group.session.number if group.session else None,
        "room": group.room.name if group.room else None,
        "facilitator": group.facilitator,
        "rapporteur": group.rapporteur,
    }


def _local(moment: datetime, zone: str) -> str:
    return moment.astimezone(UTC if zone == "UTC" else ZoneInfo(zone)).isoformat()


def _digest_of_link(session: Session) -> str | None:
    # Enough to see that the link changed, never enough to find it.
    if session.join_url is None:
        return None
    return hashlib.sha256(f"{session.uid}|{session.join_url}".encode()).hexdigest()[:16]
