"""Seeds the Global Compact, its review cycles and their milestones."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from meetings.compact.models import Cycle, InputWindow, Milestone, Objective, Principle, RoundTable, Theme
from meetings.core.db import Base
from meetings.directory.models import Organisation, Region, State
from meetings.records.ledger import Ledger
from meetings.records.seed_files import read

Item = Mapping[str, Any]


def load(ledger: Ledger) -> None:
    """Put themes, principles, round tables, objectives, cycles, milestones and their windows."""
    _text(ledger)
    for item in read("cycles")["cycles"]:
        columns = {name: item[name] for name in ("number", "name", "start_year", "end_year")}
        ledger.put(Cycle, item["code"], {"code": item["code"]}, **columns)
    ledger.flush()
    _milestones(ledger)


def _text(ledger: Ledger) -> None:
    file = read("compact")
    for item in file["round_tables"]:
        number = item["number"]
        ledger.put(
            RoundTable, str(number), {"number": number}, title=item["title"], sources=file["round_tables_sources"]
        )
    ledger.flush()
    tables = {table.number: table.id for table in ledger.session.scalars(select(RoundTable))}
    for item in file["themes"]:
        columns = {name: item[name] for name in ("code", "roman", "slug", "title")}
        ledger.put(Theme, item["code"], {"number": item["number"]}, **columns, sources=file["themes_sources"])
    for item in file["principles"]:
        columns = {name: item[name] for name in ("code", "slug", "title", "paragraph")}
        ledger.put(Principle, item["code"], {"number": item["number"]}, **columns, sources=file["principles_sources"])
    for item in file["objectives"]:
        columns = {name: item[name] for name in ("code", "slug", "title", "paragraph")}
        ledger.put(
            Objective,
            item["code"],
            {"number": item["number"]},
            **columns,
            round_table_id=tables[item["round_table"]],
            sources=file["objectives_sources"],
        )
    ledger.flush()


class Numbers:
    """The numbers of the rows that a milestone points at, by the code that the seeds give."""

    def __init__(self, ledger: Ledger) -> None:
        def by(model: type[Base], name: str) -> dict[Any, int]:
            # The base has no id; every table that is seeded has one.
            return {getattr(row, name): row.id for row in ledger.session.scalars(select(model))}  # type: ignore[attr-defined]

        self.cycles = by(Cycle, "code")
        self.themes = by(Theme, "number")
        self.regions = by(Region, "code")
        self.states = by(State, "iso3")
        self.bodies = by(Organisation, "code")


def _milestones(ledger: Ledger) -> None:
    numbers = Numbers(ledger)
    for item in read("cycles")["milestones"]:
        milestone = ledger.put(Milestone, item["code"], {"code": item["code"]}, **_columns(item, numbers))
        if milestone is None:
            continue
        ledger.flush()
        for position, window in enumerate(item.get("input_windows", []), start=1):
            ledger.put(
                InputWindow,
                f"{item['code']}/{position}",
                {"milestone_id": milestone.id, "position": position},
                region_id=numbers.regions.get(window["region"]),
                **{name: window[name] for name in ("opens", "closes", "note", "sources")},
            )
    ledger.flush()


def _columns(item: Item, numbers: Numbers) -> dict[str, Any]:
    when = item["when"]
    return {
        "cycle_id": numbers.cycles[item["cycle"]],
        "kind": item["kind"],
        "number": item.get("number"),
        "name": item["name"],
        "theme_id": numbers.themes.get(item.get("theme")),
        "region_id": numbers.regions.get(item.get("region")),
        "dates_label": when["label"],
        "dates_earliest": when["earliest"],
        "dates_latest": when["latest"],
        "dates_status": when["status"],
        "certainty": item["certainty"],
        "city": item["city"],
        "state_id": numbers.states.get(item["country"]),
        "mode": item.get("mode"),
        "body_id": numbers.bodies.get(item["body"]),
        "host_id": numbers.states.get(item.get("host")),
        "documents": item["documents"],
        "pre_events": [_dated(event) for event in item.get("pre_events", [])],
        "votes": item.get("votes"),
        "route": item.get("route"),
        "note": item.get("note"),
        "sources": item["sources"],
    }


def _dated(event: Item) -> dict[str, str]:
    return {name: str(value) for name, value in event.items()}
