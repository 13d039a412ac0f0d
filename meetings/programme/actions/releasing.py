"""Releasing: the draft is frozen as the next release, and everything public follows from it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from meetings.accounts.viewer import Viewer
from meetings.core import clock, history, outbox
from meetings.core.db import db
from meetings.core.errors import Conflict, Invalid, Outdated
from meetings.core.folding import folded
from meetings.core.translation_mark import mark as _
from meetings.programme.actions.allowed import require_organiser
from meetings.programme.models import Meeting, Release
from meetings.programme.queries import visible_meetings
from meetings.programme.queries.draft import document_of
from meetings.programme.released.changes import Difference
from meetings.programme.released.document import ReleasedMeeting, upgraded
from meetings.programme.released.sequencing import differences, stamped
from meetings.programme.released.writing import digest, plain, stored


@dataclass(frozen=True, slots=True)
class Frozen:
    """A release that is ready to be made: its columns, and the act after which the draft was read.

    :param after: of the history, as ``history.newest_of`` told it before anything of the draft was read.
    """

    number: int
    after: int
    columns: Mapping[str, Any]


def freeze(viewer: Viewer, meeting: Meeting, *, note: str, version: int | None, after: int) -> Frozen:
    """The draft as release n+1 would be; writes nothing.

    :param note: what people should know of the change; the first release may go without.
    :param version: the number of the release that the preview compared with (0 for none).
    :param after: what ``history.newest_of`` told before the meeting was read.
    :raises Invalid: when nothing has changed, or a note is missing.
    :raises Conflict: when somebody released in between.
    """
    require_organiser(viewer, meeting)
    previous = visible_meetings.released(meeting)
    number = previous.number if previous else 0
    if version is not None and version != number:
        raise Conflict(
            _("Release %(number)s was made while you were looking; look at the difference again."), number=number
        )
    if previous and not note.strip():
        sentence = _("Say in a sentence what changes; people read it in their calendars.")
        raise Invalid(_("A release needs a note."), {"note": sentence})
    before, draft = (upgraded(previous.document) if previous else None), document_of(meeting)
    changes = differences(before, draft)
    if previous and not changes:
        raise Invalid(_("Nothing has changed since release %(number)s, so there is nothing to release."), number=number)
    at = clock.later_than(previous.at, meeting.shown_at) if previous else clock.now()
    document = stamped(before, draft, at, note.strip())
    return Frozen(number + 1, after, _columns(at, document, viewer.id, note.strip(), changes))


def release(viewer: Viewer, meeting: Meeting, *, note: str, version: int | None) -> Release:
    """Freeze the draft as release n+1 and make it the one in force, in one transaction; refusals are those of both."""
    after = history.newest_of(meeting.code)
    return release_frozen(viewer, meeting, freeze(viewer, meeting, note=note, version=version, after=after))


def release_frozen(viewer: Viewer, meeting: Meeting, frozen: Frozen) -> Release:
    """Make the release in force that ``freeze`` gave, before this transaction began.

    :raises Outdated: when somebody did anything to the meeting since.
    """
    require_organiser(viewer, meeting)
    if frozen.after != history.newest_of(meeting.code):
        raise Outdated(_("Somebody changed the meeting meanwhile. Nothing was released; look at the difference again."))
    made = Release(meeting_id=meeting.id, number=frozen.number, **frozen.columns)
    db.session.add(made)
    meeting.release_number = frozen.number
    db.session.flush()
    key = f"{meeting.code}/{made.number}"
    history.record("meeting.released", "release", key, scope=meeting.code, after={"note": made.note})
    outbox.put("prepare release", {"code": meeting.code})
    return made


def _columns(
    at: datetime, document: ReleasedMeeting, user_id: int | None, note: str, changes: list[Difference]
) -> dict[str, Any]:
    dates, kept = document.dates, stored(document)
    return {
        "at": at,
        "by_user_id": user_id,
        "note": note,
        "digest": digest(kept),
        "document": kept,
        "changes": [plain(change) for change in changes],
        "earliest": dates.earliest,
        "latest": dates.latest,
        "dates_label": dates.label,
        "dates_status": dates.status,
        "regions": _between_spaces(document.regions),
        "feeds": _between_spaces(document.feeds),
        "parties": _between_spaces(_parties(document)),
        "folded": folded(_searched(document)),
        "folded_title": folded(f"{document.title} {document.code}"),
        **{
            name: getattr(document, name)
            for name in ("kind", "title", "short", "standing", "city", "country", "mode", "zone", "cycle")
        },
    }


def _between_spaces(codes: Iterable[str]) -> str:
    return f" {' '.join(codes)} "


def _parties(document: ReleasedMeeting) -> Iterator[str]:
    for party in (*document.hosts, *document.convenors):
        if party.code:
            yield f"{party.kind}:{party.code}"


def _searched(document: ReleasedMeeting) -> str:
    """Everything a reader of the released agenda could look for."""
    sessions = [
        f"{session.title} {session.description} " + " ".join(speaker.name for speaker in session.speakers)
        for session in document.on_agenda
    ]
    groups = [f"{group.name} {group.topic}" for group in document.groups]
    named = (
        document.code,
        document.title,
        document.short,
        document.theme,
        document.note,
        document.city,
        document.venue,
    )
    return " ".join([*(text or "" for text in named), *sessions, *groups])
