"""Facts for higher rooms, told after the commit."""

from django.db import transaction

from jinxi_portal.kernel import events


def announce(event: events.Event) -> None:
    """Deliver ``event`` to its receivers once the running transaction has committed; nothing is told of a rollback.

    A receiver that fails is logged and neither undoes what has happened nor keeps the others from hearing of it.
    """
    transaction.on_commit(lambda: events.deliver(event))
