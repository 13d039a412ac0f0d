"""What an organiser is told of a draft."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence for the organiser; ``sessions`` and ``groups`` are the numbers of those it is about."""

    message: str
    values: dict[str, str]
    sessions: tuple[int, ...] = ()
    groups: tuple[int, ...] = ()

    def __str__(self) -> str:
        return self.message % self.values
