"""A partner files signed contracts: they are read, counted, decided about by a person, and shown to whom they concern."""

import base64
import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from contracts.actions.check_filed_contract import check_filed_contract
from contracts.actions.decide_finding import decide_finding
from contracts.actions.end_filed_contract import end_filed_contract
from contracts.actions.withdraw_filed_contract import withdraw_filed_contract
from contracts.events import ContractFiled, FiledContractChecked
from contracts.figures import coverage, covered_list, unfair_terms_open
from contracts.models import FiledContract, Finding
from contracts.states import EndReason
from contracts.states_checks import FindingState
from jinxi_portal.accounts.models import User
from jinxi_portal.kernel import clock, events
from jinxi_portal.notices.models import Notice
from jinxi_portal.records.public import history_of
from tests.contracts.api.conftest import CONTRACTS, DAY, FILED, TEMPLATES, about, met
from tests.contracts.clauses.test_documents import pdf as blank_pdf
from tests.contracts.factories import make_worker
from tests.contracts.factories_filed import UNFAIR, filed, own_pdf, standard_pdf
from tests.rest.conftest import Caller, caller

#: Who is a member stands in these; no answer may depend on them.
_SECRET = re.compile(r"members_(registerentry|lead|leadevidence|leaddecision|linkagerun|linkagemodel|person)\b")


def send(api: Caller, pdf: bytes, key: str = "", **changes: Any) -> Any:
    body = {**about(**changes), "pdf": SimpleUploadedFile("合同.pdf", pdf, "application/pdf")}
    return api.post(FILED, body, format="multipart", **({"HTTP_IDEMPOTENCY_KEY": key} if key else {}))


@pytest.fixture
def heard() -> Iterator[list[events.Event]]:
    found: list[events.Event] = []
    for kind in (ContractFiled, FiledContractChecked):
        events.receives(kind)(found.append)
    yield found
    for kind in (ContractFiled, FiledContractChecked):
        events._receivers[kind].remove(found.append)


def test_a_standard_contract_is_read_counted_and_seen_by_those_it_concerns(
    api: Caller,
    work: Callable[..., Any],
    client: Client,
    worker: User,
    employer_staff: User,
    other_worker: User,
    heard: list[events.Event],
) -> None:
    answer = send(api, standard_pdf())
    assert answer.status_code == 202, answer.json()
    told = answer.json()
    assert (told["state"], told["standard"], told["worker_name"], told["again"]) == ("reading", None, "王桂芳", False)
    assert coverage(DAY) == 0
    row = FiledContract.objects.get()
    work(lambda: check_filed_contract(filed_id=row.pk))
    assert [type(event) for event in heard] == [FiledContractChecked], "what was filed is announced with its own commit"
    told = api.get(answer["Location"]).json()
    assert (told["state"], told["standard"], told["findings"]) == ("filed", True, [])
    assert (coverage(DAY), coverage(date(2027, 3, 1))) == (100, 0), "it counts until its last day"
    assert [line[0] for line in covered_list(DAY).lines] == [row.number]
    again = send(api, standard_pdf(), reference="PT-2")
    assert (again.status_code, again.json()["again"], again["Location"]) == (200, True, answer["Location"])
    client.force_login(worker)
    assert "公司报送的合同" in client.get("/contracts/mine/").content.decode()
    assert "没有签过" in client.get(f"/contracts/mine/handed-in/{row.number}/").content.decode()
    place = f"/records/attachments/{row.file.public_id}/"
    assert b"".join(client.get(place).streaming_content) == standard_pdf()
    client.force_login(other_worker)
    assert client.get(place).status_code == client.get(f"/contracts/mine/handed-in/{row.number}/").status_code == 404
    client.force_login(employer_staff)
    assert row.number in client.get("/contracts/handed-in/").content.decode()
    assert "第 1 版" in client.get(row.get_absolute_url()).content.decode()
    assert "华丽家政（接口）" in [line.actor_name for line in history_of(row)]


def test_as_json_with_the_pdf_in_it_the_queue_reads_it(
    api: Caller, work: Callable[..., Any], heard: list[events.Event]
) -> None:
    body = {**about(), "pdf": base64.b64encode(own_pdf()).decode()}
    answer = work(lambda: api.post(FILED, body, format="json"))
    assert answer.status_code == 202, answer.json()
    told = api.get(FILED).json()["results"][0]
    assert (told["state"], told["standard"]) == ("filed", False)
    assert coverage(DAY) == 0, "the enterprise's own words are no standard contract"
    assert [type(event) for event in heard] == [ContractFiled, FiledContractChecked]


