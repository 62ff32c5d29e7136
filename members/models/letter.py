"""A letter of enquiry (函) to the branch that a person names as home."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jinxi_portal.kernel import clock


class LetterAnswer(models.TextChoices):
    FULL = "full", _("是正式党员")
    PROBATIONARY = "probationary", _("是预备党员")
    NOT_A_MEMBER = "not_a_member", _("不是党员")
    UNKNOWN = "unknown", _("查无此人")


ANSWERS_MEMBER = (LetterAnswer.FULL, LetterAnswer.PROBATIONARY)
_OPEN = Q(replied_on__isnull=True, withdrawn_at__isnull=True)


class LetterOfEnquiry(models.Model):
    """``number`` stands on the paper. Written, then sent (from here the days run), then answered; or withdrawn."""

    number = models.CharField(_("文号"), max_length=60, unique=True)
    lead = models.ForeignKey("members.Lead", on_delete=models.PROTECT, related_name="letters")
    to_name = models.CharField(_("收函支部"), max_length=120)
    written_at = models.DateTimeField(_("写函时间"), default=clock.now)
    written_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    sent_on = models.DateField(_("寄出日期"), null=True)
    replied_on = models.DateField(_("收到回函"), null=True)
    answer = models.CharField(_("回复"), max_length=20, choices=LetterAnswer, blank=True)
    member_since = models.CharField(_("入党时间"), max_length=10, blank=True)
    reply_note = models.CharField(_("回函说明"), max_length=300, blank=True)
    recorded_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(_("撤回时间"), null=True)
    withdrawn_why = models.CharField(_("撤回理由"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("询问函")
        verbose_name_plural = _("询问函")
        ordering = ["-written_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["lead"], condition=_OPEN, name="one_open_letter_per_lead"),
            models.CheckConstraint(
                condition=Q(replied_on__isnull=True, answer="")
                | Q(sent_on__isnull=False, answer__in=LetterAnswer.values),
                name="letter_answer_after_sending",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_open(self) -> bool:
        return self.replied_on is None and self.withdrawn_at is None

    @property
    def says_member(self) -> bool:
        return self.answer in ANSWERS_MEMBER
