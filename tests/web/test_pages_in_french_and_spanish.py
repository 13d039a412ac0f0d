"""Pages, forms and calendars speak the language that was asked for, and nothing of English is left in them."""

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from html.parser import HTMLParser

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.exceptions import HTTPException

from meetings.accounts.vocabulary import Role
from tests.accounts.people import PASSWORD, account, post, signed_in
from tests.participation.lists import put
from tests.programme.builders import CODE, Unit, released, with_sessions
from tests.web.catalogues import forms, messages, po

# One sentence of each page, in French and in Spanish.
PAGES = {
    "/": ("D’une réunion à un texte ultérieur", "De una reunión a un texto posterior"),
    "/meetings/": ("Chercher des réunions", "Buscar reuniones"),
    "/meetings/grcp-7/agenda": ("Aucune séance n’est encore publiée.", "Todavía no se ha publicado ninguna sesión."),
    "/mechanisms/": ("Processus consultatif régional", "Proceso consultivo regional"),
    "/states/": ("États et territoires", "Estados y territorios"),
    "/compact/": ("Pacte mondial pour des migrations sûres", "Pacto Mundial para la Migración Segura"),
    "/search": ("Chercher dans les textes", "Buscar en los textos"),
    "/sign-in": ("Mot de passe", "Contraseña"),
    "/nowhere": ("Cette page n’existe pas", "No existe esa página"),
}
DESK = {
    "/desk/": ("Créer une réunion", "Crear una reunión"),
    "/meetings/grcp-7/desk/": ("Boîte d’envoi", "Bandeja de salida"),
    "/meetings/grcp-7/desk/details": ("Fuseau horaire", "Huso horario"),
    "/account/": ("Changer mon mot de passe", "Cambiar mi contraseña"),
}
languages = pytest.mark.parametrize("language", ["fr", "es"])


