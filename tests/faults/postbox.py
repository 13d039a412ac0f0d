"""A mail server that keeps what it takes, and lets something happen before it says so."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.policy import default

from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Sink
from aiosmtpd.smtp import SMTP, Envelope, Session


class Postbox(Sink):
    """Keeps sender, addressees and bytes of each letter."""

    def __init__(self) -> None:
        super().__init__()
        self.taken: list[tuple[str | None, list[str], bytes]] = []
        self.before_answering: dict[int, Callable[[], None]] = {}  # by how many letters were taken

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - as called
        """Take the letter."""
        self.taken.append((envelope.mail_from, envelope.rcpt_tos, bytes(envelope.original_content or b"")))
        self.before_answering.pop(len(self.taken), lambda: None)()
        return "250 taken"

    def addressees(self) -> list[str]:
        """To whom each letter was."""
        return [to for _sender, [to], _body in self.taken]

    def identities(self) -> list[str]:
        """The Message-ID of each letter."""
        return [str(message_from_bytes(body, policy=default)["Message-ID"]) for *_envelope, body in self.taken]


@contextmanager
def opened(port: int, box: Postbox | None = None) -> Iterator[Postbox]:
    """The mail server, until the block ends."""
    kept = box or Postbox()
    server = Controller(kept, hostname="127.0.0.1", port=port, enable_SMTPUTF8=True)
    server.start()
    try:
        yield kept
    finally:
        server.stop()
