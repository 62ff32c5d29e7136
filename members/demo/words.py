"""What workers of the demo county say on their phones: accounts that are linked, self-reports, referrals, consents. All through the acts."""

from collections.abc import Iterator
from itertools import islice
from random import Random
from typing import Any

from django.utils.translation import gettext_lazy as _

from jinxi_portal.accounts.public import DEMO_WORKER, Role, User, open_worker_account, user_with_mobile
from jinxi_portal.kernel import clock, slots
from jinxi_portal.kernel.sealing import Sealed
from members.actions.answer_referral import agree_to_referral, decline_referral
from members.actions.claim_worker import claim_worker
from members.actions.decide_claim import link_claim, refuse_claim
from members.actions.expire_referrals import expire_referrals
from members.actions.give_consent import give_consent, record_paper_consent
from members.actions.refer_colleague import refer_colleague
from members.actions.report_self import report_self
from members.actions.withdraw_consent import withdraw_consent
from members.actions.withdraw_report import withdraw_report
from members.demo.past import colleague, days_ago
from members.models import AccountClaim, ClaimAnswer, ClaimState, Engagement, Lead, SelfReport, Worker
from members.people import account_of, is_confirmed_member
from members.purposes import TRACING
from members.states import Channel
from members.tracing_states import CONFIRMED_OUTCOMES, OPEN_STAGES, TracingStage

#: Among so many members the referrals go round.
_REFERRERS = 8
#: What people remember: a branch as they call it, and the year; some remember little.
_REMEMBERED = (
    ("余江区平定乡蓝田村党支部", 2009),
    ("部队，某部三连", 1998),
    ("东乡区小璜镇圩上村党支部", 2011),
    ("东莞一家电子厂的支部，名字记不全了", 2014),
    ("临川区上顿渡镇河东社区党支部", 2005),
    ("县第二纺织厂", None),
    ("资溪县高阜镇莒洲村党支部", 2016),
    ("大学里入的，南昌", 2012),
    ("", 2003),
    ("南城县株良镇路东村党支部", 2018),
)


def account_for(worker: Worker, days: int) -> User | None:
    """The worker signs in for the first time and says "this is me"; what the rosters leave open a clerk settles the day after.

    None when no roster tells a number that is the worker's alone.
    """
    known = account_of(worker)
    if known is not None:
        return known.user
    row = _row_with_mobile(worker)
    if row is None or row.mobile is None or user_with_mobile(row.mobile.digest() or b"") is not None:
        return None
    user = _first_sign_in(row.name, row.mobile.reveal(), days)
    with days_ago(days, hour=20, minute=5):
        number = row.id_number.reveal() if row.id_number else ""
        claim = claim_worker(name=row.name, id_number=number[-4:] or "1966", by=user)
    if claim is not None and claim.state == ClaimState.WAITING:
        with days_ago(max(days - 1, 0), hour=9, minute=40):
            link_claim(claim=claim, worker=worker, by=colleague("clerk"))
    return user


def _row_with_mobile(worker: Worker) -> Engagement | None:
    return worker.engagements.filter(mobile_digest__isnull=False).order_by("left_on", "pk").first()


def _first_sign_in(name: str, mobile: str, days: int) -> User:
    with days_ago(days, hour=19, minute=50):
        user = open_worker_account(mobile=Sealed("mobile", value=mobile))
    user.name = name
    user.save(update_fields=["name"])
    return user


def with_a_number_of_their_own(workers: list[Worker]) -> list[Worker]:
    """Those who can sign in: a roster knows a whole number, and of nobody else."""
    rows = Engagement.objects.filter(mobile_digest__isnull=False).values_list("mobile_digest", "worker_id")
    holders: dict[bytes, set[int]] = {}
    for digest, worker_id in rows:
        holders.setdefault(bytes(digest or b""), set()).add(worker_id)
    alone = {next(iter(found)) for found in holders.values() if len(found) == 1}
    return [worker for worker in workers if worker.pk in alone]


def reported(worker: Worker, place: int, days: int) -> Lead | None:
    """The worker says on the phone that he is a member."""
    user = account_for(worker, days + 2)
    if user is None:
        return None
    branch, year = _REMEMBERED[place % len(_REMEMBERED)]
    with days_ago(days, hour=20, minute=10 + place):
        report = report_self(name=worker.name, home_branch=branch, joined_year=year, by=user)
    return report.lead


def referrers(wanted: int) -> Iterator[User]:
    """Members who were found first, signing in on their own phones; round and round."""
    found: list[User] = []
    concluded = Lead.objects.filter(
        channel=Channel.ROSTER, stage=TracingStage.CONCLUDED, outcome__in=CONFIRMED_OUTCOMES
    ).select_related("worker")
    for lead in concluded.order_by("concluded_at", "pk"):
        user = account_for(lead.worker, 88) if with_a_number_of_their_own([lead.worker]) else None
        if user is not None and is_confirmed_member(user):
            found.append(user)
        if len(found) == wanted:
            break
    while found:
        yield from found


