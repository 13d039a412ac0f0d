"""The official text beside a summary: what it says of itself, and what is summed up where."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import HiddenField, SelectField, StringField
from wtforms.validators import DataRequired, Length, Optional

from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark
from meetings.directory.vocabulary import LANGUAGES
from meetings.documents.models import Document, Paragraph
from meetings.documents.rules import numbering
from meetings.documents.rules.official_words import proposed
from meetings.documents.vocabulary import ADOPTIONS
from meetings.outcomes.actions import DocumentEntry
from meetings.outcomes.actions.official import map_seen
from meetings.outcomes.queries.official_texts import mapped
from meetings.outcomes.views.forms.fields import IssuedFields
from meetings.web.bounds import MOST_OF_A_TEXT
from meetings.web.fields import LinesField, translated, words
from meetings.web.forms import Form, offered


class OfficialForm(Form, IssuedFields):
    """An official text, filled in with what its summary says of it."""

    title = StringField(_("Title"), validators=[DataRequired(_("Give the document a title.")), Length(max=300)])
    symbol = StringField(
        _("Symbol"),
        validators=[Optional(), Length(max=100)],
        description=_("As the issuing body gave it, such as A/RES/73/195; nothing where it gave none."),
    )
    language = SelectField(_("Language"))
    adoption = SelectField(_("How it came about"), validators=[Optional()])
    original_url = StringField(
        _("Address of the source"),
        validators=[DataRequired(_("Say where the official text is taken from.")), Length(max=500)],
        render_kw={"type": "url"},
        description=_("Where the issuing body keeps it. Its page names it as the source."),
    )

    def __init__(self, summary: Document, **values: Any) -> None:
        super().__init__(**values)
        self.summary = summary
        self.language.choices = offered(translated(LANGUAGES))
        self.adoption.choices = offered(translated(ADOPTIONS), gettext("Not known"))
        if not self.is_submitted():
            self.title.data = summary.title
            self.symbol.data, self.original_url.data = summary.original_symbol or "", summary.original_url or ""
            self.language.data, self.adoption.data = summary.language, summary.adoption or ""
            self.show_issued(summary.issued)

    def entry(self) -> DocumentEntry:
        """What was typed."""
        return DocumentEntry(
            title=self.title.data or "",
            kind=self.summary.kind,
            nature="record",
            language=self.language.data,
            adoption=self.adoption.data or None,
            numbering="given",
            issued=self.issued(),
            symbol=words(self.symbol.data),
            original_url=words(self.original_url.data),
        )


class OfficialMapForm(Form):
    """For each paragraph of the summary the numbers of those of the official text; ``seen`` is what was shown."""

    places = LinesField(StringField(validators=[Optional(), Length(max=200)]), most=MOST_OF_A_TEXT)
    seen = HiddenField()

    def __init__(self, document: Document, summary: Document, *, is_mapped: bool, **values: Any) -> None:
        super().__init__(**values)
        self.document, self.summary = document, summary
        if not self.is_submitted():
            self._show(mapped(document) if is_mapped else self._proposed())
            self.seen.data = map_seen(document)

    def _proposed(self) -> dict[int, list[Paragraph]]:
        by_number = {row.id: row for row in self.document.paragraphs}
        found = proposed(self.summary.paragraphs, self.document.paragraphs)
        return {number: [by_number[each] for each in there] for number, there in found.items()}

    def _show(self, places: Mapping[int, Sequence[Paragraph]]) -> None:
        for row in self.summary.paragraphs[:MOST_OF_A_TEXT]:
            self.places.append_entry("; ".join(number_typed(each) for each in places.get(row.id, ())))

    def chosen(self) -> dict[int, list[Paragraph]]:
        """What was typed, by the number in the database of each paragraph of the summary.

        :raises Invalid: for a number that the official text does not have.
        """
        there = {row.anchor: row for row in self.document.paragraphs}
        found = {}
        for row, field in zip(self.summary.paragraphs, self.places, strict=False):
            typed = [part for part in re.split(r"[;\n]", field.data or "") if part.strip()]
            rows = [_row(there, part) for part in typed]
            found[row.id] = list({each.id: each for each in rows}.values())
        return found


def _row(there: Mapping[str, Paragraph], typed: str) -> Paragraph:
    try:
        found = there.get(numbering.anchor(numbering.parsed(typed)))
    except Invalid:
        found = None
    if found is None:
        raise Invalid(
            mark("The official text has no paragraph %(number)s. Part several numbers by semicolons: 15 (a); 15 (b)."),
            number=typed.strip(),
        )
    return found


def number_typed(row: Paragraph) -> str:
    """The number of a paragraph as it may be typed, of one without a number too: 15 (a), or h-1."""
    unprinted = row.editorial or row.kind == "heading"
    return row.anchor.removeprefix("p-") if unprinted else numbering.label(row.path) or row.anchor.removeprefix("p-")
