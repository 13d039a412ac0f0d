"""The process that prints one manuscript: it reads it from its input, writes the PDF to its output, and is gone.

On its error output it says, a line each: ``layout PAGE``, ``drawing PAGES``, ``remark TEXT``, ``refused REASON TEXT``.
Its limits are set before the renderer is even imported.
"""

import gc
import json
import logging
import os
import resource
import sys
from pathlib import Path
from typing import IO, Any

from meetings.formats.pdf.manuscript import Manuscript
from meetings.formats.pdf.refusing import Refused, say

_NEVER = frozenset(
    {"socket.connect", "socket.sendto", "socket.getaddrinfo", "subprocess.Popen", "os.exec", "os.system"}
)
_NUMBERS = 3  # exit code of a refusal that was put in words


class Listener(logging.Handler):
    """Tells of each page, and stops at what WeasyPrint only warns of though the document would not be whole."""

    def __init__(self, pages: int | None) -> None:
        super().__init__(logging.INFO)
        self.pages = pages

    def emit(self, record: logging.LogRecord) -> None:
        """Called for each thing that the renderer says."""
        said = record.getMessage()
        if record.name.endswith("progress"):
            step, _, page = said.rpartition(" - Page ")
            if step and page.isdecimal():
                self.laid_out(int(page))
        elif ".notdef" in said:
            raise Refused("letters", said)
        elif record.levelno >= logging.WARNING:
            say(f"remark {' '.join(said.split())}")
            if said.startswith("Failed to load image"):
                raise Refused("unprintable", said)

    def laid_out(self, page: int) -> None:
        """One page more."""
        if self.pages is not None and page > self.pages:
            raise Refused("size")
        say(f"layout {page}")


def limit(limits: dict[str, Any]) -> None:
    """What the system itself ends this process for."""
    os.nice(limits["nice"])
    resource.setrlimit(resource.RLIMIT_AS, (limits["memory"], limits["memory"]))
    resource.setrlimit(resource.RLIMIT_CPU, (limits["cpu"], limits["cpu"] + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits["output"], limits["output"]))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _stay_inside(event: str, _: tuple[object, ...]) -> None:
    if event in _NEVER:
        raise Refused("outside", event)


def main() -> int:
    """Print what is on standard input.

    :return: the exit code: 0, or 3 when it said why not.
    """
    static, limits = Path(sys.argv[1]), json.loads(sys.argv[2])
    limit(limits)
    made = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no part of the PDF
    try:
        _print(Manuscript.from_bytes(sys.stdin.buffer.read()), static, limits["pages"], made)
    except Refused as refused:
        say(refused.line)
    except MemoryError:
        say("refused memory")
    except RecursionError:
        say("refused unprintable its parts are nested too deeply")
    except OSError as error:
        say(f"refused {'size' if error.errno == 27 else 'unprintable'} {error.strerror}")  # 27: File too large
    else:
        return 0
    return _NUMBERS


def _print(manuscript: Manuscript, static: Path, pages: int | None, made: IO[bytes]) -> None:
    from meetings.formats.pdf import rendering  # noqa: PLC0415 - after the limits are set

    sys.addaudithook(_stay_inside)  # now that the libraries were looked for

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
        made.write(rendering.rendered(manuscript, static))


if __name__ == "__main__":
    code = main()
    sys.stderr.flush()
    os._exit(code)  # taking a million boxes apart first would take seconds
