"""Which numbers pasted paragraphs would have, where the program keeps them: published ones are cited."""

from collections.abc import Sequence

from meetings.core.errors import Invalid
from meetings.documents.actions import ParagraphEntry, place_for
from meetings.documents.models import Document
from meetings.documents.rules import numbering
from meetings.outcomes.views.forms.paragraph import entry_of
from meetings.outcomes.views.forms.taken_apart import ABOVE, OUT, ApartForm, Whole


def numbers_foreseen(document: Document, form: ApartForm) -> dict[int, tuple[str, str]]:
    """By the place of a line in the form, the number that stood there and the one it will have, where they differ."""
    if document.numbering != "own":
        return {}
    taken = [place for place, line in enumerate(form.parts) if line.form.kind.data not in (ABOVE, OUT)]
    entries = [entry_of(form.parts[place].form.kind.data, "") for place in taken]
    kept = [(row.kind, row.depth) for row in document.paragraphs]
    start, end = _place(document, form.pasted, entries)
    paths = numbering.numbered([*kept[:start], *((entry.kind, entry.depth) for entry in entries), *kept[end:]])
    found = {}
    for place, entry, (path, _editorial) in zip(taken, entries, paths[start:], strict=False):
        fields = form.parts[place].form
        was, now = _read(fields.number.data or ""), numbering.label(path)
        if entry.kind == "numbered" and was and was != now:
            found[place] = ((fields.was.data or was) if len(path) == 1 else was, now)
    return found


def _place(document: Document, whole: Whole | None, entries: Sequence[ParagraphEntry]) -> tuple[int, int]:
    """From which to which row of the text they take the place of what is there."""
    rows = document.paragraphs
    if whole is not None and whole.paragraph is not None:
        at = next((place for place, row in enumerate(rows) if row.id == whole.paragraph), len(rows) - 1)
        return at, at + 1
    above = next((row for row in rows if whole is not None and str(row.id) == whole.after), None)
    if above is not None and entries:
        at = place_for(document, entries[0], above)
    else:
        at = 0 if whole is not None and whole.after == "0" else len(rows)
    return at, at


def _read(typed: str) -> str:
    try:
        return numbering.label(numbering.parsed(typed)) if typed.strip() else ""
    except Invalid:
        return typed
