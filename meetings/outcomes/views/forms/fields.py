"""What the forms of this desk share: the day of issue (exact, roughly, or not known), and lines that are typed."""

from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import RadioField, StringField
from wtforms.validators import Length, Optional

from meetings.core.dates import FuzzyDates
from meetings.core.errors import Invalid
from meetings.core.rough_days import dates_given
from meetings.core.translation_mark import mark
from meetings.web.exactness import ExactnessFields
from meetings.web.fields import DayField, words
from meetings.web.forms import offered

PRECISIONS = [
    ("given", _("As the days and the words below say")),
    ("confirmed", _("On this day")),
    ("tentative", _("Some time between these days")),
    ("undetermined", _("Not known yet")),
]


class IssuedFields(ExactnessFields):
    """When a document was issued; mixed into the form of a document."""

    one_day = True

    precision = RadioField(_("When was it issued?"), choices=offered(PRECISIONS), default="given")
    first_day = DayField(_("Day, or the first possible"), validators=[Optional()])
    last_day = DayField(_("Last possible day"), validators=[Optional()])
    issued_label = StringField(
        _("The day in words"),
        validators=[Optional(), Length(max=120)],
        description=_("While it is not exact, people read this: “December 2017”."),
    )

    def show_issued(self, dates: FuzzyDates) -> None:
        """Fill the fields."""
        self.show_exactness(dates)
        self.issued_label.data = dates.label

    def issued(self) -> FuzzyDates:
        """The day as typed.

        :raises Invalid: for days that are missing or in the wrong order, beside the first of them.
        """
        first: date | None = self.first_day.data
        last: date | None = self.last_day.data
        label = words(self.issued_label.data)
        exactness = self.exactness()
        only_words = label and first is None and last is None
        if exactness == "given" or (only_words and exactness != "undetermined"):
            return _given(first, last, label)
        if exactness == "undetermined":
            if first or last:
                sentence = mark("You gave days: say how exact they are, or take them off.")
                raise Invalid(sentence, {"precision": sentence})
            return FuzzyDates.undetermined(label)
        if first is None:
            raise Invalid(mark("The day is not complete."), {"first_day": mark("Give the day.")})
        if exactness == "confirmed":
            return FuzzyDates(label, first, first, "confirmed")
        if last is None:
            raise Invalid(mark("The day is not complete."), {"last_day": mark("Give the last day that is possible.")})
        try:
            return FuzzyDates(label, first, last, "tentative")
        except Invalid as refusal:
            raise Invalid(refusal.message, {"last_day": refusal.message}) from refusal


def _given(first: date | None, last: date | None, label: str | None) -> FuzzyDates:
    if first is None and last is not None:
        raise Invalid(mark("The day is not complete."), {"first_day": mark("Give the day.")})
    try:
        return dates_given(first, last, label, one_day=True)
    except Invalid as refusal:
        raise Invalid(refusal.message, {"last_day": refusal.message}) from refusal


def typed_lines(text: str | None) -> list[Any]:
    """What was typed one a line, without the empty ones."""
    return [line.strip() for line in (text or "").splitlines() if line.strip()]
