"""What an analyst is told beside what was done: something to look at, never a refusal."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Notice:
    """A marked sentence with the values of its places."""

    message: str
    values: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.message % self.values if self.values else self.message
