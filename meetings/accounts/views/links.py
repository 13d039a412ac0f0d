"""Choosing a password with a link: opening it shows a form and changes nothing."""

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from meetings.accounts import queries
from meetings.accounts.actions import accounts
from meetings.accounts.entrance.audience import audience
from meetings.accounts.views.desk import blueprint
from meetings.accounts.views.forms import ChoosePasswordForm
from meetings.accounts.views.security_routes import give_back, spend
from meetings.core.errors import Invalid


@blueprint.route("/accept/<token>", methods=["GET", "POST"])
@audience("anyone")
def accept(token: str) -> ResponseReturnValue:
    """Choose a password with the link an administrator gave."""
    g.uncacheable = True
    tried = spend()
    link, form = queries.password_link(token), ChoosePasswordForm()
    give_back(tried)  # a link that works is no guess
    if request.method == "POST" and form.validate():
        try:
            accounts.use_password_link(token, form.new_password.data or "")
        except Invalid as refusal:
            form.refuse(refusal)
        else:
            flash(_("Your password is set. Sign in with it."), "info")
            return redirect(url_for("security.login"), 303)
    return render_template("accounts/accept.html", form=form, user=link.user), 422 if form.errors else 200
