"""A breakout group."""

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, Optional

from meetings.programme.models import BreakoutGroup, Meeting
from meetings.programme.released.group_fields import GroupEntry
from meetings.web.fields import ListedField, words
from meetings.web.forms import EditForm, offered


class GroupForm(EditForm):
    """Its name and topic, the session that breaks out into it, and who leads and reports."""

    name = StringField(_("Name"), validators=[DataRequired(_("Give the group a name.")), Length(max=200)])
    topic = TextAreaField(_("Topic"), validators=[Optional(), Length(max=2000)])
    session = SelectField(
        _("Session"), validators=[Optional()], description=_("The session that breaks out into this group.")
    )
    room = ListedField(_("Room"), [Optional(), Length(max=100)], proposals="rooms")
    facilitator = StringField(_("Facilitator"), validators=[Optional(), Length(max=200)])
    rapporteur = StringField(_("Rapporteur"), validators=[Optional(), Length(max=200)])

    def __init__(self, meeting: Meeting, group: BreakoutGroup | None = None, **values: Any) -> None:
        super().__init__(edited=group, **values)
        sessions = [(str(each.number), f"{each.number}. {each.title}") for each in meeting.sessions]
        self.session.choices = offered(sessions, gettext("None yet"))
        if not self.is_submitted():
            self._show(group) if group else self._propose(meeting)

    def entry(self) -> GroupEntry:
        """What was typed."""
        return GroupEntry(
            name=self.name.data or "",
            topic=self.topic.data or "",
            session=int(self.session.data) if self.session.data else None,
            room=words(self.room.data),
            facilitator=words(self.facilitator.data),
            rapporteur=words(self.rapporteur.data),
        )

    def _show(self, group: BreakoutGroup) -> None:
        self.name.data, self.topic.data = group.name, group.topic
        self.session.data = str(group.session.number) if group.session else ""
        self.room.data = group.room.name if group.room else ""
        self.facilitator.data, self.rapporteur.data = group.facilitator or "", group.rapporteur or ""

    def _propose(self, meeting: Meeting) -> None:
        breakouts = [each for each in meeting.sessions if each.kind == "breakout"]
        self.session.data = str(breakouts[0].number) if breakouts else ""
