"""Which batches a user may see: whoever may draft for the employer; the default is none."""

from typing import TYPE_CHECKING, Any

from django.db import models

from contracts.policy import POLICY, employers_of
from jinxi_portal.accounts.public import Role, is_on_duty

if TYPE_CHECKING:
    from contracts.models import ContractBatch  # noqa: F401 -- named in base classes


class ContractBatchQuerySet(models.QuerySet["ContractBatch"]):
    def visible_to(self, user: Any) -> "ContractBatchQuerySet":
        if not POLICY.may(user, "draft"):
            return self.none()
        if is_on_duty(user, Role.SUPERVISION_OFFICER):
            return self
        return self.filter(employer_id__in=employers_of(user))
