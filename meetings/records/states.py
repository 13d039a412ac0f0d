"""Seeds States and territories with their dated names."""

from collections.abc import Iterable, Mapping
from typing import Any

from meetings.directory.models import Designation, Mechanism, Organisation, State, StateAlias, StateName, StateStanding
from meetings.directory.rules.alphabet import sort_key
from meetings.records.ledger import Ledger
from meetings.records.seed_files import read

Item = Mapping[str, Any]


def load(
    ledger: Ledger, organisations: Mapping[str, Organisation], mechanisms: Mapping[str, Mechanism]
) -> dict[str, State]:
    """Put the States; the names they have in single mechanisms need those to be there already."""
    items = read("states")["states"]
    rows = {
        item["iso3"]: ledger.put(
            State,
            item["iso3"],
            {"iso3": item["iso3"]},
            iso2=item["iso2"],
            m49=item["m49"],
            footnote=item.get("footnote"),
            note=item.get("note"),
        )
        for item in items
    }
    ledger.flush()
    states = {code: row for code, row in rows.items() if row is not None}
    for item in items:
        state = states.get(item["iso3"])
        if state is not None:
            _names(ledger, state, item["names"])
            _standings(ledger, state, item["standing"])
            _designations(ledger, state, item.get("designations", []), organisations, mechanisms)
    typed = read("states_typed")
    for item in [*typed["states"], *typed["as_cldr_has_them"]]:
        for name in item["names"] if item["iso3"] in states else ():
            identity = {"state_id": states[item["iso3"]].id, "name": name}
            ledger.put(StateAlias, f"{item['iso3']}/{name}", identity)
    ledger.flush()
    return states


def _names(ledger: Ledger, state: State, names: Iterable[Item]) -> None:
    for name in names:
        for language, short in name["short"].items():
            ledger.put(
                StateName,
                f"{state.iso3}/{language}/{name['from']}",
                {"state_id": state.id, "language": language, "valid_from": name["from"]},
                valid_until=name["until"],
                short=short,
                formal=name.get("formal", {}).get(language),
                sort_key=sort_key(short, language),
                note=name.get("note"),
            )


def _standings(ledger: Ledger, state: State, standings: Iterable[Item]) -> None:
    for item in standings:
        ledger.put(
            StateStanding,
            f"{state.iso3}/{item['from']}",
            {"state_id": state.id, "valid_from": item["from"]},
            valid_until=item["until"],
            standing=item["status"],
        )


def _designations(
    ledger: Ledger,
    state: State,
    designations: Iterable[Item],
    organisations: Mapping[str, Organisation],
    mechanisms: Mapping[str, Mechanism],
) -> None:
    for item in designations:
        mechanism = mechanisms.get(item.get("mechanism", ""))
        organisation = organisations.get(item.get("organisation", ""))
        party = mechanism or organisation
        if party is None:
            continue
        for language, name in item["names"].items():
            ledger.put(
                Designation,
                f"{state.iso3}/{party.code}/{language}",
                {
                    "state_id": state.id,
                    "mechanism_id": mechanism.id if mechanism else None,
                    "organisation_id": organisation.id if organisation else None,
                    "language": language,
                },
                name=name,
            )
