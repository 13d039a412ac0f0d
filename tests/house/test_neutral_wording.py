"""Nothing compares, blames or counts out: not a sentence of the program, not a page, not a file, not a picture.

Taking part is voluntary, and members of such mechanisms left exercises that looked like an inspection of them.
"""

import html
import io
import json
import re
import zipfile
from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from meetings.accounts.viewer import NOBODY
from meetings.core import clock, history
from meetings.core.db import db
from meetings.directory.models import Mechanism
from meetings.followup.answers.questions.channels import channels
from meetings.followup.answers.register import register_for
from meetings.followup.models import Reflection, ReflectionStep
from meetings.followup.vocabulary import CHANNELS, DEGREES, READING_DISCLAIMER
from meetings.settings import DISCLAIMER
from tests.followup.on_record import contributed, recommended
from tests.pages.every_address import FILES, OF_SOME, VALUES
from tests.programme.builders import Unit
from tests.web.catalogues import forms, messages, po
from tests.web.test_translations import said

# Word, and why it is never said. A word in brackets may follow.
FORBIDDEN = {
    "en": {
        r"best|worst|top (?:ten|\d+)|leading|leaders?|champions?|laggards?": "puts one above or below another",
        r"rank(?:s|ed|ing|ings)?|league tables?|score(?:s|d|cards?)?|scoring|ratings?|benchmarks?|grades?": "contest",
        r"compliance|compliant|complied|complies|non-compliance|violat\w+|breach\w*": "nobody is bound to anything",
        r"ignored|neglected|overlooked|rejected|dismissed|defied": "says what nobody can know",
        r"fail(?:s|ed|ures?)? to|failing to|underperform\w*|perform(?:ance|er|ers)": "blames",
        r"did not (?:respond|answer|reply|transmit|attend|contribute|submit|follow|comply)|non-respon\w+": "blames",
        r"unanswered|overdue|delinquent|defaulters?|culprits?|shortcomings?": "blames",
        r"success rates?|implementation rates?|percentages?|per cent|percent|% of": "is a score",
        r"unsuccessful|successful|achiever?s?|winners?|losers?": "is a contest",
        r"missing mechanisms?|absent mechanisms?|inactive mechanisms?": "names those who did not",
        r"too late|tardy|late (?:input|submission|contribution)s?": "it is: after the window",
    },
    "fr": {
        r"meilleure?s?|pires?|classements?|palmarès|notations?": "compares",
        r"conformité|non-conformité|manquements?|défaillan\w+|retardataires?": "blames",
        r"ignorée?s?|négligée?s?|n['’](?:a|ont) pas répondu": "blames",
        r"pourcentages?|taux de (?:réussite|mise en œuvre)": "is a score",
    },
    "es": {
        r"mejor|mejores|peor|peores|clasificaci[oó]n de|puntuaci[oó]n|ranking": "compares",
        r"cumplimiento|incumplimiento|incumpl\w+|rezagad\w+|moros\w+": "blames",
        r"ignorad\w+|desatendid\w+|no (?:ha|han) respondido": "blames",
        r"porcentajes?|tasas? de (?:éxito|ejecución|aplicación)": "is a score",
    },
}
# What is allowed although a forbidden word is in it, and why.
ALLOWED = {
    "les lignes vides sont ignorées": "lines of a form",
    "es mejor %(advised)s": "the length of a password",
    "Es mejor %(advised)s": "the length of a password",
}
ELSEWHERE = (*OF_SOME, "pages.session", "pages.participants")  # what the record holds none of
SENTENCES = {code: re.compile(rf"\b(?:{'|'.join(words)})\b", re.I) for code, words in FORBIDDEN.items()}


def offences(text: str, language: str = "en") -> list[str]:
    """The forbidden words in it."""
    for phrase in ALLOWED:
        text = text.replace(phrase, "")
    return [found[0] for found in SENTENCES[language].finditer(text)]


def test_no_sentence_of_the_program_compares_or_blames() -> None:
    sentences = {text for sentence in said().values() for text in sentence}
    assert len(sentences) > 500
    assert {sentence: found for sentence in sentences if (found := offences(sentence))} == {}


@pytest.mark.parametrize("language", ["fr", "es"])
def test_no_translation_does(language: str) -> None:
    translated = {text for message in messages(po(language)) for text in forms(message.string)}
    assert {sentence: found for sentence in translated if (found := offences(sentence, language))} == {}


@pytest.mark.parametrize(
    "sentence",
    [
        "Mechanisms that did not respond", "Compliance by region", "The best practice", "Ignored by the zero draft",
        "12% of recommendations", "Top 10 objectives", "Failed to transmit", "Late submissions", "Success rate",
    ],
)  # fmt: skip
def test_the_test_finds_what_it_looks_for(sentence: str) -> None:
    assert offences(sentence)


