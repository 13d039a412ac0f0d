"""One session of the agenda, and its move."""

from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import Field, FormField, SelectField, StringField, TextAreaField, URLField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from meetings.core.errors import Invalid
from meetings.core.folding import folded
from meetings.core.written_hours import last_day
from meetings.programme.models import Meeting, Session
from meetings.programme.released import speaker_fields
from meetings.programme.released.fields import frozen
from meetings.programme.released.session_fields import SessionEntry
from meetings.programme.released.speaker_fields import SpeakerEntry
from meetings.programme.rules.wall_times import ambiguous, zone_of
from meetings.programme.views.forms.speakers import SpeakerFields, show_lines
from meetings.programme.views.forms.times import (
    FoldField,
    StartFields,
    ask_for_next_day,
    chosen_fold,
    comes_twice,
    ends_on,
)
from meetings.programme.vocabulary import SESSION_KINDS
from meetings.web.fields import ChecksField, DayField, LinesField, WallTimeField, translated, words
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
    speakers = LinesField(FormField(SpeakerFields), _("Speakers"), most=60)
    groups = ChecksField(_("Breakout groups that meet in it, too"), validators=[Optional()], coerce=int)

    def __init__(
        self, meeting: Meeting, session: Session | None = None, like: Session | None = None, **values: Any
    ) -> None:
        super().__init__(edited=session, **values)
        self.meeting, self.session, self.like = meeting, session, like
        self.kind.choices = offered(translated(SESSION_KINDS))
        self._offer_groups(like)
        if not self.is_submitted():
            shown = session or like
            self._show(shown) if shown else self._propose()
            if like:
                self._follow(like)
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

    @property
    def groups_too(self) -> list[int]:
        """Numbers of the groups of the session that this one begins like, and that are to meet in both."""
        return list(self.groups.data or ()) if self.groups else []

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

    def refuse(self, refusal: Invalid) -> None:
        """As any form; an end that is too early may be on the next day, which is then asked, and filled in."""
        super().refuse(refusal)
        ask_for_next_day(self, refusal)

    def _offer_groups(self, like: Session | None) -> None:
        if like is None or not like.groups:
            del self.groups
            return
        self.groups.choices = [(each.number, f"{each.number}. {each.name}") for each in like.groups]
        if not self.is_submitted():
            self.groups.data = [each.number for each in like.groups]

    def _propose(self) -> None:
        """The moment at which the last session ends, or the meeting's first day."""
        last = max(self.meeting.sessions, key=lambda session: session.ends_at, default=None)
        if last:
            self.day.data, self.start.data = last.end_wall.date(), last.end_wall.time()
        else:
            self.day.data = self.meeting.dates_earliest

    def _follow(self, like: Session) -> None:
        """The times at which another one like it would come: after it, and as long."""
        zone, start = zone_of(like.zone), like.ends_at
        first, last = (each.astimezone(zone) for each in (start, start + (like.ends_at - like.starts_at)))
        self.day.data, self.start.data, self.end.data = first.date(), first.time(), last.time()
        self.end_day.data = last.date() if last_day(first, last) != first.date() else None
        self.start_fold.data = self.end_fold.data = None

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
        there = self.session or self.like
        known = {folded(each.name): each.person_id for each in there.speakers} if there else {}
        name = words(row["name"]) or ""
        return SpeakerEntry(name, row["role"], words(row["title"]), words(row["affiliation"]), known.get(folded(name)))


class MoveForm(EditForm, StartFields):
    """Another time, another room, or both; without an end the session lasts as long as before."""

    end = WallTimeField(
        _("Ends"),
        validators=[Optional()],
        description=_("Without an end it lasts as long as before."),
    )
    end_day = DayField(_("Ends on another day"), validators=[Optional()])
    end_fold = FoldField(_("Clocks go back that night and the end comes twice. Which one?"))

    def __init__(self, session: Session, **values: Any) -> None:
        super().__init__(edited=session, **values)
        if not self.is_submitted():
            self.day.data, self.start.data = session.start_wall.date(), session.start_wall.time()
            self.start_fold.data = chosen_fold(session.starts_at, session.start_wall, session.zone)
            self.room.data = session.room.name if session.room else ""
        self.asks_start = comes_twice(self.day.data, self.start.data, session.zone)
        end = self.ends() if self.day.data and self.start.data else None
        self.asks_end = end is not None and ambiguous(end, session.zone)

    def ends(self) -> datetime | None:
        """The wall time of the end; None where it follows from the start."""
        if self.end.data is None:
            return None
        return ends_on(self.starts(), self.end_day.data, self.end.data)

    def refuse(self, refusal: Invalid) -> None:
        """As any form; an end that is too early may be on the next day, which is then asked, and filled in."""
        super().refuse(refusal)
        ask_for_next_day(self, refusal)
