"""Who proposed a recommendation, in words: for a line of the register, and for the row itself.

Both give whole names, which a reader needs who does not know the short ones; the desk's own word for a proposer, which
is typed, compared and kept in the history, is ``outcomes.queries.content.proposer_told``.
"""

from collections.abc import Callable, Mapping

from meetings.followup.queries.recommendation_rows import Tags
from meetings.outcomes.models import Proposer
from meetings.web.translation import _


def proposer_names(about: Tags, mechanisms: Mapping[str, str]) -> list[str]:
    """Mechanisms by their names, then groups and others; each once. A mechanism that has no name is told by its code.

    Groups are told by name alone: lists hold those of several meetings, where a number says nothing.

    :param mechanisms: names by code, in the reader's language (``record_names.mechanisms``).
    """
    names = [mechanisms.get(code, code) for code in about.mechanisms]
    names += [name for _number, name in about.groups] + about.others
    return [name for name in dict.fromkeys(names) if name]


def proposer_text(row: Proposer, say: Callable[..., str] = _) -> str:
    """One of them, a breakout group with its number, in a sentence of the reader's language: beside the meeting's text.

    :param say: translates, where it is not into the reader's language.
    """
    if row.mechanism:
        return row.mechanism.name
    if row.group_number is not None:
        return say("Breakout group %(number)s: %(name)s", number=row.group_number, name=row.group_name or "")
    return row.label or ""
