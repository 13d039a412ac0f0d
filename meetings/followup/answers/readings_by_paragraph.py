"""Which recommendations are read in a paragraph: of the Compact, or of any text, for a person and as of two days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement

from meetings.accounts.viewer import Viewer
from meetings.followup.answers.readings import Reading, readings_of
from meetings.followup.answers.register import register_for
from meetings.followup.queries.reading_rows import Cited
from meetings.followup.rules.as_of import AsOf
from meetings.followup.vocabulary import DEGREES


@dataclass(frozen=True, slots=True)
class ReadIn:
    """That a recommendation is read in a paragraph."""

    reading: Reading
    cited: Cited


def readings_in(viewer: Viewer, when: AsOf, citing: ColumnElement[bool]) -> list[ReadIn]:
    """The readings on record that cite these paragraphs and that the person may see, in the order of the register.

    :param citing: a condition on ``Paragraph``. Four queries, besides those of the register.
    """
    found = readings_of(register_for(viewer, when).entries, when, citing=citing)
    return each_cited(found)


def each_cited(readings: Iterable[Reading]) -> list[ReadIn]:
    """Each reading once for each paragraph that it cites."""
    return [ReadIn(reading, cited) for reading in readings for cited in reading.cited]


def closest(readings: Iterable[ReadIn]) -> Sequence[ReadIn]:
    """Who stands behind each paragraph: each recommendation once, by the closest of its readings there."""
    found: dict[tuple[str, str], ReadIn] = {}
    for each in readings:
        key = each.cited.anchor, each.reading.entry.code
        before = found.get(key)
        if before is None or DEGREES.index(each.reading.degree) < DEGREES.index(before.reading.degree):
            found[key] = each
    return list(found.values())
