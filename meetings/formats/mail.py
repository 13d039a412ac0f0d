"""A letter as the bytes of a message (RFC 5322), and the two ways it leaves: into a folder, or to a mail server."""

import os
import smtplib
import ssl
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from meetings.settings import LOOPBACK

TIMEOUT = 30.0  # seconds for each answer of the mail server; far below the lease of what is being sent
PORTS = {"smtp": 587, "smtps": 465}
THIS_MACHINE = tuple(host.strip("[]") for host in LOOPBACK)


class Unwritable(ValueError):
    """An address, a subject or an identity that cannot stand in a header; nothing was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One letter to one address. Sent again it keeps ``message_id`` and ``at``, so that programs see one letter."""

    to: str
    sender: str
    subject: str
    text: str
    message_id: str  # without its angle brackets
    at: datetime  # when it was asked for


Post = Callable[[Letter], None]


def written(letter: Letter) -> bytes:
    """The whole message: plain text in UTF-8, lines ended as the mail's rules say. The same letter, the same bytes.

    :raises Unwritable: for a line break in a header, or anything but one plain address in From and To.
    """
    message = EmailMessage(policy=SMTP if _ascii(letter) else SMTPUTF8)
    try:
        message["From"], message["To"] = _one(letter.sender), _one(letter.to)
        message["Subject"] = _line(letter.subject)
        message["Date"] = format_datetime(letter.at)
        message["Message-ID"] = f"<{_line(letter.message_id)}>"
        message["Auto-Submitted"] = "auto-generated"  # no answering machine answers it
        message.set_content(letter.text, cte="quoted-printable")
        return message.as_bytes()
    except (MessageError, ValueError) as error:
        raise Unwritable(f"this cannot be a message: {error}") from error


def _one(address: str) -> str:
    if any(sign in address for sign in ',;:<>"()[]\\ ') or address.count("@") != 1:
        raise Unwritable("one plain address a header, such as name@example.org")
    return _line(address)


def _line(text: str) -> str:
    if any(ord(sign) < 32 or sign in "\x7f\x85\u2028\u2029" for sign in text):
        raise Unwritable("a header is one line")
    return text


def _ascii(letter: Letter) -> bool:
    return (letter.to + letter.sender).isascii()


def into_folder(folder: Path) -> Post:
    """Letters as .eml files, each readable by its owner only; the same letter again is the same file."""

    def post(letter: Letter) -> None:
        body = written(letter)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        name = "".join(sign for sign in letter.message_id.partition("@")[0] if sign.isalnum() or sign in "-.")
        handle, temporary = tempfile.mkstemp(dir=folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(body)
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, folder / f"{name}.eml")
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise

    return post


def by_smtp(url: str, *, trusted: ssl.SSLContext | None = None) -> Post:
    """Letters to the mail server at ``smtp://user:password@host:587`` (STARTTLS) or ``smtps://…:465``.

    The server's certificate is checked. Only a server on this very machine is spoken to without encryption.

    :raises smtplib.SMTPException, OSError: from the letter, when the server did not take it.
    """
    server = urlsplit(url)
    host, port = server.hostname or "", server.port or PORTS[server.scheme]
    context = trusted or ssl.create_default_context()

    def post(letter: Letter) -> None:
        body, options = written(letter), () if _ascii(letter) else ("SMTPUTF8", "BODY=8BITMIME")
        with _connected(server.scheme, host, port, context) as line:
            if server.username:
                line.login(unquote(server.username), unquote(server.password or ""))
            line.sendmail(letter.sender, [letter.to], body, mail_options=options)

    return post


def _connected(scheme: str, host: str, port: int, context: ssl.SSLContext) -> smtplib.SMTP:
    if scheme == "smtps":
        return smtplib.SMTP_SSL(host, port, timeout=TIMEOUT, context=context)
    line = smtplib.SMTP(host, port, timeout=TIMEOUT)
    try:
        line.ehlo()
        if host not in THIS_MACHINE:
            line.starttls(context=context)
    except BaseException:
        line.close()
        raise
    return line
