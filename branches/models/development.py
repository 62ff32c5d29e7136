"""A person's path to membership: its steps, papers, helpers and half-yearly notes."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from branches.querysets_development import DevelopmentPathQuerySet
from branches.states_development import EndReason, HelperKind, PathState
from jinxi_portal.kernel import clock


class DevelopmentPath(models.Model):
    """``step`` is the last step taken, ``next_earliest`` and ``next_due`` are the limits of the one after it."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey("members.Person", on_delete=models.PROTECT, related_name="development_paths")
    organisation = models.ForeignKey(
        "branches.Organisation", on_delete=models.PROTECT, related_name="development_paths"
    )
    #: the edition of the table of steps
    table = models.CharField(max_length=10)
    state = models.CharField(_("状态"), max_length=20, choices=PathState, default=PathState.OPEN)
    step = models.SmallIntegerField(_("已完成步骤"), default=0)
    #: probation prolonged: steps 21 to 23 are gone through a second time
    turn = models.SmallIntegerField(default=1)
    prolonged_months = models.SmallIntegerField(_("延长月数"), default=0)
    begun_on = models.DateField(_("申请日期"))
    next_earliest = models.DateField(_("下一步最早"), null=True)
    next_due = models.DateField(_("下一步最迟"), null=True)
    note_due = models.DateField(_("考察记录应写"), null=True)
    ended_on = models.DateField(_("终止日期"), null=True)
    end_reason = models.CharField(_("终止原因"), max_length=20, choices=EndReason, blank=True)
    begun_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    begun_at = models.DateTimeField(default=clock.now)

    objects = DevelopmentPathQuerySet.as_manager()

    class Meta:
        verbose_name = _("发展党员档案")
        verbose_name_plural = _("发展党员档案")
        indexes = [
            models.Index(fields=["organisation", "state", "step"], name="development_of_branch"),
            models.Index(fields=["begun_on", "id"], name="development_begun"),
            models.Index(fields=["step", "id"], name="development_step"),
            models.Index(fields=["next_due", "id"], name="development_due"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(state=PathState.OPEN), name="one_open_development_path"
            ),
            models.CheckConstraint(condition=Q(state__in=PathState.values), name="development_state_known"),
            models.CheckConstraint(condition=Q(step__gte=0, step__lte=25), name="development_step_range"),
            models.CheckConstraint(
                condition=Q(prolonged_months=0) | Q(prolonged_months__gte=6, prolonged_months__lte=12),
                name="development_prolonged_once",
            ),
            models.CheckConstraint(
                condition=(Q(state=PathState.ENDED) & ~Q(end_reason=""))
                | (~Q(state=PathState.ENDED) & Q(end_reason="")),
                name="development_ends_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person)

    def get_absolute_url(self) -> str:
        return reverse("branches:development_path", args=[self.uid])


class DevelopmentStep(models.Model):
    """A step that was taken. One recorded by mistake is withdrawn, never erased."""

    path = models.ForeignKey(DevelopmentPath, on_delete=models.PROTECT, related_name="steps")
    number = models.SmallIntegerField(_("步骤"))
    turn = models.SmallIntegerField(default=1)
    done_on = models.DateField(_("日期"))
    note = models.CharField(_("说明"), max_length=500, blank=True)
    #: votes, hours of training: numbers and codes only
    facts = models.JSONField(default=dict)
    recorded_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(default=clock.now)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("发展步骤")
        verbose_name_plural = _("发展步骤")
        ordering = ["turn", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["path", "number", "turn"],
                condition=Q(withdrawn_at__isnull=True),
                name="development_step_once_a_turn",
            ),
            models.CheckConstraint(condition=Q(number__gte=1, number__lte=25), name="development_step_number"),
        ]

    def __str__(self) -> str:
        return str(self.number)


class DevelopmentPaper(models.Model):
    """A paper in the person's file: for which step, of which day, where it lies. A scan may be attached to the path."""

    path = models.ForeignKey(DevelopmentPath, on_delete=models.PROTECT, related_name="papers")
    number = models.SmallIntegerField(_("步骤"))
    turn = models.SmallIntegerField(default=1)
    dated = models.DateField(_("材料日期"))
    kept_at = models.CharField(_("存放处"), max_length=120)
    kept_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    kept_at_time = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("发展材料")
        verbose_name_plural = _("发展材料")
        ordering = ["turn", "number"]
        constraints = [models.UniqueConstraint(fields=["path", "number", "turn"], name="development_paper_once_a_turn")]

    def __str__(self) -> str:
        return self.kept_at


class DevelopmentHelper(models.Model):
    """A full member who stands by: as contact, or as introducer."""

    path = models.ForeignKey(DevelopmentPath, on_delete=models.PROTECT, related_name="helpers")
    person = models.ForeignKey("members.Person", on_delete=models.PROTECT, related_name="helps_development_of")
    kind = models.CharField(pgettext_lazy("培养人", "身份"), max_length=20, choices=HelperKind)
    since = models.DateField(_("起"))
    until = models.DateField(_("止"), null=True)

    class Meta:
        verbose_name = _("培养人")
        verbose_name_plural = _("培养人")
        ordering = ["kind", "since"]
        constraints = [
            models.UniqueConstraint(
                fields=["path", "person", "kind"], condition=Q(until__isnull=True), name="development_helper_once"
            ),
            models.CheckConstraint(condition=Q(kind__in=HelperKind.values), name="development_helper_kind"),
        ]

    def __str__(self) -> str:
        return str(self.person)


class ObservationNote(models.Model):
    """What was observed, written every half year."""

    path = models.ForeignKey(DevelopmentPath, on_delete=models.PROTECT, related_name="notes")
    noted_on = models.DateField(_("日期"))
    words = models.TextField(_("考察情况"), max_length=2000)
    written_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("考察记录")
        verbose_name_plural = _("考察记录")
        ordering = ["-noted_on", "-pk"]

    def __str__(self) -> str:
        return self.words[:40]


class MemberSkill(models.Model):
    """A skill certificate of a member: the second pipeline (党员 -> 技能骨干). Comes from training, or is entered by hand."""

    person = models.ForeignKey("members.Person", on_delete=models.PROTECT, related_name="skills")
    name = models.CharField(_("证书名称"), max_length=80)
    number = models.CharField(_("证书编号"), max_length=60)
    issued_on = models.DateField(_("发证日期"))
    recorded_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("技能证书")
        verbose_name_plural = _("技能证书")
        ordering = ["-issued_on"]
        constraints = [models.UniqueConstraint(fields=["person", "number"], name="member_skill_once")]

    def __str__(self) -> str:
        return self.name
