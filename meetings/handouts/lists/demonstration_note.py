"""What a file says beneath when it holds something of the demonstration: it may end up far from the site."""

from collections.abc import Iterable

from meetings.followup.answers.register import Entry
from meetings.followup.rules.as_of import AsOf
from meetings.programme.models.meeting import DEMONSTRATION
from meetings.showing import record_names
from meetings.web.translation import _


def of_meeting(code: str) -> list[str]:
    """The sentence for a list of one meeting; none for any but the demonstration."""
    if code != DEMONSTRATION:
        return []
    return [_("This meeting is a demonstration: everything about it is invented.")]


def among(entries: Iterable[Entry], when: AsOf) -> list[str]:
    """The sentence for a list of many meetings, with the name of the one that is meant."""
    if all(entry.meeting != DEMONSTRATION for entry in entries):
        return []
    name = record_names.meeting_names([DEMONSTRATION], when).get(DEMONSTRATION, DEMONSTRATION)
    return [f"{name}. {sentence}" for sentence in of_meeting(DEMONSTRATION)]
