"""Comparing again: what humans decided stays with the evidence they saw; what had ended with its roster may come back."""

from typing import Any

import pytest

from jinxi_portal.records.public import history_of
from members.actions.decide_lead import decide_lead
from members.actions.withdraw_roster import withdraw_roster
from members.comparing.leads import store_leads
from members.labels import decided_evidence
from members.linkage.evidence import Evidence
from members.linkage.evidence import Lead as Found
from members.models import Lead, LeadEvidence, RegisterEntry
from members.states import Band, LeadState, Verdict
from tests.members.factories import LinkageRunFactory, RegisterEntryFactory, RosterFactory, add_candidate, make_lead

pytestmark = pytest.mark.django_db


def find(lead: Lead, entry: RegisterEntry | None = None, probability: float = 0.7, decision: str = "possible") -> Found:
    """What a comparison might find for the lead's first engagement."""
    first = lead.evidence.order_by("rank").first()
    engagement = first.engagement if first else lead.worker.engagements.get()
    return Found(
        roster=engagement.employer.code,
        row=engagement.pk,
        register_row=entry.pk if entry else (lead.register_entry_id or 0),
        probability=probability,
        decision=decision,
        weight=5.0,
        namesakes=0,
        pattern="bare",
        evidence=(Evidence("name", "exact", 7.4),),
    )


def as_kept(lead: Lead) -> list[Any]:
    return list(lead.evidence.order_by("pk").values("pk", "register_entry", "run", "band", "probability", "findings"))


@pytest.mark.parametrize("verdict", [Verdict.SAME, Verdict.DIFFERENT])
def test_the_evidence_of_a_decided_lead_stays_as_the_reviewer_saw_it(clerk: Any, verdict: Verdict) -> None:
    lead = make_lead(number="XS-2025-000001")
    decide_lead(lead=lead, verdict=verdict, reason="电话核实过", by=clerk)
    before, labels = as_kept(lead), decided_evidence().count()
    pair = find(lead)
    tally = store_leads(LinkageRunFactory(), [pair], {pair.row})
    assert as_kept(lead) == before
    assert decided_evidence().count() == labels == 1
    assert tally.decided_before == 1
    assert (tally.possible, tally.new_leads) == (0, 0)
    assert Lead.objects.count() == 1


def test_another_candidate_of_a_rejected_worker_is_a_lead_of_its_own(clerk: Any) -> None:
    lead = make_lead(number="XS-2025-000001")
    decide_lead(lead=lead, verdict=Verdict.DIFFERENT, reason="不像", by=clerk)
    before, other = as_kept(lead), RegisterEntryFactory(name="李晓花", id_number=None, mobile=None)
    pair = find(lead, other)
    store_leads(LinkageRunFactory(), [pair], {pair.row})
    assert as_kept(lead) == before
    again = Lead.objects.get(worker=lead.worker, state=LeadState.FOUND)
    assert again.register_entry == other
    assert again.evidence.get().register_entry == other


def test_a_candidate_ruled_out_on_an_open_lead_keeps_its_evidence(clerk: Any) -> None:
    lead = make_lead(number="XS-2025-000001")
    other = add_candidate(lead)
    first = lead.register_entry
    decide_lead(lead=lead, verdict=Verdict.DIFFERENT, reason="不像", by=clerk)
    ruled_out = lead.evidence.get(register_entry=first)
    pairs = [find(lead, first, 0.9, "strong"), find(lead, other, 0.5)]
    run = LinkageRunFactory()
    store_leads(run, pairs, {pairs[0].row})
    lead.refresh_from_db()
    assert (lead.state, lead.register_entry, lead.run) == (LeadState.FOUND, other, run)
    kept = lead.evidence.get(register_entry=first)
    assert (kept.pk, kept.run_id, kept.probability) == (ruled_out.pk, ruled_out.run_id, ruled_out.probability)
    assert lead.evidence.get(register_entry=other).run == run


def test_a_lead_that_ended_with_its_roster_opens_again_with_the_same_number(clerk: Any) -> None:
    lead = make_lead(number="XS-2025-000001")
    engagement = lead.evidence.get().engagement
    withdraw_roster(roster=engagement.roster, by=clerk)
    lead.refresh_from_db()
    assert lead.state == LeadState.WITHDRAWN
    newer = RosterFactory(employer=engagement.employer)
    type(engagement).objects.filter(pk=engagement.pk).update(roster=newer, left_on=None)
    run = LinkageRunFactory()
    pair = find(lead, probability=0.95, decision="strong")
    tally = store_leads(run, [pair], {pair.row})
    lead.refresh_from_db()
    assert (lead.state, lead.band, lead.run) == (LeadState.FOUND, Band.STRONG, run)
    assert LeadEvidence.objects.get().run == run
    assert (tally.strong, tally.new_leads) == (1, 0)
    assert "重新打开" in history_of(lead)[0].sentence
    decide_lead(lead=lead, verdict=Verdict.SAME, by=clerk)


def test_a_row_that_resembles_nobody_any_more_ends_only_undecided_leads(clerk: Any) -> None:
    decided, open_lead = make_lead(), make_lead("王秀兰")
    decide_lead(lead=decided, verdict=Verdict.SAME, by=clerk)
    rows = {evidence.engagement_id for evidence in LeadEvidence.objects.all()}
    tally = store_leads(LinkageRunFactory(), [], rows)
    decided.refresh_from_db(), open_lead.refresh_from_db()
    assert (decided.state, open_lead.state) == (LeadState.CONFIRMED, LeadState.WITHDRAWN)
    assert decided.evidence.count() == 1
    assert tally.nobody == 2
