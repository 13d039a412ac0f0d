"""What the history tells of a session: in words, and what became other than before."""

from dataclasses import dataclass

from meetings.core import history
from meetings.programme.models import Meeting, Session
from meetings.programme.released.fields import in_words
from meetings.programme.released.session_fields import FIELDS


@dataclass(frozen=True, slots=True)
class Act:
    """What the history tells of one session of a draft: ``before`` and ``after`` are in words."""

    action: str
    number: int
    before: dict[str, str | None] | None
    after: dict[str, str]

    def record(self, meeting: Meeting) -> None:
        """Write it into the history."""
        key = f"{meeting.code}/{self.number}"
        history.record(self.action, "session", key, scope=meeting.code, before=self.before, after=self.after)


def told(action: str, session: Session, before: dict[str, str]) -> Act:
    """What became other than ``before``, which ``for_history`` gave."""
    after = for_history(session)
    changed = sorted(name for name in after if after[name] != before.get(name))
    return Act(
        action, session.number, {name: before.get(name) for name in changed}, {name: after[name] for name in changed}
    )


def for_history(session: Session) -> dict[str, str]:
    """A session in words, for the history and for two people who edit at once. The link only as set or not."""
    return in_words(session, FIELDS)
