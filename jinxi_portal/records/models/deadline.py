"""By when something must be done for a case, and who hears of it in time."""

from datetime import date
from typing import Any

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jinxi_portal.accounts.public import Role
from jinxi_portal.kernel import clock
from jinxi_portal.records.deadlines.kinds import deadline_kinds

_OPEN = Q(met_at__isnull=True, dropped_at__isnull=True)


class DeadlineQuerySet(models.QuerySet["Deadline"]):
    def open(self) -> "DeadlineQuerySet":
        return self.filter(_OPEN)

    def of(self, subject: models.Model) -> "DeadlineQuerySet":
        return self.filter(subject_type=ContentType.objects.get_for_model(subject), subject_id=subject.pk)

    def overdue(self, *, on: date) -> "DeadlineQuerySet":
        return self.open().filter(due__lt=on)

    def of_owner(self, user: Any) -> "DeadlineQuerySet":
        """What waits for a user: named as owner, or holding the owner's role today at the owner's place."""
        mine = Q(owner=user)
        for posting in user.postings_today():
            held = Q(owner__isnull=True, owner_role=posting.role)
            if posting.place_id is not None:
                held &= Q(owner_place_id__isnull=True) | Q(owner_place_id=posting.place_id)
            else:
                held &= Q(owner_place_id__isnull=True)
            mine |= held
        return self.open().filter(mine)


class Deadline(models.Model):
    """``due`` is the last day in time. One open deadline of a kind per subject; moving it starts its reminders anew."""

    subject_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    subject_id = models.BigIntegerField()
    subject = GenericForeignKey("subject_type", "subject_id")
    kind = models.CharField(_("期限"), max_length=60)
    start = models.DateField(_("起算日"))
    days = models.PositiveSmallIntegerField(_("天数"), null=True)
    working = models.BooleanField(_("按工作日"), default=True)
    due = models.DateField(_("到期日"))
    remind_on = models.DateField()
    escalate_on = models.DateField()
    owner = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    owner_role = models.CharField(max_length=40, choices=Role, blank=True)
    owner_place_id = models.BigIntegerField(null=True)
    reminded_at = models.DateTimeField(null=True)
    escalated_at = models.DateTimeField(null=True)
    passed_at = models.DateTimeField(null=True)
    met_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        verbose_name = _("期限")
        verbose_name_plural = _("期限")
        constraints = [
            models.UniqueConstraint(
                fields=["subject_type", "subject_id", "kind"], condition=_OPEN, name="one_open_deadline_of_a_kind"
            ),
            models.CheckConstraint(condition=Q(due__gte=F("start")), name="deadline_due_after_start"),
            models.CheckConstraint(
                condition=Q(met_at__isnull=True) | Q(dropped_at__isnull=True), name="deadline_met_or_dropped"
            ),
        ]
        indexes = [
            models.Index(
                fields=["remind_on"], name="deadline_to_remind", condition=_OPEN & Q(reminded_at__isnull=True)
            ),
            models.Index(
                fields=["escalate_on"], name="deadline_to_escalate", condition=_OPEN & Q(escalated_at__isnull=True)
            ),
            models.Index(fields=["due"], name="deadline_to_pass", condition=_OPEN & Q(passed_at__isnull=True)),
            models.Index(fields=["owner", "due"], name="deadline_of_owner", condition=_OPEN),
            models.Index(fields=["owner_role", "owner_place_id", "due"], name="deadline_of_role", condition=_OPEN),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The kind in the reader's language; a kind no longer registered shows its key."""
        return str(deadline_kinds.get(self.kind).label) if self.kind in deadline_kinds else self.kind

    @property
    def is_open(self) -> bool:
        return self.met_at is None and self.dropped_at is None

    def is_overdue(self) -> bool:
        return self.is_open and self.due < clock.today()
