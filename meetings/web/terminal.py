"""Words as commands take them in: the same as from a form."""

from typing import Any

import click

from meetings.core.intake import one_line


class Line(click.ParamType[Any]):
    """One line of text."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The line as every text is taken in."""
        return one_line(value) if isinstance(value, str) else value


LINE = Line()
