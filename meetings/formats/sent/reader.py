"""The process that reads one file that somebody sent: bytes on its input, plain values as JSON on its output.

Its limits are set before anything that reads is imported; once it is, no file and no line to elsewhere can be opened.
"""

import codecs
import gc
import json
import os
import sys
import warnings
from collections.abc import Callable
from typing import Any

from meetings.core.errors import Invalid
from meetings.formats.limited.inside import leave, limit, shut, told

Read = Callable[[bytes], dict[str, Any]]
_ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "ascii", "cp437")  # the last of archives' names


def main() -> int:
    """Read what is on standard input.

    :return: the exit code, as ``told`` gives it.
    """
    kind, options, limits = sys.argv[1], json.loads(sys.argv[2]), json.loads(sys.argv[3])
    limit(memory=limits["memory"], cpu=limits["cpu"], output=limits["output"])
    os.nice(5)  # whoever saves goes first
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is none of it

    def read() -> None:
        body = sys.stdin.buffer.read()
        reading = _KINDS[kind](body, options)
        for encoding in _ENCODINGS:
            codecs.lookup(encoding)  # Python imports each where it is first asked for
        warnings.simplefilter("ignore")
        gc.disable()  # the process ends before anything is worth collecting
        shut()
        try:
            made: dict[str, Any] = {"read": reading(body)}
        except Invalid as refusal:
            made = {"refused": refusal.message, "values": dict(refusal.values)}
        with out:
            out.write(json.dumps(made).encode())

    return told(read)


def _table(body: bytes, options: dict[str, Any]) -> Read:
    """What reads a table, imported and ready."""
    from meetings.formats.sent import tables  # noqa: PLC0415 - after the limits are set
    from meetings.formats.spreadsheets import to_plain  # noqa: PLC0415

    tables.prepare(body)
    return lambda sent: to_plain(tables.table_of(sent, **options))


def _text(_body: bytes, _options: dict[str, Any]) -> Read:
    """What reads a text of a word processor, imported and ready."""
    from docx import Document  # noqa: PLC0415

    from meetings.formats.sent import word  # noqa: PLC0415
    from meetings.formats.word_texts import to_plain  # noqa: PLC0415

    Document()  # opens a file of its own, and imports what it then needs
    return lambda sent: to_plain(word.text_of(sent))


_KINDS: dict[str, Callable[[bytes, dict[str, Any]], Read]] = {"table": _table, "text": _text}


if __name__ == "__main__":
    leave(main())
