"""How the process that prints says why it stops, to the one that waits for it."""

import sys


class Refused(BaseException):
    """Stops the rendering wherever it is; what WeasyPrint catches and goes on from are Exceptions."""

    def __init__(self, reason: str, detail: str = "") -> None:
        self.line = f"refused {reason} {' '.join(detail.split())}".rstrip()
        super().__init__(self.line)


def say(line: str) -> None:
    """One line to the process that waits."""
    sys.stderr.write(line + "\n")
    sys.stderr.flush()
