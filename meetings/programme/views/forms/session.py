"""One session of the agenda, and its move."""

from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import Field, FieldList, FormField, SelectField, StringField, TextAreaField, URLField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from meetings.core.folding import folded
from meetings.core.written_hours import last_day
from meetings.programme.models import Meeting, Session
from meetings.programme.released import speaker_fields
from meetings.programme.released.fields import frozen
from meetings.programme.released.session_fields import SessionEntry
from meetings.programme.released.speaker_fields import SpeakerEntry
from meetings.programme.views.forms.speakers import SpeakerFields, show_lines
from meetings.programme.views.forms.times import FoldField, StartFields, chosen_fold, comes_twice, ends_on
from meetings.programme.vocabulary import SESSION_KINDS
from meetings.web.fields import DayField, WallTimeField, translated, words
from meetings.web.forms import EditForm, offered


class SessionForm(EditForm, StartFields):
    """A session in full."""

    title = StringField(_("Title"), validators=[DataRequired(_("Give the session a title.")), Length(max=300)])
    kind = SelectField(_("Type"), validators=[InputRequired(_("Choose a type."))], default="plenary")
    end = WallTimeField(_("Ends"), validators=[InputRequired(_("Give the time at which it ends."))])
    end_day = DayField(_("Ends on another day"), validators=[Optional()])
    end_fold = FoldField(_("Clocks go back that night and the end comes twice. Which one?"))
    join_url = URLField(
        _("Link to join"),
        validators=[Optional(), Length(max=1000)],
        description=_("Seen on this desk only, never published."),
    )
    livestream_url = URLField(
        _("Webcast"),
        validators=[Optional(), Length(max=1000)],
        description=_("The address at which everybody may watch it; it is published."),
    )
    interpretation = StringField(
        _("Interpretation"),
        validators=[Optional(), Length(max=200)],
        description=_("Codes of languages, such as AR EN ES FR RU ZH; empty where there is none."),
    )
    description = TextAreaField(_("Description"), validators=[Optional(), Length(max=10000)])
    speakers = FieldList(FormField(SpeakerFields), _("Speakers"), max_entries=60)

    def __init__(self, meeting: Meeting, session: Session | None = None, **values: Any) -> None:
        super().__init__(edited=session, **values)
        self.meeting, self.session = meeting, session
        self.kind.choices = offered(translated(SESSION_KINDS))
        if not self.is_submitted():
            self._show(session) if session else self._propose()
        if not self.speakers.entries:
            self.speakers.append_entry()
        zone = meeting.zone or "UTC"
        self.asks_start = comes_twice(self.day.data, self.start.data, zone)
        self.asks_end = comes_twice(self.end_day.data or self.day.data, self.end.data, zone)

    @property
    def particulars(self) -> list[Field]:
        """The fields of what more is said of the session, in the order in which the form has them."""
        return [
            self.livestream_url,
            self.interpretation,
        ]  # fmt: skip

    def entry(self) -> SessionEntry:
        """What was typed."""
        return SessionEntry(
            title=self.title.data or "",
            kind=self.kind.data,
            start=self.starts(),
            end=ends_on(self.starts(), self.end_day.data, self.end.data),
            start_fold=self.start_fold.fold,
            end_fold=self.end_fold.fold,
            room=words(self.room.data),
            description=self.description.data or "",
            join_url=words(self.join_url.data),
            livestream_url=words(self.livestream_url.data),
            interpretation=self.interpretation.data or "",
            speakers=[self._speaker(row) for row in self.speakers.data if words(row["name"])],
        )

    def _propose(self) -> None:
        """The moment at which the last session ends, or the meeting's first day."""
        last = max(self.meeting.sessions, key=lambda session: session.ends_at, default=None)
        if last:
            self.day.data, self.start.data = last.end_wall.date(), last.end_wall.time()
        else:
            self.day.data = self.meeting.dates_earliest

    def _show(self, session: Session) -> None:
        start, end = session.start_wall, session.end_wall
        self.title.data, self.kind.data, self.description.data = session.title, session.kind, session.description
        self.day.data, self.start.data, self.end.data = start.date(), start.time(), end.time()
        self.end_day.data = end.date() if last_day(start, end) != start.date() else None
        self.start_fold.data = chosen_fold(session.starts_at, start, session.zone)
        self.end_fold.data = chosen_fold(session.ends_at, end, session.zone)
        self.room.data, self.join_url.data = session.room.name if session.room else "", session.join_url or ""
        self.livestream_url.data, self.interpretation.data = (
            session.livestream_url or "",
            session.interpretation.upper(),
        )
        show_lines(self.speakers, [frozen(each, speaker_fields.FIELDS) for each in session.speakers])

    def _speaker(self, row: dict[str, Any]) -> SpeakerEntry:
        # Whom a name stands for is never taken from the form: only a speaker who was there keeps the tie to a person.
        known = {folded(each.name): each.person_id for each in self.session.speakers} if self.session else {}
        name = words(row["name"]) or ""
        return SpeakerEntry(name, row["role"], words(row["title"]), words(row["affiliation"]), known.get(folded(name)))


class MoveForm(EditForm, StartFields):
    """Another time, another room, or both; how long the session lasts stays the same."""

    def __init__(self, session: Session, **values: Any) -> None:
        super().__init__(edited=session, **values)
        if not self.is_submitted():
            self.day.data, self.start.data = session.start_wall.date(), session.start_wall.time()
            self.start_fold.data = chosen_fold(session.starts_at, session.start_wall, session.zone)
            self.room.data = session.room.name if session.room else ""
        self.asks_start = comes_twice(self.day.data, self.start.data, session.zone)
