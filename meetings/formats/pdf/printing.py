"""Print in a process of its own, whose time, memory and output are limited: whatever goes wrong there stays there."""

import json
import logging
import os
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Final, Literal

from meetings.formats.pdf.glyphs import need_further
from meetings.formats.pdf.manuscript import Manuscript

Reason = Literal["time", "memory", "outside", "letters", "size", "unprintable", "stopped"]
Progress = Callable[[str, int], None]
ROOT: Final = Path(__file__).resolve().parents[3]
IN_WORDS: Final[dict[Reason, str]] = {
    "time": "It took too long to print.",
    "memory": "It needed too much memory to print.",
    "outside": "It asked for something outside this document",
    "letters": "It has letters that the fonts for printing do not have",
    "size": "It is too long to print.",
    "unprintable": "It cannot be printed",
    "stopped": "The printing was stopped; asking again starts it anew.",
}
_ENDED_BY: Final[dict[int, Reason]] = {
    -signal.SIGXCPU: "time",
    -signal.SIGABRT: "memory",  # C libraries abort, trap or crash where they get no memory
    -signal.SIGTRAP: "memory",
    -signal.SIGSEGV: "memory",
    -signal.SIGBUS: "memory",
}
_REMARKS: Final = 50  # the last ones
_LONGEST_REMARK: Final = 4096  # characters
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost.

    :param memory: address space, in bytes; the process takes about 350 MB of it before the first page.
    :param cpu: seconds of processor time.
    :param wall: seconds until the answer.
    :param pages: at most so many, or as many as there are.
    :param output: bytes of the file.
    :param html: letters of what is to be printed; of so much there would be more pages than anybody prints.
    :param nice: by how much it lets other processes go first.
    """

    memory: int = 1200 << 20
    cpu: int = 180
    wall: int = 300
    pages: int | None = 1500
    output: int = 64 << 20
    html: int = 24_000_000
    nice: int = 0


LIMITS: Final = Limits()


class NotPrinted(Exception):
    """There is no file. Its text tells a person why; ``reason`` tells a program, ``detail`` such as the letters."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        self.reason: Reason = reason
        self.detail = detail
        told = IN_WORDS[reason]
        super().__init__(f"{told}: {detail}" if detail and not told.endswith(".") else told)


def printed(
    manuscript: Manuscript, *, static: Path, limits: Limits = LIMITS, on_progress: Progress | None = None
) -> bytes:
    """The manuscript as a PDF.

    :param static: the folder whose fonts, print styles and pictures are used.
    :param on_progress: told ("layout", page) for each page laid out and ("drawing", pages) once; a long document may be
        laid out more than once, to know its own page numbers.
    :raises NotPrinted: when it cannot be made within the limits, or asks for what it may not have.
    """
    if len(manuscript.html) > limits.html:
        raise NotPrinted("size")
    deadline = time.monotonic() + limits.wall
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as made, tempfile.TemporaryDirectory() as home:
        given.write(manuscript.to_bytes())
        given.seek(0)
        fonts = static.resolve() / "fonts" / ("further" if need_further(manuscript.html, static / "fonts") else "print")
        with _started(given, made, Path(home), fonts, limits) as process:
            try:
                remarks = deque(_remarks(process, deadline, on_progress), _REMARKS)
                code = process.wait(max(0.0, deadline - time.monotonic()))
            except (TimeoutError, subprocess.TimeoutExpired):
                raise NotPrinted("time") from None
            finally:
                process.kill()
        if code:
            raise _refusal(code, remarks)
        made.seek(0)
        return made.read()


def _started(given: IO[bytes], made: IO[bytes], home: Path, fonts: Path, limits: Limits) -> subprocess.Popen[bytes]:
    """Start it with an environment that holds no secret of ours, in a folder where there is nothing."""
    environment = {
        "FONTCONFIG_FILE": str(fonts / "fonts.conf"),
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home),
        "LANG": "C.UTF-8",
        "PATH": os.defpath,
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONHASHSEED": "0",  # the same order in every process: the same bytes
        "PYTHONPATH": str(ROOT),
        "TMPDIR": str(home),
        "TZ": "UTC",
    }
    if "DYLD_FALLBACK_LIBRARY_PATH" in os.environ:  # where macOS keeps Pango
        environment["DYLD_FALLBACK_LIBRARY_PATH"] = os.environ["DYLD_FALLBACK_LIBRARY_PATH"]
    command = [sys.executable, "-m", "meetings.formats.pdf.press", str(fonts.parent.parent), json.dumps(asdict(limits))]
    return subprocess.Popen(  # noqa: S603 - our own module, our own arguments
        command, stdin=given, stdout=made, stderr=subprocess.PIPE, cwd=home, env=environment, start_new_session=True
    )


def _remarks(process: subprocess.Popen[bytes], deadline: float, on_progress: Progress | None) -> Iterator[str]:
    """What the process says, but for its progress, which is told on."""
    for line in _lines(process, deadline):
        kind, _, number = line.partition(" ")
        if kind in ("layout", "drawing") and number.isdecimal():
            if on_progress:
                on_progress(kind, int(number))
        else:
            yield line[:_LONGEST_REMARK]


def _lines(process: subprocess.Popen[bytes], deadline: float) -> Iterator[str]:
    """Whole lines as they come, until it says no more.

    :raises TimeoutError: when the deadline passes first.
    """
    assert process.stderr is not None
    held = b""
    with selectors.DefaultSelector() as waiting:
        waiting.register(process.stderr, selectors.EVENT_READ)
        while waiting.select(max(0.0, deadline - time.monotonic())):
            came = os.read(process.stderr.fileno(), 1 << 16)
            *whole, held = (held + came).split(b"\n")
            yield from (line.decode(errors="replace") for line in whole)
            if not came:
                return
            held = held[-_LONGEST_REMARK:]
    raise TimeoutError


def _refusal(code: int, remarks: Sequence[str]) -> NotPrinted:
    """What it said last before it stopped, or what the signal that ended it means."""
    for remark in reversed(remarks):
        word, _, told = remark.partition(" ")
        if word == "refused":
            reason, _, detail = told.partition(" ")
            return NotPrinted(next((known for known in IN_WORDS if known == reason), "unprintable"), detail)
    if code in _ENDED_BY:
        return NotPrinted(_ENDED_BY[code])
    if code < 0:
        return NotPrinted("stopped")
    logger.error("printing ended with %s: %s", code, "\n".join(remarks))
    return NotPrinted("unprintable")
