"""Text as forms and addresses take it in: all of it by ``core.intake``, whatever the form and the field.

A field of several lines (``TextAreaField``) takes running text, every other one a line; passwords alone are left as
they were typed.
"""

from collections.abc import Iterator
from typing import Any

from flask import request
from werkzeug.datastructures import MultiDict
from wtforms import Field, FieldList, FormField, PasswordField, StringField, TextAreaField

from meetings.core.intake import one_line, running_text


class TakesTextIn:
    """Mixed into a form, before its base: what was sent is taken in before anything looks at it."""

    class Meta:
        """How WTForms gets what was sent."""

        def wrap_formdata(self, form: Any, formdata: Any) -> Any:
            """The same, with every text taken in."""
            given = super().wrap_formdata(form, formdata)  # type: ignore[misc]  # WTForms puts the classes together
            secret = {name for name, field in form._fields.items() if isinstance(field, PasswordField)}
            return _taken_in(given, secret) if given else given

    def process(self, *args: Any, **values: Any) -> None:
        """Fill the fields; those of one line hold one."""
        super().process(*args, **values)  # type: ignore[misc]  # the form's own
        for field in text_fields(self):
            if isinstance(field.data, str) and field.raw_data and not isinstance(field, TextAreaField):
                field.data = one_line(field.data)


def _taken_in(given: Any, secret: set[str]) -> MultiDict[str, Any]:
    taken = [(name, value if name in secret else _text(value)) for name in given for value in given.getlist(name)]
    return MultiDict(taken)


def _text(value: Any) -> Any:
    return running_text(value) if isinstance(value, str) else value


def text_fields(form: Any) -> Iterator[Field]:
    """Every field into which one types words, those within lines of a list included; passwords are not words."""
    for field in form:
        if isinstance(field, FieldList):
            yield from text_fields(field)
        elif isinstance(field, FormField):
            yield from text_fields(field.form)
        elif isinstance(field, StringField) and not isinstance(field, PasswordField):
            yield field


def sent(name: str, most: int = 300) -> str:
    """A word that was sent beside the fields of a form, as one line of so many characters at most."""
    return one_line(request.form.get(name, ""))[:most].rstrip()


def sent_texts(beginning: str) -> dict[str, str]:
    """Running texts that were sent in fields whose names begin so, by the rest of the name."""
    found = [(name, text) for name, text in request.form.items() if name.startswith(beginning)]
    return {name.removeprefix(beginning): running_text(text) for name, text in found}
