"""Forms: CSRF is checked for every request already; here are the once key, the version and what was typed."""

import secrets
from collections.abc import Mapping
from typing import Any

from flask_babel import gettext
from flask_wtf import FlaskForm
from wtforms import HiddenField

from meetings.core.errors import Invalid


class Form(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """A form that can be sent twice and done once."""

    once = HiddenField(default=lambda: secrets.token_urlsafe(16))

    def refuse(self, refusal: Invalid) -> None:
        """Show a refusal of the domain beside the fields it names, and keep what was typed."""
        for name, sentence in refusal.fields.items():
            if name in self._fields:
                self._fields[name].errors = [*self._fields[name].errors, _filled(sentence, refusal.values)]
        if not any(name in self._fields for name in refusal.fields):
            self.form_errors.append(_filled(refusal.message, refusal.values))

    def entered(self) -> Mapping[str, Any]:
        """What was entered, without the machinery."""
        return {name: value for name, value in self.data.items() if name not in ("csrf_token", "once", "version")}


def _filled(sentence: str, values: Mapping[str, object]) -> str:
    translated: str = gettext(sentence)
    return translated % values if values else translated


class EditForm(Form):
    """A form that changes something that exists: it carries the version that was shown."""

    version = HiddenField()
