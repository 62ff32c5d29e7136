"""The account is not this worker's (any more)."""

from typing import Any

from django.db import transaction

from jinxi_portal.records.public import write_history
from members.models import Worker, WorkerAccount
from members.people import account_of
from members.policy import POLICY


def unlink_account(*, worker: Worker, by: Any) -> WorkerAccount | None:
    """Part the worker and the account; None when there is nothing to part."""
    with transaction.atomic():
        POLICY.require(by, "link_account")
        Worker.objects.select_for_update(of=("self",)).get(pk=worker.pk)
        account = account_of(worker)
        if account is None:
            return None
        user, owner = account.user, account.worker
        account.delete()
        for subject in (owner, user):
            write_history(subject=subject, verb="members.account_unlinked", by=by)
    return account
