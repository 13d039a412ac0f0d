"""Two people save in the same moment, in transactions of their own, on whichever database the suite runs."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from flask import Flask

from meetings.core.errors import Conflict
from meetings.programme.actions.sessions import add_session, move_session
from tests import installations
from tests.programme.builders import ALICE, Unit, at_desk, entry, session_at_desk, wall, webinar, with_sessions


def both(app: Flask, act: Callable[[int], None]) -> list[str]:
    """Let two threads do it at once; returns what became of each."""
    gate = Barrier(2)

    def one(number: int) -> str:
        gate.wait(10)
        try:
            with installations.unit(app):
                act(number)
        except Conflict:
            return "told"
        return "saved"

    with ThreadPoolExecutor(2) as pool:
        return sorted(pool.map(one, (13, 15)))


def test_one_move_is_saved_and_the_other_is_told(app: Flask, unit: Unit) -> None:
    with unit():
        with_sessions()

    def move(hour: int) -> None:
        move_session(ALICE, session_at_desk(1), start=wall(f"2027-05-20 {hour}:00"), room="Room I", version=1)

    assert both(app, move) == ["saved", "told"]
    with unit():
        assert session_at_desk(1).version == 2


def test_one_takes_an_address_and_the_other_is_told(app: Flask, unit: Unit) -> None:
    def start(hour: int) -> None:
        webinar(title=f"At {hour}")

    assert both(app, start) == ["saved", "told"]
    with unit():
        assert at_desk().title in ("At 13", "At 15")


def test_both_sessions_are_added_with_numbers_of_their_own(app: Flask, unit: Unit) -> None:
    with unit():
        with_sessions()

    def add(hour: int) -> None:
        add_session(ALICE, at_desk(), entry(f"At {hour}", f"{hour}:00", f"{hour}:30"))

    assert both(app, add) == ["saved", "saved"]
    with unit():
        assert sorted(session.number for session in at_desk().sessions) == [1, 2, 3, 4]
