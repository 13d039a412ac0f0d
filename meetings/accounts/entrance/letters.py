"""The letters that leave by mail, written by the worker when they are sent. Higher capabilities ``offer`` theirs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Flask
from flask_babel import force_locale
from flask_babel import gettext as _

from meetings.accounts import queries
from meetings.accounts.actions import mailing
from meetings.accounts.actions.accounts import MAILED_LINK
from meetings.core.db import unit_of_work
from meetings.core.errors import Missing
from meetings.formats.mail import Letter, Post, by_smtp, into_folder
from meetings.settings import Settings
from meetings.web.filters import stamp


@dataclass(frozen=True, slots=True)
class Words:
    """What a letter says, and to which address."""

    to: str
    subject: str
    text: str


Writer = Callable[[Mapping[str, Any], Settings], Words | None]  # None: nobody needs the letter any more


def init_app(app: Flask, settings: Settings) -> None:
    """Offer the worker to write letters and to send them: to the mail server, else into ``instance/outbox``."""
    writers = app.extensions["concord.letters"] = {MAILED_LINK: _password_link}
    post: Post = by_smtp(settings.smtp_url) if settings.smtp_url else into_folder(settings.instance / "outbox")

    def send(asked: dict[str, Any]) -> None:
        with unit_of_work(write=False), force_locale(asked["language"]):
            words = writers[asked["letter"]](asked, settings)
        if words is not None:  # the database is not held while a mail server takes its time
            post(_letter(words, asked, settings))

    app.extensions["concord.handlers"][mailing.KIND] = send


def offer(app: Flask, letter: str, words: Writer) -> None:
    """Say what a letter says; the function runs in a unit of work that does not write, in the letter's language."""
    app.extensions["concord.letters"][letter] = words


def _letter(words: Words, asked: Mapping[str, Any], settings: Settings) -> Letter:
    return Letter(
        to=words.to,
        sender=settings.mail_sender,
        subject=words.subject,
        text=words.text,
        message_id=f"{asked['number']}@{settings.host.partition(':')[0]}",
        at=datetime.fromisoformat(asked["at"]),
    )


def _password_link(asked: Mapping[str, Any], settings: Settings) -> Words | None:
    token = mailing.token(settings.secret_key, MAILED_LINK, asked["link"])
    try:
        link = queries.password_link(token)
    except Missing:  # used, replaced or too old since: a link that opens nothing is not sent
        return None
    text = _(
        "%(name)s,\n\n"
        "With this address you choose your password for Concord, once, until %(until)s:\n\n"
        "%(address)s\n\n"
        "Opening it changes nothing until you press the button there. If you do not expect this letter, do nothing.\n",
        name=link.user.name,
        until=stamp(link.valid_until),
        address=f"{settings.public_url.rstrip('/')}/accept/{token}",
    )
    return Words(link.user.email, _("Your password for Concord"), text)
