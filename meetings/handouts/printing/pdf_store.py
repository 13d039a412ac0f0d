"""Where manuscripts wait and finished PDFs lie, both under the digest of the manuscript.

The folder is the cache: it may be deleted at any time, and asking again makes the same bytes.
"""

from pathlib import Path

from meetings.core.files import Store
from meetings.formats.pdf import Manuscript


class Shelf:
    """Manuscripts and PDFs by digest.

    :param most: bytes that the whole cache may hold; whatever was kept longest ago makes room for a new PDF.
    """

    def __init__(self, instance: Path, most: int) -> None:
        self._store, self._most = Store(instance / "cache"), most

    def pdf(self, digest: str) -> bytes | None:
        """The finished PDF, if it is there."""
        return self._store.made_before(f"{digest}pdf")

    def keep(self, digest: str, pdf: bytes) -> None:
        """Put a finished PDF there; its manuscript has done its work."""
        self._store.put_as(f"{digest}pdf", pdf)
        self._store.forget(f"{digest}manuscript")
        self._store.keep_within(self._most)

    def lay_down(self, digest: str, manuscript: Manuscript) -> None:
        """Put a manuscript there for the worker.

        :raises OSError: when the disk is full.
        """
        self._store.put_as(f"{digest}manuscript", manuscript.to_bytes())

    def manuscript(self, digest: str) -> Manuscript | None:
        """The manuscript that waits, if it is there."""
        kept = self._store.made_before(f"{digest}manuscript")
        return None if kept is None else Manuscript.from_bytes(kept)

    def clear(self, digest: str) -> None:
        """Take away whatever lies under the digest."""
        self._store.forget(f"{digest}pdf")
        self._store.forget(f"{digest}manuscript")
