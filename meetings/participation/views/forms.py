"""People as typed: on record, in their delegation, and what they agreed to."""

from typing import Any, cast

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import EmailField, IntegerField, SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional, ValidationError

from meetings.core import clock
from meetings.directory.models import Person
from meetings.directory.rules.states_ended import ended_state
from meetings.participation.actions.people import MOST_PLACES, PersonEntry, PlaceEntry, version_of
from meetings.participation.models import MeetingPerson
from meetings.participation.vocabulary import CAPACITIES, Capacity
from meetings.programme.models import Meeting
from meetings.programme.queries import choices
from meetings.web.fields import DayField, ListedField, translated, words
from meetings.web.flashes import understood
from meetings.web.forms import EditForm, Form, offered
from meetings.web.languages import page_language


class Edited:
    """A person in a meeting with the number that tells one state of the record from another."""

    def __init__(self, meeting: Meeting, person: Person) -> None:
        self._meeting, self._person = meeting, person

    @property
    def version(self) -> int:
        """Of what is on record now."""
        return version_of(self._meeting, self._person)


class PlaceForm(EditForm):
    """A person's place in the delegation."""

    capacity = SelectField(_("Capacity"), [Optional()])
    position = IntegerField(
        _("Place in the delegation"),
        [Optional(), NumberRange(1, MOST_PLACES, _("Give a place from 1 to 999, or none."))],
        description=_("By protocol, among those of the same capacity: 1 comes first."),
    )

    def __init__(self, row: MeetingPerson | None = None, **values: Any) -> None:
        super().__init__(**values)
        self.capacity.choices = offered(translated(CAPACITIES), gettext("Not said"))
        if row is not None and not self.is_submitted():
            self.capacity.data, self.position.data = row.capacity or "", row.position or None

    def place(self) -> PlaceEntry:
        """What was typed."""
        return PlaceEntry(cast(Capacity | None, self.capacity.data or None), self.position.data or 0)


class PersonForm(PlaceForm):
    """A person with the place in the delegation; somebody new is seated from the start, where one likes."""

    honorific = StringField(_("Honorific"), [Optional(), Length(max=80)], description=_("As in “H.E. Ms” or “Dr”."))
    name = StringField(_("Name"), [DataRequired(_("Give the person's name.")), Length(max=200)])
    family_name = StringField(
        _("Family name"),
        [Optional(), Length(max=200)],
        description=_("As it stands in the name; lists go by it. Needed where it is not the last word."),
    )
    title = StringField(_("Title"), [Optional(), Length(max=200)])
    represents = ListedField(
        _("Comes for"),
        [Optional(), Length(max=300)],
        proposals="bodies",
        description=_("A State, a mechanism or an organisation on record; type a few letters and choose."),
    )
    affiliation = StringField(
        _("Affiliation"),
        [Optional(), Length(max=200)],
        description=_("In words: a ministry, an office, or a body that is not on record."),
    )
    email = EmailField(_("Address for mail"), [Optional(), Length(max=254)], description=_("Private: never published."))
    group = SelectField(_("Breakout group"), [Optional()])

    def __init__(
        self, meeting: Meeting, person: Person | None = None, *, has_address: bool = True, **values: Any
    ) -> None:
        super().__init__(**values)
        self.bodies = choices.bodies(page_language())
        self.body: choices.Body | None = None
        if person is not None:
            del self.group
            if not self.is_submitted():
                self._show(person)
                if not has_address:
                    self.email.data = ""
        else:
            groups = [(str(each.number), f"{each.number}. {each.name}") for each in meeting.groups]
            self.group.choices = offered(groups, gettext("None yet"))

    def validate_represents(self, field: StringField) -> None:
        """Refuse what is not on record: that is said in words, under affiliation."""
        if not words(field.data):
            return
        found = choices.bodies_named(field.data or "", self.bodies, page_language())
        if not found and (ended := ended_state(field.data or "")):
            raise ValidationError(f"{gettext(ended.told)} {gettext('Choose a State of today.')}")
        if not found:
            raise ValidationError(
                gettext("This is not on record. Choose one of those proposed, or say it in words under Affiliation.")
            )
        if len(found) > 1:
            names = ", ".join(f"{body.name} ({body.code})" for body in found)
            raise ValidationError(gettext("This may be any of these: %(names)s. Write which one.", names=names))
        self.body = found[0]

    def entry(self) -> PersonEntry:
        """What was typed."""
        body = self.body
        if body is not None:
            understood(self.represents.data or "", body.name)
        return PersonEntry(
            name=self.name.data or "",
            family_name=words(self.family_name.data),
            honorific=words(self.honorific.data),
            title=words(self.title.data),
            affiliation=words(self.affiliation.data),
            email=words(self.email.data),
            represents=(body.kind, body.code) if body else None,
        )

    def _show(self, person: Person) -> None:
        for name in ("honorific", "name", "family_name", "title", "affiliation", "email"):
            self[name].data = getattr(person, name) or ""
        body = person.state or person.mechanism or person.organisation
        code = getattr(body, "iso3", None) or getattr(body, "code", None)
        self.represents.data = next((each.name for each in self.bodies if each.code == code), code or "")


class AgreementForm(Form):
    """When and how people agreed to be named in the list."""

    on = DayField(_("Agreed on"), [InputRequired(_("Give the day on which they agreed."))])
    note = StringField(
        _("How"),
        [Optional(), Length(max=200)],
        description=_("Such as “note verbale of 3 May” or “registration form”."),
    )

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        if not self.on.raw_data:
            self.on.data = clock.today()
