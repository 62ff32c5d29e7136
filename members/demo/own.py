"""The demo's worker has said "this is me", so that her phone shows what is held about her."""

from typing import Any

from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from jinxi_portal.accounts.public import DEMO_WORKER
from jinxi_portal.kernel import slots
from members.actions.claim_worker import claim_worker
from members.actions.decide_claim import link_claim
from members.demo.county import MEMBERS, county
from members.demo.past import colleague
from members.models import ClaimState, Engagement


def load(context: Any) -> None:
    name, mobile = DEMO_WORKER
    user = get_user_model().objects.get(mobile_digest=mobile)
    claim = claim_worker(name=name, id_number=county().people[MEMBERS].id_number[-4:], by=user)
    if claim is not None and claim.state == ClaimState.WAITING:
        engagement = Engagement.objects.standing().filter(mobile_digest=mobile, name=name).first()
        link_claim(claim=claim, worker=engagement.worker if engagement else None, by=colleague("clerk"))
    context.progress(1, 1)


slots.demo_steps.register(slots.DemoStep(key="members.own", label=_("手机帐号核对"), load=load, order=60))
