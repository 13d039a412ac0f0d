"""Wall times of a form: a day, a time of that day, and, where clocks go back, which of two equal times is meant."""

from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import Form, RadioField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from meetings.core.errors import Invalid
from meetings.programme.rules.wall_times import ambiguous, end_of_day, next_day_meant
from meetings.web.fields import DayField, ListedField, WallTimeField
from meetings.web.forms import offered

FOLDS = [("0", _("The first time")), ("1", _("The second time, after the clocks went back"))]


class FoldField(RadioField):
    """Which of two equal wall times is meant; nobody need answer where the time comes once."""

    def __init__(self, label: Any, **values: Any) -> None:
        super().__init__(label, choices=offered(FOLDS), validate_choice=False, **values)

    @property
    def fold(self) -> int | None:
        """As the domain takes it; None asks."""
        return int(self.data) if self.data in ("0", "1") else None


class StartFields(Form):
    """When something starts, and in which room."""

    day = DayField(_("Day"), validators=[DataRequired(_("Give the day."))])
    start = WallTimeField(_("Starts"), validators=[InputRequired(_("Give the time at which it starts."))])
    start_fold = FoldField(_("Clocks go back that night and the start comes twice. Which one?"))
    room = ListedField(_("Room"), [Optional(), Length(max=100)], proposals="rooms")

    def starts(self) -> datetime:
        """The wall time of the start."""
        return at(self.day.data, self.start.data)


def at(day: date | None, clock: time | None) -> datetime:
    """A day and a time of that day, both given, as one wall time."""
    assert day is not None
    assert clock is not None
    return datetime.combine(day, clock)


def ends_on(start: datetime, day: date | None, clock: time | None) -> datetime:
    """The wall time of an end. Without a day it is the day of the start; midnight is the one at which that day ends."""
    assert clock is not None
    return at(day or end_of_day(start.date(), clock), clock)


def ask_for_next_day(form: Any, refusal: Invalid) -> None:
    """Ask whether an end that was refused is on the next day, and fill that in: whoever means it saves again.

    :param form: with ``end`` and ``end_day`` beside the fields of ``StartFields``; nothing is taken for granted.
    """
    if "end" not in refusal.fields or form.end.data is None or form.end_day.data is not None:
        return
    meant = next_day_meant(form.starts(), form.end.data)
    if meant is not None:
        form.end_day.data, form.end_day.raw_data = meant, None
        form.end_day.errors = [
            gettext("Does it end on the next day? That day is filled in: if you mean it, save again.")
        ]


def comes_twice(day: date | None, clock: time | None, zone: str) -> bool:
    """Whether one must say which of two equal wall times is meant."""
    return day is not None and clock is not None and ambiguous(at(day, clock), zone)


def chosen_fold(moment: datetime, wall: datetime, zone: str) -> str | None:
    """Which of two equal wall times a moment is; None where the time comes once."""
    if not ambiguous(wall, zone):
        return None
    return "0" if wall.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(UTC) == moment else "1"
