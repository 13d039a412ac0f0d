"""What a process makes once for all its tests, although each has an application and a database of its own.

Built routes, compiled templates and compiled statements are functions of the code alone: an application made for a test
takes them from the one before. In production there is one application a process, which makes them once as well.
"""

from collections.abc import Callable
from typing import Any

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.util import LRUCache
from werkzeug.routing import Rule

_builders: dict[tuple[object, ...], Callable[..., tuple[str, str]]] = {}
_statements: dict[str, tuple[Dialect, LRUCache[Any, Any]]] = {}  # compiled statements are held by dialect


class Route(Rule):
    """A rule whose address is built by the function that was compiled for the same rule before."""

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        if self.defaults:  # they are compiled into the function
            return super()._compile_builder(append_unknown)
        key = (self.rule, self.subdomain, tuple(self._trace), append_unknown)
        if key not in _builders:
            _builders[key] = super()._compile_builder(append_unknown)
        return _builders[key]


class Templates(BytecodeCache):
    """Compiled templates, each under its name and the checksum of its text."""

    def __init__(self) -> None:
        self._held: dict[str, Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what the same text was compiled to."""
        bucket.code = self._held.get(bucket.key + bucket.checksum)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it."""
        self._held[bucket.key + bucket.checksum] = bucket.code


_templates = Templates()


def share(app: Flask, engine: Engine) -> None:
    """Let the application take what others compiled before it, and leave them what it compiles."""
    app.jinja_env.bytecode_cache = _templates
    kind = engine.url.drivername
    if kind in _statements:
        engine.dialect, engine._compiled_cache = _statements[kind]
        return

    @event.listens_for(engine, "engine_connect", once=True)
    def _met_its_database(_connection: Connection) -> None:  # its dialect now knows what kind of server there is
        _statements.setdefault(kind, (engine.dialect, LRUCache(10_000)))
