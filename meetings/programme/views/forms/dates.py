"""When a meeting takes place: exact days, roughly, or not yet known."""

from datetime import date

from flask_babel import lazy_gettext as _
from wtforms import RadioField, StringField
from wtforms.validators import InputRequired, Length, Optional

from meetings.core.dates import FuzzyDates
from meetings.core.errors import Invalid
from meetings.core.rough_days import dates_given
from meetings.core.translation_mark import mark
from meetings.web.exactness import ExactnessFields
from meetings.web.fields import DayField, words
from meetings.web.forms import offered

PRECISIONS = [
    ("given", _("As the days and the words below say")),
    ("confirmed", _("On these days")),
    ("tentative", _("Some time between these days, to be confirmed")),
    ("undetermined", _("To be determined")),
]


class DatesFields(ExactnessFields):
    """The four fields; mixed into every form that asks for dates."""

    precision = RadioField(
        _("How exact are the dates?"),
        choices=offered(PRECISIONS),
        default="given",
        validators=[InputRequired(_("Choose one of these."))],
    )
    first_day = DayField(_("First day"), validators=[Optional()])
    last_day = DayField(_("Last day"), validators=[Optional()])
    dates_label = StringField(
        _("The dates in words"),
        validators=[Optional(), Length(max=120)],
        description=_("While they are not exact, people read this: “Late August 2027 (TBC)”. Words alone are enough."),
    )

    def show_dates(self, dates: FuzzyDates | None) -> None:
        """Fill the fields with dates that are known."""
        known = dates or FuzzyDates.undetermined()
        self.show_exactness(known)
        self.dates_label.data = known.label

    def dates(self) -> FuzzyDates:
        """The dates as typed.

        :raises Invalid: for days that are missing or in the wrong order, beside the first of them.
        """
        first: date | None = self.first_day.data
        last: date | None = self.last_day.data or first
        label = words(self.dates_label.data)
        exactness = self.exactness()
        only_words = label and first is None and last is None
        if exactness == "given" or (only_words and exactness != "undetermined"):
            return _given(first, self.last_day.data, label)
        if exactness == "undetermined":
            if first or last:
                sentence = mark("You gave days: say how exact they are, or take them off.")
                raise Invalid(sentence, {"precision": sentence})
            return FuzzyDates.undetermined(label)
        if first is None:
            raise Invalid(mark("The dates are not complete."), {"first_day": mark("Give the first day.")})
        if exactness == "tentative" and self.last_day.data is None:
            sentence = mark("Give the last day that is possible.")
            raise Invalid(mark("The dates are not complete."), {"last_day": sentence})
        try:
            return FuzzyDates(label, first, last, exactness)
        except Invalid as refusal:
            raise Invalid(refusal.message, {"last_day": refusal.message}) from refusal


def _given(first: date | None, last: date | None, label: str | None) -> FuzzyDates:
    if first is None and last is not None:
        raise Invalid(mark("The dates are not complete."), {"first_day": mark("Give the first day.")})
    try:
        return dates_given(first, last, label)
    except Invalid as refusal:
        raise Invalid(refusal.message, {"last_day": refusal.message}) from refusal
