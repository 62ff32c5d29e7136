"""Which worker an account belongs to: what the rosters say of its mobile, and who else could be meant."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from jinxi_portal.kernel.id_number import MaskedId, read_partial
from jinxi_portal.kernel.names import clean_name, name_key
from jinxi_portal.records.public import write_history
from members.models import AccountClaim, Engagement, LinkedHow, Worker, WorkerAccount
from members.own_words import open_waiting_leads
from members.people import account_of

MOST_CANDIDATES = 20


@dataclass(frozen=True)
class Candidate:
    """A worker who may be meant, as the clerk compares. ``number_agrees`` is None when the rosters do not know it."""

    worker: Worker
    employers: str
    birth: str
    mobile_agrees: bool
    name_agrees: bool
    number_agrees: bool | None
    has_account: bool

    @property
    def key(self) -> str:
        """Names the question asked before the link."""
        return f"link-{self.worker.uid}"

    @property
    def sent(self) -> dict[str, str]:
        return {"worker": str(self.worker.uid)}


def the_one(user: Any, name: str, number: str) -> Worker | None:
    """The worker of this account when nothing leaves room for another: else a human looks.

    The rosters know the mobile of one worker only, the name is his, the known places of his ID number agree, and he has
    no account yet.
    """
    rows = _rows_with_mobile(user)
    roots = {row.worker.joined_into_id or row.worker_id for row in rows}
    if len(roots) != 1 or not _same_name(rows, name) or number_agrees(rows, number) is not True:
        return None
    worker = rows[0].worker.joined_into or rows[0].worker
    held = Worker.objects.select_for_update(of=("self",)).get(pk=worker.pk)
    return held if held.joined_into_id is None and account_of(held) is None else None


def link(user: Any, worker: Worker, how: LinkedHow, *, by: Any) -> WorkerAccount:
    """Write the link and both timelines; the caller holds the locks and has asked the policy."""
    account = WorkerAccount.objects.create(
        user=user, worker=worker, how=how, linked_by=by if how == LinkedHow.STAFF else None
    )
    for subject in (worker, user):
        write_history(subject=subject, verb="members.account_linked", by=by, facts={"how": how})
    open_waiting_leads(user, worker, by=by)
    return account


def candidates(claim: AccountClaim) -> list[Candidate]:
    """Workers with the claim's mobile or name, those with the mobile first; a constant number of queries."""
    by_mobile = {row.worker.joined_into_id or row.worker_id for row in _rows_with_mobile(claim.user)}
    named = Worker.objects.filter(name=clean_name(claim.name), joined_into__isnull=True).order_by("pk")
    ids = list(dict.fromkeys([*sorted(by_mobile), *named.values_list("pk", flat=True)[:MOST_CANDIDATES]]))
    workers = Worker.objects.in_bulk(ids[:MOST_CANDIDATES])
    rows: dict[int, list[Engagement]] = {pk: [] for pk in workers}
    for row in Engagement.objects.filter(worker__in=workers).select_related("employer").order_by("left_on", "pk"):
        rows[row.worker_id].append(row)
    taken = set(WorkerAccount.objects.filter(worker__in=workers).values_list("worker_id", flat=True))
    number = claim.id_number.reveal() if claim.id_number else ""
    return [
        Candidate(
            worker=workers[pk],
            employers="、".join(dict.fromkeys(str(row.employer) for row in rows[pk])),
            birth=next((row.birth for row in rows[pk] if row.birth), ""),
            mobile_agrees=pk in by_mobile,
            name_agrees=_same_name(rows[pk], claim.name) or name_key(workers[pk].name) == name_key(claim.name),
            number_agrees=number_agrees(rows[pk], number),
            has_account=pk in taken,
        )
        for pk in ids
        if pk in workers
    ]


def number_agrees(rows: Iterable[Engagement], number: str) -> bool | None:
    """Whether what the rosters know of the ID number agrees with what was said; None when they know too little."""
    said = _last_known(number)
    found = [known for row in rows if row.id_number and (known := _last_known(row.id_number.reveal()))]
    if said is None or not found:
        return None
    return all(known.agrees_with(said.pattern) for known in found)


def _last_known(number: str) -> MaskedId | None:
    known = read_partial(number)
    return known if known is not None and known.last4 is not None else None


def _rows_with_mobile(user: Any) -> list[Engagement]:
    if user.mobile_digest is None:
        return []
    rows = Engagement.objects.filter(mobile_digest=bytes(user.mobile_digest))
    return list(rows.select_related("worker__joined_into").order_by("left_on", "pk"))


def _same_name(rows: Iterable[Engagement], name: str) -> bool:
    return name_key(name) in {name_key(row.name) for row in rows}
