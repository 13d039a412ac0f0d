"""The log in words."""

from flask import render_template, request
from flask.typing import ResponseReturnValue
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # newer than the types

from meetings.accounts import queries
from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.history_sentences import action_name, changes, sentence
from meetings.accounts.views.desk import blueprint
from meetings.accounts.views.forms import LogFilter
from meetings.web.paging import Page, page_number


@blueprint.get("/administration/log/")
@audience("administrator")
def log() -> ResponseReturnValue:
    """What was done, by whom and when, the latest first."""
    form = LogFilter(request.args)
    done = ["", *queries.actions_in_log()]
    form.action.choices = [SelectChoice(action, action_name(action)) for action in done]
    form.validate()
    wanted = {name: (form[name].data or "").strip() for name in ("person", "meeting", "action")}
    entries, total = queries.log(**wanted, day=form.day.data, page=page_number())
    rows = [(entry, sentence(entry), changes(entry)) for entry in entries]
    page = Page.asked(queries.PAGE, total)
    return render_template("accounts/log.html", form=form, rows=rows, page=page)
