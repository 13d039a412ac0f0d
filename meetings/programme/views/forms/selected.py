"""What is done to several sessions that were ticked on the draft agenda."""

import json
from collections.abc import Iterable
from datetime import datetime

from flask_babel import lazy_gettext as _
from wtforms import HiddenField, IntegerField, StringField
from wtforms.validators import Length, Optional

from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark
from meetings.programme.actions.selected import Place
from meetings.programme.models import Meeting
from meetings.web.fields import DayField, ManyField
from meetings.web.forms import Form

ACTS = ("minutes", "day", "room", "cancel", "restore", "back")
_WHEN = "%Y-%m-%dT%H:%M"


class SelectedForm(Form):
    """The rows that were ticked, each as number and version, and what shall become of them."""

    picked = ManyField(validate_choice=False)
    do = StringField(validators=[Length(max=40)])  # the button that was pressed
    minutes = IntegerField(_("By minutes"), validators=[Optional()])
    day = DayField(_("To day"), validators=[Optional()])
    room = StringField(_("To room"), validators=[Optional(), Length(max=100)])
    places = HiddenField()

    def __init__(self, meeting: Meeting) -> None:
        super().__init__()
        self._most = len(meeting.sessions)

    @property
    def shown(self) -> str:
        """The sessions, as ``delaying.versions_of`` writes them; more than there are cannot be meant."""
        return " ".join((self.picked.data or [])[: self._most + 1])

    @property
    def act(self) -> str:
        """Which of the acts; nothing where it is none of them."""
        return self.do.data if self.do.data in ACTS else ""


def written(places: Iterable[Place]) -> str:
    """Places as a hidden field carries them: ``[[4, "2027-01-12T09:00", "Room I"]]``."""
    return json.dumps([[place.number, place.start.strftime(_WHEN), place.room] for place in places])


def read(text: str) -> list[Place]:
    """The same, read again.

    :raises Invalid: when it is not as it was written.
    """
    try:
        return [
            Place(int(number), datetime.strptime(when, _WHEN), str(room) if room else None)  # noqa: DTZ007
            for number, when, room in json.loads(text)
        ]
    except (TypeError, ValueError):
        raise Invalid(mark("Nothing was changed. Look at the sessions again.")) from None
