"""What waits for an enterprise's staff: to be sent, to be signed, to be drawn up anew, to be renewed; for the officer where there is no enterprise."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from contracts.models import Contract, Party, Signature
from contracts.querysets import ContractQuerySet
from contracts.states import ContractState, PartyRole
from jinxi_portal.kernel import clock
from jinxi_portal.kernel.slots import QueueItem


def waits_for_enterprise(user: Any, limit: int) -> Sequence[QueueItem]:
    """Four queries, whatever there is. Drafts are counted: a batch may have hundreds."""
    seen = Contract.objects.visible_to(user)
    to_sign = [
        QueueItem(
            _("合同等公司签字：%(number)s") % {"number": row.number},
            row.get_absolute_url(),
            due=row.last_day_to_sign,
            note=row.worker.name,
        )
        for row in _to_sign(seen).select_related("worker").order_by("sign_by", "pk")[:limit]
    ]
    return [*to_sign, *_drafts(seen), *_stopped(seen, limit), *_ending(seen, limit)][:limit]


def waits_for_officer(user: Any, limit: int) -> Sequence[QueueItem]:
    """What a family and a worker sign with each other has no company that would see to it: the officer who drafts it does."""
    direct = Contract.objects.visible_to(user).filter(employer__isnull=True)
    return [*_stopped(direct, limit), *_ending(direct, limit)][:limit]


def _stopped(seen: ContractQuerySet, limit: int) -> list[QueueItem]:
    rows = seen.filter(state__in=(ContractState.DECLINED, ContractState.LAPSED)).order_by("-sent_at", "-pk")
    return [
        QueueItem(
            _("合同没有签成：%(number)s") % {"number": row.number},
            row.get_absolute_url(),
            note=str(row.get_state_display()),
        )
        for row in rows[:limit]
    ]


def _ending(seen: ContractQuerySet, limit: int) -> list[QueueItem]:
    return [
        QueueItem(_("合同快到期：%(number)s") % {"number": row.number}, row.get_absolute_url(), due=row.ends_on)
        for row in seen.ending_soon(on=clock.today()).order_by("ends_on", "pk")[:limit]
    ]


def _to_sign(seen: ContractQuerySet) -> ContractQuerySet:
    """Everybody who signs before the company has signed, and there is time left."""
    standing = Signature.objects.filter(party=OuterRef("pk"), voided_at__isnull=True)
    before = Party.objects.filter(contract=OuterRef("contract"), order__lt=OuterRef("order")).exclude(Exists(standing))
    turn = Party.objects.filter(contract=OuterRef("pk"), role=PartyRole.EMPLOYER)
    turn = turn.exclude(Exists(standing)).exclude(Exists(before))
    return seen.filter(Exists(turn), state=ContractState.SIGNING, sign_by__gte=clock.now())


def _drafts(seen: ContractQuerySet) -> list[QueueItem]:
    count = seen.filter(state=ContractState.DRAFT).count()
    address = f"{reverse('contracts:contracts')}?state={ContractState.DRAFT}"
    return [QueueItem(_("合同草稿还没有发出"), address, count=count)] if count else []
