"""What the seeds put into outcomes and follow-up, remembered in ``seed_rows``, so that the edits of people are seen.

One entry stands for a whole thing, such as a document with its paragraphs. Its digest has two halves: of what the
seeds say, and of what was there once they had been loaded.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any, Literal

from sqlalchemy import select

from meetings.core.db import db
from meetings.directory.models import SeedRow
from meetings.records.meetings_on_record import Report

Verdict = Literal["add", "same", "mend", "kept"]
Content = Mapping[str, Any]


class Book:
    """The entries of one kind of thing.

    :param kind: not the name of a table, whose single rows the seeds of the directory look after.
    """

    def __init__(self, kind: str, report: Report) -> None:
        self.kind, self.report = kind, report
        rows = db.session.scalars(select(SeedRow).where(SeedRow.table == kind))
        self._kept = {row.key: row for row in rows}
        self._later: list[tuple[str, Content, Callable[[], tuple[int, Content]]]] = []

    def number(self, key: str) -> int | None:
        """The row that was put under this key; None where none was."""
        return self._kept[key].row_id if key in self._kept else None

    def judge(self, key: str, wanted: Content, shown: Content | None, *, gone_on: bool = False) -> Verdict:
        """What is to be done, and counted as done.

        :param shown: what is there now; None where there is nothing.
        :param gone_on: whether people have built on it, so that it is not mended any more.
        """
        kept = self._kept.get(key)
        verdict = _verdict(kept.digest if kept else None, wanted, shown)
        verdict = "kept" if verdict == "mend" and gone_on else verdict
        match verdict:
            case "add":
                self.report.added += 1
            case "mend":
                self.report.updated += 1
            case "same":
                self.report.unchanged += 1
            case "kept":
                self.report.kept.append(f"{self.kind}: {key}")
        return verdict

    def remember(self, key: str, wanted: Content, there: Callable[[], tuple[int, Content]]) -> None:
        """Write down what was put, once it has its numbers.

        :param there: asked after the rows were written: the number of the row, and what is there.
        """
        self._later.append((key, wanted, there))

    def close(self) -> None:
        """Write the rows, then the entries that stand for them."""
        db.session.flush()
        for key, wanted, there in self._later:
            number, shown = there()
            row = self._kept.get(key) or SeedRow(table=self.kind, key=key, columns=[])
            row.row_id, row.digest = number, half(wanted) + half(shown)
            db.session.add(row)
            self._kept[key] = row
        self._later.clear()
        db.session.flush()


def _verdict(digest: str | None, wanted: Content, shown: Content | None) -> Verdict:
    if shown is None:
        return "add" if digest is None else "kept"
    if digest is None or digest[32:] != half(shown):
        return "kept"
    return "same" if digest[:32] == half(wanted) else "mend"


def half(value: Content) -> str:
    """Half a digest: the first 32 digits of a SHA-256."""
    return hashlib.sha256(json.dumps(value, sort_keys=True, default=str).encode()).hexdigest()[:32]
