"""Putting somebody on record."""

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import EmailField, SelectField, StringField
from wtforms.validators import DataRequired, Length, Optional

from meetings.participation.actions import PersonEntry
from meetings.programme.models import Meeting
from meetings.web.forms import Form, offered


class PersonForm(Form):
    """A person, and the group in which the person sits from the start."""

    honorific = StringField(_("Honorific"), [Optional(), Length(max=80)], description=_("As in “H.E. Ms” or “Dr”."))
    name = StringField(_("Name"), [DataRequired(_("Give the person's name.")), Length(max=200)])
    title = StringField(_("Title"), [Optional(), Length(max=200)])
    affiliation = StringField(_("Affiliation"), [Optional(), Length(max=200)])
    email = EmailField(_("Address for mail"), [Optional(), Length(max=254)], description=_("Private: never published."))
    group = SelectField(_("Breakout group"), [Optional()])

    def __init__(self, meeting: Meeting, **values: Any) -> None:
        super().__init__(**values)
        groups = [(str(each.number), f"{each.number}. {each.name}") for each in meeting.groups]
        self.group.choices = offered(groups, gettext("None yet"))

    def entry(self) -> PersonEntry:
        """What was typed."""
        plain = {
            name: (self[name].data or "").strip() or None for name in ("honorific", "title", "affiliation", "email")
        }
        return PersonEntry(name=self.name.data or "", **plain)
