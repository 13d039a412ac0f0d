"""Seeds what hangs on mechanisms and organisations: other names, kinds, founding years, members, office-holders."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from meetings.directory.models import (
    Mechanism,
    MechanismAlias,
    MechanismFounding,
    MechanismKind,
    Membership,
    OfficeHolder,
    Organisation,
    State,
)
from meetings.records.ledger import Ledger
from meetings.records.seed_files import read

Item = Mapping[str, Any]


def load(
    ledger: Ledger,
    states: Mapping[str, State],
    organisations: Mapping[str, Organisation],
    mechanisms: Mapping[str, Mechanism],
) -> None:
    """Put the rows that point at a mechanism or an organisation."""
    file = read("mechanisms")
    for item in [*file["mechanisms"], *file["others"]]:
        mechanism = mechanisms.get(item["code"])
        if mechanism is not None:
            _details(ledger, mechanism, item)
            _members(ledger, mechanism, item, states)
            _offices(ledger, mechanism, item, states, organisations)
    for item in read("organisations")["un_regional_commissions"]:
        organisation = organisations.get(item["code"])
        if organisation is not None:
            _members(ledger, organisation, item, states)


def _details(ledger: Ledger, mechanism: Mechanism, item: Item) -> None:
    owner = {"mechanism_id": mechanism.id}
    for position, alias in enumerate(item.get("aliases", []), start=1):
        ledger.put(
            MechanismAlias,
            f"{mechanism.code}/{alias['name']}",
            {**owner, "name": alias["name"]},
            position=position,
            kind=alias["kind"],
            language=alias.get("language"),
            until=alias.get("to"),
            sources=[alias["source"]] if "source" in alias else [],
        )
    for position, kind in enumerate(item.get("kinds", []), start=1):
        key, identity = f"{mechanism.code}/{position}", {**owner, "position": position}
        ledger.put(MechanismKind, key, identity, kind=kind["kind"], sources=[kind["source"]])
    for position, founding in enumerate(item.get("founded", []), start=1):
        key, identity = f"{mechanism.code}/{position}", {**owner, "position": position}
        sources = [founding["source"]]
        ledger.put(MechanismFounding, key, identity, year=founding["year"], month=founding["month"], sources=sources)


def _party(body: Mechanism | Organisation) -> dict[str, int | None]:
    mechanism = isinstance(body, Mechanism)
    return {"mechanism_id": body.id if mechanism else None, "organisation_id": None if mechanism else body.id}


def _members(ledger: Ledger, body: Mechanism | Organisation, item: Item, states: Mapping[str, State]) -> None:
    listed = item.get("members", {})
    founders = item.get("founders", {})
    lists = [
        ("member", listed.get("states", []), listed.get("sources", [])),
        ("associate", listed.get("associates", []), listed.get("sources", [])),
        ("founder", founders.get("states", []), founders.get("sources", [])),
    ]
    for role, codes, sources in lists:
        for code in codes:
            if code in states:
                ledger.put(
                    Membership,
                    f"{body.code}/{code}/{role}",
                    {**_party(body), "state_id": states[code].id, "role": role, "valid_from": None},
                    valid_until=None,
                    sources=sources,
                )


def _offices(
    ledger: Ledger,
    mechanism: Mechanism,
    item: Item,
    states: Mapping[str, State],
    organisations: Mapping[str, Organisation],
) -> None:
    for office in item.get("offices", []):
        kind, code = next(iter(office["holder"].items()))
        holder = (states if kind == "state" else organisations).get(code)
        if holder is None:
            continue
        identity = {
            **_party(mechanism),
            "office": office["office"],
            "state_id": holder.id if kind == "state" else None,
            "holder_organisation_id": holder.id if kind == "organisation" else None,
            "valid_from": _first_day(office["since"]),
        }
        ledger.put(
            OfficeHolder,
            f"{mechanism.code}/{office['office']}/{code}",
            identity,
            valid_until=office["until"],
            since=str(office["since"]) if office["since"] else None,
            sources=[office["source"]],
        )


def _first_day(since: int | date | None) -> date | None:
    return date(since, 1, 1) if isinstance(since, int) else since
