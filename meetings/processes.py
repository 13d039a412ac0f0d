"""The family of processes: gunicorn's own, which keeps the web's workers, keeps the outbox's worker beside them too.

So nothing has a whole application in memory only to watch: what loads it once is what accepts visitors and begins each
worker anew.
"""

import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from types import FrameType
from typing import Any

import click
from gunicorn.arbiter import Arbiter

AT_ONCE = 10.0  # seconds; a child that ends sooner is taken to have failed
LONGEST_PAUSE = 60.0  # seconds


class Family(Arbiter):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn's arbiter with one more child, begun again whenever it ends. Ctrl-C ends each of them in order."""

    def __init__(self, app: Any, beside: Callable[[], None]) -> None:
        """:param app: what gunicorn serves.

        :param beside: what the child does until SIGTERM.
        """
        super().__init__(app)
        self._beside = beside
        self._child = 0
        self._begun = self._due = self._pause = 0.0

    def handle_int(self) -> None:
        """Ctrl-C: requests that are being answered are finished, as with SIGTERM."""
        self.handle_term()

    def manage_workers(self) -> None:
        """Asked every second, and when a child ended. What ends as soon as it began waits longer each time."""
        super().manage_workers()
        now = time.monotonic()
        if self._child and not _is_there(self._child):
            self._pause = min(2 * self._pause + 1, LONGEST_PAUSE) if now - self._begun < AT_ONCE else 0.0
            self._child, self._due = 0, now + self._pause
        if not self._child and now >= self._due:
            self._begun = now
            self._child = fork(self._alone)

    def stop(self, graceful: bool = True) -> None:
        """End all of them. What the child is doing is finished, however long it takes."""
        child, self._child = self._child, 0
        if _is_there(child):
            os.kill(child, signal.SIGTERM)
        super().stop(graceful)
        if child:
            with_code(child)

    def _alone(self) -> None:
        for number in (*self.SIGNALS, signal.SIGCHLD):
            signal.signal(number, signal.SIG_DFL)
        for listener in self.LISTENERS:
            listener.close()
        for web in self.WORKERS.values():
            web.tmp.close()
        apart()
        self._beside()


def apart() -> None:
    """Let Ctrl-C reach the process that ends the others in order, and not this one."""
    os.setpgid(0, 0)


def aside(part: Callable[[], None]) -> None:
    """Do something in another process and wait for it. When that fails or is stopped, so is this one, the same way."""
    child = fork(part)

    def pass_on(number: int, _frame: FrameType | None) -> None:
        os.kill(child, number)

    before = {number: signal.signal(number, pass_on) for number in (signal.SIGTERM, signal.SIGINT)}
    code = with_code(child)
    for number, handler in before.items():
        signal.signal(number, handler)
    if code < 0:
        signal.signal(-code, signal.SIG_DFL)
        os.kill(os.getpid(), -code)
    if code:
        sys.exit(code)


def fork(part: Callable[[], None]) -> int:
    """Begin a process that does the part and ends; returns its number."""
    sys.stdout.flush()
    child = os.fork()
    if child:
        return child
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    code = 1
    try:
        part()
        code = 0
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 1
        if isinstance(ended.code, str):
            click.echo(ended.code, err=True)
    except Exception:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(code)


def with_code(child: int) -> int:
    """Wait for a child to end. Its exit code, a negative signal, or 0 where somebody else was told."""
    try:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    except ChildProcessError:
        return 0


def _is_there(child: int) -> bool:
    if not child:
        return False
    try:
        os.kill(child, 0)
    except ProcessLookupError:
        return False
    return True
