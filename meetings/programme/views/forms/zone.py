"""The field of a time zone: one types a city, and where several places fit, they are offered to choose from."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext
from wtforms import StringField
from wtforms.validators import ValidationError

from meetings.programme.rules.zones_meant import Place, shown, zones_meant


class ZoneField(StringField):
    """A line with proposals; ``data`` is the name of the zone in the database once it is clear which is meant."""

    offers: Sequence[Place] = ()

    def __call__(self, **values: Any) -> Any:
        """The input, tied to the cities that are proposed."""
        return super().__call__(list="zones", autocomplete="off", **values)

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """What was typed, or what was pressed among the places offered, which comes last."""
        typed = [text.strip() for text in valuelist if text.strip()]
        self.data = typed[-1] if typed else ""
        self.offers = []
        if self.data:
            found = zones_meant(self.data)
            if len(found) == 1:
                self.data = found[0].zone
            else:
                self.offers = found

    def _value(self) -> str:
        return shown(self.data) if self.data and not self.offers else self.data or ""

    def pre_validate(self, _form: Any) -> None:
        """Ask which place is meant; refuse what is none."""
        if self.offers:
            raise ValidationError(gettext("Several places fit. Choose one of them, or type another city."))
        if self.data and not zones_meant(self.data):
            sentence = gettext("No place is known by this name. Type a larger city, such as Geneva or Lima.")
            raise ValidationError(sentence)
