"""Refusals: typed, and each says what would be accepted. The web turns one into a page, a command into a line."""

from collections.abc import Mapping


class Refused(Exception):
    """Something that was asked for is not done, and the person is told why.

    ``message`` is a marked English sentence (``meetings.core.translation_mark.mark``) with ``%(name)s`` places that
    ``values`` fill; it is translated where it is shown.
    """

    status = 400

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message % values if values else message)
        self.message = message
        self.values: Mapping[str, object] = values


class Invalid(Refused):
    """What was entered cannot be accepted; ``fields`` names each wrong field with its sentence."""

    status = 422

    def __init__(self, message: str, fields: Mapping[str, str] | None = None, **values: object) -> None:
        super().__init__(message, **values)
        self.fields: Mapping[str, str] = fields or {}


class NotAllowed(Refused):
    """The person is known and may not do this."""

    status = 403


class Missing(Refused):
    """There is no such thing, or the person may not know of it: the two look the same from outside."""

    status = 404


class Conflict(Refused):
    """Somebody else was first; ``theirs`` and ``yours`` let the page show both versions."""

    status = 409

    def __init__(
        self,
        message: str,
        theirs: Mapping[str, str] | None = None,
        yours: Mapping[str, str] | None = None,
        **values: object,
    ) -> None:
        super().__init__(message, **values)
        self.theirs = theirs or {}
        self.yours = yours or {}


class Outdated(Conflict):
    """Somebody else was first, and what was prepared before is not so any more; prepared again, it may do."""
