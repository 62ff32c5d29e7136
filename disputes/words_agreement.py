"""The words of agreements that are chosen from a list."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from disputes.rules.agreement import Form


class AgreementForm(models.TextChoices):
    WRITTEN = Form.WRITTEN.value, _("书面协议")
    ORAL = Form.ORAL.value, _("口头协议")


class ConfirmationResult(models.TextChoices):
    CONFIRMED = "confirmed", _("裁定有效")
    REFUSED = "refused", _("驳回申请")
