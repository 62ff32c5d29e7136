"""The queue's entry: tasks are found in each app's tasks.py; the whole schedule stands in settings."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jinxi_portal.settings.local")
app = Celery("jinxi_portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
