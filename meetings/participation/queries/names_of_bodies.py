"""What bodies are called in a list: in its language where their name is on record in it, else in their own."""

from dataclasses import dataclass

from meetings.directory.models import Mechanism, Organisation

_UNITED_NATIONS = frozenset({"gcm-cbm", "mmptf", "srsg"})  # of the system, though their kind does not say so
_LANGUAGES = {"fiiapp": "es"}  # of the names on record that are not English


@dataclass(frozen=True, slots=True)
class Named:
    """A name as it is printed; ``language`` is that of the name where it is not the one that was asked for."""

    text: str
    language: str | None


def named(body: Mechanism | Organisation, language: str) -> Named:
    """What the body is called in a list in that language, with its short name.

    Mechanisms have other names on record, of which those with a space are whole names, the others short ones.
    """
    translated = _translations(body, language) if isinstance(body, Mechanism) else []
    whole = next((name for name in translated if " " in name), None)
    if whole is not None:
        short = next((name for name in translated if " " not in name), body.short)
        return Named(_with_short(whole, short), None)
    own = _LANGUAGES.get(body.code, "en")
    return Named(body_name(body), None if own == language else own)


def body_name(body: Mechanism | Organisation) -> str:
    """A mechanism or an organisation with its short name, once."""
    return _with_short(body.name, body.short)


def is_of_the_united_nations(body: Organisation) -> bool:
    """Whether an organisation belongs to the United Nations system, related organisations such as IOM included."""
    return body.kind == "un" or body.kind.startswith("un-") or body.code in _UNITED_NATIONS


def _translations(body: Mechanism, language: str) -> list[str]:
    return [alias.name for alias in body.aliases if alias.kind == "translation" and alias.language == language]


def _with_short(name: str, short: str | None) -> str:
    return f"{name} ({short})" if short and short != name else name
