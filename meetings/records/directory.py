"""Seeds the directory: sources first, then who there is, then who belongs where."""

from collections.abc import Mapping
from typing import Any

from meetings.directory.models import (
    Count,
    Mechanism,
    Organisation,
    Region,
    Source,
)
from meetings.records import belonging, states
from meetings.records.ledger import Ledger
from meetings.records.seed_files import read

Item = Mapping[str, Any]


def load(ledger: Ledger) -> None:
    """Put everything the directory holds in ``seeds/``."""
    _sources(ledger)
    regions = _regions(ledger)
    organisations = _organisations(ledger, regions)
    mechanisms = _mechanisms(ledger, regions, organisations)
    known = states.load(ledger, organisations, mechanisms)
    belonging.load(ledger, known, organisations, mechanisms)
    _counts(ledger)
    ledger.flush()


def _sources(ledger: Ledger) -> None:
    file = read("sources")
    for item in [*file["documents"], *file["un_documents"], *file["pages"]]:
        ledger.put(
            Source,
            item["code"],
            {"code": item["code"]},
            kind=item["kind"],
            title=item["title"],
            publisher=item.get("publisher"),
            symbol=item.get("symbol"),
            url=item["url"],
            issued=item.get("issued"),
            adopted=item.get("adopted"),
            distributed=item.get("distributed"),
            reliability=item["reliability"],
            note=item.get("issued_note"),
        )
    ledger.flush()


def _regions(ledger: Ledger) -> dict[str, Region]:
    columns = ("position", "names", "labels", "m49", "note", "sources")
    regions = {
        item["code"]: ledger.put(Region, item["code"], {"code": item["code"]}, **{name: item[name] for name in columns})
        for item in read("regions")["regions"]
    }
    ledger.flush()
    return present(regions)


def _organisations(ledger: Ledger, regions: Mapping[str, Region]) -> dict[str, Organisation]:
    file = read("organisations")
    organisations = {}
    for item in [*file["un_regional_commissions"], *file["regional_organisations"], *file["other_bodies"]]:
        codes = [item["region"]] if "region" in item else item.get("regions", [])
        organisations[item["code"]] = ledger.put(
            Organisation,
            item["code"],
            {"code": item["code"]},
            regions=[regions[code] for code in codes if code in regions],
            **_optional(item, "character", "seat", "seat_country", "website", "role", "established", "note"),
            **{name: item[name] for name in ("kind", "short", "name", "sources")},
            aliases=item.get("aliases", []),
            **_listing(item),
        )
    ledger.flush()
    return present(organisations)


def _mechanisms(
    ledger: Ledger, regions: Mapping[str, Region], organisations: Mapping[str, Organisation]
) -> dict[str, Mechanism]:
    file = read("mechanisms")
    circles = {"mechanisms": "principal", "specific": "specific", "historical": "forerunner", "others": "other"}
    mechanisms = {}
    for part, circle in circles.items():
        for item in file[part]:
            associated = [*item.get("associations", []), *([item["host"]] if "host" in item else [])]
            mechanisms[item["code"]] = ledger.put(
                Mechanism,
                item["code"],
                {"code": item["code"]},
                circle=circle,
                name=item["name"],
                kind=item["kind"],
                activity=item.get("status", "unknown"),
                listed_by=item.get("listed_by", []),
                sources=item["sources"],
                regions=[regions[code] for code in item.get("regions", []) if code in regions],
                associations=[organisations[code] for code in associated if code in organisations],
                **_optional(item, "short", "region_label", "chair_note", "website", "website_note", "note"),
                **_listing(item),
            )
    ledger.flush()
    return present(mechanisms)


def _counts(ledger: Ledger) -> None:
    mechanisms, organisations = read("mechanisms"), read("organisations")
    subjects: dict[str, list[Item]] = {"mechanisms": mechanisms["counts"]}
    for item in mechanisms["mechanisms"]:
        subjects[f"mechanism:{item['code']}"] = item["counts"]
    for item in [*organisations["un_regional_commissions"], *organisations["other_bodies"]]:
        subjects[f"organisation:{item['code']}"] = item.get("counts", [])
    for subject, counts in subjects.items():
        for position, item in enumerate(counts, start=1):
            ledger.put(
                Count,
                f"{subject}/{position}",
                {"subject": subject, "position": position},
                fact=item["fact"],
                value=item["value"],
                sources=[item["source"]],
                named=item.get("named", []),
                **_optional(item, "label", "as_of", "note", "named_by"),
            )


def _optional(item: Item, *names: str) -> dict[str, Any]:
    return {name: item.get(name) for name in names}


def _listing(item: Item) -> dict[str, Any]:
    members = item.get("members") or {"listing": "none", "sources": []}
    return {
        "members_listing": members["listing"],
        "members_as_of": members.get("as_of"),
        "members_note": members.get("note"),
        "members_sources": members["sources"],
    }


def present(rows: Mapping[str, Any]) -> dict[str, Any]:
    """Those that are there: people may have removed some of what was seeded."""
    return {code: row for code, row in rows.items() if row is not None}
