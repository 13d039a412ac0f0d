"""A day of issue that may be a slip of the pen: told before publishing, to be confirmed and not refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from meetings.core import clock
from meetings.core.translation_mark import mark as _
from meetings.documents.models import Document
from meetings.programme.models import Meeting


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is odd about the day, as a marked sentence with its days."""

    message: str
    days: Mapping[str, date] = field(default_factory=dict)


def days_in_doubt(document: Document, meeting: Meeting | None) -> list[Doubt]:
    """Why the day of issue may be wrong. A rough day is taken at its best: nothing is said where it may be right."""
    first, last = document.issued_earliest, document.issued_latest
    found = []
    if first is not None and first > clock.today():
        found.append(Doubt(_("The day of issue, %(day)s, has not come yet."), {"day": first}))
    begins = meeting.dates_earliest if meeting is not None else None
    if last is not None and begins is not None and last < begins:
        sentence = _("The day of issue, %(day)s, is before the meeting begins, on %(begins)s.")
        found.append(Doubt(sentence, {"day": last, "begins": begins}))
    return found
