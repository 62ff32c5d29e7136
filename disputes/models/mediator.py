"""The register of mediators, what stands between them and a party, and who leads which case."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from disputes.rules.kinds import DisputeKind
from disputes.words import MediationEnd, TieKind
from jinxi_portal.kernel import clock
from jinxi_portal.kernel.sealing.fields import SealedDigestField, SealedField


class Mediator(models.Model):
    """A line of the register, beside the posting: what the person is good at, where, and how much at a time."""

    user = models.OneToOneField("accounts.User", on_delete=models.PROTECT, related_name="mediator")
    skills = ArrayField(models.CharField(max_length=20, choices=DisputeKind), default=list, verbose_name=_("擅长"))
    communities = models.ManyToManyField("members.Community", related_name="+", verbose_name=_("服务社区"))
    most_cases = models.PositiveSmallIntegerField(_("同时办理的上限"), default=8)
    since = models.DateField(_("登记日期"))
    until = models.DateField(_("不再担任日期"), null=True)
    about = models.CharField(_("简介"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("调解员")
        verbose_name_plural = _("调解员")
        constraints = [
            models.CheckConstraint(condition=Q(most_cases__range=(1, 50)), name="dispute_mediator_load_believable"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=models.F("since")), name="dispute_mediator_days"
            ),
        ]

    def __str__(self) -> str:
        return str(self.user)


class MediatorTie(models.Model):
    """A relative or an enterprise that the mediator declared: no case with them."""

    mediator = models.ForeignKey("disputes.Mediator", on_delete=models.PROTECT, related_name="ties")
    kind = models.CharField(_("关系"), max_length=20, choices=TieKind)
    name = models.CharField(_("姓名"), max_length=60, blank=True)
    mobile = SealedField(_("手机号码"), label="mobile", digest_field="mobile_digest", null=True)
    mobile_digest = SealedDigestField(null=True, editable=False, db_index=True)
    employer = models.ForeignKey("members.Employer", on_delete=models.PROTECT, null=True, related_name="+")
    declared_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("回避事项")
        verbose_name_plural = _("回避事项")
        ordering = ["declared_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=TieKind.RELATIVE, employer__isnull=True) & ~Q(name="")
                | Q(kind=TieKind.EMPLOYER, employer__isnull=False),
                name="dispute_tie_is_to_somebody",
            )
        ]

    def __str__(self) -> str:
        return self.name or str(self.employer)


class Mediation(models.Model):
    """A mediator in a case: proposed with reasons, chosen by each side, in charge from the day both have chosen."""

    dispute = models.ForeignKey("disputes.Dispute", on_delete=models.PROTECT, related_name="mediations")
    mediator = models.ForeignKey("disputes.Mediator", on_delete=models.PROTECT, related_name="mediations")
    proposed_at = models.DateTimeField(_("推荐时间"), default=clock.now)
    #: codes and numbers of why the mediator fits; sentences are made when somebody reads
    reasons = models.JSONField(default=list)
    applicant_chose_at = models.DateTimeField(null=True)
    respondent_chose_at = models.DateTimeField(null=True)
    since = models.DateTimeField(_("开始负责"), null=True)
    until = models.DateTimeField(_("不再负责"), null=True)
    ended_why = models.CharField(_("原因"), max_length=20, choices=MediationEnd, blank=True)
    end_words = models.CharField(_("说明"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("调解员选定")
        verbose_name_plural = _("调解员选定")
        ordering = ["proposed_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["dispute"],
                condition=Q(since__isnull=False, until__isnull=True),
                name="dispute_led_by_one_mediator",
            ),
            models.UniqueConstraint(
                fields=["dispute", "mediator"], condition=Q(until__isnull=True), name="dispute_mediator_proposed_once"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | ~Q(ended_why=""), name="dispute_mediation_ends_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return str(self.mediator)

    @property
    def leads(self) -> bool:
        return self.since is not None and self.until is None
