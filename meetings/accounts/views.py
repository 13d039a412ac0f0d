"""The desk of accounts: one's own account, and what administrators keep."""

from flask import Blueprint, render_template
from meetings.accounts.audience import audience

blueprint = Blueprint("accounts", __name__)


@blueprint.get("/account/")
@audience("signed in")
def account() -> str:
    """My account."""
    return render_template("accounts/account.html")
