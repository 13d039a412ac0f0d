"""A session that is moved stays within the days that a meeting can have: else nobody could save it again."""

from datetime import datetime

from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark as _
from meetings.programme.models import Session
from meetings.programme.rules.wall_times import is_known


def require_known_after(session: Session, start: datetime, end: datetime, *fields: str) -> None:
    """Refuse what would leave these days.

    :param start: on the wall, where it would be; ``end`` likewise.
    :param fields: of the form, beside which the sentence stands.
    :raises Invalid: naming the session.
    """
    if not is_known(start.date(), end.date()):
        sentence = _("Session %(number)s, “%(title)s”, would leave the days from 1945 to 2199.")
        values: dict[str, object] = {"number": session.number, "title": session.title}
        raise Invalid(sentence, dict.fromkeys(fields, sentence), **values)
