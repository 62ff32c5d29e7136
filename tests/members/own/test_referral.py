"""党员找党员: the colleague is asked first; a no leaves a number and nothing else."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from jinxi_portal.kernel import clock
from jinxi_portal.kernel.sealing import digest_of
from members.actions.answer_referral import agree_to_referral, decline_referral
from members.actions.claim_worker import claim_worker
from members.actions.decide_claim import link_claim
from members.actions.expire_referrals import expire_referrals
from members.actions.refer_colleague import refer_colleague
from members.actions.take_lead import take_lead
from members.models import AccountClaim, Engagement, Lead, Referral, ReferralTally
from members.public import has_consent
from members.refusals_own import SayWhoFirst, TooManyReferrals
from members.states import Channel
from tests.members.factories import EngagementFactory
from tests.members.own.making import confirmed, linked

pytestmark = pytest.mark.django_db
COLLEAGUE = "13900000012"


@pytest.fixture
def member(worker: Any) -> Any:
    confirmed(worker)
    return worker


def test_the_colleague_is_asked_and_agrees(client: Client, member: Any, other_worker: Any, clerk: Any) -> None:
    linked(other_worker, "刘金凤")
    client.force_login(member)
    said = client.post(reverse("members:refer"), {"mobile": COLLEAGUE}).content.decode()
    assert "愿不愿意由他自己定" in said
    client.force_login(other_worker)
    assert "有件事问问您" in client.get(reverse("web:worker_home")).content.decode()
    page = client.get(reverse("members:asked")).content.decode()
    assert "您愿意让综合党委和您联系" in page
    assert "王桂芳" not in page
    client.post(reverse("members:agree_to_referral"))
    lead = Lead.objects.get(channel=Channel.REFERRAL)
    assert lead.name == "刘金凤"
    assert has_consent(other_worker, "members.tracing")
    assert Referral.objects.get().mobile_digest is None
    # who referred is the tracer's alone
    client.force_login(clerk)
    address = reverse("members:traced_lead", args=[lead.number])
    assert "王桂芳" not in client.get(address).content.decode()
    take_lead(lead=lead, by=clerk)
    assert "推荐人：王桂芳" in client.get(address).content.decode()
    client.force_login(other_worker)
    for name in ("members:own", "members:own_consents", "members:asked"):
        assert "王桂芳" not in client.get(reverse(name)).content.decode()


def test_a_no_leaves_a_number_and_nothing_else(client: Client, member: Any, other_worker: Any) -> None:
    linked(other_worker, "刘金凤")
    before = _everything()
    refer_colleague(by=member, mobile=COLLEAGUE)
    asked = Referral.objects.get()
    client.force_login(other_worker)
    page = client.post(reverse("members:decline_referral"), follow=True).content.decode()
    assert "到此为止" in page
    after = _everything()
    assert not Referral.objects.exists()
    changed = {table for table in after if after[table] != before.get(table)}
    assert changed <= {"members_referraltally", "accounts_user", "usersessions_usersession", "django_session"}
    tally = ReferralTally.objects.get()
    assert (tally.day, tally.refused, tally.expired) == (clock.today(), 1, 0)
    digest = (digest_of(COLLEAGUE, "mobile") or b"").hex()
    traces = {table for table, rows in after.items() if any(digest in row for row in rows)}
    assert traces == {"accounts_user"}  # the colleague's own account, as before
    assert not any(str(asked.uid) in row for rows in after.values() for row in rows)


def _everything() -> dict[str, list[str]]:
    """Every row of every table, as text."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT t::text FROM "{table}" t ORDER BY 1')
            found[table] = [row[0] for row in cursor.fetchall()]
    return found


def test_no_answer_is_forgotten_too(member: Any, other_worker: Any) -> None:
    refer_colleague(by=member, mobile=COLLEAGUE)
    assert expire_referrals(at=clock.now()) == 0
    assert expire_referrals(at=clock.now() + timedelta(days=15)) == 1
    assert not Referral.objects.exists()
    assert ReferralTally.objects.get().expired == 1
    assert agree_to_referral(by=other_worker) is None


def test_name_and_employer_ask_the_only_one_and_store_no_name(member: Any, other_worker: Any) -> None:
    worker = linked(other_worker, "刘金凤")
    employer = Engagement.objects.get(worker=worker).employer
    refer_colleague(by=member, name="刘金凤", employer=employer)
    assert Referral.objects.get().worker == worker
    decline_referral(by=other_worker)
    EngagementFactory(name="刘金凤", roster__employer=employer)
    refer_colleague(by=member, name="刘金凤", employer=employer)
    assert not Referral.objects.exists()


def test_two_taps_and_two_colleagues_ask_once(member: Any, other_worker: Any) -> None:
    for _tap in range(2):
        refer_colleague(by=member, mobile=COLLEAGUE)
    assert Referral.objects.count() == 1


def test_one_member_refers_a_few_a_month(member: Any) -> None:
    for at in range(5):
        refer_colleague(by=member, mobile=f"1390000010{at}")
    with pytest.raises(TooManyReferrals):
        refer_colleague(by=member, mobile="13900000109")


def test_only_a_confirmed_member_sees_the_page(client: Client, other_worker: Any, employer_staff: Any) -> None:
    linked(other_worker, "刘金凤")
    for somebody in (other_worker, employer_staff):
        client.force_login(somebody)
        assert client.get(reverse("members:refer")).status_code == 404
    client.force_login(other_worker)
    assert "推荐同事" not in client.get(reverse("web:worker_home")).content.decode()


def test_an_unknown_colleague_says_first_who_he_is(member: Any, other_worker: Any, clerk: Any) -> None:
    refer_colleague(by=member, mobile=COLLEAGUE)
    with pytest.raises(SayWhoFirst):
        agree_to_referral(by=other_worker)
    claim_worker(name="刘金凤", id_number="1234", by=other_worker)
    agreed = agree_to_referral(by=other_worker)
    assert agreed is not None
    assert agreed.lead is None
    link_claim(claim=AccountClaim.objects.get(), worker=None, by=clerk)
    assert Lead.objects.get(channel=Channel.REFERRAL).name == "刘金凤"


def test_the_own_number_is_refused(client: Client, member: Any) -> None:
    client.force_login(member)
    assert "这是您自己的号码" in client.post(reverse("members:refer"), {"mobile": "13900000011"}).content.decode()
