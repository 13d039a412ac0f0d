"""Loads the meetings on record from ``seeds/meetings.yaml``; each is released as the record knows it.

A second run changes nothing. A meeting that people have edited since is reported and left as it is.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import select

from meetings.accounts.viewer import COMMAND_LINE
from meetings.core.dates import FuzzyDates
from meetings.core.db import db
from meetings.directory.models import Count, SeedRow
from meetings.programme.actions.meetings import MeetingEntry, PartyEntry, create_meeting, for_history, revise
from meetings.programme.actions.releasing import release
from meetings.programme.models import Meeting, Series
from meetings.programme.queries.draft import document_of
from meetings.programme.queries.visible_meetings import released
from meetings.programme.released.document import upgraded
from meetings.programme.released.sequencing import differences

# The record's calendars keep their UIDs when it is loaded into a new installation.
NAMESPACE = UUID("6d1f1c62-4d5c-5b0a-9a53-0d5d3a1f7c11")


@dataclass
class Report:
    """What a run did; ``kept`` names the meetings that people have made something else."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    kept: list[str] = field(default_factory=list)


def uid_for(*parts: object) -> str:
    """The UID of a thing on record: the same in every installation."""
    return str(uuid5(NAMESPACE, "/".join(map(str, parts))))


def load(data: Mapping[str, Any]) -> Report:
    """Bring series and meetings up to the record, within the present transaction."""
    report = Report()
    for row in data["series"]:
        _put_series(row)
    db.session.flush()
    for row in data["meetings"]:
        _put(row, report)
    return report


def _put_series(row: Mapping[str, Any]) -> None:
    series = db.session.scalar(select(Series).where(Series.code == row["code"])) or Series(code=row["code"])
    for name in ("short", "name", "aliases", "note", "sources"):
        setattr(series, name, row[name])
    db.session.add(series)


def _put(row: Mapping[str, Any], report: Report) -> None:
    meeting = db.session.scalar(select(Meeting).where(Meeting.code == row["code"]))
    kept = db.session.scalar(select(SeedRow).where(SeedRow.table == "meetings", SeedRow.key == row["code"]))
    wanted = _digest(row)
    if meeting is None and kept is None:
        report.added += 1
        _remember(_add(row), wanted)
    elif meeting is None or kept is None:
        report.kept.append(f"meetings: {row['code']}")
    elif kept.digest == wanted + _digest(_said(meeting)):
        report.unchanged += 1
    elif kept.digest[32:] == _digest(_said(meeting)):
        _fill(meeting, row)
        revise(meeting, _entry(row))
        _release(meeting)
        report.updated += 1
        kept.digest = wanted + _digest(_said(meeting))
    else:
        report.kept.append(f"meetings: {row['code']}")


def _add(row: Mapping[str, Any]) -> Meeting:
    meeting = create_meeting(COMMAND_LINE, row["code"], _entry(row))
    meeting.uid = uid_for(row["code"])
    meeting.visibility = "public"
    _fill(meeting, row)
    _release(meeting)
    return meeting


def _release(meeting: Meeting) -> None:
    # A correction of nothing that a release holds (a count, the order of a list) is no new release.
    current = released(meeting)
    if current is None or differences(upgraded(current.document), document_of(meeting)):
        release(COMMAND_LINE, meeting, note="As the record has it." if current else "", version=None)


def _fill(meeting: Meeting, row: Mapping[str, Any]) -> None:
    """What only the record gives: the edition, what was planned, sittings without hours, sources, counts."""
    series = db.session.scalar(select(Series).where(Series.code == row["series"])) if row["series"] else None
    meeting.series, meeting.number = series, row["number"]
    meeting.sources = list(row["sources"])
    meeting.planned = {**_plain(row["planned"]), "held": bool(row["actual"])} if row["planned"] else None
    meeting.sittings = [sitting["part"] for sitting in row.get("sittings", ())]
    for old in db.session.scalars(select(Count).where(Count.subject == f"meeting:{meeting.code}")):
        db.session.delete(old)
    db.session.flush()
    db.session.add_all(_counts(row))


def _counts(row: Mapping[str, Any]) -> Iterator[Count]:
    for position, count in enumerate(row["counts"], 1):
        yield Count(
            subject=f"meeting:{row['code']}",
            position=position,
            fact=count["fact"],
            label=count["label"],
            value=count["value"],
            as_of=None,
            sources=[count["source"]],
            note=None,
        )


def _entry(row: Mapping[str, Any]) -> MeetingEntry:
    known = row["actual"] or row["planned"]
    return MeetingEntry(
        title=row["title"],
        kind=row["kind"],
        short=row["short"],
        theme=row["theme"] or row["theme_note"],
        note=row["note"],
        dates=FuzzyDates(
            known["label"] if known["status"] != "confirmed" else None,
            known["earliest"],
            known["latest"],
            known["status"],
        ),
        zone=None,
        mode=known["mode"],
        venue=None,
        city=known["city"],
        country=known["country"],
        cycle=row["cycle"],
        regions=row["regions"],
        feeds=row["feeds"],
        hosts=[_party(party) for party in row["hosts"]],
        convenors=[_party(party) for party in row["convenors"]],
    )


def _party(given: Mapping[str, str]) -> PartyEntry:
    ((kind, code),) = given.items()
    match kind:
        case "state" | "organisation" | "mechanism":
            return PartyEntry(kind, code)
        case _:
            return PartyEntry("other", code)


def _said(meeting: Meeting) -> dict[str, str]:
    """What the record says of it; whom its team tells who proposed what is no part of that."""
    return {name: words for name, words in for_history(meeting).items() if name != "proposers_shown"}


def _remember(meeting: Meeting, wanted: str) -> None:
    digest = wanted + _digest(_said(meeting))
    db.session.add(SeedRow(table="meetings", key=meeting.code, row_id=meeting.id, digest=digest))


def _plain(value: Mapping[str, Any]) -> dict[str, Any]:
    return {name: each.isoformat() if isinstance(each, date) else each for name, each in value.items()}


def _digest(value: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, default=str).encode()).hexdigest()[:32]
