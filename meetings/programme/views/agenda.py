"""The draft agenda, day by day, with what to look at beside each session."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from meetings.accounts.entrance.audience import audience
from meetings.programme.models import Meeting, Session
from meetings.programme.queries import visible_meetings
from meetings.programme.rules import draft_warnings
from meetings.programme.rules.findings import Finding
from meetings.programme.views.blueprint import blueprint, meeting_at_desk
from meetings.programme.views.differences import since_release
from meetings.programme.views.forms.selected import SelectedForm
from meetings.programme.vocabulary import SESSION_KINDS


@dataclass
class Line:
    """One session of the draft, its warnings, and what changed since the release."""

    session: Session
    warnings: list[Finding] = field(default_factory=list)
    change: str | None = None
    released: str | None = None  # how it stands in the release in force; None where people do not know of it


@blueprint.get("/meetings/<code>/desk/agenda")
@audience("organiser")
def agenda(code: str) -> ResponseReturnValue:
    """The draft agenda."""
    meeting = meeting_at_desk(code)
    days = _days(meeting)
    return render_template(
        "desk/agenda.html",
        meeting=meeting,
        days=days,
        kinds=SESSION_KINDS,
        chosen=SelectedForm(),
        warned=[*_warned(days)],
    )


def _warned(days: dict[date, list[Line]]) -> Iterator[tuple[str, str]]:
    """Each finding once, with the way to the first session that it is about."""
    told: dict[str, tuple[Finding, str]] = {}
    for line in (line for lines in days.values() for line in lines):
        for finding in line.warnings:
            told.setdefault(_(finding.message, **finding.values), (finding, f"#session-{line.session.number}"))
    without = [at for finding, at in told.values() if finding.message == draft_warnings.NO_LINK]
    yield from ((text, at) for text, (finding, at) in told.items() if finding.message != draft_warnings.NO_LINK)
    if without:
        said = ngettext(
            "%(num)s session has no link to join it", "%(num)s sessions have no link to join them", len(without)
        )
        yield said, without[0]


def _days(meeting: Meeting) -> dict[date, list[Line]]:
    """The sessions by the day on the wall."""
    previous = visible_meetings.released(meeting)
    warnings, changes = draft_warnings.warnings(meeting), since_release(meeting, previous) if previous else []
    told = {
        change.number: change.text or change.kind_text
        for change in changes
        if change.number and change.kind != "cancelled"
    }
    released = visible_meetings.standings_in(previous)
    days: dict[date, list[Line]] = {}
    for session in sorted(meeting.sessions, key=lambda each: (each.starts_at, each.number)):
        line = Line(session, _about(session, warnings), told.get(session.number), released.get(session.uid))
        days.setdefault(session.start_wall.date(), []).append(line)
    return days


def _about(session: Session, findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if session.number in finding.sessions]
