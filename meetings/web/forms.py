"""Forms: CSRF is checked for every request already; here are the once key, the version and what was typed."""

import secrets
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol

from flask import flash
from flask_babel import gettext
from flask_wtf import FlaskForm
from wtforms import HiddenField
from wtforms.fields import SelectChoice  # type: ignore[attr-defined]  # newer than the types

from meetings.core import letters
from meetings.core.db import db
from meetings.core.errors import Conflict, Invalid
from meetings.web import again
from meetings.web.languages import written
from meetings.web.taking_in import TakesTextIn, text_fields


def offered(choices: Iterable[tuple[str, str]], nothing: str | None = None) -> list[SelectChoice]:
    """What a list offers: values and their labels.

    :param nothing: the label of choosing nothing, put first; without it something must be chosen.
    """
    blank = [] if nothing is None else [SelectChoice("", nothing)]
    return [*blank, *(SelectChoice(value, label) for value, label in choices)]


class HasVersion(Protocol):
    """Whatever counts how often it was saved."""

    version: Any


class Form(TakesTextIn, FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """A form that can be sent twice and done once; what it takes is taken in as all text is."""

    once = HiddenField(default=lambda: secrets.token_urlsafe(16))
    conflict: Conflict | None = None

    def carried_out(self, act: Callable[[], object]) -> bool:
        """Do the act when the form was sent and is complete; what is refused is undone and shown in the form."""
        if not self.validate_on_submit():
            return False
        refusal = again.refused() or self._refused(act)
        if refusal is None:
            if remark := self.remark_on_letters():
                flash(remark, "warning")
            return True
        if isinstance(refusal, Conflict):
            self.conflict = refusal
        else:
            self.refuse(refusal)
        return False

    @staticmethod
    def _refused(act: Callable[[], object]) -> Invalid | Conflict | None:
        """Do the act; why it was refused, where the page is to tell it now."""
        try:
            with db.session.begin_nested():  # a refusal may come when half of it is done
                act()
        except (Invalid, Conflict) as refusal:
            again.leave_to_a_page(refusal)
            return refusal
        return None

    def remark_on_letters(self) -> str:
        """What whoever typed letters is told that no font for printing has; nothing where all are."""
        typed = (field.data for field in text_fields(self) if not isinstance(field, HiddenField))
        lacking = letters.missing(text for text in typed if isinstance(text, str))
        return gettext("On paper, a mark stands for: %(letters)s.", letters=letters.named(lacking)) if lacking else ""

    @property
    def status(self) -> int:
        """The status of the page that shows this form: 200, or why what was sent was not taken."""
        if self.conflict is not None:
            return self.conflict.status
        return Invalid.status if self.errors else 200

    def refuse(self, refusal: Invalid) -> None:
        """Show a refusal of the domain beside the fields it names, and keep what was typed."""
        for name, sentence in refusal.fields.items():
            if name in self._fields:
                self._fields[name].errors = [*self._fields[name].errors, _filled(sentence, refusal.values)]
        if not any(name in self._fields for name in refusal.fields):
            self.form_errors.append(_filled(refusal.message, refusal.values))


def _filled(sentence: str, values: Mapping[str, object]) -> str:
    translated: str = gettext(sentence)
    return translated % written(values) if values else translated


class EditForm(Form):
    """A form that changes something that exists: it carries the version that was shown."""

    version = HiddenField()

    def __init__(self, *args: Any, edited: HasVersion | None = None, **values: Any) -> None:
        super().__init__(*args, **values)
        self.edited = edited
        if edited is not None and not self.is_submitted():
            self.version.data = edited.version

    def carried_out(self, act: Callable[[], object]) -> bool:
        """As for any form; after a conflict, what was typed can be sent again on top of what the other person saved."""
        accepted = super().carried_out(act)
        if self.conflict is not None and self.edited is not None:
            self.version.data = self.edited.version
        return accepted

    @property
    def version_shown(self) -> int:
        """The version that the page was made from; 0, which nothing has, when it cannot be read."""
        text = str(self.version.data or "")
        return int(text) if text.isdecimal() and len(text) < 10 else 0
