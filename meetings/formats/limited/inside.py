"""What a process with limits does to itself, and how it says why it stops to the one that waits for it."""

import os
import resource
import sys
from collections.abc import Callable
from typing import Final

_FILE_TOO_LARGE: Final = 27  # EFBIG
_IN_WORDS: Final = 3  # exit code of a refusal that was put in words
_OUTWARDS = frozenset(
    {"socket.connect", "socket.sendto", "socket.getaddrinfo", "subprocess.Popen", "os.exec", "os.system"}
)


class Refused(BaseException):
    """Stops the work wherever it is; what libraries catch and go on from are Exceptions."""

    def __init__(self, reason: str, detail: str = "") -> None:
        self.line = f"refused {reason} {' '.join(detail.split())}".rstrip()
        super().__init__(self.line)


def say(line: str) -> None:
    """One line to the process that waits."""
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def limit(*, memory: int, cpu: int, output: int) -> None:
    """What the system itself ends this process for: bytes of address space, seconds of processor, bytes of a file."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (output, output))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def stay_inside() -> None:
    """Stop at the first attempt to reach another machine or to start another program."""
    sys.addaudithook(_refuse_outwards)


def _refuse_outwards(event: str, _: tuple[object, ...]) -> None:
    if event in _OUTWARDS:
        raise Refused("outside", event)


def shut() -> None:
    """Open nothing from here on, be it a file or a line to elsewhere: the system has no number left for it.

    What is to be imported must have been.
    """
    stay_inside()
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))


def told(work: Callable[[], None]) -> int:
    """Do the work.

    :return: the exit code: 0, or 3 when it was said why not.
    """
    try:
        work()
    except Refused as refused:
        say(refused.line)
    except MemoryError:
        say("refused memory")
    except RecursionError:
        say("refused unprintable its parts are nested too deeply")
    except OSError as error:
        say(f"refused {'size' if error.errno == _FILE_TOO_LARGE else 'unprintable'} {error.strerror}")
    else:
        return 0
    return _IN_WORDS


def leave(code: int) -> None:
    """End at once: taking a million parts asunder first would take seconds."""
    sys.stderr.flush()
    os._exit(code)
