"""An agenda is imported from a file: first what would happen, then, unless a cell is wrong, all of it at once."""

import hashlib
import json
from dataclasses import dataclass
from datetime import timedelta

from flask import current_app, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.core.errors import Invalid, Missing
from meetings.core.files import Store
from meetings.core.translation_mark import mark
from meetings.formats.sent.apart import table_in
from meetings.formats.spreadsheets import Table, Unreadable, from_plain, to_plain
from meetings.programme.actions.import_rows import Writing
from meetings.programme.actions.importing import import_agenda, require_same_draft, state_of, writing_for
from meetings.programme.importing.plan import Plan, plan_of, unread
from meetings.programme.importing.reading import MOST_BESIDE, MOST_SESSIONS, NEEDED, read_sent
from meetings.programme.models import Meeting
from meetings.programme.queries.visible_meetings import itself_for_desk
from meetings.programme.released.cells import Wall
from meetings.programme.released.session_fields import COLUMNS, Values, cell
from meetings.programme.views.blueprint import blueprint, meeting_at_desk
from meetings.programme.views.forms.importing import AcceptForm, FileForm, vocabulary
from meetings.web.files_sent import file_sent, prepared, takes_file, what_was_prepared
from meetings.web.flashes import done
from meetings.web.languages import written

IMPORT = "/meetings/<code>/desk/agenda/import"


def _read(body: bytes, _name: str) -> Table:
    return table_in(body, MOST_SESSIONS, beside=MOST_BESIDE)


@blueprint.route(IMPORT, methods=["GET", "POST"])
@audience("organiser")
@takes_file("file", may=meeting_at_desk, read=_read, writes=False)
def import_file(code: str) -> ResponseReturnValue:
    """Send a file; nothing changes yet."""
    meeting, form, plans = meeting_at_desk(code), FileForm(), list[Plan]()
    if form.carried_out(lambda: plans.append(_plan(meeting, file_sent()))):
        plan = plans[0]
        if not plan.wrong:
            body = json.dumps(to_plain(plan.table)).encode()
            digest = hashlib.sha256(body).hexdigest()
            _kept().put_as(_key(code, digest), body)
            return redirect(url_for("desk.import_preview", code=code, digest=digest), 303)
        return _page("desk/import.html", meeting, plan, form), 422
    return _page("desk/import.html", meeting, None, form), form.status


@dataclass(frozen=True, slots=True)
class Ready:
    """What an import writes, and the sentence that says it was done."""

    writing: Writing
    said: str


def _gone() -> Missing:
    return Missing(mark("This file is not kept any more, or somebody else sent it. Choose it again."))


def _table(code: str, digest: str) -> Table:
    body = _kept().get(_key(code, digest))
    if body is None:
        raise _gone()
    return from_plain(json.loads(body))


def _compared(meeting: Meeting, table: Table, form: AcceptForm) -> Plan:
    """What would change now; after a conflict, also that the file does not fit the draft that somebody else made."""
    try:
        return _plan(meeting, table)
    except Unreadable as refusal:
        if form.conflict is None:
            raise
        return unread(table, refusal)


def _ready(code: str, digest: str) -> Ready | Invalid | None:
    """None when the file is gone: the form may have been sent before, and is then answered as it was."""
    if not _kept().has(_key(code, digest)):
        return None
    try:
        plan = _plan(meeting_at_desk(code), _table(code, digest))
        return Ready(writing_for(viewer(), meeting_at_desk(code), plan), _said(plan))
    except Invalid as refusal:
        return refusal


def _import(code: str, digest: str, state: str) -> None:
    ready = what_was_prepared()
    if ready is None:
        raise _gone()
    meeting = itself_for_desk(viewer(), code)
    if isinstance(ready, Invalid):
        require_same_draft(meeting, state)  # why it does not fit is of the draft that somebody else made meanwhile
        raise ready
    import_agenda(viewer(), meeting, ready.writing, state)
    _kept().forget(_key(code, digest))
    done(ready.said)


@blueprint.route(IMPORT + "/<digest>", methods=["GET", "POST"])
@audience("organiser")
@prepared(_ready)
def import_preview(code: str, digest: str) -> ResponseReturnValue:
    """What would be added and changed; what is sent does it, unless the draft is another than the one compared with."""
    form = AcceptForm()
    if form.carried_out(lambda: _import(code, digest, form.state.data or "")):
        return redirect(url_for("desk.agenda", code=code), 303)
    meeting = meeting_at_desk(code)
    plan = _compared(meeting, _table(code, digest), form)
    form.state.data = state_of(meeting)
    return _page("desk/import_preview.html", meeting, plan, form), form.status


def _plan(meeting: Meeting, table: Table | None) -> Plan:
    if table is None:  # a form that no browser sends: the name of a file without one
        raise Unreadable(mark("Choose a file."))
    words = vocabulary()
    return plan_of(meeting, read_sent(table, words), words)


def _kept() -> Store:
    return Store(current_app.extensions["concord.settings"].instance / "cache")


def _key(code: str, digest: str) -> str:
    """Of a file that this person sent for this meeting; nobody else can ask for it."""
    return hashlib.sha256(repr(("agenda as a table", viewer().id, code, digest)).encode()).hexdigest()


def _page(template: str, meeting: Meeting, plan: Plan | None, form: FileForm | AcceptForm) -> str:
    return render_template(
        template,
        meeting=meeting,
        plan=plan,
        form=form,
        most=MOST_SESSIONS,
        columns=COLUMNS,
        needed=NEEDED,
        written=_written,
        why=lambda wrong: _(wrong.refusal.message) % written(wrong.refusal.values),
    )


def _written(name: str, values: Values) -> object:
    """A cell in words; what ends when its day ends does so at 24:00, as one types it, and on no other day."""
    day, end_day, end = values["day"], values["end_day"], values["end"]
    if day and end_day == day + timedelta(days=1) and (end.hour, end.minute) == (0, 0):
        values = {**values, "end": Wall(24, 0, end.fold), "end_day": None}
    return cell(name, values, _)


def _said(plan: Plan) -> str:
    added = ngettext("%(num)s session is added", "%(num)s sessions are added", len(plan.added))
    changed = ngettext("%(num)s is changed", "%(num)s are changed", len(plan.changed))
    return str(_("The agenda is imported: %(added)s, %(changed)s.", added=added, changed=changed))
