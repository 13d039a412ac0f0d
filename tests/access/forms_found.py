"""Forms as a page shows them: fields with their kinds, limits and what is wrong with them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

TEXT = ("text", "search", "textarea", "url", "email")


@dataclass
class Field:
    """One field: what it would send as it stands."""

    name: str
    kind: str
    value: str = ""
    longest: int | None = None
    wrong: bool = False
    offered: list[str] = field(default_factory=list)


@dataclass
class Found:
    """One form that changes something."""

    action: str
    fields: dict[str, Field] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)

    def texts(self) -> list[Field]:
        """What one types into."""
        return [each for each in self.fields.values() if each.kind in TEXT]

    def is_again(self, other: "Found") -> bool:
        """Whether the other form is this one once more, as after a refusal."""
        return other.fields.keys() >= {each.name for each in self.texts()}


class Page(HTMLParser):
    """Reads the forms that change something, and the addresses that the page leads to."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms: list[Found] = []
        self.leads_to: list[str] = []
        self._form: Found | None = None
        self._open: Field | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "a":
            self.leads_to.append(told.get("href", ""))
        elif tag == "form":
            self._form = Found(told.get("action", "")) if told.get("method", "").lower() == "post" else None
            if self._form:
                self.forms.append(self._form)
        elif self._form and tag == "button" and told.get("name"):
            self._form.buttons.append((told["name"], told.get("value", "")))
        elif self._form and tag in ("input", "select", "textarea") and told.get("name"):
            self._take(self._form, tag, told)
        elif tag == "option" and self._open:
            self._open.offered.append(told.get("value", ""))
            if "selected" in told or len(self._open.offered) == 1:
                self._open.value = told.get("value", "")

    def _take(self, form: Found, tag: str, told: dict[str, str]) -> None:
        kind = told.get("type", "text") if tag == "input" else tag
        name, longest = told["name"], told.get("maxlength", "")
        if kind in ("radio", "checkbox"):
            known = form.fields.setdefault(name, Field(name, kind))
            known.offered.append(told.get("value", "y"))
            if "checked" in told:
                known.value = told.get("value", "y")
            return
        made = Field(name, kind, told.get("value", ""), int(longest) if longest else None)
        made.wrong = told.get("aria-invalid") == "true"
        form.fields[name] = made
        self._open = made if tag != "input" else None

    def handle_endtag(self, tag: str) -> None:
        if tag in ("select", "textarea"):
            self._open = None
        elif tag == "form":
            self._form = None

    def handle_data(self, data: str) -> None:
        if self._open and self._open.kind == "textarea":
            self._open.value += data.removeprefix("\r\n").removeprefix("\n")
