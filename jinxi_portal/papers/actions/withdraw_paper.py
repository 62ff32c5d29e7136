"""Withdraw a paper: the file stays, the public check says that it is no longer valid."""

from typing import Any

from django.db import transaction

from jinxi_portal.kernel import clock
from jinxi_portal.papers.events import PaperWithdrawn
from jinxi_portal.papers.models import Paper
from jinxi_portal.papers.policy import PAPERS
from jinxi_portal.papers.refusals import PaperOver, ReasonMissing
from jinxi_portal.papers.states import MOVES, PaperState
from jinxi_portal.records.public import announce, write_history


def withdraw_paper(*, paper: Paper, reason: str, by: Any) -> Paper:
    """``by`` is the user whose right is asked for, or None when a room's own act withdraws.

    Raises:
        Http404, NotAllowed: the policy says no.
        PaperOver: it does not stand any more.
        ReasonMissing: no reason is given.
    """
    with transaction.atomic():
        locked = Paper.objects.select_for_update(of=("self",)).get(pk=paper.pk)
        if by is not None:
            PAPERS.require(by, "withdraw", locked)
        start, end = MOVES["withdraw"]
        if locked.state != start:
            raise PaperOver(locked.number, PaperState(locked.state).label)
        if not reason.strip():
            raise ReasonMissing
        locked.state, locked.withdrawn_at, locked.withdrawn_by = end, clock.now(), by
        locked.withdrawn_reason = reason.strip()[:300]
        locked.save(update_fields=["state", "withdrawn_at", "withdrawn_by", "withdrawn_reason"])
        write_history(subject=locked, verb="papers.withdrawn", by=by, facts={"paper": locked})
        if locked.subject is not None:
            write_history(subject=locked.subject, verb="papers.withdrawn", by=by, facts={"paper": locked})
        announce(PaperWithdrawn(locked.pk, locked.kind_key))
    return locked
