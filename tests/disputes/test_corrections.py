"""What was written down at the beginning is put right: what a request for help did not tell, a digit that went wrong."""

from datetime import date, timedelta

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from branches.actions.hand_over_request import hand_over_request
from branches.actions.take_request import take_request
from disputes.actions.accept_dispute import accept_dispute
from disputes.actions.ask_consent import ask_consent
from disputes.intake import PartyGiven
from disputes.models import Dispute
from disputes.words import PartyRole, Side
from jinxi_portal.accounts.models import User
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import deadlines_of, history_of
from tests.branches.help_factories import make_request
from tests.cast import signed_in
from tests.disputes.factories import make_dispute, make_firm

pytestmark = pytest.mark.django_db


def test_a_handed_over_request_gets_its_other_side_and_its_clock(
    client: Client, worker: User, branch_secretary: User, clerk: User
) -> None:
    request = take_request(request=make_request(worker), by=branch_secretary)
    hand_over_request(request=request, to="disputes", by=branch_secretary)
    case = accept_dispute(dispute=Dispute.objects.get(), by=clerk)
    respondent = case.parties.get(side=Side.RESPONDENT)
    assert respondent.name == "待问明"
    signed_in(client, clerk)
    address = f"/disputes/{case.uid}/party/{respondent.pk}/correct/"
    assertContains(client.get(case.get_absolute_url()), address)
    wrong = client.post(address, {"role": "customer", "employer": make_firm().pk, "name": "", "speaker": ""})
    assertContains(wrong, "请把类别改为“企业”")
    told = {"role": "employer", "employer": make_firm().pk, "speaker": "马经理", "address": "秀谷镇锦绣社区 8 栋"}
    page = client.post(address, told, follow=True)
    assertContains(page, make_firm().name)
    assertContains(page, "补正了被申请人的登记")
    matter = {"kind": "wages", "relation": "employment", "known_on": "2026-07-01", "employment": "on"}
    page = client.post(f"/disputes/{case.uid}/correct/", matter, follow=True)
    assertContains(page, "补正登记：工资报酬，劳动关系")
    assertContains(page, "时效没有开始计算")
    case.refresh_from_db()
    assert case.mediation_due == deadlines_of(case).get().due
    assert case.mediation_due is not None
    assert (case.mediation_due - case.applied_on).days < 25


def test_who_it_is_stays_once_the_other_side_was_asked_and_a_wrong_mobile_sees_nothing_any_more(
    client: Client, clerk: User, worker: User, other_worker: User
) -> None:
    """The digit that went wrong was somebody else's mobile."""
    wrong = other_worker.mobile.reveal()  # type: ignore[union-attr]
    case = make_dispute(clerk, applicant=PartyGiven(PartyRole.WORKER, "王桂芳", mobile=wrong))
    applicant, respondent = case.parties.all()
    assert Dispute.objects.visible_to(other_worker).exists()
    accept_dispute(dispute=case, by=clerk)
    ask_consent(dispute=case, by=clerk)
    signed_in(client, clerk)
    assertNotContains(client.get(case.get_absolute_url()), f"/disputes/{case.uid}/correct/")
    address = f"/disputes/{case.uid}/party/{applicant.pk}/correct/"
    assertNotContains(client.get(address), 'name="role"')
    client.post(address, {"mobile": worker.mobile.reveal(), "speaker": "", "address": ""})  # type: ignore[union-attr]
    assert not Dispute.objects.visible_to(other_worker).exists()
    assert Dispute.objects.visible_to(worker).get() == case
    other = f"/disputes/{case.uid}/party/{respondent.pk}/correct/"
    same = client.post(other, {"mobile": worker.mobile.reveal(), "speaker": "", "address": ""})  # type: ignore[union-attr]
    assertContains(same, "和另一方的手机一样")
    matter = {"kind": "wages", "relation": "service", "known_on": "2026-07-01"}
    assertContains(client.post(f"/disputes/{case.uid}/correct/", matter), "不能再改")
    assert next(line.verb for line in history_of(case)) == "disputes.party_corrected"


def test_days_to_come_are_refused(client: Client, clerk: User) -> None:
    case = make_dispute(clerk)
    tomorrow = (clock.today() + timedelta(days=1)).isoformat()
    matter = {"kind": "wages", "relation": "employment", "known_on": tomorrow, "employment": "ended"}
    page = signed_in(client, clerk).post(f"/disputes/{case.uid}/correct/", matter)
    assertContains(page, "日期不能晚于今天")
    assertContains(page, "请填写离开的日期")
    case.refresh_from_db()
    assert case.known_on == date(2026, 7, 1)
