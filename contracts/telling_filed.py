"""The worker is told what is filed in her name, so that she can say when it is not hers or not so."""

from contracts.models import FiledContract
from jinxi_portal.notices.public import notify
from members.public import account_of


def tell_worker(filed: FiledContract, kind: str = "contracts.filed_for_you") -> None:
    account = account_of(filed.worker)
    if account is not None:
        notify(kind=kind, to=[account.user], subject=filed, by=None)
