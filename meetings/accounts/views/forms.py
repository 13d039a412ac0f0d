"""The forms of accounts. Those of Flask-Security follow our rules and say the same whether or not an account exists."""

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_security import ChangePasswordForm, LoginForm, PasswordUtil
from wtforms import DateField, EmailField, PasswordField, SelectField, StringField
from wtforms import Form as PlainForm
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # newer than the types
from wtforms.validators import DataRequired, EqualTo, InputRequired, Length, Optional

from meetings.accounts.rules.passwords import ADVISED, LONGEST, SHORTEST, check, normalised
from meetings.accounts.vocabulary import ROLES
from meetings.core.errors import Invalid
from meetings.web.forms import Form
from meetings.web.refusals import in_words
from meetings.web.taking_in import TakesTextIn

_CURRENT = {"autocomplete": "current-password"}
_NEW = {"autocomplete": "new-password"}
_ADVICE = _(
    "%(shortest)s characters or more; %(advised)s or more are better, a few words for instance.",
    shortest=SHORTEST,
    advised=ADVISED,
)


class OurPasswords(PasswordUtil):
    """Flask-Security's forms ask this for what a password must be."""

    def normalize(self, password: str) -> str:
        """The same password whatever keyboard wrote it."""
        return normalised(password)

    def validate(self, password: str, is_register: bool, **values: Any) -> tuple[list[str] | None, str]:
        """What is wrong with it (None when nothing is), and the normalised password."""
        user = values.get("user")
        try:
            check(password, about=(user.name, user.email) if user else ())
        except Invalid as refusal:
            return [in_words(refusal)], normalised(password)
        return None, normalised(password)


class SignInForm(TakesTextIn, LoginForm):
    """Address and password. Where to go next is never read from it."""

    email = EmailField(
        _("Email address"),
        [DataRequired(_("Give your email address.")), Length(max=254)],
        render_kw={"autocomplete": "username", "autocapitalize": "none"},
    )
    password = PasswordField(
        _("Password"), [DataRequired(_("Give your password.")), Length(max=LONGEST)], render_kw=_CURRENT
    )

    def __init__(self, *args: Any, **values: Any) -> None:
        super().__init__(*args, **values)
        self.next.data = ""  # wherever it came from
        del self.remember
        del self.submit

    def validate(self, **values: Any) -> bool:
        """Whether the two fit; if not, one sentence for every reason."""
        if super().validate(**values):
            return True
        if self.email.data and self.password.data:
            self.email.errors, self.password.errors = [], []
            self.form_errors = [
                gettext("The address and the password do not belong together, or the account is closed.")
            ]
        return False


class PasswordForm(TakesTextIn, ChangePasswordForm):
    """One's own new password, with the present one."""

    password = PasswordField(
        _("Present password"), [DataRequired(_("Give your present password.")), Length(max=LONGEST)], render_kw=_CURRENT
    )
    new_password = PasswordField(
        _("New password"), [DataRequired(_("Give a new password."))], render_kw=_NEW, description=_ADVICE
    )
    new_password_confirm = PasswordField(
        _("New password again"),
        [InputRequired(_("Write it again.")), EqualTo("new_password", message=_("Write the same new password twice."))],
        render_kw=_NEW,
    )

    def __init__(self, *args: Any, **values: Any) -> None:
        super().__init__(*args, **values)
        del self.submit


class ChoosePasswordForm(Form):
    """A password chosen with a link."""

    new_password = PasswordField(
        _("Password"), [DataRequired(_("Give a password."))], render_kw=_NEW, description=_ADVICE
    )
    again = PasswordField(
        _("Password again"),
        [InputRequired(_("Write it again.")), EqualTo("new_password", message=_("Write the same password twice."))],
        render_kw=_NEW,
    )


class NameForm(Form):
    """The name an account shows."""

    name = StringField(
        _("Name"), [DataRequired(_("Give the person's name.")), Length(max=200)], render_kw={"autocomplete": "name"}
    )


class UserForm(Form):
    """A new account."""

    name = StringField(
        _("Name"), [DataRequired(_("Give the person's name.")), Length(max=200)], render_kw={"autocomplete": "off"}
    )
    email = StringField(
        _("Email address"),
        [DataRequired(_("Give an email address.")), Length(max=254)],
        render_kw={"type": "email", "autocomplete": "off", "autocapitalize": "none"},
    )


def _role_choices() -> list[SelectChoice]:
    """None is chosen before somebody chooses: a press too many gives nobody a role."""
    named = (SelectChoice(role, gettext(name)) for role, name in ROLES.items())
    return [SelectChoice("", gettext("Choose a role")), *named]


class GrantForm(Form):
    """A role, for one meeting or for all."""

    role = SelectField(_("Role"), [InputRequired(_("Choose a role."))], choices=_role_choices)
    scope = StringField(
        _("Meeting"),
        [Length(max=80)],
        description=_("The code in the meeting's address, such as grcp-7. Leave it empty for every meeting."),
    )


class LogFilter(TakesTextIn, PlainForm):
    """What to show of the log; it is read from the address and changes nothing."""

    person = StringField(_("Person"), [Optional(), Length(max=200)])
    meeting = StringField(_("Meeting"), [Optional(), Length(max=80)])
    action = SelectField(_("What was done"), [Optional()], choices=[], validate_choice=False)
    day = DateField(_("Day (UTC)"), [Optional()])
