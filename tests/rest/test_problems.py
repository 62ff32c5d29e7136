"""Whatever goes wrong is a problem with a stable code and a sentence that says what to do."""

from typing import Any

import pytest
from django.urls import reverse

from jinxi_portal.records.models import Draft
from jinxi_portal.rest.problems import known_problems
from tests.rest.conftest import Caller

pytestmark = pytest.mark.django_db
THINGS = "/api/v1/things/"


def problem(answer: Any) -> dict[str, Any]:
    assert answer["Content-Type"] == "application/problem+json"
    body: dict[str, Any] = answer.json()
    assert body["status"] == answer.status_code
    assert set(body) >= {"type", "title", "status", "code", "detail", "request_id"}
    assert body["type"].startswith("http://testserver/api/docs/#problem-")
    assert body["request_id"] == answer["X-Request-ID"]
    return body


def test_wrong_values_are_listed_with_where_they_stand(api: Caller) -> None:
    body = problem(api.post(THINGS, {"name": "x" * 21, "count": 0}))
    assert (body["status"], body["code"]) == (422, "invalid")
    assert [(error["pointer"], error["code"]) for error in body["errors"]] == [
        ("/name", "max_length"),
        ("/count", "min_value"),
    ]


def test_it_speaks_the_callers_language(api: Caller) -> None:
    chinese = problem(api.get("/api/v1/nowhere/", HTTP_ACCEPT_LANGUAGE="zh-CN"))
    assert chinese["title"] == "没有找到"


@pytest.mark.parametrize("path", ["/api/v1/nowhere/", "/api/v1/whoami", "/api/v1/things/1/2/3"])
def test_an_address_that_is_none_is_a_problem_not_a_page(api: Caller, path: str) -> None:
    assert problem(api.get(path))["code"] == "not_found"
    assert problem(api.post(path, {}))["code"] == "not_found"


def test_a_broken_body_is_told(api: Caller) -> None:
    answer = api.generic("POST", THINGS, b'{"name": ', content_type="application/json")
    assert problem(answer)["code"] == "body_unreadable"


def test_another_format_is_told(api: Caller) -> None:
    assert problem(api.generic("POST", THINGS, b"<a/>", content_type="text/xml"))["code"] == "media_type_not_taken"
    assert problem(api.get(THINGS, HTTP_ACCEPT="text/html"))["code"] == "not_acceptable"


def test_another_method_is_told(api: Caller) -> None:
    answer = api.delete(THINGS)
    assert problem(answer)["code"] == "method_not_allowed"
    assert "POST" in answer["Allow"]
    assert problem(api.generic("OPTIONS", THINGS))["code"] == "method_not_allowed"


def test_a_body_over_the_limit_is_not_read(api: Caller) -> None:
    answer = api.generic("POST", THINGS, b"x" * (5 * 1024 * 1024 + 1), content_type="application/json")
    assert problem(answer)["code"] == "body_too_large"


def test_a_rooms_refusal_keeps_its_code_and_sentence_and_undoes_what_was_begun(api: Caller) -> None:
    body = problem(api.post(THINGS, {"name": "taken", "count": 1}))
    assert (body["status"], body["code"], body["detail"]) == (409, "already_there", "这个名字已经有了，请换一个。")
    assert not Draft.objects.exists()


def test_an_acts_own_check_is_listed_like_the_forms(api: Caller) -> None:
    body = problem(api.post(THINGS, {"name": "wrong", "count": 1}))
    assert body["errors"] == [{"pointer": "/name", "code": "invalid", "detail": "不对"}]
    assert not Draft.objects.exists()


def test_our_own_fault_tells_nothing_of_the_inside(api: Caller) -> None:
    body = problem(api.post(THINGS, {"name": "crash", "count": 1}))
    assert (body["status"], body["code"]) == (500, "our_fault")
    assert "ZeroDivision" not in str(body)
    assert not Draft.objects.exists()


@pytest.mark.parametrize("query", ["cursor=%%%", "cursor=bm9uc2Vuc2U=", "cursor=cD1hYmM="])
def test_a_broken_cursor_is_told(api: Caller, query: str) -> None:
    assert problem(api.get(f"{THINGS}?{query}"))["code"] == "parameter_unfit"


def test_every_problem_stands_on_the_page(client: Any) -> None:
    page = client.get(reverse("rest:docs")).content.decode()
    assert all(f'id="problem-{code}"' in page for code in known_problems)
