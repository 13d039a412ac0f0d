"""Fields that say in our words what they accept."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext
from wtforms import DateField, FieldList, StringField, TimeField, widgets
from wtforms.fields import SelectMultipleField


class DayField(DateField):
    """One day."""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Read ``2027-05-20``; anything else is refused in words."""
        try:
            super().process_formdata([text for text in valuelist if text.strip()])
        except ValueError:
            raise ValueError(gettext("Give the day as year, month and day, such as 2027-05-20.")) from None


class WallTimeField(TimeField):
    """A time as the clock on the wall shows it."""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Read ``09:30``; anything else is refused in words."""
        try:
            super().process_formdata([text for text in valuelist if text.strip()])
        except ValueError:
            raise ValueError(gettext("Give the time in hours and minutes, such as 09:30.")) from None


class ListedField(StringField):
    """A line with proposals: ``proposals`` are shown as one types, and anything else may be typed too."""

    def __init__(self, label: Any = None, validators: Any = None, *, proposals: str, **values: Any) -> None:
        super().__init__(label, validators, **values)
        self.proposals = proposals

    def __call__(self, **values: Any) -> Any:
        """The input, tied to the list of that id."""
        return super().__call__(list=self.proposals, autocomplete="off", **values)


class ManyField(SelectMultipleField):
    """Several of a list, each of them once however often it was sent: so never more than are offered."""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Read what was chosen."""
        super().process_formdata(list(dict.fromkeys(valuelist)))


class ChecksField(ManyField):
    """Several of a list, each with a box to tick."""

    widget = widgets.ListWidget(prefix_label=False)
    option_widget = widgets.CheckboxInput()


class LinesField(FieldList):  # type: ignore[type-arg]  # generic for the types only
    """Lines that grow as one types, ``most`` at most; more are refused, and shown again as they were typed."""

    def __init__(self, line: Any, label: Any = None, validators: Any = None, *, most: int, **values: Any) -> None:
        super().__init__(line, label, validators, **values)
        self.most = most

    @property
    def is_full(self) -> bool:
        """Whether no line may come."""
        return len(self.entries) >= self.most

    def validate(self, form: Any, extra_validators: Any = ()) -> bool:
        """Refuse a list that is too long before anything in it is looked at."""
        if len(self.entries) > self.most:
            self.errors = [gettext("Give at most %(most)d.", most=self.most)]
            return False
        return bool(super().validate(form, extra_validators))


def words(text: str | None) -> str | None:
    """What was typed in a line, without spaces at its ends; None for nothing."""
    return (text or "").strip() or None


def translated(labels: Mapping[Any, str]) -> list[tuple[str, str]]:
    """Choices of a list, in the reader's language."""
    return [(code, gettext(label)) for code, label in labels.items()]
