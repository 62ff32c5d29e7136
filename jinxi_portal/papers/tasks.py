"""What the worker does for papers."""

from celery import shared_task

from jinxi_portal.papers import storing


@shared_task(name="papers.sweep_orphans")
def sweep_orphans() -> int:
    return storing.sweep_orphans()
