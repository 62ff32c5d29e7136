"""Many contracts at once: from a workbook or picked from the roster; what goes wrong with one is said, the others are sent."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from contracts.actions.prepare_batch import RowGiven, prepare_batch
from contracts.actions.start_batch import start_batch
from contracts.batch_sheet import headings_of, write_blank
from contracts.forms.batches import SharedForm
from contracts.models import Contract, ContractBatch
from contracts.refusals import Refusal
from contracts.tasks import wake
from contracts.views.batches import progress_of
from jinxi_portal.accounts.models import User
from jinxi_portal.kernel import clock
from jinxi_portal.sheets.public import ExportColumn, write_workbook
from tests.contracts.api.conftest import DAY
from tests.contracts.factories import VALUES, make_employer, make_version, make_worker, sent

SHARED = {f"value_{key}": value for key, value in VALUES.items() if key not in ("pay", "starts_on")} | {
    "value_starts_on": "2026-03-10",
    "signatory": "马晓燕",
    "mobile": "13800000001",
    "address": "秀谷镇锦绣大道18号",
}


@pytest.fixture(autouse=True)
def _a_day(db: None) -> Any:
    with clock.frozen(DAY):
        yield


@pytest.fixture
def work(django_capture_on_commit_callbacks: Any) -> Callable[..., Any]:
    def do(ask: Callable[[], Any]) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            return ask()

    return do


def book(*rows: tuple[str, str, str]) -> SimpleUploadedFile:
    """Name, mobile and pay under the template's own headings."""
    headings = headings_of(make_version())
    places = [headings.index(each) for each in ("姓名", "手机号", "每月报酬", "每周休息天数")]
    lines = []
    for name, mobile, pay in rows:
        line = [""] * len(headings)
        for place, value in zip(places, (name, mobile, pay, ""), strict=True):
            line[place] = value
        lines.append(line)
    out = BytesIO()
    write_workbook(out, sheet="合同", columns=[ExportColumn(each, 12) for each in headings], rows=lines)
    return SimpleUploadedFile("合同.xlsx", out.getvalue())


def test_a_workbook_makes_contracts_and_says_what_is_wrong_with_the_others(
    client: Client, employer_staff: User, work: Callable[..., Any]
) -> None:
    make_worker("王桂芳", mobile="13900000011")
    make_worker("刘金凤", mobile="13900000012")
    client.force_login(employer_staff)
    rows = (
        ("王桂芳", "13900000011", "3800"),
        ("刘金凤", "13900000012", "900"),
        ("赵无名", "", "3800"),
        ("", "13900000013", "3900"),
    )
    posted = {"version": make_version().pk, "employer": make_employer().pk, "file": book(*rows)}
    page = client.post("/contracts/batches/new/", posted)
    batch = ContractBatch.objects.get()
    assert page["Location"] == batch.get_absolute_url()
    assert "王桂芳、刘金凤" in client.get(batch.get_absolute_url()).content.decode()
    wrong = client.post(batch.get_absolute_url(), {**SHARED, "value_hours": "12"}).content.decode()
    assert "不能大于 8" in wrong
    assert not Contract.objects.exists()
    assert work(lambda: client.post(batch.get_absolute_url(), SHARED)).status_code == 302
    contract = Contract.objects.get()
    assert (contract.state, contract.worker.name, contract.values["pay"]) == ("signing", "王桂芳", "3800.00")
    batch.refresh_from_db()
    assert (progress_of(batch).done, progress_of(batch).total, progress_of(batch).running) == (4, 4, False)
    said = {row.name: row.problem for row in batch.rows.all()}
    assert "最低工资" in said["刘金凤"]
    assert "不在贵企业现在的花名册上" in said["赵无名"]
    assert said[""] == "没有写姓名，认不出是哪一位。"
    assert batch.rows.get(name="王桂芳").content is None, "what was sealed for it is no longer needed"
    page = client.get(batch.get_absolute_url()).content.decode()
    assert contract.number in page
    assert said["刘金凤"] in page
    assert client.get(f"{batch.get_absolute_url()}progress/")["HX-Refresh"] == "true"


