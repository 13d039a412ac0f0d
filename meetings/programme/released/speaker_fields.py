"""The one table of a speaker's fields: as typed, as a line of a cell, and as a release freezes one."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from meetings.core.closed_list import ClosedList
from meetings.core.errors import Invalid
from meetings.core.folding import folded
from meetings.core.intake import one_line
from meetings.core.translation_mark import mark as _
from meetings.formats.spreadsheets import Given
from meetings.programme.models import Session, SessionSpeaker
from meetings.programme.released.cells import Translate, Vocabulary, text_of
from meetings.programme.released.document import ReleasedSpeaker
from meetings.programme.released.fields import Field, frozen, refused
from meetings.programme.vocabulary import SPEAKER_ROLES, SpeakerRole

MOST_SPEAKERS: Final = 60
_LONGEST_PART: Final = 200  # of a speaker's line
_WRONG: Final = _("Each speaker needs a name and one of the roles listed.")


@dataclass(frozen=True, slots=True)
class SpeakerEntry:
    """One speaker as typed; the order of the list is the order of protocol."""

    name: str
    role: SpeakerRole
    title: str | None
    affiliation: str | None
    person_id: int | None


class Speaker(NamedTuple):
    """A speaker as a line says it; nothing is an empty word."""

    role: SpeakerRole
    name: str
    title: str = ""
    affiliation: str = ""


# In the order of a line. A change of one is told as a change of the session's speakers.
FIELDS: Final[tuple[Field[SessionSpeaker, SpeakerEntry, ReleasedSpeaker], ...]] = (
    Field(
        name="role", heading=_("Role"), phrase="", raises_sequence=False,
        draft=lambda speaker: speaker.role, entry=lambda entry: entry.role, keep=True,
        wrong=lambda role: None if role in SPEAKER_ROLES else _WRONG,
    ),
    Field(
        name="name", heading=_("Name"), phrase="", raises_sequence=False,
        draft=lambda speaker: speaker.name, entry=lambda entry: entry.name.strip(), keep=True,
        wrong=lambda name: None if name else _WRONG,
    ),
    Field(
        name="title", heading=_("Title"), phrase="", raises_sequence=False,
        draft=lambda speaker: speaker.title, entry=lambda entry: entry.title or None, keep=True,
    ),
    Field(
        name="affiliation", heading=_("Affiliation"), phrase="", raises_sequence=False,
        draft=lambda speaker: speaker.affiliation, entry=lambda entry: entry.affiliation or None, keep=True,
    ),
)  # fmt: skip


def speakers_told(speakers: Iterable[Any]) -> str:
    """Speakers of a draft or as typed, in words."""
    return "; ".join(f"{speaker.name} ({speaker.role})" for speaker in speakers)


def speakers_wrong(speakers: Sequence[SpeakerEntry]) -> str | None:
    """What would be accepted instead; None for speakers who can be taken."""
    return next((sentence for speaker in speakers for sentence in refused(speaker, FIELDS).values()), None)


def frozen_speakers(session: Session) -> tuple[ReleasedSpeaker, ...]:
    """Speakers of a draft as a release freezes them."""
    return tuple(ReleasedSpeaker(**frozen(each, FIELDS)) for each in session.speakers)


def typed_from_line(speaker: Speaker, session: Session | None) -> SpeakerEntry:
    """What a line says, as if it had been typed."""
    # Whom a name stands for is never taken from a file: only a speaker who was there keeps the tie to a person.
    there = {folded(each.name): each.person_id for each in session.speakers} if session else {}
    person = there.get(folded(speaker.name))
    return SpeakerEntry(speaker.name, speaker.role, speaker.title or None, speaker.affiliation or None, person)


def line_of(speaker: ReleasedSpeaker) -> Speaker:
    """A speaker as a line says it."""
    return Speaker(speaker.role, speaker.name, speaker.title or "", speaker.affiliation or "")


def read_speakers(given: Given, words: Vocabulary) -> tuple[Speaker, ...]:
    """Speakers, each on a line or parted by a semicolon; never by a comma, which stands before offices and titles."""
    lines = [each for line in text_of(given).split("\n") for each in _parted(line, words)]
    if len(lines) > MOST_SPEAKERS:
        raise Invalid(_("Write at most %(most)s speakers, each on a line of its own."), most=MOST_SPEAKERS)
    return tuple(_speaker(place, line, words) for place, line in enumerate(lines, start=1))


def _parted(line: str, words: Vocabulary) -> list[str]:
    """Several speakers of one line. Where one has a title, a semicolon may stand in it: the next begins with a role."""
    line = one_line(line).replace("\\\\", "\x00").replace("\\|", "\x01").replace("\\;", "\x02")
    found: list[str] = []
    for part in line.split(";"):
        names_only = not found or found[-1].count("|") < 2
        has_role = "|" in part and folded(part.partition("|")[0]) in words.roles
        if names_only or has_role:
            found.append(part)
        else:
            found[-1] += f";{part}"
    return [each for each in found if each.strip()]


def _speaker(place: int, line: str, words: Vocabulary) -> Speaker:
    """``role | name | title | affiliation``, from the right as far as known; a name alone is a speaker's."""
    parts = [_unescaped(part) for part in line.split("|")]
    if len(parts) == 1:
        parts = ["speaker", *parts]
    role: Any = words.roles.get(folded(parts[0]))
    if role is None or len(parts) > 4 or not parts[1] or max(map(len, parts)) > _LONGEST_PART:
        raise Invalid(
            _(
                "Line %(line)s: write role | name | title | affiliation, each at most %(most)s characters; the role is "
                "one of: %(words)s."
            ),
            line=place,
            most=_LONGEST_PART,
            words=words.offered["speakers"],
        )
    return Speaker(role, *parts[1:])


def _unescaped(part: str) -> str:
    return part.strip().replace("\x02", ";").replace("\x01", "|").replace("\x00", "\\")


def write_speakers(roles: ClosedList[SpeakerRole]) -> Callable[[tuple[Speaker, ...], Translate], str]:
    """A writer of speakers, each on a line."""
    return lambda value, say: "\n".join(_line(speaker, roles, say) for speaker in value)


def _line(speaker: Speaker, roles: ClosedList[SpeakerRole], say: Translate) -> str:
    parts = [str(say(roles[speaker.role])), *map(_escaped, speaker[1:])]
    parts[1] = parts[1].replace(";", "\\;")
    if parts[3] and ";" in parts[2]:
        known = {folded(each) for role in roles for each in (role, str(say(roles[role])))}
        if folded(parts[2].rpartition(";")[2]) in known:  # or it would begin the next speaker
            parts[2] = parts[2].replace(";", "\\;")
    while not parts[-1]:
        parts.pop()
    return " | ".join(parts)


def _escaped(text: str) -> str:
    """A part of a speaker's line, in which a bar and a line break would begin another part."""
    return " ".join(text.split()).replace("\\", "\\\\").replace("|", "\\|")
