"""The field of a time zone: one types a city, and where several places fit, they are offered to choose from."""

from collections.abc import Sequence
from typing import Any

from babel import Locale
from flask import flash
from flask_babel import gettext
from wtforms import StringField
from wtforms.validators import ValidationError

from meetings.core import clock
from meetings.core.folding import folded
from meetings.directory.queries import countries_meant
from meetings.programme.rules.zones_meant import Place, city_of, clock_of, shown, zones_meant
from meetings.web.flashes import understood
from meetings.web.languages import page_language
from meetings.web.taking_in import is_too_long


class ZoneField(StringField):
    """A line with proposals; ``data`` is the name of the zone in the database once it is clear which is meant."""

    offers: Sequence[Place] = ()
    meant: Place | None = None
    typed = ""
    place: str | None = None  # where the meeting is: its clock is called by it

    def __call__(self, **values: Any) -> Any:
        """The input, tied to the cities that are proposed."""
        return super().__call__(list="zones", autocomplete="off", **values)

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """What was typed, or what was pressed among the places offered, which comes last."""
        typed = [text.strip() for text in valuelist if text.strip()]
        self.data = self.typed = typed[-1] if typed else ""
        self.offers, self.meant = [], None
        if self.data and not is_too_long(self):
            found = zones_meant(self.data, _of_states)
            if len(found) == 1:
                self.meant = found[0]
                self.data = self.meant.zone
            else:
                self.offers = found

    def offered(self) -> list[tuple[str, str, str]]:
        """The places to choose from: zone, name, and how far from UTC; with their country where two have one name."""
        names = [folded(place.name) for place in self.offers]
        return [
            (place.zone, self._told(place) if names.count(folded(place.name)) > 1 else place.name, place.offset)
            for place in self.offers
        ]

    def say_what_was_understood(self) -> None:
        """Tell whoever typed another name than the one that is shown which place was meant, and whose clock it has."""
        if self.meant is not None and folded(self.typed) == folded(self.meant.name):
            clock_city = city_of(self.meant.zone)
            if folded(clock_city) != folded(self.meant.name) and self.typed != self.place:
                flash(gettext("%(place)s has the clock of %(city)s.", place=self.meant.name, city=clock_city), "info")
            return
        if self.meant is not None and folded(self.typed) not in (
            folded(self.meant.zone),
            folded(shown(self.meant.zone)),
        ):
            understood(self.typed, self.meant.name)

    def _value(self) -> str:
        if not self.data or self.offers or is_too_long(self):
            return self.data or ""
        own = clock_of(self.data, self.place)
        return own if own == self.place else shown(self.data)

    def _told(self, place: Place) -> str:
        country = Locale.parse(page_language()).territories.get(place.country)
        return f"{place.name}, {country}" if country else place.name

    def pre_validate(self, _form: Any) -> None:
        """Ask which place is meant; refuse what is none."""
        if self.offers:
            raise ValidationError(gettext("Several places fit. Choose one of them, or type another city."))
        if self.data and self.meant is None and not is_too_long(self):
            sentence = gettext("No place is known by this name. Type a larger city, such as Geneva or Lima.")
            raise ValidationError(sentence)


def _of_states(name: str) -> set[str]:
    return countries_meant(name, clock.today())
