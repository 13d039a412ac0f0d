"""Read a file that somebody sent, apart: in a process with limits, which hands back plain values or a refusal.

Whoever calls this holds no transaction: it may take as long as ``LIMITS`` allow, which are those of one file.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore
from typing import Any, Final

from meetings.core.translation_mark import mark as _
from meetings.formats import word_texts
from meetings.formats.limited.starting import Ended, Limits, made_by
from meetings.formats.spreadsheets import MOST_BYTES, Table, Unreadable, from_plain
from meetings.formats.word_texts import SentText

MOST_BYTES_OF_A_TEXT: Final = 16 * 1024 * 1024
LIMITS: Final = Limits(memory=256 << 20, cpu=8, wall=20, output=48 << 20)  # an agenda of 1000 rows takes 60 MB, 1 s
_READER: Final = "meetings.formats.sent.reader"
_SURROUNDINGS: Final = {"PYTHONDONTWRITEBYTECODE": ""}  # it starts often, and no other process imports what it does
# In each web process one file is read at a time and one more waits, so that most of its threads serve everybody else.
_READING: Final = BoundedSemaphore(1)
_HERE: Final = BoundedSemaphore(2)
_IN_WORDS: Final = {
    "time": _("This file takes far too long to read. Send only what is needed, in a file of its own."),
    "memory": _("This file needs far too much memory to be read. Send only what is needed, in a file of its own."),
    "size": _("This file holds far too much. Send only what is needed, in a file of its own."),
    "stopped": _("The reading was stopped. Send the file again."),
}


def table_in(body: bytes, most: int, *, beside: int = 0, limits: Limits = LIMITS) -> Table:
    """The rows of a table that somebody sent: of a workbook's first sheet that is shown, or of CSV.

    :param most: rows that are told of; with those ``beside`` them, such as headings and notes, one more is refused.
    :raises Unreadable: for what is neither a workbook nor CSV, is too large, or ends the process that reads it.
    """
    if len(body) > MOST_BYTES:
        raise Unreadable(_("The file is larger than %(most)s megabytes. Send only the agenda."), most=MOST_BYTES >> 20)
    return from_plain(_read("table", body, limits, most=most, beside=beside))


def text_in(body: bytes, *, limits: Limits = LIMITS) -> SentText:
    """A text that somebody sent from a word processor, as DOCX: ``SentText`` says what of it comes back.

    Give it to ``web.files_sent.takes_file`` as what reads the file: ``read=lambda body, name: text_in(body)``.

    :raises Unreadable: for what is no DOCX, is too large, or ends the process that reads it; its field is ``file``.
    """
    if len(body) > MOST_BYTES_OF_A_TEXT:
        sentence = _("The file is larger than %(most)s megabytes. Take the pictures out and send it again.")
        raise Unreadable(sentence, most=MOST_BYTES_OF_A_TEXT >> 20)
    return word_texts.from_plain(_read("text", body, limits))


def _read(kind: str, body: bytes, limits: Limits, **options: Any) -> dict[str, Any]:
    try:
        with _turn():
            made = made_by(_READER, [kind, json.dumps(options)], body, limits, surroundings=_SURROUNDINGS)
        answer = json.loads(made)
    except Ended as ended:
        otherwise = _("This file cannot be read. Save it anew and send it again.")
        raise Unreadable(_IN_WORDS.get(ended.reason, otherwise)) from ended
    if "refused" in answer:
        raise Unreadable(answer["refused"], **answer["values"])
    read: dict[str, Any] = answer["read"]
    return read


@contextmanager
def _turn() -> Iterator[None]:
    if not _HERE.acquire(blocking=False):
        raise Unreadable(_("Other files are being read at this moment. Send yours again in half a minute."))
    try:
        with _READING:
            yield
    finally:
        _HERE.release()
