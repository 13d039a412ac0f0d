"""Letters while the mail server is down and workers are killed."""

import random
from collections import Counter
from pathlib import Path

from tests.bench.faults.stage import stage
from tests.faults.postbox import Postbox, opened
from tests.faults.test_letters_while_things_break import ask, left, let_time_pass, worker
from tests.postgresql import free_port
from tests.waiting import until

LETTERS, KILLS = 60, 12


def letters(kind: str, folder: Path, _writes: int) -> dict[str, object]:
    """The mail server is away first; then workers are killed, half of them while a letter is being taken."""
    with stage(kind, folder) as at:
        ask(at.app, LETTERS)
        port, box, chance = free_port(), Postbox(), random.Random(4)  # noqa: S311 - when to kill
        with worker(at.app, port):
            until(lambda: "mail" in _tried(at.app), what="a letter to be tried in vain", seconds=60)
        assert left(at.app) == LETTERS
        kills = 0
        with opened(port, box):
            while left(at.app) and kills < KILLS:
                let_time_pass(at.app)
                with worker(at.app, port) as one:
                    goal = len(box.taken) + chance.randint(1, 5)
                    if kills % 2:
                        box.before_answering[goal] = one.kill
                    until(lambda: len(box.taken) >= goal or one.poll() is not None, what="letters", seconds=60)  # noqa: B023 - waited for here
                    one.kill()
                    one.wait()
                    kills += 1
            let_time_pass(at.app)
            with worker(at.app, port):
                until(lambda: left(at.app) == 0, what="every letter", seconds=120)
        often = Counter(box.identities())
        again = sum(often.values()) - len(often)
        assert len(set(box.addressees())) == len(often) == LETTERS, (len(often), LETTERS)
        assert again <= kills
        return {"letters": LETTERS, "workers killed": kills, "lost": 0, "came twice, same Message-ID": again}


def _tried(app: object) -> set[str]:
    from meetings.core.db import db, unit_of_work
    from meetings.core.outbox import OutboxItem

    with app.app_context(), unit_of_work(write=False):  # type: ignore[attr-defined]  # a Flask
        return set(db.session.scalars(db.select(OutboxItem.kind).where(OutboxItem.error.is_not(None))))
