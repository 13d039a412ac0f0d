"""Documents, recommendations and their follow-up as files: eleven points, 28 items, and what is read of them."""

import re
from collections import Counter
from typing import Any

from meetings.records.seed_files import read

DOCUMENTS: dict[str, dict[str, Any]] = {item["reference"]: item for item in read("documents")["documents"]}
RECOMMENDATIONS: list[dict[str, Any]] = list(read("recommendations")["recommendations"])
FOLLOWUP = read("followup")
GRCP7 = [item for item in RECOMMENDATIONS if item["code"].startswith("GRCP7-")]
READINGS = {item["recommendation"]: item for item in FOLLOWUP["readings"]}
GRCP89 = ("GRCP8", "GRCP9")
KNOWN = {
    item["code"] for part in ("themes", "principles", "objectives") for item in read("compact")[part]
}  # of the Compact


def places(reference: str) -> list[str]:
    return [item["at"] for item in DOCUMENTS[reference]["paragraphs"]]


def test_the_highlights_have_eleven_points_five_on_the_compact_and_six_on_the_mechanisms() -> None:
    points = [at for at in places("grcp-7/highlights") if re.fullmatch(r"[67]-\d", at)]
    assert Counter(at[0] for at in points) == {"6": 5, "7": 6}
    assert len(points) == 11


def test_no_point_of_the_highlights_bears_a_number_that_is_not_printed() -> None:
    kinds = {item["at"]: item.get("kind", "numbered") for item in DOCUMENTS["grcp-7/highlights"]["paragraphs"]}
    assert {kind for at, kind in kinds.items() if re.match(r"[67]-", at)} == {"bullet"}
    assert {kind for at, kind in kinds.items() if at in ("1", "6", "7", "8-i", "8-iii", "10")} == {"numbered"}


def test_the_28_items_are_coded_in_their_order() -> None:
    assert [item["code"] for item in GRCP7] == [f"GRCP7-R{number:02}" for number in range(1, 29)]


def test_the_28_items_are_asks_commitments_partnerships_and_one_on_the_process() -> None:
    kinds = Counter(item["kind"] for item in GRCP7)
    assert kinds == {"ask": 14, "commitment": 10, "partnership": 3, "process": 1}


def test_every_item_stands_under_a_paragraph_of_its_document() -> None:
    astray = [(item["code"], at) for item in RECOMMENDATIONS for at in item["at"] if at not in places(item["document"])]
    assert astray == []


def test_every_point_holds_an_item_and_the_last_holds_its_two_ways() -> None:
    held = {at for item in GRCP7 for at in item["at"]}
    assert held == {
        *(f"6-{point}" for point in range(1, 6)),
        *(f"7-{point}" for point in range(1, 7)),
        *("7-6-1", "7-6-2", "8-i", "8-ii", "8-iii", "3"),
    }


def test_every_item_is_tagged_with_what_the_compact_has() -> None:
    assert {code for item in RECOMMENDATIONS for code in item["tags"]} <= KNOWN
    assert [item["code"] for item in GRCP7 if not item["tags"]] == []


def test_no_code_is_given_twice() -> None:
    assert [code for code, times in Counter(item["code"] for item in RECOMMENDATIONS).items() if times > 1] == []


def test_every_citation_of_a_reading_stands_in_the_compact() -> None:
    assert [(code, at) for code, item in READINGS.items() for at in item["at"] if at not in places("gcm")] == []


def test_every_item_of_the_highlights_is_read_and_says_why() -> None:
    assert list(READINGS) == [item["code"] for item in GRCP7]
    assert [code for code, item in READINGS.items() if not item["rationale"].strip()] == []
    assert Counter(item["degree"] for item in READINGS.values()) == {"substantial": 18, "partial": 8, "none": 2}


def test_a_passage_is_cited_exactly_where_one_was_identified() -> None:
    assert {code for code, item in READINGS.items() if not item["at"]} == {"GRCP7-R20", "GRCP7-R21"}
    assert {code for code, item in READINGS.items() if item["degree"] == "none"} == {"GRCP7-R20", "GRCP7-R21"}


def test_the_compact_has_ten_principles_and_an_objective_in_each_paragraph_from_17_to_39() -> None:
    at = places("gcm")
    assert [each for each in at if each.startswith("15-")] == [f"15-{letter}" for letter in "abcdefghij"]
    assert set(map(str, range(17, 40))) <= set(at)
    titles = {str(item["paragraph"]): item["title"] for item in read("compact")["objectives"]}
    said = {item["at"]: item["text"] for item in DOCUMENTS["gcm"]["paragraphs"]}
    assert [at for at, title in titles.items() if title not in said[at]] == []


