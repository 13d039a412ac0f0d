"""Waiting for something that another process does: until it is so, and not a moment longer."""

import time
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")


def until(look: Callable[[], Found], *, what: str, seconds: float = 30) -> Found:
    """Look again until something is found, and return it.

    :raises AssertionError: when it has not come after so many seconds; ``what`` says what was waited for.
    """
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = look()
        if found:
            return found
        time.sleep(0.05)  # noqa: TID251 - the one place: between two looks at another process
    raise AssertionError(f"waited {seconds} s in vain for {what}")
