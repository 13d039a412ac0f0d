"""What cannot be read of a table that was sent: cell by cell, and whether its times can be."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark as _
from meetings.formats.spreadsheets import Flaw
from meetings.programme.importing.reading import NEEDED, Cell, Row, Sent
from meetings.programme.models import Meeting, Session
from meetings.programme.released.cells import Vocabulary, Wall, text_of
from meetings.programme.released.session_fields import COLUMNS, Values
from meetings.programme.rules.wall_times import ambiguous, moment, next_day_meant

LONGEST_SESSION: Final = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Wrong:
    """A cell that cannot be read; the refusal says what would be accepted."""

    at: str
    heading: str
    given: str
    refusal: Invalid


@dataclass
class Comparison:
    """A draft beside what was sent, and what of that cannot be read."""

    meeting: Meeting
    sent: Sent
    words: Vocabulary
    known: Mapping[int, tuple[Session, Values]]
    wrong: list[Wrong] = field(default_factory=list)
    seen: dict[int, str] = field(default_factory=dict)  # by number, the cell that named it first

    def refuse(self, name: str, cell: Cell, refusal: Invalid) -> None:
        """Note a cell that cannot be read."""
        self.wrong.append(Wrong(cell.at, self.sent.headings.get(name, ""), text_of(cell.given)[:120], refusal))


def value_of(name: str, cell: Cell, words: Vocabulary) -> Any:
    """What the cell says in its column.

    :raises Invalid: when it cannot be read there, or holds an error or a formula in place of a value.
    """
    if isinstance(cell.given, Flaw):
        if cell.given.is_formula:
            raise Invalid(
                _("This is a formula without its value. Write the value, or save the file in a spreadsheet first.")
            )
        raise Invalid(_("This is an error of the spreadsheet. Mend its formula there, or write what is meant."))
    return COLUMNS[name].read(cell.given, words)


def check_times(row: Row, now: Values, comparison: Comparison) -> None:
    """Note what a new or another time lacks, where clocks skip or repeat it, and an end that is not after its start."""
    first = next(iter(row))
    missing = [name for name in NEEDED if not now[name]]
    if missing:
        words = ", ".join(comparison.words.offered[f"heading {name}"] for name in missing)
        sentence = _("Each session has a title, a day, a start and an end; this one lacks: %(words)s.")
        comparison.refuse(first, row[first], Invalid(sentence, words=words))
        return
    start = _moment("start", now["day"], row, now, comparison)
    end = _moment("end", now["end_day"] or now["day"], row, now, comparison)
    if start and end and not timedelta() < end - start <= LONGEST_SESSION:
        comparison.refuse("end", row.get("end", row[first]), _ends_too_early(now, comparison.words))


def _ends_too_early(now: Values, words: Vocabulary) -> Invalid:
    wall, end = now["start"], now["end"]
    start = datetime.combine(now["day"], time(wall.hour, wall.minute))
    meant = next_day_meant(start, time(end.hour, end.minute)) if not now["end_day"] else None
    if meant is None:
        return Invalid(_("Give a time after the start, within 24 hours of it."))
    sentence = _(
        "Give a time after the start, within 24 hours of it."
        " If it ends on the next day, write %(day)s under “%(heading)s”."
    )
    return Invalid(sentence, day=meant.isoformat(), heading=words.offered["heading end_day"])


def _moment(name: str, day: date, row: Row, now: Values, comparison: Comparison) -> datetime | None:
    wall: Wall = now[name]
    shown, zone = datetime(day.year, day.month, day.day, wall.hour, wall.minute), comparison.meeting.zone or "UTC"
    try:
        if wall.fold is None and ambiguous(shown, zone):
            raise Invalid(
                _("%(time)s comes twice that day. Write %(time)s (1) for the first, %(time)s (2) for the second."),
                time=str(wall),
            )
        return moment(shown, zone, wall.fold - 1 if wall.fold else None, name)
    except Invalid as refusal:
        comparison.refuse(name, row.get(name) or next(iter(row.values())), refusal)
        return None
