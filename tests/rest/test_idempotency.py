"""A write happens once, however often it is sent."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction

from jinxi_portal.accounts.models import User
from jinxi_portal.kernel import clock
from jinxi_portal.records.models import Draft
from jinxi_portal.rest.idempotency import _locked
from jinxi_portal.rest.models import IdempotentAnswer
from jinxi_portal.rest.tasks import expire_answers
from tests.rest.conftest import Caller, caller

pytestmark = pytest.mark.django_db
THINGS = "/api/v1/things/"
KEY = "7f9c0a52-aaaa"


def make(api: Caller, name: str = "a", key: str = KEY, **other: Any) -> Any:
    return api.post(THINGS, {"name": name, "count": 1}, HTTP_IDEMPOTENCY_KEY=key, **other)


def test_the_same_request_twice_does_it_once_and_answers_the_same(api: Caller) -> None:
    first, second = make(api), make(api)
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()
    assert first["Location"] == second["Location"]
    assert not first.has_header("Idempotency-Replayed")
    assert second["Idempotency-Replayed"] == "true"
    assert Draft.objects.count() == 1


def test_the_order_of_names_does_not_matter(api: Caller) -> None:
    make(api)
    answer = api.post(THINGS, {"count": 1, "name": "a"}, HTTP_IDEMPOTENCY_KEY=KEY)
    assert answer["Idempotency-Replayed"] == "true"


def test_the_same_key_with_another_body_is_refused(api: Caller) -> None:
    make(api)
    answer = make(api, name="b")
    assert (answer.status_code, answer.json()["code"]) == (422, "idempotency_key_reused")
    assert Draft.objects.count() == 1


def test_without_a_key_nothing_is_written(api: Caller) -> None:
    for key in ("", "short", "with space", "字" * 10, "x" * 129):
        answer = api.post(THINGS, {"name": "a", "count": 1}, HTTP_IDEMPOTENCY_KEY=key)
        assert (answer.status_code, answer.json()["code"]) == (400, "idempotency_key_missing")
    assert not Draft.objects.exists()


def test_a_refusal_is_remembered_too(api: Caller) -> None:
    first, second = make(api, name="taken"), make(api, name="taken")
    assert first.status_code == second.status_code == 409
    assert first.json()["detail"] == second.json()["detail"]
    assert second["Content-Type"] == "application/problem+json"
    assert second["Idempotency-Replayed"] == "true"


def test_our_own_fault_may_be_tried_again(api: Caller) -> None:
    assert make(api, name="crash").status_code == 500
    assert make(api, name="crash").status_code == 500
    assert not IdempotentAnswer.objects.exists()


def test_two_employers_may_use_the_same_key(api: Caller, clerk: User) -> None:
    other = caller(clerk, employer_id=2)
    assert make(api).json() != make(other).json()
    assert Draft.objects.count() == 2


def test_a_rotated_key_of_the_same_employer_gets_the_same_answer(api: Caller, clerk: User) -> None:
    newer = caller(clerk)
    make(api)
    assert make(newer)["Idempotency-Replayed"] == "true"


def test_the_same_file_in_a_new_envelope_is_the_same_request(api: Caller) -> None:
    def send(content: bytes) -> Any:
        body = {"name": "a", "count": 1, "file": SimpleUploadedFile("r.csv", content)}
        return api.post(THINGS, body, format="multipart", HTTP_IDEMPOTENCY_KEY=KEY)

    assert send(b"1").status_code == 201
    assert send(b"1")["Idempotency-Replayed"] == "true"
    assert send(b"2").status_code == 422


def test_answers_are_sealed(api: Caller) -> None:
    make(api)
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM rest_idempotentanswer")
        assert b"tests." not in bytes(cursor.fetchone()[0])


def test_after_a_week_the_key_is_free_again(api: Caller) -> None:
    with clock.frozen(clock.now()) as time:
        make(api)
        time.pass_time(timedelta(days=8))
        assert not make(api, name="b").has_header("Idempotency-Replayed")
        time.pass_time(timedelta(days=8))
        assert expire_answers() == 1


@pytest.mark.django_db(transaction=True)
def test_while_the_first_is_at_work_the_second_is_told_to_come_back(clerk: User) -> None:
    api = caller(clerk)

    def meanwhile() -> Any:
        try:
            return make(api)
        finally:
            connection.close()

    with transaction.atomic():
        assert _locked(api.key.account_id, KEY)
        with ThreadPoolExecutor(1) as pool:
            answer = pool.submit(meanwhile).result()
    assert (answer.status_code, answer.json()["code"]) == (409, "idempotency_key_in_use")
    assert answer["Retry-After"] == "2"
    assert make(api).status_code == 201


@pytest.mark.django_db(transaction=True)
def test_ten_at_once_do_it_once(clerk: User) -> None:
    api = caller(clerk)

    def send(number: int) -> int:
        try:
            one = Caller()
            one.token = api.token
            return int(make(one).status_code)
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as pool:
        statuses = set(pool.map(send, range(10)))
    assert 201 in statuses
    assert statuses <= {201, 409}
    assert Draft.objects.count() == 1
