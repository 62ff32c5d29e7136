"""Facts for higher rooms, told after the commit."""

import structlog
from django.db import transaction

from jinxi_portal.kernel import events

log = structlog.get_logger(__name__)


def announce(event: events.Event) -> None:
    """Deliver ``event`` to its receivers once the running transaction has committed; nothing is told of a rollback.

    A receiver that fails is logged and does not undo or hide what has already happened.
    """
    transaction.on_commit(lambda: _deliver(event))


def _deliver(event: events.Event) -> None:
    try:
        events.deliver(event)
    except Exception:
        log.exception("receiver_failed", announced=type(event).__name__)
