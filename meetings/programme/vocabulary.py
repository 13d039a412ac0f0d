"""The closed lists of the programme: each code, what it is called, and the order. Translated where they are shown."""

from typing import Final, Literal

from meetings.core.closed_list import ClosedList
from meetings.core.translation_mark import mark as _

MeetingKind = Literal["grcp", "regional-consultation", "technical", "webinar", "statutory", "ministerial", "side-event"]
MEETING_KINDS: Final = ClosedList[MeetingKind](
    MeetingKind,
    {
        "grcp": _("Global Meeting"),
        "regional-consultation": _("Regional consultation"),
        "technical": _("Technical meeting"),
        "webinar": _("Webinar"),
        "statutory": _("Statutory meeting"),
        "ministerial": _("Ministerial meeting"),
        "side-event": _("Side event"),
    },
)

# How people meet.
Mode = Literal["in-person", "online", "hybrid"]
MODES: Final = ClosedList[Mode](
    Mode,
    {
        "in-person": _("In person"),
        "online": _("Online"),
        "hybrid": _("In person and online"),
    },
)

# A meeting's; a session is never postponed by itself.
Standing = Literal["planned", "postponed", "cancelled"]
STANDINGS: Final = ClosedList[Standing](
    Standing,
    {
        "planned": _("Planned"),
        "postponed": _("Postponed"),
        "cancelled": _("Cancelled"),
    },
)

# How much of a meeting everybody sees.
Visibility = Literal["private", "listed", "public"]
VISIBILITIES: Final = ClosedList[Visibility](
    Visibility,
    {
        "private": _("Private"),
        "listed": _("Listed"),
        "public": _("Public"),
    },
)
VISIBILITIES_EXPLAINED: Final = ClosedList[Visibility](
    Visibility,
    {
        "private": _("Private: nobody but its organisers and team knows of it."),
        "listed": _("Listed: everybody sees its title and its dates, and nothing else."),
        "public": _("Public: everybody sees what is released: agenda, sessions, groups, calendars."),
    },
)

SessionKind = Literal["opening", "plenary", "panel", "breakout", "closing", "ceremony", "break", "side-event"]
SESSION_KINDS: Final = ClosedList[SessionKind](
    SessionKind,
    {
        "opening": _("Opening"),
        "plenary": _("Plenary"),
        "panel": _("Panel"),
        "breakout": _("Breakout groups"),
        "closing": _("Closing"),
        "ceremony": _("Ceremony"),
        "break": _("Break"),
        "side-event": _("Side event"),
    },
)

SpeakerRole = Literal["chair", "moderator", "speaker", "panellist", "rapporteur"]
SPEAKER_ROLES: Final = ClosedList[SpeakerRole](
    SpeakerRole,
    {
        "chair": _("Chair"),
        "moderator": _("Moderator"),
        "speaker": _("Speaker"),
        "panellist": _("Panellist"),
        "rapporteur": _("Rapporteur"),
    },
)
# As they stand after a name.
SPEAKERS_CALLED: Final = ClosedList[SpeakerRole](
    SpeakerRole,
    {
        "chair": _("in the chair"),
        "moderator": _("moderator"),
        "speaker": _("speaker"),
        "panellist": _("panellist"),
        "rapporteur": _("rapporteur"),
    },
)

# Of a body in a meeting; said in whole sentences.
PartyRole = Literal["host", "convenor"]

# The parts of a day in which a meeting sits.
Sitting = Literal["morning", "afternoon"]
SITTINGS: Final = ClosedList[Sitting](
    Sitting,
    {
        "morning": _("morning"),
        "afternoon": _("afternoon"),
    },
)

# What became of a meeting, a session or a group between two releases; and, on the desk, since the last one.
DifferenceKind = Literal["new", "changed", "cancelled", "removed", "restored", "taken-off", "put-back"]
DIFFERENCE_KINDS: Final = ClosedList[DifferenceKind](
    DifferenceKind,
    {
        "new": _("New"),
        "changed": _("Changed"),
        "cancelled": _("Cancelled"),
        "removed": _("Removed"),
        "restored": _("Takes place after all"),
        "taken-off": _("Off the agenda"),
        "put-back": _("On the agenda again"),
    },
)
DIFFERENCES_OF_A_DRAFT: Final = ClosedList[DifferenceKind](
    DifferenceKind,
    {**DIFFERENCE_KINDS, "restored": _("Restored")},
)

# Fields of a meeting, as the desk names what somebody else has changed; sessions and groups have tables of their own.
FIELDS: Final = ClosedList[str](
    str,
    {
        "title": _("Title"),
        "kind": _("Kind"),
        "short": _("Short name"),
        "theme": _("Theme"),
        "note": _("Note"),
        "dates": _("Dates"),
        "zone": _("Time zone"),
        "mode": _("How people meet"),
        "venue": _("Venue"),
        "city": _("City"),
        "country": _("Country"),
        "cycle": _("Cycle"),
        "regions": _("Regions"),
        "feeds": _("Milestones it feeds"),
        "hosts": _("Hosts"),
        "convenors": _("Convenors"),
        "visibility": _("Visibility"),
        "standing": _("Status"),
        "person": _("Person"),
        "sittings": _("Sittings"),
    },
)
