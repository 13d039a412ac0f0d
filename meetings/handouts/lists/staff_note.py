"""What a file says beneath when it holds something that not everybody may read: it may end up far from the site."""

from collections.abc import Iterable

from meetings.followup.answers.register import Entry
from meetings.web.translation import _


def among(entries: Iterable[Entry]) -> list[str]:
    """The sentence for a list with something that its reader works on; none for anybody else."""
    if not any(entry.is_staff for entry in entries):
        return []
    return [_("This file says what is not public. It is for those who work on it.")]
