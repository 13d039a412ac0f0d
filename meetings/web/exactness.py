"""How exact days are, as a form asks it: what nobody chose follows from what was typed."""

from typing import ClassVar

from wtforms import Form, HiddenField, RadioField

from meetings.core.dates import FuzzyDates
from meetings.core.rough_days import Exactness, exactness_meant, exactness_shown
from meetings.web.fields import DayField


class ExactnessFields(Form):
    """Mixed into the fields of rough days, which have a question ``precision`` and two days.

    ``precision_shown`` carries the answer that the page was made with, so that one that nobody gave is known.
    """

    one_day: ClassVar[bool] = False  # whether it is of something that happens on one day
    precision: RadioField
    first_day: DayField
    last_day: DayField
    precision_shown = HiddenField()

    def show_exactness(self, dates: FuzzyDates) -> None:
        """Fill the question and its days; one day needs no last one, which would stay behind when it is changed."""
        self.precision.data = self.precision_shown.data = exactness_shown(dates, one_day=self.one_day)
        is_one = dates.earliest == dates.latest and dates.status == "confirmed"
        self.first_day.data, self.last_day.data = dates.earliest, None if is_one else dates.latest

    def exactness(self) -> Exactness:
        """The answer that is meant."""
        chosen, shown = str(self.precision.data or ""), str(self.precision_shown.data or "")
        return exactness_meant(chosen, shown, self.first_day.data, self.last_day.data, one_day=self.one_day)