def test_one_text_has_the_day_of_its_endorsement_and_its_other_symbol_in_a_note() -> None:
    compact = DOCUMENTS["gcm"]
    assert (str(compact["issued"]["earliest"]), compact["adoption"]) == ("2018-12-19", "endorsed")
    assert "A/CONF.231/3" in compact["note"]
    assert {code for code, texts in FOLLOWUP["results"].items() if "gcm" in texts} == {
        "agreed-outcome-2018", "marrakech-2018", "endorsement-2018",
    }  # fmt: skip


def test_resolutions_are_dated_by_the_day_they_were_adopted() -> None:
    days = {reference: str(DOCUMENTS[reference]["issued"]["earliest"]) for reference in ("nyd", "modalities")}
    assert days == {"nyd": "2016-09-19", "modalities": "2017-04-06"}


def test_the_highlights_have_the_day_of_their_text_not_of_their_file() -> None:
    highlights = DOCUMENTS["grcp-7/highlights"]
    assert str(highlights["issued"]["earliest"]) == "2017-10-11"
    (apart,) = [row for row in read("disagreements")["disagreements"] if row["code"] == "D8"]
    assert (apart["place"], "10 October" in str(apart["says"])) == ("document:grcp-7/highlights", True)


def test_the_review_and_the_webinar_speak_to_the_mechanisms() -> None:
    others = [item for item in RECOMMENDATIONS if item["code"].startswith(("REVIEW2018", "WEBINAR2020"))]
    assert Counter(item["code"].split("-")[0] for item in others) == {"REVIEW2018": 10, "WEBINAR2020": 15}
    assert {item["addressed_to"] for item in others} == {"ISCMs", None}  # what a region or IOM does is asked of nobody


def test_conclusions_of_the_webinar_are_in_the_mood_of_their_source() -> None:
    """None tells anybody to do something: each says what is, what can be, or what one may consider."""
    said = {item["code"]: item["text"] for item in RECOMMENDATIONS if item["code"].startswith("WEBINAR2020")}
    assert {item.get("put_as") for item in RECOMMENDATIONS if item["code"] in said} == {"conclusion"}
    verb = r"\b(?:can|may consider|are|is|will|matters|consists|stands)\b"
    assert [code for code, text in said.items() if not re.search(verb, text)] == []
    assert sum("may consider" in text for text in said.values()) == 1
    assert re.search(r"\bcan contribute to a regional review directly\b", said["WEBINAR2020-R01"])


def test_grcp_8_and_9_have_issues_and_views_and_no_recommendation() -> None:
    kinds = Counter((item["code"][:5], item.get("put_as")) for item in RECOMMENDATIONS if item["code"][:5] in GRCP89)
    assert kinds == {
        ("GRCP8", "issue"): 4, ("GRCP8", "announcement"): 1, ("GRCP9", "issue"): 2, ("GRCP9", "view"): 5,
    }  # fmt: skip
    feeds = {row["code"]: row["feeds"] for row in read("meetings")["meetings"]}
    assert (feeds["grcp-8"], feeds["grcp-9"]) == ([], ["imrf-2022"])


def test_of_earlier_meetings_only_what_later_notes_say_is_there_and_called_reported() -> None:
    earlier = [item for item in RECOMMENDATIONS if item["code"].startswith(("GRCP4", "GRCP6"))]
    assert {item["certainty"] for item in earlier} == {"reported"}
    assert all(item["note"] for item in earlier)


def test_every_document_says_where_its_original_is_and_none_invents_a_symbol() -> None:
    for reference, item in DOCUMENTS.items():
        assert "symbol" not in item, reference
        assert item["original"]["symbol"] or item["original"]["title"], reference
        assert item["sources"], reference


def test_only_one_mechanism_is_on_record_as_taking_no_positions() -> None:
    assert [(item["mechanism"], item["standing"]) for item in FOLLOWUP["mandates"]] == [("igc", "takes-no-positions")]


def test_no_word_of_the_record_ranks_or_blames() -> None:
    said = " ".join(
        str(item.get(name) or "")
        for item in (*RECOMMENDATIONS, *READINGS.values(), *(p for d in DOCUMENTS.values() for p in d["paragraphs"]))
        for name in ("text", "rationale", "note")
    )
    assert re.findall(r"\b(?:failed|ignored|best|missing|compliance|score|rank\w*)\b", said, re.IGNORECASE) == [
        "missing",
        "missing",
    ], "missing migrants, in the title of objective 8 and in paragraph 76 of the Declaration"
