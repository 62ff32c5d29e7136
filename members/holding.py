"""Whoever changes an employer's standing roster holds the employer first: imports, withdrawals, the end of a comparison.

Held before leads, register entries, workers and engagements (the order of ``members.deciding``).
"""

from collections.abc import Iterable

from members.models import Employer


def hold_employers(ids: Iterable[int] | None = None) -> None:
    """Hold these employers (all of them without ``ids``) until the transaction ends; rows that name them may still come."""
    employers = Employer.objects.select_for_update(no_key=True).order_by("pk")
    list((employers if ids is None else employers.filter(pk__in=list(ids))).values_list("pk", flat=True))
