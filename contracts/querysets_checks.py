"""Which filed texts and findings a user may see; the default is none."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Count, Q

from contracts.policy import employers_of
from contracts.policy_checks import CHECKS
from contracts.states_checks import SHOWN_TO_EMPLOYER, FindingState
from contracts.states_filed import STANDING, FiledState
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

    def in_force(self, *, on: date) -> "FiledTextQuerySet":
        """Texts in use that day: those that were filed as such, and sentences of a signed contract that was not over then.

        A contract that was replaced stood until the new one was filed; one that was filed by mistake never did.
        """
        end = clock.end_of(on)
        stood = Q(from_filed__state__in=STANDING) | Q(
            from_filed__state=FiledState.REPLACED, from_filed__replaced_by__filed_at__gte=end
        )
        lasted = Q(from_filed__ended_on__gte=on) | Q(from_filed__ended_on__isnull=True) & (
            Q(from_filed__ends_on__isnull=True) | Q(from_filed__ends_on__gte=on)
        )
        signed = self.model.objects.filter(stood, lasted, from_contracts=True, from_filed__filed_at__lt=end)
        return self.filter(Q(from_contracts=False) | Q(pk__in=signed.values("pk")))

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
        """Confirmed by the end of the day, not yet mended then, and in a text or contract that was in force."""
        return self._not_mended(day).filter(filed_text__in=self._texts(day))

    def over_on(self, day: date) -> "FindingQuerySet":
        """As ``open_on``, but every contract with the sentence was over by then: it binds nobody any more."""
        return self._not_mended(day).exclude(filed_text__in=self._texts(day))

    def _not_mended(self, day: date) -> "FindingQuerySet":
        end = clock.end_of(day)
        return self.filter(state__in=SHOWN_TO_EMPLOYER, decided_at__lt=end).filter(
            Q(mended_at__isnull=True) | Q(mended_at__gte=end)
        )

    def _texts(self, day: date) -> Any:
        texts: Any = self.model._meta.get_field("filed_text").related_model
        return texts.objects.in_force(on=day).values("pk")
