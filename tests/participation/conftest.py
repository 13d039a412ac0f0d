"""The same people as at the desk of the programme."""

from tests.programme.conftest import alice, bob, charlie, olga

__all__ = ["alice", "bob", "charlie", "olga"]
