"""Postponing a meeting, and letting it take place after all; how much of it shows, and to whom; its release."""

from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, HiddenField, IntegerField, RadioField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from meetings.programme.actions.shifting import planned
from meetings.programme.models import Meeting
from meetings.programme.views.forms.dates import DatesFields
from meetings.programme.vocabulary import PROPOSERS_SHOWN_EXPLAINED, VISIBILITIES_EXPLAINED
from meetings.web.fields import translated
from meetings.web.forms import EditForm, Form, offered


class NewDatesForm(EditForm, DatesFields):
    """The dates that a meeting has from now on, and whether its sessions move with them."""

    shift = BooleanField(_("Move the sessions by as many days; each keeps its time of day"))

    def __init__(self, meeting: Meeting, **values: Any) -> None:
        super().__init__(edited=meeting, **values)
        self.can_shift = bool(planned(meeting))

    def days_from(self, first: date | None) -> int:
        """By how many days the sessions move, counted from the day given; 0 unless that was asked for."""
        to = self.first_day.data if self.dates().status == "confirmed" else None
        return (to - first).days if self.shift.data and to and first else 0


class ShiftForm(EditForm):
    """By how many days all sessions move; proposed is what brings them to the meeting's first day."""

    days = IntegerField(
        _("By how many days?"),
        validators=[InputRequired(_("Give a number of days."))],
        description=_("Such as 7; earlier with a minus, such as -7."),
    )

    def __init__(self, meeting: Meeting, first: date | None, **values: Any) -> None:
        super().__init__(edited=meeting, **values)
        if not self.is_submitted() and first and meeting.dates_earliest:
            self.days.data = (meeting.dates_earliest - first).days or None


class VisibilityForm(Form):
    """Who sees the meeting at all."""

    was = HiddenField()
    visibility = RadioField(_("Who sees this meeting"), validators=[DataRequired(_("Choose one of the three."))])

    def __init__(self, meeting: Meeting, **values: Any) -> None:
        super().__init__(**values)
        self.visibility.choices = offered(translated(VISIBILITIES_EXPLAINED))
        if not self.is_submitted():
            self.visibility.data = self.was.data = meeting.visibility


class ProposersForm(Form):
    """Who is told which mechanisms and groups stand behind the meeting's recommendations."""

    was = HiddenField()
    proposers_shown = RadioField(
        _("Who is told who proposed a recommendation"), validators=[DataRequired(_("Choose one of the two."))]
    )

    def __init__(self, meeting: Meeting, **values: Any) -> None:
        super().__init__(**values)
        self.proposers_shown.choices = offered(translated(PROPOSERS_SHOWN_EXPLAINED))
        if not self.is_submitted():
            self.proposers_shown.data = self.was.data = meeting.proposers_shown


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
