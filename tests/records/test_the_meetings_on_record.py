"""The meetings on record as files: editions, plans and what became of them."""

from datetime import date
from typing import Any

from meetings.core.dates import FuzzyDates
from meetings.records.seed_files import read

FILE = read("meetings")
MEETINGS: dict[str, dict[str, Any]] = {item["code"]: item for item in FILE["meetings"]}
EDITIONS = [item for item in FILE["meetings"] if item["series"] == "grcp"]
CONSULTATIONS = [item for item in FILE["meetings"] if item["series"] == "consultations-2017"]


def test_nine_global_meetings_follow_no_rhythm() -> None:
    assert [item["number"] for item in EDITIONS] == list(range(1, 10))
    years = [item["actual"]["earliest"].year for item in EDITIONS]
    assert years == [2005, 2009, 2011, 2013, 2015, 2016, 2017, 2019, 2021]


def test_a_global_meeting_need_not_have_a_place() -> None:
    placeless = [item["code"] for item in EDITIONS if item["actual"]["city"] is None]
    assert placeless == ["grcp-9"]
    assert MEETINGS["grcp-9"]["actual"]["mode"] == "online"


def test_counts_of_one_meeting_differ_by_source() -> None:
    counts = {
        count["source"]: count["value"] for count in MEETINGS["grcp-7"]["counts"] if count["fact"] == "mechanisms"
    }
    assert counts == {"iom-review-2018#p. 7": 22, "iom-grcp7-news": 19}


def test_seven_consultations_were_planned_in_five_regions_and_keep_the_words_printed() -> None:
    labels = {item["code"]: item["planned"]["label"] for item in CONSULTATIONS}
    assert labels == {
        "rc-2017-africa-1": "June/July 2017",
        "rc-2017-africa-2": "September 2017",
        "rc-2017-africa-3": "19-20 October 2017",
        "rc-2017-americas-1": "Late August 2017 (TBC)",
        "rc-2017-asia-pacific-1": "6-8 November 2017",
        "rc-2017-europe-central-asia-1": "TBD",
        "rc-2017-middle-east-1": "26-27 September 2017",
    }
    assert len({region for item in CONSULTATIONS for region in item["regions"]}) == 5


def test_all_days_are_dates_that_the_programme_takes() -> None:
    for item in MEETINGS.values():
        for when in (item["planned"], item["actual"]):
            if when:
                FuzzyDates(when["label"], when["earliest"], when["latest"], when["status"])


def test_what_was_planned_and_what_was_held_stand_apart() -> None:
    arab = MEETINGS["rc-2017-middle-east-1"]
    assert (arab["planned"]["city"], arab["actual"]["city"]) == ("Cairo", "Beirut")
    assert arab["planned"]["earliest"] == arab["actual"]["earliest"]
    africa = MEETINGS["rc-2017-africa-2"]
    assert (africa["planned"]["latest"], africa["actual"]["earliest"]) == (date(2017, 9, 30), date(2017, 10, 26))


def test_two_regions_met_after_the_limit_and_after_the_global_meeting() -> None:
    series = next(item for item in FILE["series"] if item["code"] == "consultations-2017")
    late = {
        item["regions"][0] for item in CONSULTATIONS if item["actual"] and item["actual"]["latest"] > series["limit"]
    }
    assert late == {"africa", "asia-pacific"}
    assert MEETINGS["grcp-7"]["actual"]["latest"] < MEETINGS["rc-2017-africa-2"]["actual"]["earliest"]


def test_what_was_never_determined_stays_so() -> None:
    ece = MEETINGS["rc-2017-europe-central-asia-1"]
    assert (ece["planned"]["status"], ece["planned"]["earliest"], ece["actual"]) == ("undetermined", None, None)
    retreat = MEETINGS["rc-2017-africa-3"]
    assert (retreat["planned"]["status"], retreat["planned"]["city"]) == ("confirmed", None)


def test_the_webinar_was_held_twice_on_one_day_at_hours_nobody_recorded() -> None:
    webinar = MEETINGS["webinar-2020"]
    assert webinar["sittings"] == [{"number": 1, "part": "morning"}, {"number": 2, "part": "afternoon"}]
    assert (webinar["actual"]["earliest"], webinar["actual"]["latest"]) == (date(2020, 9, 24), date(2020, 9, 24))
    assert len(webinar["feeds"]) == 5
