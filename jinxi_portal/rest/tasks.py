from celery import shared_task

from jinxi_portal.rest import idempotency


@shared_task
def expire_answers() -> int:
    return idempotency.expire_answers()
