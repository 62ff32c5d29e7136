"""Which papers a user may see in the list: the committee sees number, kind and state of all; the file asks its own policy."""

from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db import models

from jinxi_portal.papers.policy import PAPERS

if TYPE_CHECKING:
    from jinxi_portal.papers.models import Paper  # noqa: F401 -- named in the base below


class PaperQuerySet(models.QuerySet["Paper"]):
    def visible_to(self, user: Any) -> "PaperQuerySet":
        return self.all() if PAPERS.may(user, "see_papers") else self.none()

    def of(self, subject: models.Model) -> "PaperQuerySet":
        return self.filter(subject_type=ContentType.objects.get_for_model(subject), subject_id=subject.pk)
