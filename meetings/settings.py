"""Every setting, with what it means: read from the environment (``CONCORD_…``), else from ``instance/settings.py``.

``docs/settings.md`` lists each of them, and a test fails when it does not.
"""

import os
import re
import runpy
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from meetings.core import serving_address
from meetings.core.errors import Refused
from meetings.core.translation_mark import mark

PREFIX = "CONCORD_"
ANYWHERE = ("0.0.0.0", "::")  # noqa: S104 - what is listened on, never what is typed
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")  # as an address writes them
DISCLAIMER = mark(
    "The designations employed and the presentation of material do not imply any opinion on the legal status of any "
    "country, territory, city or area or of its authorities, or on its frontiers or boundaries."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One field a setting; the name in the environment is CONCORD_ and the field's name in capitals."""

    instance: Path
    database_url: str
    public_url: str = "http://127.0.0.1:8000"
    trusted_hosts: tuple[str, ...] = ()
    secret_key: str = ""
    proxies: int = 0
    max_upload_megabytes: int = 16
    max_cache_megabytes: int = 2000
    sign_in_idle_minutes: int = 8 * 60
    sign_in_days: int = 14
    sign_in_rate: str = "10/minute;60/hour"
    rate_storage: str = ""
    visitor_seconds: int = 10
    smtp_url: str = ""
    mail_from: str = ""
    log_level: str = "INFO"
    disclaimer: str = DISCLAIMER

    @property
    def secure(self) -> bool:
        """Whether people reach Concord over https."""
        return self.public_url.startswith("https://")

    @property
    def host(self) -> str:
        """The host people type, with its port where it has one."""
        return urlsplit(self.public_url).netloc

    @property
    def mail_sender(self) -> str:
        """Whom letters are from."""
        return self.mail_from or f"concord@{urlsplit(self.public_url).hostname or ''}"

    @property
    def hosts(self) -> list[str]:
        """The hosts that requests may name; everything else is answered 400."""
        named = self.trusted_hosts or (urlsplit(self.public_url).hostname or "",)
        return [*dict.fromkeys((*named, *LOOPBACK))] if not self.secure or not self.trusted_hosts else list(named)


class Unusable(Refused):
    """A setting that the program cannot run with; the message names the setting and the remedy."""


def load(instance: Path | None = None, overrides: Mapping[str, Any] | None = None) -> Settings:
    """Read the settings: overrides, then the environment, then ``instance/settings.py``, then the defaults.

    The public address that nobody set is that of the server which runs on this folder, else where one would listen.

    :raises Unusable: when one cannot be read, or the two addresses would make sign-in unsafe.
    """
    folder = Path(instance or os.environ.get(PREFIX + "INSTANCE") or "instance").resolve()
    values: dict[str, Any] = {
        "instance": folder,
        "database_url": f"sqlite:///{folder / 'concord.sqlite3'}",
        "public_url": serving_address.read(folder) or _local_address(),
    }
    values |= _from_file(folder / "settings.py") | _from_environment() | dict(overrides or {})
    values["public_url"] = str(values["public_url"]).rstrip("/")  # addresses are put behind it
    if not values.get("secret_key"):
        values["secret_key"] = _kept_secret(folder / "secret_key")
    settings = Settings(**values)
    _check(settings)
    return settings


def _local_address() -> str:
    """Where script/server listens (HOST, PORT), seen from this machine."""
    host, port = os.environ.get("HOST") or LOOPBACK[0], os.environ.get("PORT") or "8000"
    return f"http://{LOOPBACK[0] if host in ANYWHERE else host}:{port}"


def _from_file(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    given = {name.lower(): value for name, value in runpy.run_path(str(path)).items() if name.isupper()}
    unknown = sorted(set(given) - _names())
    if unknown:
        raise Unusable("instance/settings.py: unknown setting %(name)s.", name=unknown[0].upper())
    return given


def _from_environment() -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in fields(Settings):
        raw = os.environ.get(PREFIX + field.name.upper())
        if raw is not None and field.name != "instance":
            found[field.name] = _read(field.name, str(field.type), raw)
    return found


def _read(name: str, kind: str, raw: str) -> Any:
    if "int" in kind:
        try:
            return int(raw)
        except ValueError:
            raise Unusable("%(name)s is %(raw)r; give a whole number.", name=PREFIX + name.upper(), raw=raw) from None
    if "tuple" in kind:
        return tuple(part.strip() for part in raw.split(",") if part.strip())
    return raw


def _names() -> set[str]:
    return {field.name for field in fields(Settings)}


def _kept_secret(path: Path) -> str:
    """The secret of this installation: made once, readable by its owner only."""
    try:
        if not path.exists():
            _make_secret(path)
        return path.read_text().strip()
    except OSError as error:
        raise Unusable(
            "%(folder)s cannot be used (%(reason)s). Make it readable and writable for the user who runs Concord, "
            "or set CONCORD_INSTANCE to a folder that is.",
            folder=path.parent,
            reason=error.strerror,
        ) from None


def _make_secret(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return  # another worker was first; its secret is ours too
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_urlsafe(48))


def _check(settings: Settings) -> None:
    address = urlsplit(settings.public_url)
    if address.scheme not in ("http", "https") or not address.hostname:
        raise Unusable(
            "CONCORD_PUBLIC_URL is %(url)r; give an address such as https://concord.example.org.",
            url=settings.public_url,
        )
    if address.path.strip("/") or address.query:
        raise Unusable("CONCORD_PUBLIC_URL must be a host without a path, such as https://concord.example.org.")
    if not settings.secure and address.hostname not in ("127.0.0.1", "localhost", "::1"):
        raise Unusable(
            "CONCORD_PUBLIC_URL is %(url)s: over plain http Concord is served to this machine only. "
            "Put it behind TLS and give the https address.",
            url=settings.public_url,
        )
    _check_mail(settings)


def _check_mail(settings: Settings) -> None:
    try:
        server = urlsplit(settings.smtp_url)
        usable = server.scheme in ("smtp", "smtps") and bool(server.hostname) and (server.port or 1) > 0
    except ValueError:  # a port that is none
        usable = False
    if settings.smtp_url and not usable:  # never shown: it may hold a password
        raise Unusable("CONCORD_SMTP_URL cannot be read; give smtp://user:password@host:587 or smtps://host:465.")
    if settings.mail_from and not re.fullmatch(r"[^@\s,;:<>\"()]+@[^@\s,;:<>\"()]+", settings.mail_from):
        raise Unusable(
            "CONCORD_MAIL_FROM is %(given)r; give one address, such as concord@example.org.", given=settings.mail_from
        )
    if settings.smtp_url and not settings.mail_from:
        raise Unusable("CONCORD_SMTP_URL is set without CONCORD_MAIL_FROM; give the address that letters are from.")
