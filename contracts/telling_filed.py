"""The worker is told that a contract was filed in her name, so that she can say when it is not hers."""

from contracts.models import FiledContract
from jinxi_portal.notices.public import notify
from members.public import account_of


def tell_worker(filed: FiledContract) -> None:
    account = account_of(filed.worker)
    if account is not None:
        notify(kind="contracts.filed_for_you", to=[account.user], subject=filed, by=None)