def test_what_is_suspected_is_nobodys_business_before_a_person_has_decided(
    api: Caller, hired: Any, employer_staff: User, supervision_officer: User, client: Client
) -> None:
    first = filed(employer_staff, standard_pdf(more=[("证件", UNFAIR)]), worker=hired)
    other = make_worker("刘金凤", mobile="13900000012")
    second = filed(employer_staff, standard_pdf("刘金凤", more=[("证件", UNFAIR)]), worker=other)
    finding = Finding.objects.get(), "the same sentence of two contracts is decided about once"
    assert {first.state, second.state} == {"waiting"}
    address = f"{FILED}{first.number}/"
    told = api.get(address).json()
    assert (told["state"], told["findings"], coverage(DAY)) == ("filed", [], 0)
    client.force_login(employer_staff)
    page = client.get(first.get_absolute_url()).content.decode()
    assert "等待认定" not in page
    assert "身份证原件" not in page
    assert first.number not in client.get("/contracts/handed-in/?state=waiting").content.decode()
    assert client.get(finding[0].filed_text.get_absolute_url()).status_code == 404
    assert finding[0].filed_text.number not in client.get("/contracts/filed/").content.decode()
    client.force_login(supervision_officer)
    assert "身份证原件" in client.get(first.get_absolute_url()).content.decode()
    text = client.get(finding[0].filed_text.get_absolute_url()).content.decode()
    assert second.number in text
    assert "王桂芳" not in finding[0].filed_text.text
    assert "必备内容" not in text, "sentences of a contract are no whole text"
    decide_finding(
        finding=finding[0], verdict=FindingState.CONFIRMED, reason="与劳动合同法第九条抵触。", by=supervision_officer
    )
    told = api.get(address).json()
    assert (told["state"], told["findings"][0]["state"]) == ("unfair", "confirmed")
    assert told["findings"][0]["reason"] == "与劳动合同法第九条抵触。"
    assert unfair_terms_open(DAY) == 1
    decide_finding(
        finding=Finding.objects.get(), verdict=FindingState.DISMISSED, reason="由本人保管。", by=supervision_officer
    )
    assert api.get(address).json()["findings"] == []
    assert coverage(DAY) == 100


def test_what_was_filed_by_mistake_is_taken_back_and_no_doubt_of_it_stays(
    api: Caller, hired: Any, employer_staff: User, worker: User, client: Client
) -> None:
    row = filed(employer_staff, own_pdf(UNFAIR), worker=hired)
    client.force_login(employer_staff)
    client.post(f"/contracts/handed-in/{row.number}/withdraw/", {"reason": "报错了人。"})
    for act in ("withdraw", "end"):
        gone = client.get(f"/contracts/handed-in/{row.number}/{act}/")
        assert gone["Location"] == row.get_absolute_url(), "no form that could only be refused"
    assert not Finding.objects.exists()
    assert api.get(f"{FILED}{row.number}/").json()["state"] == "withdrawn"
    client.force_login(worker)
    assert client.get(f"/contracts/mine/handed-in/{row.number}/").status_code == 404
    again = filed(employer_staff, own_pdf(UNFAIR), worker=hired)
    assert (again.state, Finding.objects.count()) == ("waiting", 1)


def test_a_contract_that_ended_is_reported_and_counts_until_its_last_day(
    api: Caller, other_api: Caller, clerk: User, hired: Any, employer_staff: User, worker: User, client: Client
) -> None:
    row = filed(employer_staff, standard_pdf(), worker=hired)
    address = f"{FILED}{row.number}/"

    def end(caller_: Caller = api, key: str = "", **changes: str) -> Any:
        body = {"ended_on": "2026-03-01", "reason": "worker_left", "note": "报酬已结清。", **changes}
        return caller_.post(f"{address}end/", body, format="json", **({"HTTP_IDEMPOTENCY_KEY": key} if key else {}))

    assert coverage(DAY) == 100
    assert met(end(ended_on="2026-03-03")) == met(end(ended_on="2026-02-23")) == (409, "day_outside")
    assert met(end(reason="bored")) == (422, "invalid")
    assert met(end(other_api)) == (404, "not_found")
    assert met(end(caller(clerk, scopes=("contracts:read",)))) == (403, "scope_missing")
    answer = end(key="contract-end-1")
    told = answer.json()
    assert (answer.status_code, told["state"], told["ended_on"]) == (200, "filed", "2026-03-01")
    assert "2026-03-01" in told["detail"]
    assert (coverage(date(2026, 3, 1)), coverage(DAY)) == (0, 0), "on the first it was not filed yet"
    assert end(key="contract-end-1").json() == told
    assert met(end()) == (409, "ended_already")
    assert Notice.objects.filter(user=worker, kind="contracts.filed_ended").count() == 1
    client.force_login(worker)
    assert "已经解除" in client.get(f"/contracts/mine/handed-in/{row.number}/").content.decode()
    client.force_login(employer_staff)
    page = client.get(row.get_absolute_url()).content.decode()
    assert "报酬已结清" in page
    assert f"{row.get_absolute_url()}end/" not in page
    page = client.post(f"{row.get_absolute_url()}end/", {"ended_on": "2026-03-01", "end_reason": "agreed"})
    assert "已经报告过" in page.content.decode()


