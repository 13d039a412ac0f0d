"""Many people are recorded as having agreed in as many statements as a few."""

from meetings.core.db import db
from meetings.participation.actions.agreeing import record_agreements
from meetings.participation.models import ListingAgreement, MeetingPerson
from tests.counting import counted
from tests.participation.lists import AGREED, put
from tests.programme.builders import OLGA, Unit, at_desk, webinar


def test_many_agree_in_as_many_statements_as_few(unit: Unit) -> None:
    with unit():
        webinar()
        people = [put(at_desk(), f"Somebody {number}", agreed=False).id for number in range(60)]
    found = []
    for numbers in (people[:5], people[5:], people):  # the last time, each has agreed already
        with unit():
            meeting = at_desk()
            rows = db.session.query(MeetingPerson).filter(MeetingPerson.person_id.in_(numbers)).all()
            these = [row.person for row in rows]
            with counted() as statements:
                assert record_agreements(OLGA, meeting, these, AGREED, "a note verbale") == len(numbers)
        found.append(len(statements))
    assert max(found) == found[0], found
    with unit():
        assert {row.person_id for row in db.session.query(ListingAgreement)} >= set(people)


def test_whoever_is_not_on_the_list_yet_is_put_there(unit: Unit) -> None:
    with unit():
        webinar()
        person = put(at_desk(), "Somebody", agreed=False)
        db.session.query(MeetingPerson).filter_by(person_id=person.id).delete()
        db.session.expire_all()
        assert record_agreements(OLGA, at_desk(), [person, person], AGREED) == 2
        assert db.session.query(MeetingPerson).filter_by(person_id=person.id).count() == 1
