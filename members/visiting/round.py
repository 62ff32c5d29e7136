"""What a phone is given: today's round, and nothing that the grid worker need not know."""

import base64
from typing import Any

from django.utils.crypto import salted_hmac

from jinxi_portal.kernel import clock
from members.models import Visit, VisitRequest
from members.rules.visits import walking_key
from members.visiting.handing_in import conflict_words

#: Doors of one day on one phone.
MOST_DOORS = 300
RECENT_CONFLICTS = 20


def round_of(user: Any) -> list[dict[str, Any]]:
    """Today's doors in walking order: who, where he works, where he lives, what to ask. No register, no number of any kind."""
    rows = (
        VisitRequest.objects.visible_to(user)
        .open()
        .filter(due_on__lte=clock.today())
        .select_related("worker", "employer", "community")
        .order_by("due_on", "pk")[:MOST_DOORS]
    )
    ordered = sorted(rows, key=lambda row: walking_key(row.community.walking_order, row.address, row.worker.name))
    return [
        {
            "request": str(row.uid),
            "name": row.worker.name,
            "employer": str(row.employer or ""),
            "community": row.community.name,
            "address": row.address,
            "ask": row.ask,
        }
        for row in ordered
    ]


def conflicts_of(user: Any) -> list[dict[str, str]]:
    """The user's visits that a human is looking at."""
    rows = Visit.objects.filter(by=user).unsettled().select_related("request__worker")[:RECENT_CONFLICTS]
    return [{"name": row.request.worker.name, "words": str(conflict_words(row.get_conflict_display()))} for row in rows]


def phone_key(user: Any) -> str:
    """The secret under which the user's phones lock what they keep; handed out only while the user is signed in (ADR 1090)."""
    digest = salted_hmac("members.visits.phone_key", str(user.pk), algorithm="sha256").digest()
    return base64.b64encode(digest).decode()


def owner_mark(user: Any) -> str:
    """Tells the phone whose data it keeps, without saying who that is."""
    return salted_hmac("members.visits.owner", str(user.pk), algorithm="sha256").hexdigest()[:32]