def test_a_contract_that_has_not_begun_is_reported_as_cancelled(
    api: Caller, hired: Any, employer_staff: User, worker: User, client: Client
) -> None:
    row = filed(employer_staff, standard_pdf(), worker=hired, signed_on=DAY, starts_on=date(2026, 3, 10))
    body = {"ended_on": DAY.isoformat(), "reason": "service_done"}
    assert met(api.post(f"{FILED}{row.number}/end/", body, format="json")) == (409, "reason_outside")
    told = api.post(f"{FILED}{row.number}/end/", {**body, "reason": "agreed"}, format="json").json()
    assert (told["ended_on"], told["starts_on"]) == ("2026-03-02", "2026-03-10")
    assert "没有开始履行" in told["detail"]
    assert coverage(date(2026, 3, 10)) == 0
    client.force_login(worker)
    assert "还没有开始就取消了" in client.get(f"/contracts/mine/handed-in/{row.number}/").content.decode()
    assert Notice.objects.filter(user=worker, kind="contracts.filed_cancelled").count() == 1


def test_an_unfair_term_is_over_with_the_last_contract_that_has_it(
    hired: Any, employer_staff: User, supervision_officer: User, client: Client
) -> None:
    until = date(2026, 6, 30)
    first = filed(employer_staff, own_pdf(UNFAIR), worker=hired, ends_on=until)
    other = make_worker("刘金凤", mobile="13900000012")
    second = filed(employer_staff, own_pdf(UNFAIR) + b"\n", worker=other, ends_on=None)
    finding = decide_finding(
        finding=Finding.objects.get(), verdict=FindingState.CONFIRMED, reason="扣押证件。", by=supervision_officer
    )
    assert first.filed_text_id == second.filed_text_id
    with clock.frozen(date(2026, 7, 2)):
        assert unfair_terms_open(clock.today()) == 1, "the other contract still holds"
        end_filed_contract(filed=second, ended_on=date(2026, 7, 1), end_reason=EndReason.AGREED, by=employer_staff)
        assert unfair_terms_open(DAY) == unfair_terms_open(date(2026, 7, 1)) == 1
        assert unfair_terms_open(date(2026, 7, 2)) == 0
        assert list(Finding.objects.over_on(date(2026, 7, 2))) == [finding]
        client.force_login(supervision_officer)
        enterprise = client.get(f"/contracts/enterprises/{hired.engagements.get().employer.code}/").content.decode()
        assert "随合同结束的不公平条款" in enterprise
        address = f"/contracts/enterprises/{hired.engagements.get().employer.code}/terms/"
        assert "身份证原件" not in client.get(f"{address}?state=confirmed").content.decode()
        assert "合同都已结束" in client.get(f"{address}?state=over").content.decode()
        assert "不再约束任何人" in client.get(finding.filed_text.get_absolute_url()).content.decode()
        third = filed(employer_staff, own_pdf(UNFAIR) + b"\n\n", worker=hired, ends_on=None)
        assert (third.state, unfair_terms_open(clock.today())) == ("unfair", 1), "signed anew, it harms again"
        withdraw_filed_contract(filed=third, reason="报错了人。", by=employer_staff)
        assert unfair_terms_open(clock.today()) == 0


def test_what_is_not_read_or_was_taken_back_cannot_be_ended(api: Caller, hired: Any, employer_staff: User) -> None:
    row = filed(employer_staff, own_pdf(), worker=hired, check=False)
    body = {"ended_on": "2026-03-01", "reason": "agreed"}
    assert met(api.post(f"{FILED}{row.number}/end/", body, format="json")) == (409, "wrong_state")
    check_filed_contract(filed_id=row.pk)
    withdraw_filed_contract(filed=row, reason="报错了人。", by=employer_staff)
    assert met(api.post(f"{FILED}{row.number}/end/", body, format="json")) == (409, "wrong_state")


