"""One's own account: the name, the password, where one is signed in."""

from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from meetings.accounts import queries
from meetings.accounts.actions import accounts
from meetings.accounts.actions import sign_ins as signing
from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.accounts.models import User
from meetings.accounts.views.desk import blueprint
from meetings.accounts.views.forms import NameForm
from meetings.accounts.views.security_routes import sign_in_limits
from meetings.accounts.vocabulary import ROLES
from meetings.core.errors import Invalid


def _page(user: User, form: NameForm) -> str:
    rows = queries.open_sign_ins(user.id, **sign_in_limits())
    return render_template(
        "accounts/account.html", user=user, form=form, sign_ins=rows, this=g.sign_in_id, role_names=ROLES
    )


@blueprint.get("/account/")
@audience("signed in")
def account() -> ResponseReturnValue:
    """My name, what I may do, and where I am signed in."""
    user = queries.user(viewer().id)
    return _page(user, NameForm(obj=user))


@blueprint.post("/account/name")
@audience("signed in")
def change_name() -> ResponseReturnValue:
    """Change my name."""
    user, form = queries.user(viewer().id), NameForm()
    try:
        if form.validate():
            accounts.rename(user, form.name.data or "", by=viewer())
            flash(_("Your name is changed."), "info")
            return redirect(url_for("accounts.account"), 303)
    except Invalid as refusal:
        form.refuse(refusal)
    return _page(user, form), 422


@blueprint.post("/account/sign-ins/<int:number>/end")
@audience("signed in")
def end_own_sign_in(number: int) -> ResponseReturnValue:
    """Sign out somewhere else."""
    signing.end(queries.own_sign_in(viewer(), number), by=viewer())
    flash(_("That browser is signed out."), "info")
    return redirect(url_for("accounts.account"), 303)


@blueprint.post("/account/sign-ins/end")
@audience("signed in")
def end_other_sign_ins() -> ResponseReturnValue:
    """Sign out everywhere else."""
    count = signing.end_others(viewer(), kept=g.sign_in_id)
    flash(_("Signed out in %(count)s other browsers.", count=count), "info")
    return redirect(url_for("accounts.account"), 303)
