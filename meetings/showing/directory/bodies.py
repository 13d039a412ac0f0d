"""What mechanisms and organisations have in common on a page: members, counts, the meetings they host or convene."""

from dataclasses import dataclass

from flask import url_for

from meetings.accounts.viewer import Viewer
from meetings.directory.models import Count
from meetings.directory.queries import Bibliography, Member
from meetings.directory.vocabulary import COUNTED
from meetings.programme.queries import meeting_lists
from meetings.showing.citations import Fact
from meetings.showing.meeting import meeting_rows
from meetings.showing.meeting.meeting_rows import MeetingLine
from meetings.web.translation import _


@dataclass(frozen=True, slots=True)
class MembersShown:
    """A list of members: how much of it is on record, as of when, by which source."""

    title: str
    names: list[tuple[str, str, str | None]]  # name, address, footnote
    about: list[str]
    cites: list[int]


def members_shown(
    title: str, members: list[Member], *, partial: bool, as_of: str | None, note: str | None, cites: list[int]
) -> MembersShown:
    """The members in the order of the reader's language."""
    about = [_("Not all of them are on record.")] if partial else []
    about += [_("As of %(day)s.", day=as_of)] if as_of else []
    about += [note] if note else []
    names = [
        (member.state.short, url_for("pages.state", iso3=member.state.iso3), member.state.footnote)
        for member in members
    ]
    return MembersShown(title, names, about, cites)


def counts_shown(counts: list[Count], bibliography: Bibliography) -> list[Fact]:
    """What sources count, each by its own source."""
    found = []
    for count in counts:
        parts = [str(count.value), f"({count.label})" if count.label else "", count.as_of or ""]
        text = " ".join(part for part in parts if part)
        found.append(Fact(_(COUNTED.label(count.fact)), [(text, None)], bibliography.numbers(count.sources)))
    return found


def meetings_of(viewer: Viewer, kind: meeting_lists.BodyKind, code: str) -> list[MeetingLine]:
    """The released meetings that this body hosts or convenes, the latest first."""
    wanted = meeting_lists.latest_first(meeting_lists.held_by(viewer, kind, code)).limit(50)
    return meeting_rows.of_rows(meeting_lists.lines(viewer, wanted))
