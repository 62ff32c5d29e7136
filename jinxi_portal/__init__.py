"""The frame of the portal. Importing the queue here makes ``shared_task`` find it in every process."""

from jinxi_portal.celery import app as celery_app
from jinxi_portal.runtime.plain_words import speak_plainly

speak_plainly()

__all__ = ["celery_app"]
