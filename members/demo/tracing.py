"""Tracing in the demo county: what became of the confirmed, and the leads of visits, self-reports and referrals."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import cycle
from random import Random
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock, slots
from jinxi_portal.kernel.months import months_later
from members.actions.conclude_lead import conclude_lead
from members.actions.open_lead import open_lead
from members.actions.record_call import record_call
from members.actions.record_letter_reply import record_letter_reply
from members.actions.renew_floating import renew_floating
from members.actions.return_stale_leads import return_stale_leads
from members.actions.send_letter import send_letter
from members.actions.take_lead import take_lead
from members.actions.write_letter import write_letter
from members.board_counts import count_rosters
from members.demo.past import colleague, days_ago
from members.demo.words import referred, referrers, reported, with_a_number_of_their_own
from members.models import Call, CallOutcome, FloatingMember, Lead, LetterAnswer, Worker
from members.refusals import Refusal
from members.states import Channel, LeadState
from members.tracing.homes import home_provider
from members.tracing.registering import remind_of_renewal
from members.tracing_states import OPEN_STAGES, Outcome

_TRACERS = ("clerk", "clerk", "clerk2")
_HOMES = (
    "余江区平定乡蓝田村党支部",
    "东乡区小璜镇圩上村党支部",
    "临川区上顿渡镇河东社区党支部",
    "资溪县高阜镇莒洲村党支部",
    "南城县株良镇路东村党支部",
    "鹰潭市月湖区江边街道党支部",
)
#: What becomes of ten confirmed leads; the rest of them waits for the visitor of the demo.
_FATES = (
    "affiliated",
    "floating",
    "affiliated",
    "called",
    "waiting",
    "affiliated",
    "declined",
    "in_vain",
    "floating",
    "taken",
)
#: How far the leads of a channel have come, in turn: floating, affiliated, spoken with, not a member, taken up, still waiting.
_TURNS = {
    Channel.VISIT: (0, 1, 2, 3, 4, 5),
    Channel.SELF_REPORT: (1, 0, 3, 1, 0, 1, 2),
    Channel.REFERRAL: (1, 0, 1, 2, 3, 0),
}
#: What was said at a door before the visits had a room of their own on the phone.
_AT_THE_DOOR = ("上门时本人说在老家入的党", "邻居说她在村里当过支委", "家里挂着光荣在党的奖章，本人没有细说")


def load(context: Any) -> None:
    draw: Random = context.random
    settled = Lead.objects.filter(state=LeadState.CONFIRMED, stage__in=OPEN_STAGES).order_by("decided_at", "pk")
    confirmed = [lead for lead in settled if lead.decided_at and _days_since(lead.decided_at) >= 14]
    for place, lead in enumerate(confirmed):
        _follow(lead, _FATES[place % len(_FATES)], draw, place)
    context.progress(1, 4)
    _other_channels(draw)
    context.progress(2, 4)
    _renewals()
    context.progress(3, 4)
    return_stale_leads(on=clock.today())
    count_rosters()
    context.progress(4, 4)


def _days_since(at: Any) -> int:
    return (clock.today() - clock.local_date(at)).days


def _follow(lead: Lead, fate: str, draw: Random, place: int) -> None:
    """One lead from the review desk on, over about two weeks, in working hours."""
    start = _days_since(lead.decided_at)
    begins = max(start - draw.randrange(1, 9), 8)
    by = colleague(draw.choice(_TRACERS))
    if fate == "taken":
        with days_ago(begins, hour=10):
            take_lead(lead=lead, by=by)
        return
    with days_ago(begins, hour=9):
        take_lead(lead=lead, by=by)
    if fate == "in_vain":
        for step, hour in enumerate((9, 19, 15, 10, 20)):
            _ring(lead, by, CallOutcome.NO_ANSWER, days=begins - step, hour=hour)
        _conclude(lead, by, begins - 5, Outcome.NOT_REACHABLE, "上午、下午和晚上都打过，一直没有人接")
        return
    _ring(lead, by, CallOutcome.NO_ANSWER, days=begins, hour=10)
    said = CallOutcome.DECLINED if fate == "declined" else CallOutcome.MEMBER
    _ring(lead, by, said, days=begins - 1, hour=19)
    if fate == "declined":
        _conclude(lead, by, begins - 2, Outcome.DECLINED, "本人说在老家已经参加活动，不愿意再登记")
    elif fate == "waiting":
        _letter(lead, by, _HOMES[place % len(_HOMES)], days=begins - 2)
    elif fate == "floating":
        _conclude(
            lead, by, begins - 4, Outcome.FLOATING, "本人要求关系留在原支部，在本县参加活动", draw=draw, place=place
        )
    elif fate == "affiliated":
        _conclude(lead, by, begins - 6, Outcome.AFFILIATED, "本人愿意转入，原支部同意", draw=draw, place=place)


def _ring(lead: Lead, by: Any, outcome: CallOutcome, *, days: int, hour: int, note: str = "") -> None:
    with days_ago(days, hour=hour, minute=40):
        engagement = lead.worker.engagements.order_by("left_on", "pk").first()
        call = Call.objects.create(lead=lead, by=by, engagement=engagement, called_at=clock.now())
        record_call(call=call, outcome=outcome, by=by, note=note)


def _conclude(
    lead: Lead, by: Any, days: int, outcome: Outcome, reason: str, *, draw: Random | None = None, place: int = 0
) -> None:
    """A branch that does not take the person leaves the lead as it is: that happens too."""
    with days_ago(max(days, 1), hour=16):
        homes = _homes(by) if outcome in (Outcome.AFFILIATED, Outcome.FLOATING) else []
        away = months_later(clock.today(), -draw.randrange(7, 60)) if draw else None
        try:
            conclude_lead(
                lead=lead,
                outcome=outcome,
                reason=reason,
                by=by,
                home_id=homes[place % len(homes)].id if homes else None,
                home_branch_name=_HOMES[place % len(_HOMES)] if outcome is Outcome.FLOATING else "",
                away_since=away if outcome is Outcome.FLOATING else None,
            )
        except (Refusal, ValidationError):
            return


def _homes(by: Any) -> Sequence[Any]:
    provider = home_provider()
    return provider.choices(by) if provider else []


def _letter(lead: Lead, by: Any, home: str, *, days: int, answer: LetterAnswer | None = None) -> None:
    with days_ago(days, hour=14):
        letter = write_letter(lead=lead, to_name=home, by=by)
    with days_ago(days, hour=17):
        send_letter(letter=letter, sent_on=clock.today(), by=by)
    if answer is not None:
        with days_ago(max(days - 12, 1), hour=11):
            since = "2011-07" if answer in (LetterAnswer.FULL, LetterAnswer.PROBATIONARY) else ""
            record_letter_reply(letter=letter, answer=answer, replied_on=clock.today(), member_since=since, by=by)


def _unsuspected(draw: Random) -> Iterator[Worker]:
    """Workers of whom no roster has said anything."""
    free = list(Worker.objects.filter(leads__isnull=True, joined_into__isnull=True).order_by("pk")[:600])
    free = with_a_number_of_their_own(free)
    yield from draw.sample(free, min(len(free), 60))


def _other_channels(draw: Random) -> None:
    """Visits, self-reports and referrals of the last three months, at every stage."""
    workers = _unsuspected(draw)
    channels = [Channel.VISIT] * 13 + [Channel.SELF_REPORT] * 16 + [Channel.REFERRAL] * 10
    draw.shuffle(channels)
    members = referrers(4)
    turns = {channel: cycle(turns) for channel, turns in _TURNS.items()}
    for place, (channel, worker) in enumerate(zip(channels, workers, strict=False)):
        days = 80 - place * 2
        if channel is Channel.VISIT:
            with days_ago(days, hour=11 + place % 8):
                lead = open_lead(worker=worker, channel=channel, by=None, note=draw.choice(_AT_THE_DOOR))
        else:
            said = reported(worker, place, days) if channel is Channel.SELF_REPORT else _named(worker, members, days)
            if said is None:
                continue
            lead = said
        _go_on(lead, next(turns[channel]), place, days, draw)


def _named(worker: Worker, members: Iterator[Any], days: int) -> Lead | None:
    by = next(members, None)
    return referred(worker, by, days + 2) if by is not None else None


def _go_on(lead: Lead, turn: int, place: int, days: int, draw: Random) -> None:
    by, home = colleague(draw.choice(_TRACERS)), _HOMES[place % len(_HOMES)]
    if turn == 5 or days < 8:
        return  # nobody has taken it up yet
    with days_ago(days - 1, hour=9):
        take_lead(lead=lead, by=by)
    if turn == 4:
        return
    outcome = CallOutcome.NOT_MEMBER if turn == 3 else CallOutcome.MEMBER
    _ring(lead, by, outcome, days=days - 2, hour=19)
    if turn == 3:
        _conclude(lead, by, days - 3, Outcome.NOT_A_MEMBER, "本人说写过申请书，没有入党")
    elif turn == 2:
        return
    elif days > 20:
        answer = LetterAnswer.UNKNOWN if place % 5 == 4 else LetterAnswer.FULL
        _letter(lead, by, home, days=days - 4, answer=answer)
        if answer is LetterAnswer.FULL:
            outcome_then = Outcome.FLOATING if turn == 0 else Outcome.AFFILIATED
            _conclude(
                lead, by, days - 18, outcome_then, "原支部回函是正式党员，本人愿意就近参加活动", draw=draw, place=place
            )
    else:
        _letter(lead, by, home, days=days - 4)


def _renewals() -> None:
    """Some were registered a year ago: one is renewed already, two are due, one has lapsed."""
    standing = list(FloatingMember.objects.standing().order_by("pk")[:4])
    for floating, left in zip(standing, (40, 25, 12, -9), strict=False):
        moved = clock.today() + timedelta(days=left) - floating.valid_until
        FloatingMember.objects.filter(pk=floating.pk).update(
            registered_on=floating.registered_on + moved,
            counts_from=min(floating.counts_from, floating.registered_on + moved),
            valid_until=floating.valid_until + moved,
        )
        floating.refresh_from_db()
        with days_ago(60):
            remind_of_renewal(floating, by=None)
    if standing:
        with days_ago(2, hour=15):
            renew_floating(floating=standing[0], note="电话确认仍在本县，按月参加活动", by=colleague("clerk"))


slots.demo_steps.register(slots.DemoStep(key="members.tracing", label=_("线索追踪"), load=load, order=48))