@pytest.fixture
def public(unit: Unit) -> None:
    """The record with every reading verified and cleared, so that all that can be public is."""
    with unit():
        for reading in db.session.scalars(select(Reflection)):
            for kind in ("verified", "cleared"):
                db.session.add(
                    ReflectionStep(reflection=reading, kind=kind, recorded_at=clock.now(), by_name="Ben", by_user_id=72)
                )
        history.record("tested", "world", "1")


def addresses(app: Flask, *endings: str) -> Iterator[str]:
    """Every public page of the house; with endings, every file instead."""
    values = {**VALUES, "pages.document_json": {"reference": "grcp-7/highlights"}}
    for rule in app.url_map.iter_rules():
        ours = rule.endpoint.startswith("pages.") and rule.endpoint not in ELSEWHERE
        if ours and rule.rule.endswith(endings or FILES) == bool(endings):
            yield app.url_map.bind("127.0.0.1").build(rule.endpoint, values.get(rule.endpoint, {}))


def shown(client: FlaskClient, address: str) -> str:
    """What somebody reads there: the words of a page, of a picture, of a table."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    kind = answer.headers["Content-Type"]
    if "spreadsheetml" in kind:
        with zipfile.ZipFile(io.BytesIO(answer.data)) as book:
            text = book.read("xl/sharedStrings.xml").decode()
    elif "json" in kind:
        text = json.dumps(json.loads(answer.data), ensure_ascii=False)
    else:
        text = answer.data.decode("utf-8-sig")
    if "csv" not in kind and "json" not in kind:
        text = re.sub(r"<(?:script|style)\b.*?</(?:script|style)>|<[^>]*>", " ", text, flags=re.S)
    return re.sub(r"\s+", " ", html.unescape(text))


@pytest.mark.usefixtures("public")
def test_no_public_page_file_or_picture_compares_or_blames(app: Flask, client: FlaskClient) -> None:
    every = [*addresses(app), *addresses(app, *FILES)]
    assert len(every) > 40
    found = {address: offences(shown(client, address)) for address in every}
    assert {address: words for address, words in found.items() if words} == {}


@pytest.mark.usefixtures("public")
def test_every_file_and_picture_carries_the_disclaimer(app: Flask, client: FlaskClient) -> None:
    without = [address for address in addresses(app, *FILES) if DISCLAIMER not in shown(client, address)]
    assert without == []


@pytest.mark.usefixtures("public")
def test_every_page_of_the_follow_up_carries_the_disclaimer(app: Flask, client: FlaskClient) -> None:
    about = ("/followup", "/recommendations", "/documents", "/milestones", "/cycles/preparatory", "/compact/paragraphs")
    pages = [address for address in addresses(app) if address.startswith(about)]
    assert [address for address in pages if DISCLAIMER not in shown(client, address)] == []


@pytest.mark.usefixtures("public")
def test_wherever_a_reading_is_public_it_says_whose_it_is(app: Flask, client: FlaskClient) -> None:
    degrees = re.compile("|".join(re.escape(words) for words in (DEGREES["substantial"], DEGREES["partial"])))
    showing = [
        (address, text)
        for address in (*addresses(app), *addresses(app, *FILES))
        if degrees.search(text := shown(client, address))
    ]
    assert len(showing) > 8
    sentence = READING_DISCLAIMER.casefold()
    assert [address for address, text in showing if sentence not in text.casefold()] == []


@pytest.mark.usefixtures("public")
def test_the_follow_up_names_no_mechanism_that_is_not_on_record_there(
    app: Flask, client: FlaskClient, unit: Unit
) -> None:
    with unit():
        one = recommended("TEST-R01", mechanisms=["colombo"])
        contributed(one.recommendation, "endorsement-2018", "transmitted", "agreed", channel="direct")
        history.record("tested", "world", "2")
        named = set(db.session.scalars(select(Mechanism.name)))
        on_record = {code for entry in register_for(NOBODY).entries for code in entry.tags.mechanisms}
        known = set(db.session.scalars(select(Mechanism.name).where(Mechanism.code.in_(on_record))))
    for address in addresses(app):
        if address.startswith("/followup"):
            text = shown(client, address)
            assert [name for name in named - known if name in text] == [], address


@pytest.mark.usefixtures("public")
def test_no_list_is_in_the_order_of_its_counts(unit: Unit) -> None:
    with unit():
        for number in range(3):
            one = recommended(f"TEST-R{number}", objectives=[23 - number])
            contributed(one.recommendation, "imrf-2030", "agreed", channel="joint")
        two = recommended("TEST-R9", objectives=[23])
        contributed(two.recommendation, "imrf-2030", "agreed", channel="direct")
        found = channels(register_for(NOBODY))
        assert [use.channel for use in found.uses] == sorted((use.channel for use in found.uses), key=CHANNELS.index)
        assert list(found.totals) == [channel for channel in CHANNELS if channel in found.totals]
