"""Where the running server is reached, laid down in the instance folder: commands beside it print that address."""

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

NAME: Final = "served_at.json"


def lay_down(instance: Path, address: str) -> None:
    """Say where this very process serves."""
    partial = instance / f".{NAME}.{os.getpid()}"
    partial.write_text(json.dumps({"address": address, "process": os.getpid()}))
    os.replace(partial, instance / NAME)


def forget(instance: Path) -> None:
    """Begin without what a server before said."""
    with suppress(OSError):  # a folder that cannot be used is told of by whoever uses it
        (instance / NAME).unlink()


def read(instance: Path) -> str | None:
    """The address of the server that runs on this folder; None where none does, or none that says so."""
    try:
        said = json.loads((instance / NAME).read_text())
        address, process = str(said["address"]), int(said["process"])
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return address if process > 0 and _lives(process) else None


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except PermissionError:
        return True  # as somebody else
    except (OSError, OverflowError):
        return False
    return True
