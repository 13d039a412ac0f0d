"""A backup while four people write, restored beside it."""

import time
from pathlib import Path

from meetings.maintenance import backup, restore
from tests import installations
from tests.bench.faults.kills import judged
from tests.bench.faults.stage import stage
from tests.faults.writing import Writers, kept, organiser


def backup_while_writing(kind: str, folder: Path, writes: int) -> dict[str, object]:
    """The restored installation holds a moment of it: everything acknowledged before, nothing half."""
    with stage(kind, folder) as at:
        saved = folder / "saved.zip"
        moments: dict[str, list[str]] = {}

        def back_up() -> None:
            moments["before"] = list(writers.acknowledged)
            begun = time.monotonic()
            with at.app.app_context():
                backup.write(at.app.extensions["concord.settings"], saved)
            moments["seconds"] = [f"{time.monotonic() - begun:.1f}"]
            moments["after"] = list(writers.acknowledged)

        writers = Writers(organiser(at.app, at.web.url), writes, {writes // 4: back_up})
        writers.write()
        found = judged(at, writers)
        with installations.opened(at.new_database(), folder / "other") as other, other.app_context():
            restore.read(other.extensions["concord.settings"], saved)
            meetings, started, broken = kept(other)
        lost = set(moments["before"]) - set(meetings)
        assert not lost, lost
        assert meetings == started, "a meeting without its history, or the other way round"
        assert broken == []
        during = len(moments["after"]) - len(moments["before"])
        return {
            "backup took, s": moments["seconds"][0],
            "acknowledged before": len(moments["before"]),
            "acknowledged during it": during,
            "in the restored one": len(meetings),
            **{name: found[name] for name in ("acknowledged", "acknowledged and lost", "slowest answer, s")},
        }
