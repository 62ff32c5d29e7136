"""What people may write about an employer, and what of it must not stand twice."""

from dataclasses import dataclass, fields

from django.db.models import Q

from members.models import Employer
from members.models.employer import EmployerKind
from members.refusals import EmployerKnown


@dataclass(frozen=True)
class EmployerDetails:
    """As the form hands them over: trimmed, the credit code checked (``kernel.credit_code``) or empty."""

    name: str
    short_name: str
    kind: EmployerKind
    credit_code: str = ""
    contact_name: str = ""

    def write_to(self, employer: Employer) -> list[str]:
        """Set what differs; the names of these fields. Not saved."""
        changed = [field.name for field in fields(self) if getattr(employer, field.name) != getattr(self, field.name)]
        for name in changed:
            setattr(employer, name, getattr(self, name))
        return changed


def check_unused(details: EmployerDetails, *, besides: Employer | None = None) -> None:
    """Pass when no other employer has the name, the short name or the credit code.

    Raises:
        members.refusals.EmployerKnown: with the employer that has it.
    """
    same = Q(name=details.name) | Q(short_name=details.short_name)
    if details.credit_code:
        same |= Q(credit_code=details.credit_code)
    others = Employer.objects.filter(same)
    if besides is not None:
        others = others.exclude(pk=besides.pk)
    other = others.order_by("pk").first()
    if other is not None:
        raise EmployerKnown(other)
