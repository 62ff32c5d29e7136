"""A partner starts the signing of a standard contract, by the rules of the drafting page."""

from typing import Any

from contracts.models import Contract, Party
from jinxi_portal.accounts.models import User
from jinxi_portal.notices.models import Notice
from members.models import Employer
from tests.contracts.api.conftest import CONTRACTS, TEMPLATES, met
from tests.contracts.factories import VALUES, sent, sign
from tests.rest.conftest import Caller, caller

EMPLOYER = {"signatory": "马晓燕", "mobile": "13800000001", "address": "秀谷镇锦绣大道18号"}


def asked(**changes: Any) -> dict[str, Any]:
    return {
        "template": "labour_employee",
        "worker_name": "王桂芳",
        "values": {**VALUES, "starts_on": "2026-03-10", "ends_on": "2027-03-09"},
        "parties": {"employer": EMPLOYER},
        **changes,
    }


def start(api: Caller, **changes: Any) -> Any:
    return api.post(CONTRACTS, asked(**changes), format="json")


def test_it_is_sent_to_its_parties_and_followed_until_all_have_signed(api: Caller, worker: User) -> None:
    (template,) = api.get(TEMPLATES).json()["results"]
    assert {each["key"] for each in template["variables"] if each["required"]} == set(VALUES) - {"ends_on"}
    answer = start(api)
    assert answer.status_code == 201, answer.json()
    told = answer.json()
    assert (told["state"], told["template"], told["version"]) == ("signing", "labour_employee", 1)
    assert [(each["role"], each["turn"]) for each in told["parties"]] == [("employer", False), ("worker", True)]
    assert Notice.objects.filter(user=worker, kind="contracts.to_sign").count() == 1
    contract = Contract.objects.get()
    assert contract.created_by.is_machine
    link = api.post(f"{answer['Location']}links/", {"role": "employer"}, format="json")
    assert link.status_code == 201
    assert "/contracts/link/" in link.json()["url"]
    assert Party.objects.get(contract=contract, role="employer").link_digest
    assert met(api.post(f"{answer['Location']}links/", {"role": "customer"}, format="json")) == (409, "no_such_party")
    sign(contract, "worker")
    parties = api.get(answer["Location"]).json()["parties"]
    assert [bool(each["signed_at"]) for each in parties] == [False, True]
    sign(contract, "employer")
    told = api.get(CONTRACTS).json()["results"][0]
    assert (told["state"], bool(told["completed_at"])) == ("active", True)
    assert met(start(api, values={**VALUES, "starts_on": "2026-04-01"})) == (409, "holds_already")


def test_everything_that_is_wrong_is_said_at_once_and_nothing_stays(api: Caller) -> None:
    values = {**VALUES, "hours": "12", "pay": "", "colour": "red"}
    answer = start(api, values=values, parties={"employer": {"mobile": "12345"}})
    assert met(answer) == (409, "contract_unfit")
    assert {error["pointer"] for error in answer.json()["errors"]} == {
        "/values/hours",
        "/values/pay",
        "/values/colour",
        "/parties/employer/mobile",
    }
    assert met(start(api, parties={})) == (409, "contract_unfit")
    assert met(start(api, values={**VALUES, "pay": "900"})) == (409, "below_minimum")
    assert met(start(api, extra=["乙方受伤概不负责。"])) == (409, "unfair")
    assert met(start(api, template="service_direct")) == (409, "template_unknown")
    assert met(start(api, worker_name="王桂花")) == (409, "worker_not_on_roster")
    assert met(api.post(CONTRACTS, {}, format="json")) == (422, "invalid")
    assert not Contract.objects.exists()


def withdraw(api: Caller, address: str, reason: str = "客户改了日期。", **headers: str) -> Any:
    return api.post(f"{address}withdrawal/", {"reason": reason}, format="json", **headers)


def test_what_it_started_can_be_withdrawn_until_all_have_signed(
    api: Caller, other_api: Caller, clerk: User, worker: User
) -> None:
    address = start(api).json()["url"].removeprefix("http://testserver")
    sign(contract := Contract.objects.get(), "worker")
    assert met(withdraw(api, address, "")) == (422, "invalid")
    assert met(withdraw(other_api, address)) == (404, "not_found")
    assert met(withdraw(caller(clerk, scopes=("contracts:read",)), address)) == (403, "scope_missing")
    first = withdraw(api, address, HTTP_IDEMPOTENCY_KEY="withdraw-1")
    told = first.json()
    assert (first.status_code, told["state"], told["reason"]) == (200, "withdrawn", "客户改了日期。")
    assert [(each["turn"], each["signed_at"]) for each in told["parties"]] == [(False, None)] * 2, "signatures are void"
    assert Notice.objects.filter(user=worker, kind="contracts.withdrawn").count() == 1
    again = withdraw(api, address, HTTP_IDEMPOTENCY_KEY="withdraw-1")
    assert (again.status_code, again.json(), again["Idempotency-Replayed"]) == (200, told, "true")
    assert met(withdraw(api, address)) == (409, "wrong_state")
    address = start(api).json()["url"].removeprefix("http://testserver")
    contract = Contract.objects.exclude(pk=contract.pk).get()
    for role in ("worker", "employer"):
        sign(contract, role)
    assert met(withdraw(api, address)) == (409, "wrong_state")
    assert api.get(address).json()["state"] == "active"


def test_what_people_drafted_is_withdrawn_by_people(api: Caller, employer_staff: User, hired: Any) -> None:
    contract = sent(employer_staff, worker=hired, starts_on="2026-03-10")
    assert met(withdraw(api, f"{CONTRACTS}{contract.number}/")) == (409, "drafted_at_the_desk")
    assert api.get(f"{CONTRACTS}{contract.number}/").json()["state"] == "signing"


def test_the_doors(api: Caller, other_api: Caller, clerk: User, employer_staff: User, hired: Any) -> None:
    contract = sent(employer_staff, worker=hired, starts_on="2026-03-10")
    address = f"{CONTRACTS}{contract.number}/"
    assert api.get(address).json()["worker_name"] == "王桂芳"
    assert met(other_api.get(address)) == (404, "not_found")
    assert met(other_api.post(f"{address}links/", {"role": "worker"}, format="json")) == (404, "not_found")
    assert other_api.get(CONTRACTS).json()["results"] == []
    reader = caller(clerk, scopes=("contracts:read",))
    assert met(start(reader)) == (403, "scope_missing")
    assert reader.get(address).status_code == 200
    assert reader.get("/api/v1/").json()["routes"]["contracts"].endswith(CONTRACTS)
    Employer.objects.filter(pk=contract.employer_id).update(is_active=False)
    assert met(start(api)) == (403, "employer_not_active")
