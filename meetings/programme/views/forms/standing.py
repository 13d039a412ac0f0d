"""Postponing a meeting, and letting it take place after all; how much of it shows; its release."""

from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import HiddenField, RadioField, TextAreaField
from wtforms.validators import DataRequired, Length, Optional

from meetings.programme.models import Meeting
from meetings.programme.views.forms.dates import DatesFields
from meetings.programme.views.forms.fields import translated
from meetings.programme.views.labels import VISIBILITIES
from meetings.web.forms import Form, offered


class NewDatesForm(Form, DatesFields):
    """The dates that a meeting has from now on."""


class VisibilityForm(Form):
    """Who sees the meeting at all."""

    visibility = RadioField(_("Who sees this meeting"), validators=[DataRequired(_("Choose one of the three."))])

    def __init__(self, meeting: Meeting, **values: Any) -> None:
        super().__init__(**values)
        self.visibility.choices = offered(translated(VISIBILITIES))
        if not self.is_submitted():
            self.visibility.data = meeting.visibility


class ReleaseForm(Form):
    """A release: its note, and the release with which the difference was shown."""

    compared = HiddenField()
    note = TextAreaField(
        _("What people should know"),
        validators=[Optional(), Length(max=1000)],
        description=_(
            "One or two sentences. They stand on the page of releases, for everybody to whom the meeting shows."
        ),
    )

    def __init__(self, meeting: Meeting, **values: Any) -> None:
        super().__init__(**values)
        self.note.flags.required = meeting.release_number is not None  # the domain asks for it, with its own words
        if not self.is_submitted():
            self.compared.data = str(meeting.release_number or 0)

    @property
    def number_compared(self) -> int:
        """The number of the release the preview was compared with; -1, which none has, when it cannot be read."""
        text = str(self.compared.data)
        return int(text) if text.isdecimal() and len(text) < 10 else -1