def test_workers_are_picked_from_the_roster_once_each(
    client: Client, employer_staff: User, other_employer_staff: User, work: Callable[..., Any]
) -> None:
    workers = [
        make_worker(name, mobile=f"1390000002{turn}") for turn, name in enumerate(("王桂芳", "刘金凤", "钱秀英"))
    ]
    stranger = make_worker("孙外人", employer=make_employer(2))
    client.force_login(employer_staff)
    posted = {"version": make_version().pk, "employer": make_employer().pk}
    address, _, chosen = client.post("/contracts/batches/new/", posted)["Location"].partition("?")
    assert chosen == "standing=none"
    page = client.get(f"{address}?{chosen}").content.decode()
    assert all(worker.name in page for worker in workers)
    assert "孙外人" not in page
    batch = ContractBatch.objects.get()
    picked = [workers[0].pk, workers[1].pk, stranger.pk]
    client.post(f"{batch.get_absolute_url()}pick/", {"picked": picked})
    client.post(f"{batch.get_absolute_url()}pick/", {"picked": picked})
    assert [row.name for row in batch.rows.all()] == ["刘金凤", "王桂芳"]
    work(lambda: client.post(batch.get_absolute_url(), {**SHARED, "value_pay": "3600"}))
    assert Contract.objects.filter(state="signing").count() == 2
    assert "钱秀英" not in client.get(f"{address}?standing=signing").content.decode()
    with pytest.raises(Refusal, match="已经开始"):
        start_batch(batch=batch, values={}, parties={}, by=employer_staff)
    client.force_login(other_employer_staff)
    assert client.get(batch.get_absolute_url()).status_code == 404


def test_the_company_is_known_from_its_last_contract(employer_staff: User) -> None:
    sent(employer_staff)
    batch = prepare_batch(version=make_version(), employer=make_employer(), by=employer_staff)
    form = SharedForm({"signatory": "马晓燕"}, batch=batch)
    assert form.is_valid(), "the mobile is known"
    assert form.given()["parties"]["employer"].keys() == {"signatory", "address"}
    assert "138****0001" in str(form.fields["mobile"].help_text)
    assert form["address"].initial == "秀谷镇锦绣大道18号"


def test_a_silent_batch_is_taken_up_again_and_nothing_is_made_twice(
    employer_staff: User, work: Callable[..., Any]
) -> None:
    make_worker("王桂芳", mobile="13900000011")
    rows = [RowGiven(2, "王桂芳", {"mobile": "13900000011"}, {}, {**VALUES, "starts_on": "2026-03-10"})]
    batch = prepare_batch(version=make_version(), employer=make_employer(), rows=rows, by=employer_staff)
    parties = {"employer": {"signatory": "马晓燕", "mobile": "13800000001"}}
    start_batch(batch=batch, values={}, parties=parties, by=employer_staff)
    ContractBatch.objects.update(touched_at=clock.start_of(DAY))
    with clock.frozen(clock.end_of(DAY)):
        work(wake)
        work(wake)
    assert Contract.objects.count() == 1
    batch.refresh_from_db()
    assert batch.finished_at is not None


def test_the_blank_workbook_has_the_templates_headings_and_the_page_costs_the_same(
    client: Client, employer_staff: User
) -> None:
    out = BytesIO()
    write_blank(out, make_version())
    assert headings_of(make_version())[:3] == ["姓名", "身份证号", "手机号"]
    assert "客户姓名" in headings_of(make_version("service_agency"))
    client.force_login(employer_staff)
    assert client.get("/contracts/batches/blank/labour_employee/").content[:2] == out.getvalue()[:2] == b"PK"
    counts = []
    for turn in (1, 4):
        rows = [RowGiven(number, f"王{number}") for number in range(1, turn + 1)]
        batch = prepare_batch(version=make_version(), employer=make_employer(), rows=rows, by=employer_staff)
        client.get(batch.get_absolute_url())
        with CaptureQueriesContext(connection) as queries:
            client.get(batch.get_absolute_url())
        counts.append(len(queries))
    assert counts[0] == counts[1]
