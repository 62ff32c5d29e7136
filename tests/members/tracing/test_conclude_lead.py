"""Where the person of a lead belongs."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from jinxi_portal.kernel import clock, events
from members.actions.conclude_lead import conclude_lead
from members.actions.decide_lead import decide_lead
from members.actions.open_lead import open_lead
from members.actions.reopen_lead import reopen_lead
from members.events import LeadConcluded
from members.models import FloatingMember, Lead, LetterAnswer, LetterOfEnquiry
from members.refusals import ReasonMissing
from members.states import Channel, LeadState, Verdict
from members.tracing import homes
from members.tracing.homes import HomeChoice, HomeKind
from members.tracing.refusals import AlreadyAffiliated, AlreadyConcluded, NotYet
from members.tracing_states import Outcome, TracingStage
from tests.members.factories import make_lead
from tests.members.tracing.making import make_traced

pytestmark = pytest.mark.django_db
AWAY = date(2025, 6, 1)


class OneBranch:
    """A provider with one branch, which remembers whom it took."""

    def __init__(self) -> None:
        self.taken: list[tuple[int, int, HomeKind]] = []
        self.full = False

    def choices(self, user: Any) -> Sequence[HomeChoice]:
        return [HomeChoice(7, "华丽家政党支部", "秀谷镇")]

    def affiliate(self, *, person: Any, home_id: int, kind: HomeKind, by: Any, on: date, lead: Lead) -> None:
        if self.full:
            raise ValidationError("支部正在换届，暂不接收。")
        self.taken.append((person.pk, home_id, kind))


@pytest.fixture
def branch(monkeypatch: pytest.MonkeyPatch) -> OneBranch:
    provider = OneBranch()
    monkeypatch.setattr(homes, "_provider", provider)
    return provider


def confirmed(clerk: Any) -> Lead:
    lead = make_lead()
    decide_lead(lead=lead, verdict=Verdict.SAME, by=clerk)
    Lead.objects.filter(pk=lead.pk).update(stage=TracingStage.CONTACTED)
    lead.refresh_from_db()
    return lead


def test_a_confirmed_member_is_affiliated(
    clerk: Any, branch: OneBranch, monkeypatch: Any, django_capture_on_commit_callbacks: Any
) -> None:
    told: list[Any] = []
    monkeypatch.setitem(events._receivers, LeadConcluded, [told.append])
    lead = confirmed(clerk)
    with django_capture_on_commit_callbacks(execute=True):
        conclude_lead(lead=lead, outcome=Outcome.AFFILIATED, reason="本人愿意", home_id=7, by=clerk)
    person = lead.worker.__class__.objects.get(pk=lead.worker_id).person
    assert person is not None
    assert branch.taken == [(person.pk, 7, HomeKind.FULL)]
    assert told == [LeadConcluded(lead.pk, person.pk, "affiliated")]
    with pytest.raises(AlreadyAffiliated):
        reopen_lead(lead=lead, reason="再看看", by=clerk)


def test_nothing_is_changed_when_the_branch_does_not_take_him(clerk: Any, branch: OneBranch) -> None:
    branch.full = True
    lead = confirmed(clerk)
    with pytest.raises(ValidationError, match="换届"):
        conclude_lead(lead=lead, outcome=Outcome.AFFILIATED, reason="本人愿意", home_id=7, by=clerk)
    lead.refresh_from_db()
    assert lead.stage == TracingStage.CONTACTED


def test_without_a_room_of_branches_affiliation_is_not_offered(clerk: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(homes, "_provider", None)
    with pytest.raises(NotYet, match="还没有可以转入的支部"):
        conclude_lead(lead=confirmed(clerk), outcome=Outcome.AFFILIATED, reason="本人愿意", home_id=7, by=clerk)


def test_a_member_from_elsewhere_becomes_a_floating_member_on_the_word_of_his_branch(clerk: Any) -> None:
    lead = make_traced(stage=TracingStage.CONTACTED)
    said = {"reason": "原支部回函", "home_branch_name": "蓝田村党支部", "away_since": AWAY, "by": clerk}
    with pytest.raises(NotYet, match="还没有确认党员身份"):
        conclude_lead(lead=lead, outcome=Outcome.FLOATING, **said)
    LetterOfEnquiry.objects.create(
        number="函1", lead=lead, to_name="蓝田村党支部", written_by=clerk, sent_on=AWAY, replied_on=AWAY,
        answer=LetterAnswer.FULL,
    )  # fmt: skip
    with clock.frozen(date(2026, 5, 6)):
        conclude_lead(lead=lead, outcome=Outcome.FLOATING, **said)
    floating = FloatingMember.objects.get()
    assert floating.person.worker == lead.worker
    assert (floating.counts_from, floating.valid_until) == (date(2025, 12, 1), date(2027, 5, 5))


def test_under_six_months_the_year_begins_when_they_are_full(clerk: Any) -> None:
    lead = confirmed(clerk)
    with clock.frozen(date(2026, 5, 6)):
        conclude_lead(
            lead=lead, outcome=Outcome.FLOATING, reason="本人来电", home_branch_name="蓝田村党支部",
            away_since=date(2026, 3, 31), by=clerk,
        )  # fmt: skip
        floating = FloatingMember.objects.get()
        assert floating.counts_from == date(2026, 9, 30)
        assert floating.valid_until == date(2027, 9, 29)
        assert str(floating.standing_on(clock.today())) == "外出未满六个月"


def test_a_pair_on_the_desk_leaves_it_when_the_person_declines(clerk: Any) -> None:
    lead = make_lead(stage=TracingStage.CHECKING)
    conclude_lead(lead=lead, outcome=Outcome.DECLINED, reason="电话里说不愿意", by=clerk)
    lead.refresh_from_db()
    assert (lead.state, lead.stage) == (LeadState.SET_ASIDE, TracingStage.CONCLUDED)
    reopen_lead(lead=lead, reason="本人又来电话", by=clerk)
    lead.refresh_from_db()
    assert (lead.state, lead.stage, lead.tracer) == (LeadState.FOUND, TracingStage.CHECKING, clerk)


def test_two_tracers_conclude_once(clerk: Any, other_clerk: Any) -> None:
    lead = make_traced(stage=TracingStage.CONTACTED)
    stale = Lead.objects.get(pk=lead.pk)
    conclude_lead(lead=lead, outcome=Outcome.NOT_A_MEMBER, reason="本人说不是", by=clerk)
    with pytest.raises(AlreadyConcluded, match=r"李娜 已于 .* 办结"):
        conclude_lead(lead=stale, outcome=Outcome.DECLINED, reason="不愿意", by=other_clerk)


def test_a_reason_is_asked_for(clerk: Any) -> None:
    with pytest.raises(ReasonMissing):
        conclude_lead(lead=make_traced(), outcome=Outcome.WRONG_PERSON, reason=" ", by=clerk)


def test_a_new_sign_after_declining_opens_another_lead(clerk: Any, worker: Any) -> None:
    lead = make_traced(stage=TracingStage.CONTACTED)
    conclude_lead(lead=lead, outcome=Outcome.DECLINED, reason="不愿意", by=clerk)
    again = open_lead(worker=lead.worker, channel=Channel.SELF_REPORT, by=worker)
    assert again.pk != lead.pk
    assert again.channel == Channel.SELF_REPORT


def test_a_new_sign_reopens_the_lead_that_knows_who_he_is(clerk: Any, worker: Any) -> None:
    lead = confirmed(clerk)
    conclude_lead(lead=lead, outcome=Outcome.DECLINED, reason="不愿意", by=clerk)
    again = open_lead(worker=lead.worker, channel=Channel.SELF_REPORT, by=worker, note="想通了")
    assert again.pk == lead.pk
    assert (again.stage, again.outcome) == (TracingStage.CHECKING, "")


def test_the_page_says_what_is_missing_for_each_outcome(client: Client, clerk: Any, branch: OneBranch) -> None:
    lead = make_traced(stage=TracingStage.CONTACTED)
    client.force_login(clerk)
    page = client.get(reverse("members:conclude_lead", args=[lead.number])).content.decode()
    assert "还没有确认党员身份" in page
    assert 'value="declined"' in page
    assert 'value="affiliated"' not in page
    answer = client.post(
        reverse("members:conclude_lead", args=[lead.number]), {"outcome": "declined", "reason": "不愿意"}, follow=True
    )
    assert "已办结：本人不愿意" in answer.content.decode()


def test_the_branch_is_chosen_on_the_page(client: Client, clerk: Any, branch: OneBranch) -> None:
    lead = confirmed(clerk)
    client.force_login(clerk)
    address = reverse("members:conclude_lead", args=[lead.number])
    missing = client.post(address, {"outcome": "affiliated", "reason": "本人愿意"})
    assert "请选择转入哪个支部" in missing.content.decode()
    client.post(address, {"outcome": "affiliated", "reason": "本人愿意", "home_id": "7"})
    assert len(branch.taken) == 1
