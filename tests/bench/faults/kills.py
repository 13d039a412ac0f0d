"""kill -9 of what answers, and of what keeps, while four people write."""

import threading
import time
from pathlib import Path

from tests.bench.faults.stage import Stage, stage
from tests.faults.writing import Browser, Writers, kept, organiser
from tests.waiting import until


def judged(at: Stage, writers: Writers) -> dict[str, object]:
    """What became of everything that was sent."""
    meetings, started, broken = kept(at.app)
    acknowledged = sorted(writers.acknowledged)
    assert writers.unexpected == [], writers.unexpected[:3]
    found: dict[str, object] = {
        "acknowledged": len(acknowledged),
        "answers that never came": writers.broken,
        "answers 503": writers.refused.get(503, 0),
        "acknowledged and lost": len(set(acknowledged) - set(meetings)),
        "done twice": len(started) - len(set(started)) + len(set(started) ^ set(meetings)),
        "broken links in the history": len(broken),
        "slowest answer, s": round(writers.slowest, 1),
    }
    assert [found[bad] for bad in ("acknowledged and lost", "done twice", "broken links in the history")] == [
        0,
        0,
        0,
    ], found
    return found


def killed_workers(kind: str, folder: Path, writes: int) -> dict[str, object]:
    """All web workers at once, every fifty answers."""
    with stage(kind, folder) as at:
        killed: list[int] = []

        def kill() -> None:
            for worker in at.web.workers():
                worker.kill()
                killed.append(worker.pid)

        times = range(25, writes, 50)
        writers = Writers(organiser(at.app, at.web.url), writes, dict.fromkeys(times, kill))
        writers.write()
        return {"writes": writes, "workers killed": len(killed), **judged(at, writers)}


def killed_database(kind: str, folder: Path, writes: int) -> dict[str, object] | None:
    """The whole server, every hundred answers; it is started again two seconds later, Concord is not."""
    with stage(kind, folder) as at:
        if at.database is None:
            return None
        server, back, pages = at.database, [], []
        browser = organiser(at.app, at.web.url)
        visitor = Browser(at.web.url)

        def break_down() -> None:
            server.kill()
            status, _to, page = visitor.ask("GET", "/meetings/")
            pages.append((status, "The database does not answer" in page))
            threading.Event().wait(2)
            server.start()
            begun = time.monotonic()
            until(lambda: visitor.ask("GET", "/readyz")[0] == 200, what="Concord to be ready")
            assert visitor.ask("GET", "/meetings/")[0] == 200
            back.append(time.monotonic() - begun)

        writers = Writers(browser, writes, dict.fromkeys(range(50, writes, 100), break_down))
        writers.write()
        assert set(pages) == {(503, True)}, pages
        found = judged(at, writers)
        return {"writes": writes, "kills": len(back), "ready again after, s": round(max(back), 2), **found}
