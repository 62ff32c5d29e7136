"""What the queue does for accounts."""

from allauth.usersessions.models import UserSession
from celery import shared_task
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef

from jinxi_portal.kernel import clock


@shared_task(name="accounts.drop_old_sessions")
def drop_old_sessions() -> int:
    """Sessions that have run out, and the lines about sessions that are gone; safe to run twice."""
    dropped, _kinds = Session.objects.filter(expire_date__lt=clock.now()).delete()
    alive = Session.objects.filter(session_key=OuterRef("session_key"))
    UserSession.objects.filter(~Exists(alive)).delete()
    return dropped
