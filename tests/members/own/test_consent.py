"""Consent by purpose: given in shown words, asked again for new ones, and taken back with effect at once."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from members.actions.conclude_lead import conclude_lead
from members.actions.give_consent import give_consent, record_paper_consent
from members.actions.take_lead import take_lead
from members.actions.withdraw_consent import withdraw_consent
from members.consenting import ConsentWithdrawn, NoConsent
from members.models import Consent, ConsentHow, Lead
from members.public import Purpose, has_consent, require_consent
from members.purposes import TRACING, purposes
from members.tracing_states import Outcome
from tests.members.own.making import linked
from tests.members.own.test_self_report import hand_in

pytestmark = pytest.mark.django_db


def test_every_purpose_says_what_why_who_and_until_when_in_both_languages() -> None:
    for purpose in purposes:
        assert purpose.notice.words("zh-hans")["why"] != purpose.notice.words("en")["why"]


def test_consent_is_given_once_and_keeps_the_words(worker: Any) -> None:
    owner = linked(worker)
    first = give_consent(purpose=TRACING, by=worker)
    assert give_consent(purpose=TRACING, by=worker).pk == first.pk
    assert first.notice.texts["zh"]["who"] == TRACING.notice.words("zh")["who"]
    assert has_consent(owner, TRACING.key)
    assert has_consent(worker, TRACING.key)


def test_new_words_ask_again(worker: Any, client: Client, tmp_path: Path, monkeypatch: Any) -> None:
    linked(worker)
    give_consent(purpose=TRACING, by=worker)
    old = TRACING.notices.read_text("utf-8").split("[[version]]\n")[1]
    newer = tmp_path / "tracing.toml"
    new = old.replace("number = 1", "number = 9").replace("2025-01-01", "2026-01-01")
    newer.write_text(f"[[version]]\n{old}[[version]]\n{new}", "utf-8")
    monkeypatch.setitem(purposes._entries, TRACING.key, Purpose(TRACING.key, TRACING.label, newer))
    assert not has_consent(worker, TRACING.key)
    client.force_login(worker)
    assert "说明有更新" in client.get(reverse("members:own_consents")).content.decode()
    client.post(reverse("members:give_consent"), {"purpose": TRACING.key})
    assert has_consent(worker, TRACING.key)
    assert Consent.objects.filter(withdrawn_at__isnull=True).count() == 1


def test_a_notice_without_a_part_is_refused(tmp_path: Path) -> None:
    from members.purposes import register_purpose

    path = tmp_path / "x.toml"
    path.write_text('[[version]]\nnumber = 1\nsince = 2026-01-01\n[version.zh]\nwhat = "a"\n[version.en]\nwhat = "a"\n')
    with pytest.raises(ValueError, match="needs"):
        register_purpose(Purpose("members.nothing", "x", path))
    assert date(2026, 1, 1)


def test_taking_it_back_stops_the_tracer_who_is_on_the_page(client: Client, worker: Any, clerk: Any) -> None:
    linked(worker)
    lead: Any = hand_in(worker).lead
    take_lead(lead=lead, by=clerk)
    client.force_login(worker)
    answer = client.post(reverse("members:withdraw_consent"), {"purpose": TRACING.key}, follow=True).content.decode()
    assert "我们马上停止" in answer
    assert not has_consent(worker, TRACING.key)
    with pytest.raises(NoConsent):
        require_consent(worker, TRACING.key)
    # the tracer's page was open all the while
    client.force_login(clerk)
    told = client.post(reverse("members:write_letter", args=[lead.number]), {"to_name": "蓝田村党支部"}, follow=True)
    assert "撤回同意" in told.content.decode()
    assert not lead.letters.exists()
    page = client.get(reverse("members:traced_lead", args=[lead.number])).content.decode()
    assert "已撤回同意" in page
    assert "撤回了同意" in client.get(reverse("notices:inbox")).content.decode()
    with pytest.raises(ConsentWithdrawn):
        conclude_lead(lead=_confirmable(lead), outcome=Outcome.FLOATING, reason="已核实", by=clerk)
    assert conclude_lead(lead=lead, outcome=Outcome.DECLINED, reason="本人撤回同意", by=clerk).outcome == "declined"


def test_the_day_it_was_taken_back_is_the_countys() -> None:
    early = datetime(2026, 3, 1, 23, 59, tzinfo=UTC)  # before eight in the morning of the second
    assert "2026-03-02" in str(ConsentWithdrawn(Lead(), early))


def _confirmable(lead: Any) -> Any:
    """Known as a member and talked with, so that nothing else stands in the way."""
    from members.models import Lead
    from members.states import LeadState
    from tests.members.factories import RegisterEntryFactory

    Lead.objects.filter(pk=lead.pk).update(
        stage="contacted", state=LeadState.CONFIRMED, register_entry=RegisterEntryFactory(name=lead.name)
    )
    return lead


def test_an_untaken_lead_of_an_unwilling_person_can_be_ended(worker: Any, clerk: Any) -> None:
    linked(worker)
    lead: Any = hand_in(worker).lead
    withdraw_consent(purpose=TRACING, by=worker)
    with pytest.raises(ConsentWithdrawn):
        take_lead(lead=lead, by=clerk)
    assert conclude_lead(lead=lead, outcome=Outcome.DECLINED, reason="本人撤回同意", by=clerk).outcome == "declined"


def test_a_paper_consent_is_recorded_by_the_clerk(client: Client, worker: Any, clerk: Any) -> None:
    owner = linked(worker)
    client.force_login(clerk)
    client.post(reverse("members:paper_consent", args=[owner.uid]))
    consent = Consent.objects.get()
    assert (consent.how, consent.recorded_by, consent.user) == (ConsentHow.PAPER, clerk, worker)
    assert record_paper_consent(purpose=TRACING, worker=owner, by=clerk).pk == consent.pk
    assert withdraw_consent(purpose=TRACING, by=worker)
