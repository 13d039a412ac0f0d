"""Whoever looks or acts, as plain values: objects are loaded *for* a viewer, and every permission asks one."""

from dataclasses import dataclass

from meetings.accounts.vocabulary import ROLES
from meetings.core.translation_mark import mark as _


@dataclass(frozen=True, slots=True)
class Viewer:
    """One person, or nobody. A grant is a role and the code of its meeting; no code means every meeting.

    An administrator keeps accounts and reads the log; that alone opens no meeting, because restricted is the default.
    """

    id: int
    name: str
    grants: frozenset[tuple[str, str | None]] = frozenset()

    @property
    def is_somebody(self) -> bool:
        """Whether a person is signed in."""
        return self.id > 0

    def may(self, role: str, scope: str | None = None) -> bool:
        """Whether the role is held, for the meeting named or for all; without a meeting only the latter counts."""
        return (role, None) in self.grants or (scope is not None and (role, scope) in self.grants)

    def scopes(self, role: str) -> frozenset[str] | None:
        """The codes of the meetings for which the role is held; None means every meeting."""
        if (role, None) in self.grants:
            return None
        return frozenset(code for held, code in self.grants if held == role and code is not None)

    def holds(self, role: str | None = None) -> bool:
        """Whether the role (any role at all, without one) is held for at least one meeting."""
        return any(role in (None, held) for held, _code in self.grants)


NOBODY = Viewer(0, "")
# Whoever works at the command line of the machine could change the database itself: nothing is refused to them here.
COMMAND_LINE = Viewer(0, _("Command line"), frozenset((role, None) for role in ROLES))
