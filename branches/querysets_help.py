"""Which requests for help a user may see; the default is none."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from branches.policy import branches_of
from branches.policy_help import a_worker, employers_of_instructor
from branches.states_help import OPEN_HELP, Audience
from jinxi_portal.accounts.public import COMMITTEE
from jinxi_portal.kernel.word_pairs import with_words

if TYPE_CHECKING:
    from branches.models import HelpAnswer, HelpRequest  # noqa: F401 -- named in base classes


class HelpRequestQuerySet(models.QuerySet["HelpRequest"]):
    def visible_to(self, user: Any) -> "HelpRequestQuerySet":
        """The own ones of a worker; the branch's; those the instructor may read; for the committee that they exist."""
        if not getattr(user, "is_authenticated", False):
            return self.none()
        if a_worker(user, None):
            return self.filter(asker=user)
        if user.roles_today() & COMMITTEE:
            return self
        seen = Q(organisation__in=branches_of(user))
        employers = employers_of_instructor(user)
        if employers:
            seen |= Q(employer__in=employers) & ~Q(audience=Audience.SECRETARY)
        return self.filter(seen)

    def open(self) -> "HelpRequestQuerySet":
        return self.filter(state__in=OPEN_HELP)

    def with_news_for_asker(self) -> "HelpRequestQuerySet":
        """Something happened since the asker last looked."""
        return self.filter(news_at__gt=F("seen_at"))

    def with_news_for_helpers(self) -> "HelpRequestQuerySet":
        """The asker wrote, and nobody has answered since."""
        return self.open().filter(asker_wrote_at__gt=Coalesce("answered_last_at", F("asked_at")))


class HelpAnswerQuerySet(models.QuerySet["HelpAnswer"]):
    def standing(self) -> "HelpAnswerQuerySet":
        return self.filter(withdrawn_at__isnull=True)

    def with_words(self, text: str) -> "HelpAnswerQuerySet":
        """Answers in which every word stands, wherever; each pair of characters by the index, then the word itself."""
        return with_words(self, text)
