"""What a release made now would change, in words, as the macro ``changes`` draws it."""

from typing import Any

from flask import url_for
from flask_babel import gettext as _

from meetings.programme.draft import document_of
from meetings.programme.models import Meeting
from meetings.programme.queries import visible_meetings
from meetings.programme.stamping import differences
from meetings.programme.vocabulary import DIFFERENCES_OF_A_DRAFT
from meetings.programme.wording import difference_in_words
from meetings.web.languages import page_language


def since_release(meeting: Meeting) -> list[dict[str, Any]]:
    """Each thing that is new, gone or changed since the release in force; the whole meeting where there is none."""
    previous = visible_meetings.released(meeting)
    found = differences(previous.document if previous else None, document_of(meeting))
    return [_line(meeting, difference) for difference in found]


def _line(meeting: Meeting, difference: dict[str, Any]) -> dict[str, Any]:
    kind = difference["kind"]
    words = difference_in_words({**difference, "kind": "changed"}, _, page_language()) if difference["changes"] else ""
    moved = any(change["what"] == "time" for change in difference["changes"])
    return {
        "kind": kind,
        "kind_text": _("Moved") if moved and kind == "changed" else _(DIFFERENCES_OF_A_DRAFT[kind]),
        "subject": _subject(difference),
        "number": difference["number"] if difference["subject"] == "session" else None,
        "url": _address(meeting, difference),
        "text": words if kind == "changed" else None,
        "differences": [],
    }


def _subject(difference: dict[str, Any]) -> str:
    match difference["subject"]:
        case "session":
            return f"{difference['number']}. {difference['title']}"
        case "group":
            return str(_("Group %(number)s: %(name)s", number=difference["number"], name=difference["title"]))
        case _:
            return str(_("The meeting"))


def _address(meeting: Meeting, difference: dict[str, Any]) -> str | None:
    number, subject = difference["number"], difference["subject"]
    if subject == "session" and any(session.number == number for session in meeting.sessions):
        return url_for("desk.session", code=meeting.code, number=number)
    if subject == "group" and any(group.number == number for group in meeting.groups):
        return url_for("desk.group", code=meeting.code, number=number)
    return url_for("desk.details", code=meeting.code) if subject == "meeting" else None
