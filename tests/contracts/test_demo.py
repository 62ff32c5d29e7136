"""The demo county's contracts are believable and end in every state a visitor wants to see."""

from datetime import timedelta

import pytest

from contracts.demo import contracts, handed_in, templates
from contracts.figures import coverage
from contracts.models import Contract, ContractBatchRow, FiledContract, TemplateVersion
from contracts.paper_content import files_of
from contracts.states import ContractKind, ContractState, VersionState
from jinxi_portal.accounts import demo as accounts_demo
from jinxi_portal.accounts.public import DEMO_WORKER, User
from jinxi_portal.demo.context import DemoContext
from jinxi_portal.kernel import clock
from members.demo import employers
from members.models import Employer
from tests.contracts.factories import make_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def _county() -> None:
    accounts_demo.load(DemoContext())
    employers.load(DemoContext())
    name, mobile = DEMO_WORKER
    user = (
        User.objects.get(username=mobile)
        if User.objects.filter(username=mobile).exists()
        else User.objects.get(name=name)
    )
    huali, anxinju = Employer.objects.get(code="huali"), Employer.objects.get(code="anxinju")
    make_worker(name, user=user, employer=huali, mobile=mobile)
    for number in range(90):
        make_worker("李晓华", employer=huali, mobile=f"199000{huali.pk % 10}{number:04d}")
        make_worker("李晓华", employer=anxinju, mobile="139****0000")
    templates.load(DemoContext())
    contracts.load(DemoContext())


@pytest.mark.usefixtures("_county")
def test_contracts_of_three_years_stand_in_every_state() -> None:
    states = set(Contract.objects.values_list("state", flat=True))
    assert {ContractState.ACTIVE, ContractState.SIGNING, ContractState.DECLINED, ContractState.ENDED} <= states
    assert 120 <= Contract.objects.count() <= 150
    signed_kinds = set(Contract.objects.filter(state=ContractState.ACTIVE).values_list("kind", flat=True))
    assert signed_kinds == {ContractKind.EMPLOYEE, ContractKind.AGENCY}
    assert TemplateVersion.objects.filter(state=VersionState.APPROVED).count() == 5
    today = clock.today()
    shares = [coverage(today - timedelta(days=days)) or 0 for days in (150, 60, 0)]
    assert shares == sorted(shares)
    assert shares[-1] > shares[0]
    soon = Contract.objects.filter(
        state=ContractState.ACTIVE, ends_on__gt=today, ends_on__lt=today + timedelta(days=30)
    )
    assert soon.exists()
    if today.month > 1 or today.day > 4:
        cancelled = Contract.objects.get(state=ContractState.CANCELLED)
        assert not cancelled.holds_on(today + timedelta(days=30)), "it never began"
    own = Contract.objects.get(worker__name=DEMO_WORKER[0])
    assert own.state == ContractState.SIGNING
    newest = Contract.objects.filter(state=ContractState.ACTIVE).order_by("-completed_at")[0]
    if newest.completed_at and clock.now() - newest.completed_at < timedelta(days=contracts.RECENT_DAYS):
        assert len(files_of(newest)) == 2


@pytest.mark.usefixtures("_county")
def test_a_platform_has_filed_contracts_and_a_batch_was_drafted() -> None:
    handed_in.load(DemoContext())
    assert sorted(FiledContract.objects.values_list("state", flat=True)) == ["filed", "filed", "filed", "waiting"]
    assert FiledContract.objects.filter(version__isnull=False).count() == 2
    problems = list(ContractBatchRow.objects.exclude(problem="").values_list("name", flat=True))
    assert problems == ["邹来娣"]
    assert ContractBatchRow.objects.filter(contract__state=ContractState.SIGNING).count() == 2
