"""Every address that shows something: pages, tables, data and pictures, each once with a thing of the record."""

from collections.abc import Iterator
from typing import Any, Final

from flask import Flask

VALUES: Final[dict[str, dict[str, Any]]] = {
    "pages.meeting": {"code": "grcp-7"},
    "pages.session": {"code": "full", "number": 1},
    "pages.breakouts": {"code": "grcp-7"},
    "pages.participants": {"code": "full"},
    "pages.releases": {"code": "grcp-7"},
    "pages.release": {"code": "grcp-7", "number": 1},
    "pages.mechanism": {"code": "arcp"},
    "pages.organisation": {"code": "iom"},
    "pages.state": {"iso3": "TUR"},
    "pages.objective": {"number": 5},
    "pages.cycle": {"code": "cycle-1"},
    "pages.milestone": {"code": "stocktaking-2017"},
    "pages.document": {"reference": "grcp-7/highlights"},
    "pages.document_json": {"reference": "grcp-7/highlights"},
    "pages.recommendation": {"code": "GRCP7-R05"},
    "pages.compact_paragraph": {"number": "21"},
    "released.agenda": {"code": "full"},
    "drafting.documents": {"code": "grcp-7"},
    "desk.overview": {"code": "grcp-7"},
    "followup_desk.milestone": {"milestone": "imrf-2030"},
    "followup_desk.recommendation": {"recommendation": "GRCP7-R05"},
}
FILES: Final = (".csv", ".json", ".svg", ".xlsx")
OF_SOME: Final = ("pages.document_changes",)  # there is one only where a document was revised


def pages(app: Flask) -> Iterator[str]:
    """Every public page, each once."""
    for endpoint, rule in _shown(app):
        page = endpoint.partition(".")[0] == "pages" or endpoint == "released.agenda"
        if page and not rule.endswith(FILES):
            yield _address(app, endpoint)


def tables(app: Flask) -> Iterator[str]:
    """Every public table, picture and file of data that is text, but those of one meeting's own sessions and people."""
    for endpoint, rule in _shown(app):
        if rule.endswith((".csv", ".json", ".svg")) and not rule.startswith("/meetings/<"):
            yield _address(app, endpoint)


def desks(app: Flask) -> Iterator[str]:
    """Every page of the desks that is nobody's own form: overviews, lists, and one thing of each kind."""
    for endpoint, rule in _shown(app):
        if endpoint.partition(".")[0] in ("desk", "drafting", "followup_desk", "accounts", "participation"):
            if endpoint == "followup_desk.waiting":
                continue
            if endpoint in VALUES or "<" not in rule:
                yield _address(app, endpoint)


def _shown(app: Flask) -> list[tuple[str, str]]:
    rules = [rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())]
    return [(rule.endpoint, rule.rule) for rule in rules if rule.endpoint not in OF_SOME]


def _address(app: Flask, endpoint: str) -> str:
    return str(app.url_map.bind("127.0.0.1").build(endpoint, VALUES.get(endpoint, {})))
