"""The process that prints one manuscript: it reads it from its input, writes the PDF to its output, and is gone.

On its error output it says, a line each: ``layout PAGE``, ``drawing PAGES``, ``remark TEXT``, ``refused REASON TEXT``.
Its limits are set before the renderer is even imported.
"""

import gc
import json
import logging
import os
import re
import sys
from pathlib import Path
from typing import IO

from meetings.formats.limited.inside import Refused, leave, limit, say, stay_inside, told
from meetings.formats.pdf.manuscript import Manuscript

_CODE = re.compile(r"\(U\+([0-9A-F]+)\)")


class Listener(logging.Handler):
    """Tells of each page, and stops at what WeasyPrint only warns of though the document would not be whole."""

    def __init__(self, pages: int | None) -> None:
        super().__init__(logging.INFO)
        self.pages = pages
        # Letters for which no font had a form, such as a mark on a letter of another one.
        self.lacking: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        """Called for each thing that the renderer says."""
        said = record.getMessage()
        if record.name.endswith("progress"):
            step, _, page = said.rpartition(" - Page ")
            if step and page.isdecimal():
                self.laid_out(int(page))
        elif said.startswith(".notdef"):
            self.lacking.update(chr(int(code, 16)) for code in _CODE.findall(said)[-1:])
        elif record.levelno >= logging.WARNING:
            say(f"remark {' '.join(said.split())}")
            if said.startswith("Failed to load image"):
                raise Refused("unprintable", said)

    def laid_out(self, page: int) -> None:
        """One page more."""
        if self.pages is not None and page > self.pages:
            raise Refused("size")
        say(f"layout {page}")


def main() -> int:
    """Print what is on standard input.

    :return: the exit code, as ``told`` gives it.
    """
    static, limits = Path(sys.argv[1]), json.loads(sys.argv[2])
    limit(memory=limits["memory"], cpu=limits["cpu"], output=limits["output"])
    made = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no part of the PDF
    return told(lambda: _print(Manuscript.from_bytes(sys.stdin.buffer.read()), static, limits["pages"], made))


def _print(manuscript: Manuscript, static: Path, pages: int | None, made: IO[bytes]) -> None:
    from meetings.formats.pdf import rendering  # noqa: PLC0415 - after the limits are set

    stay_inside()  # now that the libraries were looked for

    listener = Listener(pages)
    for name in ("weasyprint", "weasyprint.progress"):
        logger = logging.getLogger(name)
        logger.handlers[:] = [listener]
        logger.setLevel(logging.INFO)
        logger.propagate = False
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    gc.freeze()
    gc.disable()  # the process ends before anything is worth collecting: 15-22 % of the time
    with made:
        made.write(rendering.rendered(manuscript, static, listener.lacking))


if __name__ == "__main__":
    leave(main())
