"""A meeting as typed, and as told: for the history, and for two people who edit at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from meetings.core import history
from meetings.core.dates import FuzzyDates
from meetings.programme.models import Meeting, MeetingParty
from meetings.programme.vocabulary import MeetingKind, Mode, PartyRole


@dataclass(frozen=True, slots=True)
class PartyEntry:
    """A host or convenor: a State, organisation or mechanism by its code, or any other body by its name."""

    kind: Literal["state", "organisation", "mechanism", "other"]
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingEntry:
    """A meeting as typed. Nothing has a default, so that no field can be erased by being forgotten."""

    title: str
    kind: MeetingKind
    dates: FuzzyDates
    short: str | None
    theme: str | None
    note: str | None
    zone: str | None
    mode: Mode | None
    venue: str | None
    city: str | None
    country: str | None  # ISO 3166-1 alpha-3
    cycle: str | None
    regions: Sequence[str]
    feeds: Sequence[str]
    hosts: Sequence[PartyEntry]
    convenors: Sequence[PartyEntry]


def for_history(meeting: Meeting) -> dict[str, str]:
    """A meeting in words, for the history and for two people who edit at once."""
    return {
        "title": meeting.title or "",
        "kind": meeting.kind,
        "short": meeting.short or "",
        "theme": meeting.theme or "",
        "note": meeting.note or "",
        "dates": dates_told(meeting.dates),
        "zone": meeting.zone or "",
        "mode": meeting.mode or "",
        "venue": meeting.venue or "",
        "city": meeting.city or "",
        "country": meeting.state.iso3 if meeting.state else "",
        "cycle": meeting.cycle.code if meeting.cycle else "",
        "regions": ", ".join(sorted(region.code for region in meeting.regions)),
        "feeds": ", ".join(sorted(milestone.code for milestone in meeting.feeds)),
        "hosts": _parties(meeting, "host"),
        "convenors": _parties(meeting, "convenor"),
        "visibility": meeting.visibility,
        "proposers_shown": meeting.proposers_shown,
        "standing": meeting.standing,
    }


def typed(entry: MeetingEntry, before: dict[str, str]) -> dict[str, str]:
    """What was typed, in the words of ``for_history``."""
    plain = {name: getattr(entry, name) or "" for name in before if isinstance(getattr(entry, name, 0), str | None)}
    return {
        **before,
        **plain,
        "dates": dates_told(entry.dates),
        "regions": ", ".join(sorted(entry.regions)),
        "feeds": ", ".join(sorted(entry.feeds)),
        "hosts": ", ".join(party.code for party in entry.hosts),
        "convenors": ", ".join(party.code for party in entry.convenors),
    }


def record_change(action: str, meeting: Meeting, before: dict[str, str]) -> None:
    """Write into the history what became other than ``before``, which ``for_history`` gave."""
    after = for_history(meeting)
    changed = sorted(name for name in after if after[name] != before[name])
    history.record(
        action,
        "meeting",
        meeting.code,
        scope=meeting.code,
        before={name: before[name] for name in changed},
        after={name: after[name] for name in changed},
    )


def dates_told(dates: FuzzyDates | None) -> str:
    """Dates as the history tells them."""
    if dates is None:
        return ""
    days = f"{dates.earliest} to {dates.latest}" if dates.earliest else "no days"
    return ", ".join(part for part in (dates.label, days, dates.status) if part)


def _parties(meeting: Meeting, role: PartyRole) -> str:
    return ", ".join(_code(party) for party in meeting.parties if party.role == role)


def _code(party: MeetingParty) -> str:
    if party.state:
        return party.state.iso3
    body = party.organisation or party.mechanism
    return body.code if body else party.label or ""
