"""What the fields and kinds of the desk are called."""

from typing import Final

from meetings.core.translation_mark import mark as _

PARAGRAPH_KINDS: Final = {
    "numbered": _("Numbered paragraph"),
    "bullet": _("Bullet"),
    "heading": _("Heading"),
    "preamble": _("Preamble"),
    "text": _("Text without a number"),
}
LEVELS: Final = {
    "numbered-0": _("Numbered paragraph: 1"),
    "numbered-1": _("Sub-paragraph: (a)"),
    "numbered-2": _("Sub-paragraph: (i)"),
}
NUMBERINGS: Final = {
    "own": _("Numbers follow by themselves: 1, (a), (i)"),
    "given": _("Numbers are typed, as the text prints them"),
}
VISIBILITIES: Final = {
    "public": _("Everybody, as soon as the meeting is public"),
    "private": _("Only those who work on this meeting"),
}
LANGUAGES: Final = {
    "en": _("English"), "fr": _("French"), "es": _("Spanish"), "ar": _("Arabic"), "zh": _("Chinese"),
    "ru": _("Russian"), "pt": _("Portuguese"),
}  # fmt: skip
FIELDS: Final = {
    "title": _("Title"), "kind": _("Kind"), "nature": _("Nature"), "language": _("Language"), "symbol": _("Symbol"),
    "adoption": _("How it came about"), "numbering": _("Numbering"), "issued": _("Issued"),
    "original_symbol": _("Symbol of the original"), "original_title": _("Title of the original"),
    "original_url": _("Address of the original"), "code_prefix": _("Letters of its recommendations"),
    "note": _("Note"), "text": _("Text"), "number": _("Number"), "addressed_to": _("Addressed to"),
    "tags": _("Tags"), "proposers": _("Proposers"), "paragraphs": _("Taken from"), "visibility": _("Who may read it"),
}  # fmt: skip
