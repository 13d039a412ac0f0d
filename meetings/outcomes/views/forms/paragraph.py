"""A paragraph, new or edited."""

from typing import Any, Final, cast

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import Length, Optional

from meetings.core.translation_mark import mark
from meetings.documents.actions import ParagraphEntry, for_history
from meetings.documents.models import Document, Paragraph
from meetings.documents.vocabulary import PARAGRAPH_KINDS, ParagraphKind
from meetings.web.fields import translated, words
from meetings.web.forms import EditForm, Form, offered

LONGEST = 20_000
LONGEST_PASTED: Final = 150_000  # of what is taken apart
LEVELS: Final = {
    "numbered-0": mark("Numbered paragraph: 1"),
    "numbered-1": mark("Sub-paragraph: (a)"),
    "numbered-2": mark("Sub-paragraph: (i)"),
}


def levels_and_kinds(*, own: bool) -> list[tuple[str, str]]:
    """What a new paragraph may be; where numbers follow by themselves, at which level."""
    numbered = PARAGRAPH_KINDS["numbered"]
    first = translated(LEVELS) if own else [("numbered-0", gettext(numbered))]
    return [*first, *translated(PARAGRAPH_KINDS)[1:]]


def entry_of(chosen: str, text: str, number: str = "") -> ParagraphEntry:
    """A paragraph as chosen from ``levels_and_kinds``."""
    kind, _dash, level = chosen.partition("-")
    depth = int(level) if level.isdecimal() else 0
    return ParagraphEntry(text=text, kind=cast(ParagraphKind, kind), depth=depth, number=words(number))


class ParagraphForm(EditForm):
    """Its text and kind, and the number where numbers are given. ``do``: what to do once it is saved."""

    text = TextAreaField(_("Text"), validators=[Optional(), Length(max=LONGEST)])
    kind = SelectField(_("Kind"))
    number = StringField(_("Number"), validators=[Optional(), Length(max=40)])
    do = HiddenField()

    def __init__(self, paragraph: Paragraph, **values: Any) -> None:
        super().__init__(edited=paragraph, **values)
        self.kind.choices = offered(translated(PARAGRAPH_KINDS))
        if not self.is_submitted():
            told = for_history(paragraph)
            self.text.data, self.kind.data, self.number.data = told["text"], told["kind"], told["number"]

    def entry(self) -> ParagraphEntry:
        """What was typed."""
        return ParagraphEntry(text=self.text.data or "", kind=self.kind.data, number=words(self.number.data))


class NewParagraphForm(Form):
    """A paragraph below another one; ``after`` is its number, nothing means the end."""

    kind = SelectField(_("Kind"))
    number = StringField(
        _("Number"),
        validators=[Optional(), Length(max=40)],
        description=_("As the text prints it, such as 15 (f). Only numbered paragraphs have one."),
    )
    text = TextAreaField(_("Text"), validators=[Optional(), Length(max=LONGEST_PASTED)])
    after = HiddenField()

    def __init__(self, document: Document, above: Paragraph | None = None, **values: Any) -> None:
        super().__init__(**values)
        own = document.numbering == "own"
        self.kind.choices = offered(levels_and_kinds(own=own))
        if not self.is_submitted():
            self.after.data = str(above.id) if above else ""
            self.kind.data = _like(above, own=own)

    def entry(self) -> ParagraphEntry:
        """What was typed."""
        return entry_of(str(self.kind.data or ""), self.text.data or "", self.number.data or "")


def _like(above: Paragraph | None, *, own: bool) -> str:
    if above is None or above.kind in ("heading", "text"):
        return "numbered-0"
    return f"numbered-{above.depth if own else 0}" if above.kind == "numbered" else above.kind
