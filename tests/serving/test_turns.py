"""What is costly is made in turn: one thing at a time, one more waits, the others are told."""

import fcntl
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from meetings.accounts.actions.attempts import counters
from meetings.serving import turns as serving_turns
from meetings.serving.turns import COSTLY, Later, Turns
from tests.waiting import until


@pytest.fixture
def turns(tmp_path: Path) -> Turns:
    return Turns(tmp_path / "turns", counters(storage="", folder=tmp_path), 20)


def long() -> str:
    """Work for longer than what is not costly."""
    began = time.thread_time()
    while time.thread_time() - began < COSTLY * 1.2:
        pass
    return "made"


def held(made: list[str], begun: Event, go_on: Event, name: str) -> Callable[[], str]:
    def make() -> str:
        begun.set()
        assert go_on.wait(20)
        made.append(name)
        return name

    return make


def test_what_took_long_is_made_in_turn_and_what_did_not_beside_it(turns: Turns) -> None:
    assert turns.made("export", long)[0] == "made"
    made: list[str] = []
    begun, go_on, second = Event(), Event(), Event()
    with ThreadPoolExecutor(2) as threads:
        for soon in (lambda: "soon", long):  # once it had to make more than itself
            turns.made("page", soon)
        first = threads.submit(turns.made, "export", held(made, begun, go_on, "first"))
        assert begun.wait(20)
        waits = threads.submit(turns.made, "export", held(made, second, go_on, "second"))
        until(lambda: turns.waiting == 2, what="the second to wait")
        assert not second.is_set()
        assert turns.made("page", lambda: "beside")[0] == "beside"
        with pytest.raises(Later) as told:
            turns.made("export", long)
        assert (told.value.status, told.value.retry_after) == (503, 5)
        go_on.set()
        assert [first.result(20)[0], waits.result(20)[0]] == ["first", "second"] == made
    assert turns.waiting == 0


def test_other_days_are_made_in_turn_before_anybody_knows_what_they_take(turns: Turns, tmp_path: Path) -> None:
    with (tmp_path / "turns").open("w") as another_process:
        fcntl.flock(another_process, fcntl.LOCK_EX)
        assert turns.made("days", lambda: "at once")[0] == "at once"
        with pytest.MonkeyPatch.context() as patch, pytest.raises(Later):
            patch.setattr(serving_turns, "PATIENCE", 0.2)
            turns.made("other days", lambda: "in turn", always=True)
    assert turns.made("other days", lambda: "in turn", always=True)[0] == "in turn"


def test_what_fails_gives_its_turn_back(turns: Turns) -> None:
    def fail() -> str:
        raise ZeroDivisionError

    for _time in range(3):
        with pytest.raises(ZeroDivisionError):
            turns.made("days", fail, always=True)
    assert turns.made("days", long, always=True)[1] >= COSTLY


def test_where_nothing_can_be_counted_people_go_on_reading(tmp_path: Path) -> None:
    nowhere = Turns(tmp_path / "no folder" / "turns", counters(storage="", folder=tmp_path / "file"), 20)
    (tmp_path / "file").write_text("where the folder should be")
    nowhere.count("address:192.0.2.7", 100)
    nowhere.refuse_spent("address:192.0.2.7")
    assert nowhere.made("days", lambda: "made", always=True)[0] == "made"


def test_what_is_made_for_one_address_alone_is_made_one_after_the_other(turns: Turns) -> None:
    made: list[str] = []
    begun, go_on = Event(), Event()
    with ThreadPoolExecutor(1) as threads, pytest.MonkeyPatch.context() as patch:
        first = threads.submit(turns.made, "search", held(made, begun, go_on, "search"), own=True)
        assert begun.wait(20)
        patch.setattr(serving_turns, "OWN_PATIENCE", 0.1)
        with pytest.raises(Later):
            turns.made("search", lambda: "another", own=True)
        assert turns.made("page", lambda: "for everybody")[0] == "for everybody"
        go_on.set()
        assert first.result(20)[0] == "search"
    assert turns.made("search", lambda: "another", own=True)[0] == "another"