def test_an_unfair_contract_is_mended_by_signing_anew(
    api: Caller, hired: Any, employer_staff: User, supervision_officer: User
) -> None:
    before = filed(employer_staff, own_pdf(UNFAIR), worker=hired)
    decide_finding(
        finding=Finding.objects.get(), verdict=FindingState.CONFIRMED, reason="扣押证件。", by=supervision_officer
    )
    answer = send(api, standard_pdf(), replaces=before.number)
    assert answer.status_code == 202, answer.json()
    check_filed_contract(filed_id=FiledContract.objects.get(replaces=before).pk)
    told = api.get(f"{FILED}{before.number}/").json()
    assert (told["state"], told["replaced_by"]) == ("replaced", answer.json()["number"])
    assert told["findings"][0]["state"] == "mended"
    assert (unfair_terms_open(DAY), coverage(DAY)) == (0, 100)
    assert met(send(api, own_pdf("乙方爱护工具。"), replaces=before.number)) == (409, "wrong_state")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"worker_name": "王桂花"}, "worker_not_on_roster"),
        ({"worker_mobile": "13900000099"}, "worker_differs"),
        ({"signed_on": "2026-03-03"}, "signed_in_future"),
        ({"ends_on": "2026-02-01"}, "ends_before_start"),
        ({"replaces": "BS-2026-999999"}, "replaces_unknown"),
    ],
)
def test_what_cannot_be_taken_is_said(api: Caller, changes: dict[str, Any], code: str) -> None:
    assert met(send(api, own_pdf(), **changes)) == (409, code)
    assert not FiledContract.objects.exists()


def test_people_of_one_name_are_told_apart_by_a_number(api: Caller) -> None:
    make_worker("王桂芳", mobile="13900000077")
    answer = send(api, own_pdf(), worker_mobile="")
    assert met(answer) == (409, "worker_ambiguous")
    assert "2 位" in answer.json()["detail"]
    answer = send(api, own_pdf(), worker_mobile="13900000077")
    assert answer.status_code == 202
    assert FiledContract.objects.get().worker.engagements.get().mobile.reveal() == "13900000077"


def test_files_that_are_none_are_refused_and_scans_are_said_to_be_unreadable(api: Caller) -> None:
    assert met(send(api, b"\x89PNG\r\n\x1a\nnot really")) == (409, "not_pdf")
    assert met(api.post(FILED, {**about(), "pdf": "no base64"}, format="json")) == (409, "not_base64")
    assert met(api.post(FILED, {**about()}, format="json")) == (422, "invalid")
    answer = send(api, blank_pdf().getvalue())
    check_filed_contract(filed_id=FiledContract.objects.get().pk)
    told = api.get(answer["Location"]).json()
    assert (told["state"], told["standard"]) == ("unreadable", None)
    assert "没有读到文字" in told["detail"]


def test_another_employers_contract_is_not_there_and_a_key_answers_once(
    api: Caller, other_api: Caller, hired: Any
) -> None:
    first, second = send(api, own_pdf(), key="contract-PT-1"), send(api, own_pdf(), key="contract-PT-1")
    assert (second.status_code, second.json()) == (202, first.json())
    assert second["Idempotency-Replayed"] == "true"
    assert met(send(api, own_pdf("乙方爱护工具。"), key="contract-PT-1")) == (422, "idempotency_key_reused")
    assert met(other_api.get(first["Location"])) == (404, "not_found")
    assert other_api.get(FILED).json()["results"] == []
    assert met(send(other_api, own_pdf())) == (409, "worker_not_on_roster")
    assert met(send(other_api, own_pdf(), replaces=first.json()["number"]))[0] == 409


def test_no_answer_looks_at_who_is_a_member_and_lists_cost_the_same(
    api: Caller, hired: Any, employer_staff: User, work: Callable[..., Any]
) -> None:
    with CaptureQueriesContext(connection) as queries:
        work(lambda: send(api, standard_pdf()))
        for address in (FILED, CONTRACTS, TEMPLATES):
            assert api.get(address).status_code == 200
    assert not [query["sql"] for query in queries.captured_queries if _SECRET.search(query["sql"])]
    counts = []
    for text in ("一。", "二。", "三。"):
        filed(employer_staff, own_pdf(f"乙方爱护工具{text}"), worker=hired)
        with CaptureQueriesContext(connection) as queries:
            api.get(FILED)
        counts.append(len(queries))
    assert len(set(counts)) == 1
