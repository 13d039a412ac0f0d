"""What is done to several sessions that were ticked on the draft agenda."""

from flask_babel import lazy_gettext as _
from wtforms import HiddenField, IntegerField, StringField
from wtforms.validators import Length, NumberRange, Optional

from meetings.programme.actions.delaying import FURTHEST
from meetings.programme.actions.selected import MOST
from meetings.web.fields import DayField, ManyField
from meetings.web.forms import Form

ACTS = ("minutes", "day", "room", "cancel")
_MINUTES = _("Give a number of minutes, up to 1440, which is a day; earlier with a minus.")


class SelectedForm(Form):
    """The rows that were ticked, each as number and version, and what shall become of them."""

    picked = ManyField(validate_choice=False)
    do = HiddenField()  # the button that was pressed
    back = HiddenField()  # what was changed before, and is to be as it was
    minutes = IntegerField(_("By minutes"), validators=[Optional(), NumberRange(-FURTHEST, FURTHEST, _MINUTES)])
    day = DayField(_("To day"), validators=[Optional()])
    room = StringField(_("To room"), validators=[Optional(), Length(max=100)])

    @property
    def shown(self) -> str:
        """The sessions, as ``delaying.versions_of`` writes them; more than one may take at once are one too many."""
        return " ".join((self.picked.data or [])[: MOST + 1])

    @property
    def act(self) -> str:
        """Which of the acts; nothing where it is none of them. Who gives but one of the three means that."""
        given = [name for name in ("minutes", "day", "room") if self[name].data]
        if self.do.data == "minutes" and not self.minutes.data and len(given) == 1:
            return given[0]
        return self.do.data if self.do.data in ACTS else ""
