"""The frame of the portal. Importing the queue here makes ``shared_task`` find it in every process."""

from jinxi_portal.celery import app as celery_app

__all__ = ["celery_app"]
