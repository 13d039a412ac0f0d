"""What a case is: something tried by people at their browsers, and what was seen."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.bench.first_week.browsing import Answer, Browser


@dataclass(frozen=True)
class Seen:
    """One thing that was tried: what is right, whether it was so, and what was seen."""

    case: str
    right: str
    held: bool
    seen: str = ""


@dataclass
class People:
    """Who is at the keyboard."""

    organiser: Browser
    rapporteur: Browser
    reader: Browser


Case = Callable[[People], Iterator[Seen]]


def told(answer: Answer) -> str:
    """What an answer says, in short."""
    return f"{answer.status} {'' if answer.status == 200 else answer.read[200:420]}".strip()


def near(text: str, word: str) -> str:
    """What stands around a word, every letter told apart; empty where the word is missing."""
    place = text.find(word)
    return "" if place < 0 else ascii(text[max(0, place - 60) : place + 60])
