"""Seeds what is on record around milestones and of what mechanisms did, and where sources part ways."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from meetings.compact.models import Milestone, Trace
from meetings.directory.models import Disagreement, Mechanism, Organisation
from meetings.records.ledger import Ledger
from meetings.records.seed_files import read

Item = Mapping[str, Any]


def load(ledger: Ledger) -> None:
    """Put traces and disagreements; what they concern is there already."""
    codes = {
        name: dict(ledger.session.execute(select(model.code, model.id)).all())
        for name, model in (("milestone", Milestone), ("mechanism", Mechanism), ("organisation", Organisation))
    }
    for item in read("traces")["traces"]:
        when = item["when"]
        ledger.put(
            Trace,
            item["code"],
            {"code": item["code"]},
            **{f"{name}_id": numbers.get(item.get(name)) for name, numbers in codes.items()},
            **{f"dates_{name}": when[name] for name in ("label", "earliest", "latest", "status")},
            **{name: item[name] for name in ("kind", "text", "certainty", "sources")},
            who=item.get("who"),
            note=item.get("note"),
        )
    for item in read("disagreements")["disagreements"]:
        columns = {name: item[name] for name in ("place", "subject", "says", "held")}
        ledger.put(Disagreement, item["code"], {"code": item["code"]}, **columns)
    ledger.flush()
