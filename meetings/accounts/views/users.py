"""Accounts, as administrators keep them."""

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from meetings.accounts import queries
from meetings.accounts.actions import accounts
from meetings.accounts.entrance.audience import audience
from meetings.accounts.entrance.current_viewer import viewer
from meetings.accounts.models import User
from meetings.accounts.views.desk import blueprint
from meetings.accounts.views.forms import GrantForm, NameForm, UserForm
from meetings.accounts.views.security_routes import sign_in_limits
from meetings.accounts.vocabulary import ROLES
from meetings.core.errors import Invalid
from meetings.web.languages import page_language
from meetings.web.paging import Page, page_number
from meetings.web.query_string import asked
from meetings.web.taking_in import sent


@blueprint.get("/administration/users/")
@audience("administrator")
def users() -> ResponseReturnValue:
    """Every account, by name."""
    search = asked("q")
    found, total = queries.users(search, page=page_number())
    page = Page.asked(queries.PAGE, total)
    return render_template("accounts/users.html", users=found, page=page, search=search, role_names=ROLES)


@blueprint.route("/administration/users/new", methods=["GET", "POST"])
@audience("administrator")
def add_user() -> ResponseReturnValue:
    """Open an account, and show the link with which its person chooses a password."""
    form = UserForm()
    if request.method == "POST" and form.validate():
        try:
            user = accounts.add_user(form.email.data or "", form.name.data or "", by=viewer())
        except Invalid as refusal:
            form.refuse(refusal)
        else:
            return _link_shown(user)
    return render_template("accounts/new_user.html", form=form), 422 if form.errors else 200


def _link_shown(user: User) -> str:
    token = accounts.make_password_link(user, by=viewer())
    address = current_app.extensions["concord.settings"].public_url.rstrip("/") + url_for(
        "accounts.accept", token=token
    )
    return render_template("accounts/link.html", user=user, address=address, days=accounts.LINK_VALID_FOR.days)


def _page(user: User, *, name_form: NameForm | None = None, grant_form: GrantForm | None = None) -> str:
    taken = (asked("revoked"), asked("meeting") or None)
    held = {(grant.role, grant.scope) for grant in user.grants}
    return render_template(
        "accounts/user.html",
        user=user,
        name_form=name_form or NameForm(formdata=None, obj=user),
        grant_form=grant_form or GrantForm(formdata=None),
        sign_ins=queries.open_sign_ins(user.id, **sign_in_limits()),
        role_names=ROLES,
        undo=taken if taken[0] in ROLES and taken not in held else None,
    )


@blueprint.get("/administration/users/<int:number>/")
@audience("administrator")
def user(number: int) -> ResponseReturnValue:
    """One account: what it may do, and where it is signed in."""
    return _page(queries.user(number))


@blueprint.post("/administration/users/<int:number>/name")
@audience("administrator")
def rename_user(number: int) -> ResponseReturnValue:
    """Change the name an account shows."""
    account, form = queries.user(number), NameForm()
    try:
        if form.validate():
            accounts.rename(account, form.name.data or "", by=viewer())
            return _back(account)
    except Invalid as refusal:
        form.refuse(refusal)
    return _page(account, name_form=form), 422


@blueprint.post("/administration/users/<int:number>/links")
@audience("administrator")
def make_link(number: int) -> ResponseReturnValue:
    """Make a link with which the person chooses a new password; shown once."""
    return _link_shown(queries.user(number))


@blueprint.post("/administration/users/<int:number>/letters")
@audience("administrator")
def mail_link(number: int) -> ResponseReturnValue:
    """Have a link to choose a password sent to the account's address."""
    account, settings = queries.user(number), current_app.extensions["concord.settings"]
    language = account.language or page_language()
    accounts.mail_password_link(account, key=settings.secret_key, language=language, by=viewer())
    if settings.smtp_url:
        sentence = _("A link is on its way to %(email)s. Older ones no longer work.", email=account.email)
    else:
        sentence = _(
            "No mail server is set up: the letter to %(email)s is kept as a file, in outbox in the instance folder.",
            email=account.email,
        )
    flash(sentence, "info")
    return _back(account)


@blueprint.post("/administration/users/<int:number>/closure")
@audience("administrator")
def close_user(number: int) -> ResponseReturnValue:
    """Close an account."""
    account = queries.user(number)
    accounts.deactivate(account, by=viewer())
    flash(_("The account of %(name)s is closed. It can be opened again here.", name=account.name), "info")
    return _back(account)


@blueprint.post("/administration/users/<int:number>/reopening")
@audience("administrator")
def reopen_user(number: int) -> ResponseReturnValue:
    """Open a closed account again."""
    account = queries.user(number)
    accounts.reactivate(account, by=viewer())
    flash(_("The account of %(name)s is open again.", name=account.name), "info")
    return _back(account)


@blueprint.post("/administration/users/<int:number>/grants")
@audience("administrator")
def grant(number: int) -> ResponseReturnValue:
    """Give a role, for one meeting or for all."""
    account, form = queries.user(number), GrantForm()
    try:
        if form.validate():
            accounts.grant(account, form.role.data, (form.scope.data or "").strip() or None, by=viewer())
            return _back(account)
    except Invalid as refusal:
        form.refuse(refusal)
    return _page(account, grant_form=form), 422


@blueprint.post("/administration/users/<int:number>/grants/revoked")
@audience("administrator")
def revoke(number: int) -> ResponseReturnValue:
    """Take a role away; the page that follows offers to give it back."""
    account = queries.user(number)
    role, meeting = sent("role"), sent("scope") or None
    accounts.revoke(account, role, meeting, by=viewer())
    return redirect(url_for("accounts.user", number=account.id, revoked=role, meeting=meeting), 303)


def _back(account: User) -> ResponseReturnValue:
    return redirect(url_for("accounts.user", number=account.id), 303)
