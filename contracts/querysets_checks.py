"""Which filed texts and findings a user may see; the default is none."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Count, Q

from contracts.policy import employers_of
from contracts.policy_checks import CHECKS
from contracts.states_checks import SHOWN_TO_EMPLOYER, FindingState
from jinxi_portal.kernel import clock

if TYPE_CHECKING:
    from contracts.models import FiledText, Finding  # noqa: F401 -- named in base classes


class FiledTextQuerySet(models.QuerySet["FiledText"]):
    def visible_to(self, user: Any) -> "FiledTextQuerySet":
        if CHECKS.may(user, "see_all_filed"):
            return self
        if not CHECKS.may(user, "see_filed"):
            return self.none()
        own = self.filter(employer_id__in=employers_of(user))
        # that sentences of signed contracts are in doubt is not known before a person has decided
        decided = self.model.objects.filter(findings__state__in=SHOWN_TO_EMPLOYER).values("pk")
        return own.filter(Q(from_contracts=False) | Q(pk__in=decided))

    def counted(self) -> "FiledTextQuerySet":
        """With the number of its findings by state."""
        return self.annotate(
            waiting=Count("findings", filter=Q(findings__state=FindingState.SUSPECTED)),
            unfair=Count("findings", filter=Q(findings__state=FindingState.CONFIRMED)),
            mended=Count("findings", filter=Q(findings__state=FindingState.MENDED)),
        )


class FindingQuerySet(models.QuerySet["Finding"]):
    def visible_to(self, user: Any) -> "FindingQuerySet":
        """An enterprise learns what a person has confirmed, nothing that is only suspected."""
        if CHECKS.may(user, "see_all_filed"):
            return self
        if not CHECKS.may(user, "see_filed"):
            return self.none()
        return self.filter(filed_text__employer_id__in=employers_of(user), state__in=SHOWN_TO_EMPLOYER)

    def open_on(self, day: date) -> "FindingQuerySet":
        """Confirmed by the end of the day and not yet mended then."""
        end = clock.end_of(day)
        return self.filter(state__in=SHOWN_TO_EMPLOYER, decided_at__lt=end).filter(
            Q(mended_at__isnull=True) | Q(mended_at__gte=end)
        )
