"""A proposal of paragraphs, line by line, with what was pasted as one beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import BooleanField, FormField, HiddenField, SelectField, StringField, TextAreaField
from wtforms import Form as Fields
from wtforms.validators import Length, Optional

from meetings.core.errors import Invalid
from meetings.core.translation_mark import mark
from meetings.documents.actions import ParagraphEntry
from meetings.documents.models import Document
from meetings.documents.rules import numbering
from meetings.documents.rules.pasted import Part
from meetings.outcomes.actions.several_paragraphs import LONGEST, MOST
from meetings.outcomes.views.forms.paragraph import LONGEST_PASTED, entry_of, levels_and_kinds
from meetings.web.fields import LinesField
from meetings.web.forms import Form, offered

ABOVE: Final = "above"  # goes on the paragraph above
OUT: Final = "out"  # is left out


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """What was pasted, as one paragraph, and where it was to go: below another one, or in place of one."""

    text: str
    kind: str = "numbered-0"
    number: str = ""
    after: str = ""
    paragraph: int | None = None
    version: int = 0


class PartFields(Fields):
    """One paragraph of the proposal; ``was`` is what stood before it."""

    kind = SelectField(_("Kind"))
    number = StringField(_("Number"), validators=[Optional(), Length(max=40)])
    text = TextAreaField(_("Text"), validators=[Optional(), Length(max=LONGEST)])
    was = HiddenField()


class ApartForm(Form):
    """The paragraphs, and what was pasted where it may stay one. ``do``: which of both is taken."""

    parts = LinesField(FormField(PartFields), most=MOST)
    typed = BooleanField(
        _("Keep the numbers that stood there"),
        description=_("The numbers of this document are typed from then on, and no longer follow by themselves."),
    )
    whole = TextAreaField(validators=[Optional(), Length(max=LONGEST_PASTED)])
    whole_kind = HiddenField()
    whole_number = HiddenField()
    after = HiddenField()
    paragraph = HiddenField()
    at_version = HiddenField()
    do = HiddenField()

    def __init__(self, document: Document, **values: Any) -> None:
        super().__init__(**values)
        self.own = document.numbering == "own"
        if self.is_submitted():
            self._offer()

    def propose(self, whole: Whole | None, parts: Sequence[Part]) -> None:
        """Show a proposal, whatever was sent to get it."""
        while self.parts.entries:
            self.parts.pop_entry()
        for part in parts[:MOST]:
            numbered = f"numbered-{part.depth if self.own else 0}"
            kind = numbered if part.kind == "numbered" else part.kind
            number = numbering.label(part.path) if part.path else ""
            self.parts.append_entry({"kind": kind, "number": number, "text": part.text, "was": part.number})
        self._offer()
        if whole is not None:
            self.whole.data, self.whole_kind.data, self.whole_number.data = whole.text, whole.kind, whole.number
            self.after.data, self.paragraph.data = whole.after, str(whole.paragraph or "")
            self.at_version.data = str(whole.version)

    def _offer(self) -> None:
        choices = offered([
            *levels_and_kinds(own=self.own), (ABOVE, gettext("Goes on the paragraph above")),
            (OUT, gettext("Is left out")),
        ])  # fmt: skip
        for line in self.parts:
            line.form.kind.choices = choices

    @property
    def keeps_numbers(self) -> bool:
        """Whether numbers that the program keeps are to be those that stood there."""
        return self.own and bool(self.typed.data)

    @property
    def pasted(self) -> Whole | None:
        """What was pasted; None where a file was sent, which cannot stay one."""
        if not self.whole.data:
            return None
        return Whole(
            text=self.whole.data,
            kind=self.whole_kind.data or "numbered-0",
            number=self.whole_number.data or "",
            after=self.after.data or "",
            paragraph=_number(self.paragraph.data) or None,
            version=_number(self.at_version.data),
        )

    def entries(self) -> list[ParagraphEntry]:
        """The paragraphs as they stand in the form.

        :raises Invalid: where the first is said to go on one above it.
        """
        found: list[ParagraphEntry] = []
        for line in self.parts:
            kind, text = line.form.kind.data, line.form.text.data or ""
            if kind == ABOVE and not found:
                raise Invalid(mark("The first paragraph has none above it to go on."))
            if kind == ABOVE:
                above = found.pop()
                text = f"{above.text}\n{text}"
                found.append(ParagraphEntry(text=text, kind=above.kind, depth=above.depth, number=above.number))
            elif kind != OUT and text.strip():
                found.append(entry_of(kind, text, line.form.number.data or ""))
        return found


def _number(typed: str | None) -> int:
    return int(typed) if typed and typed.isdecimal() and len(typed) < 10 else 0
