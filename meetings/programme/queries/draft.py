"""The draft as a document: what a release made now would freeze."""

from meetings.programme.models import Meeting, MeetingParty
from meetings.programme.queries.names_of_the_day import Names, day_of, names_of_party, state_names
from meetings.programme.released import group_fields, session_fields
from meetings.programme.released.document import NEVER, WORDING, Announced, ReleasedMeeting, ReleasedParty


def document_of(meeting: Meeting) -> ReleasedMeeting:
    """The meeting and its agenda as plain values, without the sequence numbers that a release gives."""
    ids = [party.state_id for party in meeting.parties if party.state_id] + (
        [meeting.state_id] if meeting.state_id else []
    )
    names = state_names(ids, day_of(meeting))
    return ReleasedMeeting(
        code=meeting.code,
        uid=meeting.uid,
        kind=meeting.kind,
        title=meeting.title,
        short=meeting.short,
        theme=meeting.theme,
        note=meeting.note,
        standing=meeting.standing,
        dates=meeting.dates,
        last_dates=None,
        zone=meeting.zone,
        mode=meeting.mode,
        venue=meeting.venue,
        city=meeting.city,
        country=meeting.state.iso3 if meeting.state else None,
        country_names=names.get(meeting.state_id or 0, {}),
        series=meeting.series.code if meeting.series else None,
        hosts=tuple(_party(party, names) for party in meeting.parties if party.role == "host"),
        convenors=tuple(_party(party, names) for party in meeting.parties if party.role == "convenor"),
        regions=tuple(region.code for region in meeting.regions),
        feeds=tuple(milestone.code for milestone in meeting.feeds),
        cycle=meeting.cycle.code if meeting.cycle else None,
        planned=Announced(meeting.planned) if meeting.planned else None,
        sittings=tuple(meeting.sittings),
        sources=tuple(meeting.sources),
        sessions=tuple(map(session_fields.as_released, meeting.sessions)),
        groups=tuple(map(group_fields.as_released, meeting.groups)),
        sequence=0,
        stamp=NEVER,
        change=(),
        release_note=None,
        wording=WORDING,
    )


def _party(party: MeetingParty, states: dict[int, Names]) -> ReleasedParty:
    names = names_of_party(party, states)
    if party.state:
        return ReleasedParty(kind="state", code=party.state.iso3, names=names)
    if party.organisation:
        return ReleasedParty(kind="organisation", code=party.organisation.code, names=names)
    if party.mechanism:
        return ReleasedParty(kind="mechanism", code=party.mechanism.code, names=names)
    return ReleasedParty(kind="other", code=None, names=names)
