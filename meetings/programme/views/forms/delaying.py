"""By how many minutes what comes after a session moves."""

from typing import Any

from flask_babel import lazy_gettext as _
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, HiddenField, IntegerField
from wtforms import Form as PlainForm
from wtforms.validators import InputRequired, NumberRange, ValidationError

from meetings.programme.actions.delaying import FURTHEST
from meetings.web.forms import Form
from meetings.web.taking_in import TakesTextIn

_WRONG = _("Give a number of minutes, up to 1440, which is a day; earlier with a minus.")


class AskedDelay(TakesTextIn, PlainForm):
    """What the address asks to be shown; it changes nothing."""

    minutes = IntegerField(
        _("By how many minutes?"),
        validators=[InputRequired(_WRONG), NumberRange(-FURTHEST, FURTHEST, _WRONG)],
        description=_("Such as 15; earlier with a minus, such as -15."),
    )
    with_it = BooleanField(_("This session, too"))
    breaks_stay = BooleanField(_("Breaks stay where they are"))

    def __init__(self, args: "MultiDict[str, str]") -> None:
        super().__init__(args)
        self.is_asked = "minutes" in args

    def validate_minutes(self, field: IntegerField) -> None:
        """Refuse to move by nothing."""
        if not field.data:
            raise ValidationError(_WRONG)


class DelayForm(Form):
    """What was shown, to be done."""

    minutes = HiddenField()
    sessions = HiddenField()

    def __init__(self, minutes: int | None = None, sessions: str = "", **values: Any) -> None:
        super().__init__(**values)
        if not self.is_submitted():
            self.minutes.data, self.sessions.data = str(minutes or ""), sessions

    @property
    def minutes_sent(self) -> int:
        """0 when it cannot be read, which moves nothing."""
        text = str(self.minutes.data or "")
        return int(text) if text.removeprefix("-").isdecimal() and text.isascii() and len(text) < 6 else 0

    @property
    def sessions_sent(self) -> str:
        """Which sessions, as they were shown."""
        return str(self.sessions.data or "")
