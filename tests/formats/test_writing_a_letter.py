"""A letter is one message to one address, whatever people are called, and comes out the same each time."""

import email
import smtplib
import stat
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from meetings.formats import mail
from tests.faults.postbox import Postbox, opened
from tests.postgresql import free_port

pytestmark = pytest.mark.alike
LETTER = mail.Letter(
    to="zoe@example.org",
    sender="concord@example.org",
    subject="Votre mot de passe — 一封信",
    text="Zoë,\n\n.\n" + "https://concord.example.org/accept/" + "x" * 90 + "\n",
    message_id="0a1b@concord.example.org",
    at=datetime(2026, 3, 2, 12, tzinfo=UTC),
)


def read(body: bytes) -> EmailMessage:
    return email.message_from_bytes(body, policy=default)


def test_says_what_was_meant_in_lines_that_every_server_takes() -> None:
    body = mail.written(LETTER)
    found = read(body)
    assert (found["To"], found["From"]) == ("zoe@example.org", "concord@example.org")
    assert (found["Subject"], found["Message-ID"]) == (LETTER.subject, "<0a1b@concord.example.org>")
    assert found["Date"].datetime == LETTER.at
    assert found.get_content().replace("\r\n", "\n") == LETTER.text
    assert body.isascii()
    assert max(len(line) for line in body.split(b"\r\n")) <= 78
    assert b"\n" not in body.replace(b"\r\n", b"")


def test_is_the_same_bytes_when_it_is_sent_again() -> None:
    assert mail.written(LETTER) == mail.written(replace(LETTER))


@pytest.mark.parametrize(
    "changed",
    [
        {"to": "a@example.org\r\nBcc: b@example.org"},
        {"to": "a@example.org, b@example.org"},
        {"to": "Zoe <a@example.org>"},
        {"to": "nobody"},
        {"to": ""},
        {"sender": "a@example.org\nX: y"},
        {"subject": "Hello\r\nBcc: b@example.org"},
        {"subject": "Hello\x85Bcc: b@example.org"},
        {"message_id": "a@b>\r\nX: y"},
    ],
)
def test_refuses_what_would_become_another_header_or_another_addressee(changed: dict[str, str]) -> None:
    with pytest.raises(mail.Unwritable):
        mail.written(replace(LETTER, **changed))  # type: ignore[arg-type]  # texts all


def test_is_a_file_that_only_its_owner_reads_and_the_same_one_again(tmp_path: Path) -> None:
    post = mail.into_folder(tmp_path / "outbox")
    post(LETTER)
    post(LETTER)
    [kept] = (tmp_path / "outbox").iterdir()
    assert (kept.name, stat.S_IMODE(kept.stat().st_mode)) == ("0a1b.eml", 0o600)
    assert kept.read_bytes() == mail.written(LETTER)


@pytest.fixture
def postbox() -> Iterator[tuple[Postbox, str]]:
    port = free_port()
    with opened(port) as box:
        yield box, f"smtp://127.0.0.1:{port}"


def test_reaches_a_mail_server_byte_for_byte(postbox: tuple[Postbox, str]) -> None:
    box, url = postbox
    accents = replace(LETTER, to="zoë@example.org")
    for letter in (LETTER, accents):
        mail.by_smtp(url)(letter)
    assert box.taken == [
        ("concord@example.org", ["zoe@example.org"], mail.written(LETTER)),
        ("concord@example.org", ["zoë@example.org"], mail.written(accents)),
    ]


def test_gives_no_password_to_a_server_without_encryption(postbox: tuple[Postbox, str]) -> None:
    box, url = postbox
    with pytest.raises(smtplib.SMTPException):
        mail.by_smtp(url.replace("smtp://", "smtp://concord:secret@"))(LETTER)
    assert box.taken == []
