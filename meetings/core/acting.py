"""Who acts, for the history: set once per request or command, read wherever something is recorded."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """A person by the number of the account, or the program itself by name."""

    user_id: int | None
    label: str
    request_id: str | None = None


_actor: ContextVar[Actor] = ContextVar("actor", default=Actor(None, "Concord"))


def current() -> Actor:
    """Whoever acts now; the program itself where nobody is named."""
    return _actor.get()


@contextmanager
def acting(actor: Actor) -> Iterator[None]:
    """Name who acts within the block."""
    token = _actor.set(actor)
    try:
        yield
    finally:
        _actor.reset(token)