class Texts(HTMLParser):
    """What a page shows and what it says aloud, one piece of text after the other."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_data(self, data: str) -> None:
        self.found.append(" ".join(data.split()))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in ("aria-label", "title", "placeholder")]


@cache
def english(language: str) -> set[str]:
    """Whole sentences of the program, as a page in this language must not show them.

    One or two words may be a name of the record, which stays as it is.
    """
    return {
        forms(message.id)[0]
        for message in messages(po(language))
        if len(forms(message.id)[0].split()) > 2 and forms(message.id) != forms(message.string)
    }


def shown(client: FlaskClient, address: str, language: str) -> str:
    answer = client.get(address, query_string={"lang": language})
    assert f'<html lang="{language}"' in answer.text, address
    return answer.text


@languages
@pytest.mark.parametrize("address", PAGES)
def test_a_public_page_says_nothing_in_english(client: FlaskClient, address: str, language: str) -> None:
    page = shown(client, address, language)
    assert PAGES[address][language == "es"] in page
    assert english(language) & set(Texts(page).found) == set()


@languages
def test_the_desk_says_nothing_in_english(app: Flask, language: str) -> None:
    account(app, "olga@example.org", ("organiser", None))
    olga = signed_in(app, "olga@example.org")
    for address, sentences in DESK.items():
        page = shown(olga, address, language)
        assert sentences[language == "es"] in page
        assert english(language) & set(Texts(page).found) == set(), address


DESKS = {
    "analyst": ("/desk/", "/desk/recommendations/", "/desk/waiting", "/meetings/grcp-7/"),
    "rapporteur": ("/desk/", "/meetings/grcp-7/desk/documents", "/meetings/grcp-7/"),
    "administrator": ("/administration/log/",),
    "organiser": ("/desk/", f"/meetings/{CODE}/desk/"),
}


@languages
@pytest.mark.parametrize("role", DESKS)
def test_no_desk_says_anything_in_english(app: Flask, unit: Unit, role: Role, language: str) -> None:
    with unit():
        meeting = with_sessions()
        put(meeting, "Ana Soto", "state PER")
        released()
    account(app, "walker@example.org", (role, None), name="Walker")
    walker = signed_in(app, "walker@example.org")
    left: dict[str, set[str]] = {}
    seen = list(walked(app, walker, DESKS[role], language))
    for address, page in seen:
        if found := left_in_english(page, language):
            left[address] = found
    assert left == {}
    assert left_in_english(
        signed_in(app, "walker@example.org").get(seen[0][0], query_string={"lang": "en"}).text, language
    )
    assert len(seen) >= LEAST_PAGES[role], [address for address, _page in seen]


LEAST_PAGES = {"analyst": 10, "rapporteur": 6, "administrator": 7, "organiser": 20}


def walked(app: Flask, client: FlaskClient, begin: tuple[str, ...], language: str) -> Iterator[tuple[str, str]]:
    """Every page that links of desks lead to, one for each view; what is public is looked at elsewhere."""
    adapter = app.url_map.bind("localhost")
    waiting, views = list(begin), set[str]()
    while waiting:
        address = waiting.pop(0)
        path = address.partition("?")[0]
        try:
            endpoint, _values = adapter.match(path, method="GET")
        except HTTPException:
            continue
        public = endpoint.startswith(("pages.", "handouts.", "static"))
        if endpoint in views or (public and address not in begin):
            continue
        answer = client.get(path, query_string={"lang": language})
        if answer.status_code != 200 or answer.mimetype != "text/html":
            continue
        views.add(endpoint)
        yield path, answer.text
        waiting += [unescape(link) for link in re.findall(r'href="(/[^"#]*)', answer.text)]


def left_in_english(page: str, language: str) -> set[str]:
    """The pieces of a page that are English sentences of the program, also those with something in their places."""
    pieces = set(Texts(page).found)
    with_places = patterns(language)
    return (english(language) & pieces) | {
        piece for piece in pieces for each in with_places.get(piece.partition(" ")[0], ()) if each.fullmatch(piece)
    }


@cache
def patterns(language: str) -> dict[str, list[re.Pattern[str]]]:
    """Sentences with places, by their first word; of those that begin with a place nothing is known."""
    found: dict[str, list[re.Pattern[str]]] = {}
    for sentence in english(language):
        parts = re.split(r"%\(\w+\)[sd]", sentence)
        if len(parts) > 1 and " " in parts[0] and len(" ".join(parts).split()) > 2:
            fixed = ".+".join(map(re.escape, parts))
            found.setdefault(sentence.partition(" ")[0], []).append(re.compile(fixed))
    return found


@pytest.mark.parametrize(
    ("language", "refused", "too_long"),
    [
        ("fr", "L’adresse et le mot de passe ne vont pas ensemble", "Le champ ne peut pas contenir plus de 200"),
        ("es", "La dirección y la contraseña no se corresponden", "El campo no puede tener más de 200"),
    ],
)
def test_a_form_refuses_in_the_language_of_its_page(app: Flask, language: str, refused: str, too_long: str) -> None:
    account(app, "alice@example.org")
    there = f"/sign-in?lang={language}"
    answer = post(app.test_client(), there, form_on=there, email="alice@example.org", password="not this one")
    assert refused in answer.text
    alice = signed_in(app, "alice@example.org")
    answer = post(alice, f"/account/name?lang={language}", name="x" * 201)  # refused by WTForms, in its own words
    assert too_long in answer.text


@pytest.mark.parametrize(
    ("language", "invalid"),
    [("en", "Invalid password"), ("fr", "Mot de passe non valide"), ("es", "Contraseña inválida")],
)
def test_flask_security_speaks_the_language_of_the_page(app: Flask, language: str, invalid: str) -> None:
    account(app, "alice@example.org")
    alice = signed_in(app, "alice@example.org")
    new = PASSWORD[::-1]
    there = f"/account/password?lang={language}"
    answer = post(alice, there, form_on=there, password="not it", new_password=new, new_password_confirm=new)
    assert invalid in answer.text


def test_a_calendar_speaks_the_language_of_its_address(client: FlaskClient) -> None:
    assert "NAME:Réunions sur les migrations" in client.get("/meetings.ics?lang=fr").text
    assert "NAME:Reuniones sobre migración" in client.get("/meetings.ics?lang=es").text
