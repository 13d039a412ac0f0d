"""Choosing a password with a link: opening it shows a form and changes nothing."""

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from meetings.accounts import queries
from meetings.accounts.actions import accounts
from meetings.accounts.actions.attempts import Counted
from meetings.accounts.entrance.audience import audience
from meetings.accounts.views import trying
from meetings.accounts.views.desk import blueprint
from meetings.accounts.views.forms import ChoosePasswordForm
from meetings.core.errors import Invalid, Missing


@blueprint.route("/accept/<token>", methods=["GET", "POST"])
@audience("anyone")
def accept(token: str) -> ResponseReturnValue:
    """Choose a password with the link an administrator gave.

    A link that works is no guess, and is taken however many were tried from the same address.
    """
    g.uncacheable = True
    try:
        link = queries.password_link(token)
    except Missing:
        trying.spend(Counted(f"links:{trying.here()}"))
        raise
    form = ChoosePasswordForm()
    if request.method == "POST" and form.validate():
        try:
            user = accounts.use_password_link(token, form.new_password.data or "")
        except Invalid as refusal:
            form.refuse(refusal)
        else:
            flash(_("Your password is set. Sign in with it."), "info")
            trying.know_browser(user)
            return redirect(url_for("security.login"), 303)
    return render_template("accounts/accept.html", form=form, user=link.user), 422 if form.errors else 200
