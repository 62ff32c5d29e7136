"""A sealed value in the hand."""

import copy
import json
import logging
import pickle

import pytest
from django.template import Context, Engine
from hypothesis import given

from jinxi_portal.kernel.sealing import KeyRing, Sealed, SealError, digest_of, using
from jinxi_portal.kernel.sealing.kinds import digests_of
from tests.kernel.numbers import id_numbers, mobiles, old_id_numbers

RING = KeyRing({"k1": bytes(range(32))}, "k1", bytes(range(1, 33)))
OTHER = KeyRing({"k1": bytes(range(3, 35))}, "k1", bytes(range(1, 33)))
NUMBER = "11010519491231002X"


@pytest.fixture(autouse=True)
def ring():
    with using(RING):
        yield


def from_database(value: str = NUMBER, label: str = "id_number") -> Sealed:
    return Sealed(label, token=RING.seal(value, label))


def test_it_is_masked_until_it_is_revealed():
    sealed = from_database()
    assert str(sealed) == f"{sealed}" == sealed.mask() == "110105********002X"
    assert sealed.reveal() == NUMBER


def test_a_template_shows_the_mask():
    page = Engine().from_string("{{ number }}|{{ number|default:'-' }}")
    assert page.render(Context({"number": from_database()})) == "110105********002X|110105********002X"


def test_a_template_cannot_reveal_by_accident_through_its_parts():
    sealed = from_database()
    assert not hasattr(sealed, "__dict__")
    assert NUMBER not in repr(sealed)
    assert NUMBER not in repr([sealed])
    assert repr(sealed) == "<Sealed id_number>"


def test_it_does_not_become_json_unasked():
    with pytest.raises(TypeError):
        json.dumps({"id_number": from_database()})


def test_a_plain_value_is_sealed_when_the_token_is_asked_for():
    sealed = Sealed("mobile", value="13812345678")
    assert sealed.token == sealed.token
    assert RING.unseal(sealed.token, "mobile") == "13812345678"
    assert str(sealed) == "138****5678"


def test_what_leaves_the_process_leaves_it_sealed():
    sealed = Sealed("id_number", value=NUMBER)
    packed = pickle.dumps(sealed)
    assert NUMBER.encode() not in packed
    assert pickle.loads(packed) == sealed
    assert copy.deepcopy(sealed) is sealed is copy.copy(sealed)


def test_equal_values_are_equal_however_they_are_sealed():
    assert from_database() == from_database() == Sealed("id_number", value=NUMBER)
    assert len({from_database(), from_database()}) == 1
    assert from_database() != from_database("110105194912310039")
    assert from_database("13812345678", "mobile") != from_database("13812345678", "note")
    assert from_database() != NUMBER


def test_it_cannot_be_changed():
    with pytest.raises(AttributeError):
        from_database().label = "mobile"


def test_it_is_one_thing_or_the_other():
    with pytest.raises(TypeError):
        Sealed("mobile")
    with pytest.raises(TypeError):
        Sealed("mobile", token=b"x", value="x")


def test_an_unreadable_value_does_not_break_the_page_but_is_reported(caplog):
    sealed = from_database()
    with using(OTHER), caplog.at_level(logging.ERROR):
        assert str(sealed) == "******"
        with pytest.raises(SealError):
            sealed.reveal()
    assert caplog.records
    assert NUMBER not in caplog.text


def test_an_unknown_label_is_hidden_wholly():
    assert str(Sealed("note", value="身体不好")) == "****"


@given(id_numbers())
def test_spellings_of_one_number_share_a_digest(number):
    with using(RING):
        spaced = f" {number[:6]} {number[6:14]} {number[14:].lower()}"
        assert (
            digest_of(spaced, "id_number")
            == digest_of(number, "id_number")
            == Sealed("id_number", value=number).digest()
        )


@given(old_id_numbers())
def test_an_old_number_is_found_under_its_new_one(old):
    from jinxi_portal.kernel import id_number

    with using(RING):
        assert digest_of(old, "id_number") == digest_of(id_number.upgrade(old), "id_number")


@given(mobiles)
def test_spellings_of_one_mobile_share_a_digest(number):
    with using(RING):
        assert digest_of(f"+86 {number[:3]}-{number[3:7]}-{number[7:]}", "mobile") == digest_of(number, "mobile")


@pytest.mark.parametrize(
    ("value", "label"),
    [
        ("361027********1234", "id_number"),
        ("1234", "id_number"),
        ("3.61027E+17", "id_number"),
        ("361027196506281000", "id_number"),
        ("138****1234", "mobile"),
        ("", "mobile"),
        (None, "mobile"),
    ],
)
def test_a_partial_number_has_no_digest(value, label):
    assert digest_of(value, label) is None


def test_a_number_with_a_slip_has_a_digest_so_that_its_twin_is_found():
    assert digest_of("110105194912310021", "id_number") == digest_of("110105 194912310021", "id_number") is not None


def test_a_column_of_digests():
    column = [NUMBER, None, "1234", "110105491231002"]
    assert digests_of(column, "id_number") == [digest_of(value, "id_number") for value in column]
