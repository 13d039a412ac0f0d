"""Files of evidence: kept as they were sent, whatever is in them, and named to the form by a word of ours.

Nobody reads such a file here. The word says which file, what it is called and who sent it, and is signed: the digest of
somebody else's file, wherever it was seen, opens nothing.
"""

import json
from dataclasses import dataclass
from typing import Final

from flask import current_app

from meetings.accounts.entrance.current_viewer import viewer
from meetings.core.files import Store
from meetings.core.intake import one_line
from meetings.followup.views.blueprint import analyst
from meetings.web.files_sent import takes_file
from meetings.web.sealed import sealed, unsealed

_PURPOSE: Final = "file of evidence"
LONGEST_NAME: Final = 120  # characters


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that is kept: the SHA-256 of what is in it, and what it is called."""

    digest: str
    name: str


def files() -> Store:
    """Where files of evidence are kept."""
    return Store(current_app.extensions["concord.settings"].instance / "files")


def keep(body: bytes, name: str) -> KeptFile:
    """Keep what was sent."""
    return KeptFile(files().put(body), safe_name(name))


def only_analysts(**_values: object) -> None:
    """Whoever else is refused before the file is looked at."""
    analyst()


takes_evidence: Final = takes_file("evidence_file", may=only_analysts, read=keep)


def safe_name(sent: str) -> str:
    """The last part of the name that a browser gave, in letters that one sees; its ending stays."""
    last = one_line(sent).replace("\\", "/").rpartition("/")[2]
    words = " ".join(last.replace('"', "'").split()).strip(". ")
    stem, dot, ending = words.rpartition(".")
    if dot and len(ending) <= 10:
        return f"{stem[: LONGEST_NAME - len(ending) - 1].rstrip()}.{ending}"
    return words[:LONGEST_NAME].rstrip() or "file"


def word_for(kept: KeptFile) -> str:
    """What the form holds of a file while one mends it."""
    return sealed(json.dumps([kept.digest, kept.name]), purpose=_PURPOSE, person=viewer().id)


def meant_by(word: str) -> KeptFile | None:
    """The file, where this person sent it; None for every other word."""
    said = unsealed(word, purpose=_PURPOSE, person=viewer().id)
    if said is None:
        return None
    kept = KeptFile(*json.loads(said))
    return kept if files().has(kept.digest) else None
