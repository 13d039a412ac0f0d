"""What a field is: one row of the tables from which draft, changes, history, agenda tables and imports follow."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from meetings.formats.spreadsheets import Given
from meetings.programme.released.cells import Translate, Vocabulary, write_plainly

Draft = TypeVar("Draft")
Entry = TypeVar("Entry")
Frozen = TypeVar("Frozen")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[Frozen]):
    """A column of the agenda's table, written by an export and read by an import.

    :param place: from left to right.
    :param of: the value in codes that a cell says of a frozen session in a zone; what is not there is ``empty``.
    """

    name: str
    heading: str
    place: int
    width: int
    on_paper: bool
    of: Callable[[Frozen, str], Any]
    read: Callable[[Given, Vocabulary], Any]
    write: Callable[[Any, Translate], str | int | date | None] = write_plainly
    empty: Any = ""
    kept_when_empty: bool = False  # an empty cell leaves it as it is


@dataclass(frozen=True, slots=True, kw_only=True)
class Field(Generic[Draft, Entry, Frozen]):
    """A field of a session or of a group. ``name`` is that of the frozen one, of a change and in the history.

    :param heading: at the desk and over a column.
    :param phrase: within a sentence on a change.
    :param raises_sequence: whether a subscribed calendar must take a change of it as a new version.
    :param draft: its value in the draft, and ``entry`` the same as typed; None for what is changed by acts alone.
    :param told: such a value in words, for the history and for two people who edit at once.
    :param freeze: what a release holds of it, where that is not the draft's value.
    :param wrong: what would be accepted instead of a typed value; None for one that is good.
    :param form: the field of the form beside which that is said.
    :param keep: whether the draft keeps what was typed as it is, under the same name.
    """

    name: str
    heading: str
    phrase: str
    raises_sequence: bool
    draft: Callable[[Draft], Any]
    entry: Callable[[Entry], Any] | None
    told: Callable[[Any], str] = str
    freeze: Callable[[Draft], Any] | None = None
    wrong: Callable[[Any], str | None] = lambda _value: None
    form: str = ""
    keep: bool = False
    columns: tuple[Column[Frozen], ...] = ()

    def frozen(self, draft: Draft) -> Any:
        """What a release made now would hold."""
        return (self.freeze or self.draft)(draft)


def frozen(draft: Draft, fields: tuple[Field[Draft, Any, Any], ...]) -> dict[str, Any]:
    """Every field as a release made now would hold it."""
    return {field.name: field.frozen(draft) for field in fields}


def in_words(draft: Draft, fields: tuple[Field[Draft, Any, Any], ...]) -> dict[str, str]:
    """The draft in words, for the history and for two people who edit at once."""
    return {field.name: field.told(field.draft(draft)) for field in fields}


def typed_in_words(
    entry: Entry, fields: tuple[Field[Any, Entry, Any], ...], before: Mapping[str, str]
) -> dict[str, str]:
    """What was typed, in the same words; what is not typed is as before."""
    return {**before, **{field.name: field.told(field.entry(entry)) for field in fields if field.entry}}


def refused(entry: Entry, fields: tuple[Field[Any, Entry, Any], ...]) -> dict[str, str]:
    """What would be accepted, by the field of the form, for each that cannot be taken as typed."""
    found = {field.form or field.name: field.wrong(field.entry(entry)) for field in fields if field.entry}
    return {name: sentence for name, sentence in found.items() if sentence}


def keep_typed(draft: Draft, entry: Entry, fields: tuple[Field[Draft, Entry, Any], ...]) -> None:
    """Write into the draft what it keeps as it was typed."""
    for field in fields:
        if field.keep and field.entry:
            setattr(draft, field.name, field.entry(entry))
