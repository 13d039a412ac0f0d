"""The desk of accounts: one's own account, and what administrators keep."""

from meetings.accounts.views import links, log, own, sign_ins, styleguide, users
from meetings.accounts.views.desk import blueprint

__all__ = ["blueprint", "links", "log", "own", "sign_ins", "styleguide", "users"]
