"""What an organiser sees first: what is missing, what changed, who sees the meeting, what was done."""

from typing import Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from meetings.accounts import queries as accounts
from meetings.accounts.entrance import history_sentences
from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.core.history import HistoryEntry
from meetings.programme.actions import meetings as actions
from meetings.programme.queries import desk, visible_meetings
from meetings.programme.rules import draft_warnings
from meetings.programme.rules.zones_meant import shown
from meetings.programme.views.blueprint import blueprint, meeting_at_desk
from meetings.programme.views.differences import since_release
from meetings.programme.views.edited_fields import fields_of
from meetings.programme.views.forms.standing import VisibilityForm
from meetings.programme.vocabulary import FIELDS, PROPOSERS_SHOWN, VISIBILITIES
from meetings.web.flashes import done
from meetings.web.paging import Page, page_number


@blueprint.get("/meetings/<code>/desk/")
@audience("staff")
def overview(code: str) -> ResponseReturnValue:
    """The desk of one meeting; its documents for a rapporteur, who writes those."""
    if viewer().may("rapporteur", code) and not viewer().may("organiser", code):
        return redirect(url_for("drafting.documents", code=code))
    meeting = meeting_at_desk(code)
    return render_template(
        "desk/overview.html",
        meeting=meeting,
        missing=draft_warnings.missing(meeting),
        warnings=draft_warnings.warnings(meeting),
        changes=since_release(meeting, visible_meetings.released(meeting)),
        form=VisibilityForm(meeting),
        proposers_shown=PROPOSERS_SHOWN,
        releases=desk.releases_of(meeting),
        outbox=desk.outbox_of(meeting),
    )


@blueprint.post("/meetings/<code>/desk/visibility")
@audience("organiser")
def show(code: str) -> ResponseReturnValue:
    """Make it private, listed or public, at once."""
    meeting = meeting_at_desk(code)
    form, before = VisibilityForm(meeting), meeting.visibility
    if form.carried_out(lambda: actions.show_to(viewer(), meeting, form.visibility.data, form.was.data)):
        name = _(VISIBILITIES[meeting.visibility])
        undo = url_for("desk.show", code=code) if before != meeting.visibility else None
        done(
            _("Visibility: %(visibility)s, from now on.", visibility=name),
            undo=undo,
            visibility=before,
            was=meeting.visibility,
        )
        return redirect(url_for("desk.overview", code=code), 303)
    form.was.data = meeting.visibility  # after a conflict it may be sent again
    return render_template("desk/visibility.html", meeting=meeting, form=form, fields=FIELDS), form.status


@blueprint.get("/meetings/<code>/desk/history")
@audience("organiser")
def history(code: str) -> ResponseReturnValue:
    """What was done to this meeting, by whom and when."""
    meeting = meeting_at_desk(code)
    entries, total = accounts.log(meeting=code, page=page_number())
    return render_template(
        "desk/history.html",
        meeting=meeting,
        entries=entries,
        page=Page.asked(accounts.PAGE, total),
        sentence=history_sentences.sentence,
        told=_changes,
        fields_of=fields_of,
    )


def _changes(entry: HistoryEntry) -> list[tuple[str, Any, Any]]:
    """What changed, a zone as its city."""
    changed = history_sentences.changes(entry)
    return [(name, _city(was), _city(now)) if name == "zone" else (name, was, now) for name, was, now in changed]


def _city(zone: str | None) -> str | None:
    return shown(zone) if zone else zone
