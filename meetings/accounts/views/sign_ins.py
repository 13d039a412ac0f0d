"""Everybody's sign-ins, as administrators see and end them."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from meetings.accounts import queries
from meetings.accounts.actions import sign_ins as signing
from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.accounts.views.desk import blueprint
from meetings.accounts.views.security_routes import sign_in_limits
from meetings.core import clock
from meetings.web.paging import Page, page_number
from meetings.web.query_string import asked


@blueprint.get("/administration/sign-ins/")
@audience("administrator")
def sign_ins() -> ResponseReturnValue:
    """Every sign-in, the latest first."""
    search = asked("q")
    found, total = queries.sign_ins(search, page=page_number())
    now, limits = clock.now(), sign_in_limits()
    rows = [(row, row.is_live(now, **limits)) for row in found]
    page = Page.asked(queries.PAGE, total)
    return render_template("accounts/sign_ins.html", rows=rows, page=page, search=search)


@blueprint.post("/administration/sign-ins/<int:number>/end")
@audience("administrator")
def end_sign_in(number: int) -> ResponseReturnValue:
    """End anybody's sign-in."""
    row = queries.sign_in_for(viewer(), number)
    signing.end(row, by=viewer())
    flash(_("The sign-in of %(name)s is ended.", name=row.user.name), "info")
    return redirect(url_for("accounts.sign_ins"), 303)
