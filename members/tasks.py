"""What the worker does for this room. Tasks get ids, never rows, and are sent on commit."""

import structlog
from celery import shared_task
from django.contrib.auth import get_user_model

from jinxi_portal.kernel import clock
from members.actions.compare_rosters import compare_rosters
from members.actions.expire_referrals import expire_referrals
from members.actions.learn_from_decisions import learn_from_decisions
from members.actions.return_stale_leads import return_stale_leads as return_stale
from members.board_counts import count_rosters, sum_up
from members.models import LinkageRun
from members.refusals import Refusal
from members.rules.comparisons import STALLED_AFTER
from members.states import RunState

log = structlog.get_logger(__name__)


@shared_task(name="members.learn_from_decisions")
def learn(user_id: int) -> None:
    """New weights from what humans decided; what stands in the way shows on the quality page."""
    try:
        learn_from_decisions(by=get_user_model().objects.get(pk=user_id))
    except Refusal as refusal:
        log.info("nothing_learnt", code=refusal.code)


@shared_task(name="members.run_comparison")
def run_comparison(run_id: int) -> None:
    if compare_rosters(run_id=run_id) is not None:
        _send_next()


@shared_task(name="members.wake_comparisons")
def wake_comparisons() -> None:
    """Begin again what a dead worker left, and what waited while another comparison ran."""
    silent_since = clock.now() - STALLED_AFTER
    stalled = LinkageRun.objects.filter(state=RunState.RUNNING, beat_at__lt=silent_since)
    for pk in stalled.values_list("pk", flat=True):
        log.warning("comparison_stalled", run_id=pk)
        run_comparison.delay(pk)
    _send_next()


def _send_next() -> None:
    """What waited while another comparison ran; one at a time."""
    if not LinkageRun.objects.filter(state=RunState.RUNNING).exists():
        for pk in LinkageRun.objects.filter(state=RunState.QUEUED).order_by("pk").values_list("pk", flat=True)[:1]:
            run_comparison.delay(pk)


@shared_task(name="members.return_stale_leads")
def return_stale_leads() -> int:
    return return_stale(on=clock.today())


@shared_task(name="members.sum_up_board")
def sum_up_board() -> None:
    sum_up()


@shared_task(name="members.count_rosters")
def count_rosters_again() -> None:
    count_rosters()


@shared_task(name="members.expire_referrals")
def expire_old_referrals() -> int:
    return expire_referrals(at=clock.now())
