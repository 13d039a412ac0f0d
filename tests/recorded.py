"""Tests write rows that nobody entered; of what the program itself writes, history is asked in every test.

An act that is called by a test is the program too: the rule looks who is at work when rows are flushed.
"""

import sys
from types import FrameType

from meetings.core import history_required


def asked_of_the_program_alone() -> None:
    """For the rest of this process: what a test changes with its own hands needs no entry."""
    history_required.by_program.set(_program_at_work)


def _program_at_work() -> bool:
    frame: FrameType | None = sys._getframe()
    while frame is not None:
        name = str(frame.f_globals.get("__name__", ""))
        if name.startswith("meetings.") and not name.startswith("meetings.core."):
            return True
        frame = frame.f_back
    return False
