"""A disk that fills up while four people write, and is emptied again."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.faults.kills import judged
from tests.bench.faults.stage import stage
from tests.faults.writing import Browser, Writers, organiser

PAGES = ("/", "/meetings/", "/meetings.ics", "/states/", "/desk/", "/account/")


@contextmanager
def small_disk(place: Path, megabytes: int) -> Iterator[Path]:
    """A file system of its own."""
    place.mkdir(parents=True)
    place.chmod(0o755)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=755", "tmpfs", place], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", place], check=True)


def fill(disk: Path) -> int:
    """Write until not one byte more fits; how many did."""
    size = 0
    with (disk / "filler").open("ab", buffering=0) as filler:
        for piece in (1 << 20, 1 << 12, 1 << 8, 1):
            try:
                while True:
                    size += filler.write(b"\0" * piece)
            except OSError:
                continue
    return size


def full_disk(kind: str, folder: Path, writes: int) -> dict[str, object]:
    """SQLite: database and instance folder on it; PostgreSQL: the tables and the instance folder, not its log."""
    with small_disk(folder / "disk", 60) as disk:
        tables = disk / "tables"
        tables.mkdir()
        place = disk / "concord"
        with stage(kind, place, tablespace=tables if kind == "postgresql" else None) as at:
            browser, visitor = organiser(at.app, at.web.url), Browser(at.web.url)
            some = Writers(browser, 20, {}, prefix="killed-before")
            some.write()
            fill(disk)
            tried = [browser.ask("POST", "/desk/new", form) for form in _forms(browser, 400)]
            refused = [answer for answer in tried if answer[0] != 303]
            statuses = sorted({answer[0] for answer in refused})
            assert statuses, "the disk never was full"
            assert set(statuses) <= {503, 507}, statuses
            assert all("Nothing" in page for _status, _to, page in refused), "no clear page"
            read = {path: {who.ask("GET", path)[0] for who in (browser, visitor)} for path in PAGES}
            assert all(found <= {200, 302} for found in read.values()), read
            entry = {"csrf_token": visitor.token("/sign-in"), "email": "a@example.org", "password": "wrong"}
            signing_in = visitor.ask("POST", "/sign-in", entry)[0]
            (disk / "filler").unlink()
            after = Writers(browser, writes // 5, {}, prefix="killed-after")
            after.write()
            after.acknowledged += some.acknowledged
            after.acknowledged += [answer[1].split("/")[2] for answer in tried if answer[0] == 303]
            return {
                "saved before it was noticed": len(tried) - len(refused),
                "refused": f"{len(refused)} with {statuses}",
                "pages read meanwhile": f"{len(read) * 2} of {len(read) * 2}",
                "a wrong password meanwhile": signing_in,
                **judged(at, after),
            }


def _forms(browser: Browser, count: int) -> Iterator[dict[str, str]]:
    from tests.faults.writing import new_meeting

    token = browser.token("/desk/new")
    for number in range(count):
        code = f"killed-full-{number}"
        yield new_meeting(code, token, once=code) | {"description": "x" * 1500}
