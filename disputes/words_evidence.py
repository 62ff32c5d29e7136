"""The words of evidence that are chosen from a list."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class EvidenceKind(models.TextChoices):
    PHOTO = "photo", pgettext_lazy("证据", "照片")
    CHAT = "chat", _("聊天截图")
    VOICE = "voice", pgettext_lazy("证据", "录音")
    CONTRACT = "contract", pgettext_lazy("证据", "合同")
    ORDER = "order", _("订单或者账单")
    PAPER = "paper", _("其他材料")


class Giver(models.TextChoices):
    """From whom a piece of evidence came, as the timeline says it."""

    APPLICANT = "applicant", _("申请人")
    RESPONDENT = "respondent", _("被申请人")
    OFFICE = "office", _("调解员")
