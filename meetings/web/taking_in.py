"""Text as forms and addresses take it in: all of it by ``core.intake``, whatever the form and the field.

A field of several lines (``TextAreaField``) takes running text, every other one a line; passwords alone are left as
they were typed. What is longer than its field takes is refused before anything looks it up: one sign may be
eighteen letters once it is folded, and whoever sends a form keeps others from saving until it is answered.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from flask import request
from werkzeug.datastructures import MultiDict
from wtforms import Field, FieldList, FormField, PasswordField, StringField, TextAreaField
from wtforms.validators import Length, StopValidation, ValidationError

from meetings.core.intake import one_line, running_text

_SHOWN_AGAIN: Final = 2_000  # characters of a line that is too long for any field


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
        """Fill the fields; those of one line hold one, and what is too long has nothing before it but its refusal."""
        super().process(*args, **values)  # type: ignore[misc]  # the form's own
        for field in text_fields(self):
            if isinstance(field.data, str) and field.raw_data and not isinstance(field, TextAreaField):
                field.data = one_line(field.data)
            if field.raw_data and is_too_long(field):
                field.validators = [_NoLonger(*_lengths(field))]
                if not isinstance(field, TextAreaField):
                    field.data = field.data[:_SHOWN_AGAIN]


class _NoLonger(Length):
    """The rule of a length, after which nothing more is asked of the field."""

    def __init__(self, rule: Length, *_others: Length) -> None:
        super().__init__(max=rule.max, message=rule.message)

    def __call__(self, form: Any, field: Any) -> None:
        try:
            super().__call__(form, field)
        except ValidationError as error:
            raise StopValidation(*error.args) from error


def is_too_long(field: Field) -> bool:
    """Whether a field holds more characters than it takes; it is not to be looked up then."""
    return bool(_lengths(field))


def _lengths(field: Field) -> list[Length]:
    """The rules of its length that what it holds breaks."""
    held = len(field.data) if isinstance(field.data, str) else 0
    rules: Iterable[Any] = field.validators
    return [rule for rule in rules if isinstance(rule, Length) and 0 <= rule.max < held]


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
