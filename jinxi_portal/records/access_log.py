"""Looking at a sealed field: asks the policy, wants a reason, is written down before the value is handed over."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from jinxi_portal.accounts.public import Policy
from jinxi_portal.kernel import clock
from jinxi_portal.kernel.sealing import Sealed
from jinxi_portal.records.acting import acting_role, request_id
from jinxi_portal.records.chain import digest_of, head, lock_chain
from jinxi_portal.records.models import AccessEntry
from jinxi_portal.records.subjects import kind_of

SHORTEST_REASON = 4
LONGEST_REASON = 300


def reveal(
    *,
    by: Any,
    subject: Model,
    field: str,
    reason: str,
    policy: Policy | None = None,
    act: str = "reveal",
    purpose: str = "",
) -> str:
    """The whole value of a sealed field, after the look has been written into the access log and committed.

    The policy is the one given, else the one registered for the subject's kind (``register_subject``).

    Raises:
        Http404, NotAllowed: the policy says no.
        ValidationError: the reason is missing or too short.
        RuntimeError: called inside a transaction, whose rollback would lose the look.
    """
    if policy is None:
        kind = kind_of(subject)
        if field not in kind.sealed_fields:
            raise LookupError(f"{kind.key}: {field!r} is not a sealed field")
        policy, act = kind.policy, kind.reveal_act
    policy.require(by, act, subject)
    record_looks(by=by, subjects=[subject], field=field, reason=reason, purpose=purpose)
    value = getattr(subject, field)
    return value.reveal() if isinstance(value, Sealed) else str(value or "")


def record_looks(*, by: Any, subjects: Iterable[Model], field: str, reason: str, purpose: str = "") -> int:
    """Write down that ``by`` sees ``field`` of every subject: for a list or an export. The caller has asked the policy.

    Raises:
        ValidationError: the reason is missing or too short.
        RuntimeError: called inside a transaction, whose rollback would lose the look.
    """
    given = clean_reason(reason)
    seen: Sequence[Model] = list(subjects)
    role, request = acting_role(by), request_id()
    # Durable: whatever the caller does with the value afterwards, the look stays written.
    with transaction.atomic(durable=True):
        lock_chain()
        newest = head()
        sequence, previous = newest.count, newest.digest
        # Time never runs backwards along the chain, even when the machine's clock was set back.
        moment = max(clock.now(), newest.at) if newest.at else clock.now()
        links = []
        for subject in seen:
            sequence += 1
            entry = AccessEntry(
                sequence=sequence,
                at=moment,
                actor=by,
                acting_role=role,
                subject_type=ContentType.objects.get_for_model(subject),
                subject_id=subject.pk,
                field=field,
                purpose=purpose,
                reason=given,
                request_id=request,
                previous=previous,
            )
            previous = entry.digest = digest_of(entry)
            links.append(entry)
        AccessEntry.objects.bulk_create(links, batch_size=2000)
    return len(links)


def clean_reason(reason: str) -> str:
    """The reason as kept: one line, long enough to mean something."""
    given = " ".join(str(reason).split())
    if len(given) < SHORTEST_REASON:
        raise ValidationError(_("请写明查看的理由，至少四个字。"), code="reason_needed")
    return given[:LONGEST_REASON]


def looks_at(*subjects: Model, limit: int | None = None) -> list[AccessEntry]:
    """Who looked at these rows, newest first: for the person's own data statement."""
    found: list[AccessEntry] = []
    ids: dict[int, list[int]] = {}
    for subject in subjects:
        ids.setdefault(ContentType.objects.get_for_model(subject).pk, []).append(subject.pk)
    for kind, keys in ids.items():
        looks = AccessEntry.objects.filter(subject_type=kind, subject_id__in=keys).select_related("actor")
        found += looks.order_by("-sequence")[:limit] if limit else looks.order_by("-sequence")
    found.sort(key=lambda entry: -entry.sequence)
    return found[:limit] if limit else found
