"""A breakout group."""

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import StringField, TextAreaField
from wtforms.validators import DataRequired, Length, Optional

from meetings.core.written_hours import short_day_in
from meetings.programme.models import BreakoutGroup, Meeting, Session
from meetings.programme.released.group_fields import GroupEntry
from meetings.web.fields import ChecksField, ListedField, words
from meetings.web.filters import colon, hours
from meetings.web.forms import EditForm
from meetings.web.languages import page_language


class GroupForm(EditForm):
    """Its name and topic, the sessions that break out into it, and who leads and reports."""

    name = StringField(_("Name"), validators=[DataRequired(_("Give the group a name.")), Length(max=200)])
    topic = TextAreaField(_("Topic"), validators=[Optional(), Length(max=2000)])
    sessions = ChecksField(
        _("Sessions"),
        validators=[Optional()],
        coerce=int,
        description=_("Those that break out into this group; it may meet several times."),
    )
    others = ChecksField(_("Sessions of another type"), validators=[Optional()], coerce=int)
    room = ListedField(_("Room"), [Optional(), Length(max=100)], proposals="rooms")
    facilitator = StringField(_("Facilitator"), validators=[Optional(), Length(max=200)])
    rapporteur = StringField(_("Rapporteur"), validators=[Optional(), Length(max=200)])

    def __init__(self, meeting: Meeting, group: BreakoutGroup | None = None, **values: Any) -> None:
        super().__init__(edited=group, **values)
        its = group.sessions if group else []
        offered = [each for each in meeting.sessions if each in its or _is_open(each)]
        likely = [each for each in offered if each in its or each.kind == "breakout"]
        self.sessions.choices = [(each.number, _named(each)) for each in likely]
        self.others.choices = [(each.number, _named(each)) for each in offered if each not in likely]
        if not self.is_submitted():
            self._show(group) if group else self._propose(meeting)

    def entry(self) -> GroupEntry:
        """What was typed."""
        return GroupEntry(
            name=self.name.data or "",
            topic=self.topic.data or "",
            sessions=[*(self.sessions.data or ()), *(self.others.data or ())],
            room=words(self.room.data),
            facilitator=words(self.facilitator.data),
            rapporteur=words(self.rapporteur.data),
        )

    def _show(self, group: BreakoutGroup) -> None:
        self.name.data, self.topic.data = group.name, group.topic
        self.sessions.data = [session.number for session in group.sessions]
        self.room.data = group.room.name if group.room else ""
        self.facilitator.data, self.rapporteur.data = group.facilitator or "", group.rapporteur or ""

    def _propose(self, meeting: Meeting) -> None:
        breakouts = [each for each in meeting.sessions if each.kind == "breakout" and each.standing == "planned"]
        self.sessions.data = [each.number for each in breakouts[:1]]


def _is_open(session: Session) -> bool:
    """Whether a group can begin to meet in it: not in a break, nor in what is cancelled."""
    return session.kind != "break" and session.standing == "planned"


def _named(session: Session) -> str:
    """With its day and time: sessions of groups often have one title on all days."""
    day = short_day_in(page_language(), session.start_wall.date())
    name = f"{session.number}. {session.title}{colon()}{day}, {hours(session.starts_at, session.ends_at, session.zone)}"
    return f"{name} ({gettext('Cancelled')})" if session.standing == "cancelled" else name
