"""Start a process with limits, hand it bytes, wait for what it makes: whatever goes wrong there stays there."""

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
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Final

ROOT: Final = Path(__file__).resolve().parents[3]
_ENDED_BY: Final = {
    -signal.SIGXCPU: "time",
    -signal.SIGXFSZ: "size",
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
    """What one process may cost.

    :param memory: address space, in bytes.
    :param cpu: seconds of processor time.
    :param wall: seconds until the answer.
    :param output: bytes of what it makes.
    """

    memory: int
    cpu: int
    wall: int
    output: int


class Ended(Exception):
    """It made nothing: ``reason`` is "time", "memory", "size", "stopped", "broken", or a word of its own."""

    def __init__(self, reason: str, detail: str = "") -> None:
        self.reason, self.detail = reason, detail
        super().__init__(f"{reason} {detail}".strip())


def made_by(
    module: str,
    arguments: Sequence[str],
    given: bytes,
    limits: Limits,
    *,
    surroundings: Mapping[str, str] | None = None,
    on_line: Callable[[str], bool] = lambda _line: False,
) -> bytes:
    """What the module writes to its output after it was handed the bytes.

    :param module: of ours; it is started with the arguments and, last, its limits as JSON.
    :param surroundings: variables of its environment beside those that each has; nothing of ours is among them.
    :param on_line: told of each line that it says while it works; whether it was understood, or is to be remembered
        as a remark on why it ended.
    :raises Ended: when it did not end well, or not within the limits.
    """
    deadline = time.monotonic() + limits.wall
    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as made, tempfile.TemporaryDirectory() as home:
        source.write(given)
        source.seek(0)
        command = [sys.executable, "-m", module, *arguments, json.dumps(asdict(limits))]
        with _started(command, source, made, Path(home), surroundings or {}) as process:
            try:
                remarks = deque((line for line in _lines(process, deadline) if not on_line(line)), _REMARKS)
                code = process.wait(max(0.0, deadline - time.monotonic()))
            except (TimeoutError, subprocess.TimeoutExpired):
                raise Ended("time") from None
            finally:
                process.kill()
        if code:
            raise _why(module, code, remarks)
        made.seek(0)
        return made.read()


def _started(
    command: Sequence[str], given: IO[bytes], made: IO[bytes], home: Path, surroundings: Mapping[str, str]
) -> subprocess.Popen[bytes]:
    """Start it with an environment that holds no secret of ours, in a folder where there is nothing."""
    environment = {
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "PATH": os.defpath,
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONHASHSEED": "0",  # the same order in every process: the same bytes
        "PYTHONPATH": str(ROOT),
        "TMPDIR": str(home),
        "TZ": "UTC",
        "XDG_CACHE_HOME": str(home),
        **surroundings,
    }
    return subprocess.Popen(  # noqa: S603 - our own module, our own arguments
        command, stdin=given, stdout=made, stderr=subprocess.PIPE, cwd=home, env=environment, start_new_session=True
    )


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
            yield from (line.decode(errors="replace")[:_LONGEST_REMARK] for line in whole)
            if not came:
                return
            held = held[-_LONGEST_REMARK:]
    raise TimeoutError


def _why(module: str, code: int, remarks: Sequence[str]) -> Ended:
    """What it said last before it stopped, or what the signal that ended it means."""
    for remark in reversed(remarks):
        word, _, told = remark.partition(" ")
        if word == "refused":
            reason, _, detail = told.partition(" ")
            return Ended(reason, detail)
    if code in _ENDED_BY:
        return Ended(_ENDED_BY[code])
    if code < 0:
        return Ended("stopped")
    logger.error("%s ended with %s: %s", module, code, "\n".join(remarks))
    return Ended("broken")
