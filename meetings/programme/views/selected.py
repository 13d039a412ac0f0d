"""Several sessions at once: what was ticked on the draft agenda is moved, given a room or cancelled, undone as one."""

from collections.abc import Sequence

from flask import redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark
from meetings.programme.actions import delaying
from meetings.programme.actions import selected as actions
from meetings.programme.models import Meeting, Session
from meetings.programme.views.blueprint import blueprint, meeting_at_desk
from meetings.programme.views.forms.selected import SelectedForm, read, written
from meetings.web.flashes import done


@blueprint.post("/meetings/<code>/desk/sessions/selected")
@audience("organiser")
def selected(code: str) -> ResponseReturnValue:
    """Do to the sessions that were ticked what the button says."""
    meeting, form = meeting_at_desk(code), SelectedForm(meeting=meeting_at_desk(code))
    changed: list[Session] = []
    before: list[str] = []

    def act() -> None:
        those = actions.selected(viewer(), meeting, form.shown)
        before.append(written(actions.places_of(those)))
        changed.extend(_done(meeting, form, those))

    if form.carried_out(act):
        _told(meeting, form, changed, before[0])
    else:
        done(_refusal(form), category="warning")
    first = f"session-{changed[0].number}" if changed else None
    return redirect(url_for("desk.agenda", code=code, _anchor=first), 303)


def _done(meeting: Meeting, form: SelectedForm, those: list[Session]) -> list[Session]:
    """Do it; which of them it changed."""
    who, act = viewer(), form.act
    if act == "cancel":
        return actions.cancel(who, those)
    if act == "restore":
        return actions.restore(who, those)
    if act == "minutes":
        return delaying.move_by_minutes(who, meeting, delaying.versions_of(those), form.minutes.data or 0)
    if act == "day" and form.day.data:
        actions.move_to_day(who, those, form.day.data)
    elif act == "room":
        actions.move_to_room(who, those, form.room.data or None)
    elif act == "back":
        actions.put_back(who, those, read(form.places.data or ""))
    else:
        raise Invalid(
            mark("Say what to do with the sessions: by how many minutes, to which day or room, or cancel them.")
        )
    return those


def _told(meeting: Meeting, form: SelectedForm, changed: Sequence[Session], before: str) -> None:
    said = ngettext("%(num)s session is moved.", "%(num)s sessions are moved.", len(changed))
    undo: dict[str, str] = {"do": "back", "places": before}
    if form.act == "cancel":
        said = ngettext(
            "%(num)s session is cancelled in the draft.", "%(num)s sessions are cancelled in the draft.", len(changed)
        )
        undo = {"do": "restore"}
    elif form.act == "restore":
        said = ngettext(
            "%(num)s session takes place after all.", "%(num)s sessions take place after all.", len(changed)
        )
        undo = {"do": "cancel"}
    elif form.act == "minutes":
        undo = {"do": "minutes", "minutes": str(-(form.minutes.data or 0))}
    undo["picked"] = delaying.versions_of(changed)
    done(said, undo=url_for("desk.selected", code=meeting.code), **undo)


def _refusal(form: SelectedForm) -> str:
    """Why nothing was done, in one sentence."""
    if form.conflict:
        return str(_(form.conflict.message, **form.conflict.values))
    errors = [text for texts in form.errors.values() for text in texts]
    return str(errors[0]) if errors else _("Nothing was changed. Look at the sessions again.")
