"""What a release made now would change, in words, as the macro ``changes`` draws it."""

from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from meetings.programme.models import Meeting, Release
from meetings.programme.queries.draft import document_of
from meetings.programme.released.change_phrases import difference_in_words
from meetings.programme.released.changes import Difference
from meetings.programme.released.document import upgraded
from meetings.programme.released.sequencing import differences
from meetings.programme.vocabulary import DIFFERENCES_OF_A_DRAFT, DifferenceKind
from meetings.web.languages import page_language


@dataclass(frozen=True, slots=True)
class ChangeAtDesk:
    """What the macro ``changes`` draws; ``number`` is a session's."""

    kind: DifferenceKind
    kind_text: str
    subject: str
    number: int | None
    url: str | None
    text: str | None
    differences: tuple[()] = ()


def since_release(meeting: Meeting, previous: Release | None) -> list[ChangeAtDesk]:
    """Each thing that is new, gone or changed since the release in force; the whole meeting where there is none."""
    found = differences(upgraded(previous.document) if previous else None, document_of(meeting))
    return [_at_desk(meeting, difference) for difference in found]


def _at_desk(meeting: Meeting, difference: Difference) -> ChangeAtDesk:
    kind = difference.kind
    return ChangeAtDesk(
        kind=kind,
        kind_text=_("Moved") if difference.is_move and kind == "changed" else _(DIFFERENCES_OF_A_DRAFT[kind]),
        subject=_subject(difference),
        number=difference.number if difference.subject == "session" else None,
        url=_address(meeting, difference),
        text=difference_in_words(difference, _, page_language()) if kind == "changed" else None,
    )


def _subject(difference: Difference) -> str:
    match difference.subject:
        case "session":
            return f"{difference.number}. {difference.title}"
        case "group":
            return str(_("Group %(number)s: %(name)s", number=difference.number, name=difference.title))
        case _:
            return str(_("The meeting"))


def _address(meeting: Meeting, difference: Difference) -> str | None:
    number, subject = difference.number, difference.subject
    if subject == "session" and any(session.number == number for session in meeting.sessions):
        return url_for("desk.session", code=meeting.code, number=number)
    if subject == "group" and any(group.number == number for group in meeting.groups):
        return url_for("desk.group", code=meeting.code, number=number)
    return url_for("desk.details", code=meeting.code) if subject == "meeting" else None
