"""Enterprises with their figures, the lists behind them, and key enterprises."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any
from urllib.parse import quote

import openpyxl
import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from contracts.actions.decide_finding import decide_finding
from contracts.actions.name_key_enterprise import end_key_enterprise, name_key_enterprise
from contracts.coverage import workers_counted, workers_covered
from contracts.enterprise_figures import watched_enterprises
from contracts.figures import coverage
from contracts.figures_supervision import renewals_list, renewals_overdue
from contracts.models import KeyEnterprise
from contracts.refusals import Refusal
from contracts.states_checks import FindingState
from jinxi_portal.accounts.public import NotAllowed, User
from jinxi_portal.kernel import clock
from tests.cast import signed_in
from tests.contracts.factories import make_employer, make_worker
from tests.contracts.factories_checks import make_filed_text
from tests.contracts.factories_filed import filed, standard_pdf
from tests.contracts.factories_supervision import REASON, make_key, signed_row
from tests.members.factories import EmployerFactory

LIST = "/contracts/enterprises/"


@pytest.fixture
def huali(supervision_officer: User) -> Any:
    """Three on the roster: one with a valid contract, one whose contract ran out, one with none; two unfair terms."""
    employer, today = make_employer(), clock.today()
    covered, ran_out = make_worker("王桂芳", mobile="13900000021"), make_worker("李秀兰", mobile="13900000022")
    make_worker("张爱华", mobile="13900000023")
    signed_row(covered, starts=today - timedelta(days=90), ends=today + timedelta(days=90))
    signed_row(ran_out, starts=today - timedelta(days=200), ends=today - timedelta(days=20))
    filed = make_filed_text(by=supervision_officer)
    for finding in filed.findings.all():
        decide_finding(finding=finding, verdict=FindingState.CONFIRMED, reason="违法。", by=supervision_officer)
    make_filed_text(by=supervision_officer, text=f"{filed.text.split('三、')[0]}", replaces=filed)
    return employer


def test_the_list_shows_what_stands_behind_each_number(client: Client, supervision_officer: User, huali: Any) -> None:
    row = watched_enterprises(clock.today()).get(pk=huali.pk)
    assert (row.counted, row.covered, str(row.coverage)) == (3, 1, "33.3")
    assert (row.terms_open, row.terms_mended, row.renewals) == (1, 1, 1)
    assert workers_counted(clock.today(), employer=huali).count() == row.counted
    assert workers_covered(clock.today(), employer=huali).count() == row.covered
    signed_in(client, supervision_officer)
    page = client.get(f"{LIST}{huali.code}/").content.decode()
    assert "33.3%" in page
    here = f"{LIST}{huali.code}/"
    names = {row.name for row in client.get(f"{here}workers/?covered=no").context["table"].filtered}
    assert names == {"李秀兰", "张爱华"}
    assert [row.name for row in client.get(f"{here}renewals/").context["table"].filtered] == ["李秀兰"]
    assert renewals_overdue(clock.today()) == 1
    assert [line[1] for line in renewals_list(clock.today()).lines] == ["李秀兰"]
    assert renewals_overdue(clock.today() - timedelta(days=40)) == 0
    terms = client.get(f"{here}terms/?state=mended").context["table"].filtered
    assert [finding.state for finding in terms] == [FindingState.MENDED]


def test_a_filed_contract_that_ran_out_is_to_be_renewed_too(
    client: Client, supervision_officer: User, employer_staff: User
) -> None:
    worker, today = make_worker(), clock.today()
    first, last = today - timedelta(days=300), today - timedelta(days=5)
    signed_row(worker, starts=first, ends=today - timedelta(days=20))
    with clock.frozen(first):
        made = filed(employer_staff, standard_pdf(), worker=worker, signed_on=first, starts_on=first, ends_on=last)
    assert made.version is not None
    assert renewals_overdue(last) == 0, "the filed one held until then"
    assert renewals_overdue(today) == 1
    assert [line[0] for line in renewals_list(today).lines] == [made.number]
    signed_in(client, supervision_officer)
    code = make_employer().code
    (row,) = client.get(f"{LIST}{code}/renewals/").context["table"].filtered
    assert (row.number, row.ran_out) == (made.number, last)
    assert watched_enterprises(today).get(code=code).renewals == 1


def test_the_lists_behind_an_enterprise_are_written_out(client: Client, supervision_officer: User, huali: Any) -> None:
    signed_in(client, supervision_officer)
    here = f"{LIST}{huali.code}/"
    for address, number in (("renewals", 1), ("terms", 2), ("workers", 3)):
        book = openpyxl.load_workbook(BytesIO(b"".join(client.get(f"{here}{address}/export/").streaming_content)))
        assert sum(1 for line in book.active.iter_rows(values_only=True) if any(line)) > number, address
    page = client.get(here).content.decode()
    assert f"/contracts/all/?employer={quote(huali.short_name)}" in page
    shown = client.get("/contracts/all/", {"employer": huali.short_name}).context["table"].filtered
    assert {row.employer_id for row in shown} == {huali.pk}
    assert not client.get("/contracts/all/", {"employer": "安心居"}).context["table"].filtered.exists()
    assert client.get("/contracts/filed/export/").status_code == 200


def test_the_list_is_filtered_sorted_and_written_out(client: Client, supervision_officer: User, huali: Any) -> None:
    make_key(supervision_officer, employer=huali)
    other = make_employer(2)
    signed_in(client, supervision_officer)

    def shown(query: str) -> list[str]:
        table = client.get(f"{LIST}?{query}").context["table"]
        return [row.short_name for row in table.order.of(table.filtered)]

    assert shown("which=key") == [huali.short_name]
    assert shown("which=others") == [other.short_name]
    assert shown("situation=terms") == shown("situation=renewals") == shown("situation=uncovered") == ["华丽家政"]
    assert shown("sort=-counted")[0] == huali.short_name
    sent = client.get(f"{LIST}export/?which=key")
    sheet = openpyxl.load_workbook(BytesIO(b"".join(sent.streaming_content))).active
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    assert len(rows) == 2
    assert rows[1][:3] == [huali.short_name, "重点企业", 3]
    assert sheet["C2"].number_format == "General", "a number, not text that looks like one"


def test_the_list_costs_the_same_however_long_it_is(
    client: Client, supervision_officer: User, huali: Any, django_assert_max_num_queries: Any
) -> None:
    signed_in(client, supervision_officer)
    client.get(LIST)
    with django_assert_max_num_queries(16) as few:
        client.get(LIST)
    for number in range(12):
        EmployerFactory(pk=100 + number)
    with django_assert_max_num_queries(len(few)):
        client.get(LIST)


def test_an_enterprise_is_named_a_key_one_on_its_page_and_ended(client: Client, supervision_officer: User) -> None:
    employer = make_employer()
    signed_in(client, supervision_officer)
    here = f"{LIST}{employer.code}/"
    today = clock.today()
    page = client.post(f"{here}key/", {"since": today.isoformat(), "reason": REASON}, follow=True)
    assert "已把华丽家政列为重点企业。" in page.content.decode()
    assert "移出重点企业" in page.content.decode()
    page = client.post(f"{here}key/end/", {"until": today.isoformat(), "reason": "整改到位。"}, follow=True)
    assert "整改到位。" in page.content.decode()
    assert client.get(f"{here}key/end/").status_code == 404


def test_naming_is_refused_twice_without_a_reason_for_days_gone_and_to_a_clerk(
    supervision_officer: User, clerk: User
) -> None:
    today = clock.today()
    key = make_key(supervision_officer)
    codes = []
    for change in (
        lambda: make_key(supervision_officer, since=today + timedelta(days=9)),
        lambda: end_key_enterprise(key=key, until=today, reason=" ", by=supervision_officer),
        lambda: end_key_enterprise(key=key, until=today - timedelta(days=1), reason="x", by=supervision_officer),
        lambda: name_key_enterprise(employer=make_employer(2), since=today, reason="", by=supervision_officer),
    ):
        with pytest.raises(Refusal) as refused:
            change()
        codes.append(refused.value.code)
    assert codes == ["key_already", "reason_missing", "before_first", "reason_missing"]
    with pytest.raises(NotAllowed):
        end_key_enterprise(key=key, until=today, reason="x", by=clerk)
    with pytest.raises(IntegrityError), transaction.atomic():
        KeyEnterprise.objects.create(employer=key.employer, since=today - timedelta(days=5), reason="x")


def test_the_coverage_counts_the_key_enterprises_of_its_day(supervision_officer: User, huali: Any) -> None:
    other = make_employer(2)
    make_worker("陈小妹", employer=other, mobile="13900000029")
    today = clock.today()
    assert str(coverage(today)) == "25.0"
    make_key(supervision_officer, employer=huali, since=today)
    assert str(coverage(today)) == "33.3"
    assert str(coverage(date(today.year - 10, 1, 1))) == "None"
