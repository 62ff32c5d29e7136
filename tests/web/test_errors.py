import json
from typing import Any

import pytest
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from django.test import Client, RequestFactory
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects, assertTemplateUsed

from jinxi_portal import urls
from jinxi_portal.accounts.public import Decision, NotAllowed, Role
from jinxi_portal.web.views import errors
from tests.cast import signed_in


@pytest.fixture
def request_of_clerk(rf: RequestFactory, clerk: Any) -> HttpRequest:
    request = rf.get("/somewhere/")
    request.user = clerk
    request.request_id = "0123456789abcdef"  # type: ignore[attr-defined]
    request.resolver_match = None
    return request


def test_a_missing_page_is_told_kindly(client: Client, clerk: Any) -> None:
    response = signed_in(client, clerk).get("/no-such-page/")
    assert response.status_code == 404
    assertTemplateUsed(response, "errors/404.html")
    assertTemplateUsed(response, "layouts/desk.html")


def test_a_worker_sees_errors_in_the_phone_layout(client: Client, worker: Any) -> None:
    response = signed_in(client, worker).get("/no-such-page/")
    assertTemplateUsed(response, "layouts/phone.html")


def test_a_visitor_sees_errors_without_the_rail(client: Client, db: None) -> None:
    response = client.get("/no-such-page/")
    assertTemplateUsed(response, "layouts/plain.html")
    assertNotContains(response, "rail", status_code=404)


def test_a_colleague_learns_why_not_and_whom_to_ask(request_of_clerk: HttpRequest) -> None:
    refused = NotAllowed(Decision(False, "名册已经开始比对。", ask=(Role.COMMITTEE_SECRETARY,)))
    response = errors.forbidden(request_of_clerk, refused)
    assertContains(response, "名册已经开始比对。", status_code=403)
    assertContains(response, "综合党委书记", status_code=403)


def test_a_refusal_without_a_reason_still_says_what_to_do(request_of_clerk: HttpRequest) -> None:
    assertContains(errors.forbidden(request_of_clerk, PermissionError()), "系统管理员", status_code=403)


def test_the_request_id_helps_to_find_what_happened(rf: RequestFactory) -> None:
    request = rf.get("/")
    request.request_id = "0123456789abcdef"  # type: ignore[attr-defined]
    assertContains(errors.server_error(request), "0123456789abcdef", status_code=500)


def test_a_crash_page_needs_neither_session_nor_database(rf: RequestFactory) -> None:
    assert errors.server_error(rf.get("/")).status_code == 500  # no ``db`` fixture: any query would fail


def test_a_form_open_too_long_says_to_reload(clerk: Any) -> None:
    client = Client(enforce_csrf_checks=True)
    response = signed_in(client, clerk).post("/search/", {"words": "王"})
    assert response.status_code == 403
    assertTemplateUsed(response, "errors/csrf.html")


def test_too_much_at_once_says_so(request_of_clerk: HttpRequest) -> None:
    response = errors.bad_request(request_of_clerk, RequestDataTooBig("too big"))
    assert response.status_code == 413
    assertContains(response, "提交的内容太大", status_code=413)
    assertContains(errors.bad_request(request_of_clerk, ValueError()), "没有读懂", status_code=400)


def test_too_many_tries_say_to_wait(request_of_clerk: HttpRequest) -> None:
    assertContains(errors.too_many_requests(request_of_clerk), "等几分钟", status_code=429)


def test_the_offline_page_needs_no_account(client: Client, db: None) -> None:
    assertContains(client.get("/offline/"), "网络不通")


def test_a_refused_part_of_a_page_says_why_in_a_toast(rf: RequestFactory) -> None:
    refused = NotAllowed(Decision(False, "这条线索正由别人核实。"))
    response = errors.forbidden(rf.post("/", headers={"HX-Request": "true"}), refused)
    assert response.status_code == 403
    assert json.loads(response.headers["HX-Trigger"])["toast"] == {"text": "这条线索正由别人核实。", "tone": "bad"}


def test_the_address_of_an_act_opened_like_a_page_says_what_to_do(client: Client, clerk: Any) -> None:
    response = signed_in(client, clerk).get("/notices/all-read/")
    assert response.status_code == 405
    assert response["Allow"] == "POST"
    assertTemplateUsed(response, "errors/405.html")


def test_an_act_after_the_session_ran_out_leads_back_to_its_page(client: Client, db: None) -> None:
    """Not to the act's own address, which nobody can open."""
    answer = client.post("/notices/all-read/", headers={"Referer": "http://testserver/notices/?show=unread"})
    assertRedirects(answer, "/accounts/login/?next=/notices/%3Fshow%3Dunread", fetch_redirect_response=False)
    assertContains(client.get(answer["Location"]), "刚才的提交没有生效")
    elsewhere = client.post("/notices/all-read/", headers={"Referer": "http://elsewhere.example/notices/"})
    assertRedirects(elsewhere, "/accounts/login/?next=/", fetch_redirect_response=False)


@pytest.mark.parametrize(
    ("address", "host", "status", "code"),
    [("/api/nope/", "testserver", 404, "not_found"), ("/api/v1/", "elsewhere.example", 400, "request_unfit")],
)
def test_a_program_gets_a_problem_also_beside_the_api(
    address: str, host: str, status: int, code: str, client: Client, db: None
) -> None:
    response = client.get(address, headers={"Host": host})
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["code"] == code
    assert response.json()["request_id"] == response["X-Request-ID"]


def test_people_below_the_api_get_pages(client: Client, clerk: Any) -> None:
    assertTemplateUsed(signed_in(client, clerk).get("/api/keys/99999/"), "errors/404.html")


def test_a_crash_under_the_api_is_a_problem_and_needs_no_database(rf: RequestFactory) -> None:
    assert json.loads(urls.handler500(rf.get("/api/nope/")).content)["code"] == "our_fault"
