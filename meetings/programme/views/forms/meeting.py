"""The meeting itself: started in a minute, or told in full."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import Form, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, Optional

from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark
from meetings.programme.actions.meetings import MeetingEntry, PartyEntry
from meetings.programme.models import Meeting, MeetingParty
from meetings.programme.queries import choices
from meetings.programme.views.forms.dates import DatesFields
from meetings.programme.views.forms.zone import ZoneField
from meetings.programme.vocabulary import MEETING_KINDS, MODES
from meetings.web.fields import ChecksField, LinesField, ListedField, translated, words
from meetings.web.flashes import understood
from meetings.web.forms import EditForm, offered
from meetings.web.forms import Form as SentForm
from meetings.web.languages import page_language


class BasicsFields(DatesFields):
    """What every meeting has."""

    title = StringField(_("Title"), validators=[DataRequired(_("Give the meeting a title.")), Length(max=300)])
    kind = SelectField(_("Kind"), validators=[DataRequired()])
    mode = SelectField(_("How people meet"), validators=[Optional()])
    zone = ZoneField(
        _("Time zone"),
        validators=[Optional(), Length(max=80)],
        description=_(
            "Type a city, such as Geneva or Lima, whose clock the agenda follows. Needed before any session."
        ),
    )

    def offer_basics(self) -> None:
        """Fill the lists."""
        self.kind.choices = offered(translated(MEETING_KINDS))
        self.mode.choices = offered(translated(MODES), gettext("Not decided yet"))


class NewMeetingForm(SentForm, BasicsFields):
    """A meeting from nothing."""

    code = StringField(
        _("Address on this site"),
        validators=[Optional(), Length(max=62)],
        description=_(
            "The meeting stands at /meetings/…/, with this in place of the dots, for ever. Small letters, digits and "
            "hyphens, such as grcp-10. Left empty, it is made from the title."
        ),
    )

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.offer_basics()
        if not self.is_submitted():
            self.kind.data, self.precision.data = "webinar", "given"

    def entry(self) -> MeetingEntry:
        """What was typed; a webinar is online without being asked."""
        self.zone.say_what_was_understood()
        return MeetingEntry(
            title=self.title.data or "",
            kind=self.kind.data,
            dates=self.dates(),
            short=None,
            theme=None,
            note=None,
            zone=self.zone.data or None,
            mode=self.mode.data or ("online" if self.kind.data == "webinar" else None),
            venue=None,
            city=None,
            country=None,
            cycle=None,
            regions=(),
            feeds=(),
            hosts=(),
            convenors=(),
        )


class PlaceFields(Form):
    """Where it is."""

    venue = StringField(_("Venue"), validators=[Optional(), Length(max=200)])
    city = StringField(_("City"), validators=[Optional(), Length(max=100)])
    country = SelectField(_("Country"), validators=[Optional()])


class PartiesFields(Form):
    """Who hosts and who convenes, in the order of protocol."""

    hosts = LinesField(ListedField(_("Host"), [Length(max=200)], proposals="bodies"), _("Hosts"), most=60)
    convenors = LinesField(ListedField(_("Convenor"), [Length(max=200)], proposals="bodies"), _("Convenors"), most=60)


class DetailsForm(EditForm, BasicsFields, PlaceFields, PartiesFields):
    """Everything about a meeting but its sessions."""

    short = StringField(
        _("Short name"), validators=[Optional(), Length(max=80)], description=_("For lists and calendars.")
    )
    theme = StringField(_("Theme"), validators=[Optional(), Length(max=500)])
    note = TextAreaField(_("Note"), validators=[Optional(), Length(max=5000)])
    cycle = SelectField(_("Cycle"), validators=[Optional()])
    regions = ChecksField(_("Regions"), validators=[Optional()])
    feeds = ChecksField(_("Milestones it feeds"), validators=[Optional()])

    def __init__(self, meeting: Meeting, **values: Any) -> None:
        super().__init__(edited=meeting, **values)
        self.bodies = choices.bodies(page_language())
        self.offer_basics()
        self._offer(meeting)
        self.zone.place = meeting.city
        if not self.is_submitted():
            self._show(meeting)
        self._spare_rows()

    def entry(self) -> MeetingEntry:
        """What was typed."""
        self.zone.say_what_was_understood()
        return MeetingEntry(
            title=self.title.data or "",
            kind=self.kind.data,
            dates=self.dates(),
            short=words(self.short.data),
            theme=words(self.theme.data),
            note=words(self.note.data),
            zone=self.zone.data or None,
            mode=self.mode.data or None,
            venue=words(self.venue.data),
            city=words(self.city.data),
            country=self.country.data or None,
            cycle=self.cycle.data or None,
            regions=self.regions.data or [],
            feeds=self.feeds.data or [],
            hosts=self._parties(self.hosts.data),
            convenors=self._parties(self.convenors.data),
        )

    def line_added(self, sent: Mapping[str, str]) -> bool:
        """Add an empty line where a button asked for one, with all that was typed kept; False when none was pressed."""
        pressed = [rows for rows in (self.hosts, self.convenors) if f"add_{rows.name}" in sent]
        for rows in pressed:
            if not rows.is_full:
                rows.append_entry()
        return bool(pressed)

    def _offer(self, meeting: Meeting) -> None:
        known = choices.countries(page_language())
        if meeting.state and meeting.state.iso3 not in dict(known):
            known.append((meeting.state.iso3, meeting.state.iso3))
        self.country.choices = offered(known, gettext("Not decided yet"))
        self.cycle.choices = offered(choices.cycles(), gettext("None"))
        self.regions.choices = offered(choices.regions(page_language()))
        self.feeds.choices = offered((code, f"{name} ({cycle})") for code, name, cycle in choices.milestones())

    def _show(self, meeting: Meeting) -> None:
        for name in ("title", "short", "theme", "note", "kind", "zone", "mode", "venue", "city"):
            self[name].data = getattr(meeting, name) or ""
        self.show_dates(meeting.dates)
        self.country.data = meeting.state.iso3 if meeting.state else ""
        self.cycle.data = meeting.cycle.code if meeting.cycle else ""
        self.regions.data = [region.code for region in meeting.regions]
        self.feeds.data = [milestone.code for milestone in meeting.feeds]
        for party in meeting.parties:
            rows = self.hosts if party.role == "host" else self.convenors
            rows.append_entry(self._name_of(party))

    def _spare_rows(self) -> None:
        for rows in (self.hosts, self.convenors):
            if not rows.is_full and (not rows.entries or (rows.entries[-1].data or "").strip()):
                rows.append_entry()

    def _name_of(self, party: MeetingParty) -> str:
        code = party.state.iso3 if party.state else getattr(party.organisation or party.mechanism, "code", None)
        for body in self.bodies:
            if body.code == code:
                return body.name
        return code or party.label or ""

    def _parties(self, typed: Sequence[str | None]) -> list[PartyEntry]:
        names = [name.strip() for name in typed if name and name.strip()]
        return [self._party(name) for name in names]

    def _party(self, typed: str) -> PartyEntry:
        """Whom a name means; anybody else stands as typed.

        :raises Invalid: where several may be meant.
        """
        found = choices.bodies_named(typed, self.bodies, page_language())
        if len(found) > 1:
            sentence = mark("“%(typed)s” may be any of these: %(names)s. Write which one.")
            names = ", ".join(f"{body.name} ({body.code})" for body in found)
            raise Invalid(sentence, typed=typed, names=names)
        if not found:
            return PartyEntry("other", typed)
        understood(typed, found[0].name)
        return PartyEntry(found[0].kind, found[0].code)
