"""Speakers, in the order of protocol: lines that can be added, taken off and moved up without a script."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import Form, SelectField, StringField
from wtforms.validators import Length, Optional

from meetings.programme.vocabulary import SPEAKER_ROLES
from meetings.web.fields import LinesField, ListedField, translated
from meetings.web.forms import offered

_BLANK = {"role": "speaker"}


class SpeakerFields(Form):
    """One line; a line without a name is left out."""

    name = ListedField(_("Name"), [Optional(), Length(max=200)], proposals="people")
    role = SelectField(_("Role"), default="speaker")
    title = StringField(_("Office or title"), validators=[Optional(), Length(max=200)])
    affiliation = StringField(_("Affiliation"), validators=[Optional(), Length(max=200)])

    def __init__(self, *args: Any, **values: Any) -> None:
        super().__init__(*args, **values)
        self.role.choices = offered(translated(SPEAKER_ROLES))


def lines_changed(lines: LinesField, sent: Mapping[str, str]) -> bool:
    """Do what a button beside the lines asks, keeping all that was typed; False when none was pressed."""
    rows = [dict(row) for row in lines.data]
    if "add_speaker" in sent:
        rows += [] if lines.is_full else [_BLANK]
    elif "remove_speaker" in sent:
        _take_off(rows, sent["remove_speaker"])
    elif "speaker_up" in sent:
        _move_up(rows, sent["speaker_up"])
    else:
        return False
    show_lines(lines, rows)
    return True


def show_lines(lines: LinesField, rows: list[dict[str, Any]]) -> None:
    """Put these lines in place of those there are; one blank line where there is none."""
    while lines.entries:
        lines.pop_entry()
    for row in rows or [_BLANK]:
        lines.append_entry(row)


def _take_off(rows: list[dict[str, Any]], place: str) -> None:
    if place.isdecimal() and len(place) < 5 and int(place) < len(rows):
        del rows[int(place)]


def _move_up(rows: list[dict[str, Any]], place: str) -> None:
    if place.isdecimal() and len(place) < 5 and 0 < int(place) < len(rows):
        rows.insert(int(place) - 1, rows.pop(int(place)))
