"""The history as sentences. Higher capabilities add their own acts with ``tell``."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext

from meetings.core.history import HistoryEntry
from meetings.core.translation_mark import mark as _
from meetings.web.filters import kept_value

_SAID: dict[str, tuple[str, str]] = {
    "signed.in": (_("Sign-in"), _("%(who)s signed in from %(address)s.")),
    "signed.out": (_("Sign-out"), _("%(who)s signed out.")),
    "sign_in.ended": (_("Sign-in ended"), _("%(who)s ended a sign-in of %(name)s.")),
    "sign_ins.ended": (_("Signed out elsewhere"), _("%(who)s signed out in %(count)s other browsers.")),
    "sign_in.failed": (_("Failed sign-in"), _("Somebody at %(address)s could not sign in.")),
    "password.set": (_("New password"), _("%(who)s gave the account of %(name)s a new password.")),
    "password.link": (_("Link to choose a password"), _("%(who)s made a link for %(name)s to choose a password.")),
    "password.link_mailed": (
        _("Link to choose a password sent"),
        _("%(who)s had a link to choose a password sent to %(name)s."),
    ),
    "account.opened": (_("Account opened"), _("%(who)s opened an account for %(name)s.")),
    "account.closed": (_("Account closed"), _("%(who)s closed the account of %(name)s.")),
    "account.reopened": (_("Account opened again"), _("%(who)s opened the account of %(name)s again.")),
    "account.renamed": (_("Account renamed"), _("%(who)s changed a name from %(before_name)s to %(name)s.")),
    "role.granted": (_("Role given"), _("%(who)s made %(name)s %(role)s of %(scope)s.")),
    "role.revoked": (
        _("Role taken away"),
        _("%(who)s took the role of %(before_role)s of %(scope)s from %(before_name)s."),
    ),
    "refused": (_("Refused"), _("%(who)s asked for %(path)s and was refused.")),
}

_OURS = frozenset(_SAID)


def tell(action: str, name: str, words: str) -> None:
    """Say how an act reads in the log.

    :param name: the kind of act, as the filter of the log lists it.
    :param words: a marked sentence with places for ``who``, ``key`` (what it was done to), ``scope`` (the meeting),
        and every value of the entry: by its name as it became, with ``before_`` as it was.
    """
    _SAID[action] = (name, words)


class _Values(dict[str, object]):
    def __missing__(self, name: str) -> str:
        return "…"  # erased, or never known


def action_name(action: str) -> str:
    """The kind of act in words."""
    if action in _SAID:
        return str(gettext(_SAID[action][0]))
    return action.replace(".", " ").replace("_", " ").capitalize()


def sentence(entry: HistoryEntry) -> str:
    """One act as a sentence; one that nobody described is put together from its name."""
    kept = entry.values
    values = _Values(key=entry.subject_key, scope=entry.scope or gettext("every meeting"))
    if kept is not None:
        values |= {f"before_{name}": kept_value(value, name) for name, value in (kept.before or {}).items()}
        values |= {name: kept_value(value, name) for name, value in (kept.after or {}).items()}
        values["who"] = gettext(kept.actor) if entry.user_id is None else kept.actor
    if entry.action in _SAID:
        return str(gettext(_SAID[entry.action][1])) % values
    noun, _dot, verb = entry.action.replace("_", " ").partition(".")
    values |= {"verb": verb or noun, "noun": entry.subject}
    return str(gettext("%(who)s %(verb)s the %(noun)s %(key)s.")) % values


def changes(entry: HistoryEntry) -> list[tuple[str, Any, Any]]:
    """What was and what became, for each value that differs: its name, before, after.

    Nothing where the sentence of the act says all of it.
    """
    if entry.values is None or entry.action in _OURS:
        return []
    before: Mapping[str, Any] = entry.values.before or {}
    after: Mapping[str, Any] = entry.values.after or {}
    names = [*before, *(name for name in after if name not in before)]
    return [
        (name.replace("_", " "), kept_value(before.get(name), name), kept_value(after.get(name), name))
        for name in names
        if before.get(name) != after.get(name)
    ]
