"""Fields that the forms of this desk share, and the day of issue: exact, roughly, or not known."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import DateField, Form, RadioField, StringField, widgets
from wtforms.fields import SelectMultipleField
from wtforms.validators import Length, Optional

from meetings.core.dates import FuzzyDates
from meetings.core.errors import Invalid
from meetings.core.words import mark
from meetings.web.forms import offered

PRECISIONS = [
    ("confirmed", _("On this day")),
    ("tentative", _("Some time between these days")),
    ("undetermined", _("Not known yet")),
]


class DayField(DateField):
    """One day."""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Read ``2027-05-20``; anything else is refused in words."""
        try:
            super().process_formdata([text for text in valuelist if text.strip()])
        except ValueError:
            raise ValueError(gettext("Give the day as year, month and day, such as 2027-05-20.")) from None


class ChecksField(SelectMultipleField):
    """Several of a list, each with a box to tick."""

    widget = widgets.ListWidget(prefix_label=False)
    option_widget = widgets.CheckboxInput()


class IssuedFields(Form):
    """When a document was issued; mixed into the form of a document."""

    precision = RadioField(_("When was it issued?"), choices=offered(PRECISIONS), default="undetermined")
    first_day = DayField(_("Day, or the first possible"), validators=[Optional()])
    last_day = DayField(_("Last possible day"), validators=[Optional()])
    issued_label = StringField(
        _("The day in words"),
        validators=[Optional(), Length(max=120)],
        description=_("While it is not exact, people read this: “December 2017”."),
    )

    def show_issued(self, dates: FuzzyDates) -> None:
        """Fill the fields."""
        self.precision.data, self.issued_label.data = dates.status, dates.label
        self.first_day.data, self.last_day.data = dates.earliest, dates.latest

    def issued(self) -> FuzzyDates:
        """The day as typed.

        :raises Invalid: for days that are missing or in the wrong order, beside the first of them.
        """
        first: date | None = self.first_day.data
        last: date | None = self.last_day.data
        label = words(self.issued_label.data)
        if self.precision.data == "undetermined":
            if first or last:
                sentence = mark("You gave days: say how exact they are, or take them off.")
                raise Invalid(sentence, {"precision": sentence})
            return FuzzyDates.undetermined(label)
        if first is None:
            raise Invalid(mark("The day is not complete."), {"first_day": mark("Give the day.")})
        if self.precision.data == "confirmed":
            return FuzzyDates(label, first, first, "confirmed")
        if last is None:
            raise Invalid(mark("The day is not complete."), {"last_day": mark("Give the last day that is possible.")})
        try:
            return FuzzyDates(label, first, last, "tentative")
        except Invalid as refusal:
            raise Invalid(refusal.message, {"last_day": refusal.message}) from refusal


def words(text: str | None) -> str | None:
    """What was typed in a line, without spaces at its ends; None for nothing."""
    return (text or "").strip() or None


def translated(labels: Mapping[str, str]) -> list[tuple[str, str]]:
    """Choices of a list, in the reader's language."""
    return [(code, gettext(label)) for code, label in labels.items()]


def typed_lines(text: str | None) -> list[Any]:
    """What was typed one a line, without the empty ones."""
    return [line.strip() for line in (text or "").splitlines() if line.strip()]
