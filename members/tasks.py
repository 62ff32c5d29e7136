"""What the worker does for this room. Tasks get ids, never rows, and are sent on commit."""

import structlog
from celery import shared_task
from django.contrib.auth import get_user_model

from members.actions.learn_from_decisions import learn_from_decisions
from members.refusals import Refusal

log = structlog.get_logger(__name__)


@shared_task(name="members.learn_from_decisions")
def learn(user_id: int) -> None:
    """New weights from what humans decided; what stands in the way shows on the quality page."""
    try:
        learn_from_decisions(by=get_user_model().objects.get(pk=user_id))
    except Refusal as refusal:
        log.info("nothing_learnt", code=refusal.code)
