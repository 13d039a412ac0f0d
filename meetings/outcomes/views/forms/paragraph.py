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
LEVELS: Final = {
    "numbered-0": mark("Numbered paragraph: 1"),
    "numbered-1": mark("Sub-paragraph: (a)"),
    "numbered-2": mark("Sub-paragraph: (i)"),
}


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
    text = TextAreaField(_("Text"), validators=[Optional(), Length(max=LONGEST)])
    after = HiddenField()

    def __init__(self, document: Document, above: Paragraph | None = None, **values: Any) -> None:
        super().__init__(**values)
        own = document.numbering == "own"
        kinds = translated(PARAGRAPH_KINDS)[1:]
        first = translated(LEVELS) if own else [("numbered-0", gettext(PARAGRAPH_KINDS["numbered"]))]
        self.kind.choices = offered([*first, *kinds])
        if not self.is_submitted():
            self.after.data = str(above.id) if above else ""
            self.kind.data = _like(above, own=own)

    def entry(self) -> ParagraphEntry:
        """What was typed."""
        kind, _dash, level = str(self.kind.data or "").partition("-")
        return ParagraphEntry(
            text=self.text.data or "",
            kind=cast(ParagraphKind, kind),
            depth=int(level) if level.isdecimal() else 0,
            number=words(self.number.data),
        )


def _like(above: Paragraph | None, *, own: bool) -> str:
    if above is None or above.kind in ("heading", "text"):
        return "numbered-0"
    return f"numbered-{above.depth if own else 0}" if above.kind == "numbered" else above.kind