def referred(worker: Worker, by: User, days: int, *, answer: str = "yes") -> Lead | None:
    """A member names a colleague, who is asked and answers two days later: yes, no, or not at all."""
    row = _row_with_mobile(worker)
    if row is None or row.mobile is None:
        return None
    with days_ago(days, hour=12, minute=30):
        refer_colleague(mobile=row.mobile.reveal(), by=by)
    if answer == "none":
        return None
    user = account_for(worker, days - 1)
    if user is None:
        return None
    with days_ago(max(days - 2, 0), hour=21):
        if answer == "no":
            decline_referral(by=user)
            return None
        referral = agree_to_referral(by=user)
    return referral.lead if referral is not None else None


def load(context: Any) -> None:
    """What tracing (order 48) has not told: who took something back, who said no, who has not answered yet."""
    draw: Random = context.random
    by = referrers(_REFERRERS)  # nobody more often than the setting allows within thirty days
    free = with_a_number_of_their_own(
        list(
            Worker.objects.filter(leads__isnull=True, joined_into__isnull=True, account__isnull=True).order_by("pk")[
                :500
            ]
        )
    )
    people = iter(draw.sample(free, min(len(free), 16)))
    for days in (71, 52, 24):
        referred(next(people), next(by), days, answer="no")
    for days in (66, 33):
        referred(next(people), next(by), days, answer="none")
    with days_ago(15, hour=3):
        expire_referrals(at=clock.now())
    for days in (9, 4, 1):
        referred(next(people), next(by), days, answer="none")
    _ask_the_demos_worker(next(by))
    context.progress(1, 3)
    _taken_back(people)
    context.progress(2, 3)
    _claims(people)
    show_a_member(context)
    context.progress(3, 3)


def _ask_the_demos_worker(by: User) -> None:
    """So that a visitor who signs in as the demo's worker finds the question on her first page."""
    with days_ago(2, hour=12, minute=40):
        refer_colleague(mobile=DEMO_WORKER[1], by=by)


def _taken_back(people: Iterator[Worker]) -> None:
    """Two withdrew their report, one his consent while a clerk was at it; one agreed on paper, one to older words only."""
    for days, left in ((37, 1), (6, 1)):
        lead = reported(next(people), days, days)
        report = SelfReport.objects.filter(lead=lead).first() if lead is not None else None
        if report is not None:
            with days_ago(days - left, hour=7, minute=50):
                withdraw_report(report=report, by=User.objects.get(pk=report.user_id))
    traced = Lead.objects.filter(stage__in=OPEN_STAGES, channel=Channel.REFERRAL, tracer__isnull=False)
    lead = traced.filter(worker__account__isnull=False).order_by("pk").first()
    if lead is not None:
        with days_ago(3, hour=18, minute=20):
            withdraw_consent(purpose=TRACING, by=lead.worker.account.user)
    spoken = Lead.objects.filter(stage=TracingStage.CONTACTED, channel=Channel.ROSTER).order_by("pk").first()
    if spoken is not None:
        with days_ago(5, hour=15):
            record_paper_consent(purpose=TRACING, worker=spoken.worker, by=colleague("clerk2"))
    signed_in = account_for(next(people), 12)
    if signed_in is not None:
        with days_ago(11, hour=20):
            give_consent(purpose=TRACING, by=signed_in)


def _claims(people: Iterator[Worker]) -> None:
    """Two wait for the clerk, one was told to come in."""
    for days, refused in ((8, True), (2, False), (1, False)):
        worker = next(people)
        row = _row_with_mobile(worker)
        if row is None or row.mobile is None:
            continue
        user = _first_sign_in(row.name, row.mobile.reveal(), days)
        with days_ago(days, hour=20, minute=5):
            # a digit misremembered: it does not agree with the roster, or the roster does not know it
            claim_worker(name=row.name, id_number="0007", by=user)
        claim = AccountClaim.objects.filter(user=user, state=ClaimState.WAITING).first()
        if refused and claim is not None:
            with days_ago(days - 1, hour=10):
                refuse_claim(claim=claim, answer=ClaimAnswer.COME_IN, by=colleague("clerk"))


def show_a_member(context: Any) -> None:
    """A member's sign-in on the start screen, so that a visitor can see what only members see.

    The last of the referrers: the first has named as many colleagues as one may in a month, and a visitor wants to name one.
    """
    members = list(islice(referrers(_REFERRERS), _REFERRERS))
    user = members[-1] if members else None
    if user is not None and user.mobile is not None:
        context.add_account(
            role=Role.WORKER.value,
            label=str(_("家政从业人员，已找到党组织的党员（用手机号登录）")),
            username=user.mobile.reveal(),
            password="",
            lands_on="/",
        )


slots.demo_steps.register(slots.DemoStep(key="members.words", label=_("自报与推荐"), load=load, order=61))
