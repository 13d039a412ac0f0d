"""Whoever hands a recommendation on or receives it: on record once, and used again."""

from sqlalchemy.exc import IntegrityError

from meetings.accounts.viewer import Viewer
from meetings.core.db import db
from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark as _
from meetings.followup.models import Party
from meetings.followup.queries import parties
from meetings.followup.rules.typed_text import says_something, visible

LONGEST_NAME = 300


def state_party(viewer: Viewer, name: str) -> Party:
    """The party that a name means, found or put on record. Two people may name the same one at once.

    :param name: a mechanism, an organisation or a State as people call it or by its code; else whoever it is.
    """
    if not says_something(name) or len(visible(name)) > LONGEST_NAME:
        raise Invalid(_("Give the name of a State, an organisation, a mechanism or an office."))
    column, value = parties.meant_by(viewer, name)
    if column == "label" and len(meant := parties.may_be(name)) > 1:
        names = ", ".join(f"{each.name} ({each.code})" for each in meant)
        raise Invalid(_("“%(typed)s” may be any of these: %(names)s. Write which one."), typed=name, names=names)
    found = parties.party_like(column, value)
    if found is None:
        try:
            with db.session.begin_nested():
                found = Party(**{column: value})
                db.session.add(found)
        except IntegrityError:
            found = parties.party_like(column, value)
    assert found is not None  # either it was made here, or whoever came first has committed it
    return found


def party_or_nobody(viewer: Viewer, named: str | Party | None) -> Party | None:
    """The party that a name means, or is known already; None where nothing was typed that one can see."""
    if isinstance(named, Party):
        return named
    return state_party(viewer, named) if named and visible(named) else None
