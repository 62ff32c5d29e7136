"""A dispute: what it is about, how far it has come, and by when."""

import uuid
from datetime import date, datetime

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from disputes.querysets import DisputeQuerySet
from disputes.rules.kinds import DisputeKind, Relation, is_labour_dispute
from disputes.rules.limitation import Limitation, limitation
from disputes.states import OPEN, DisputeState
from disputes.words import Channel, Openness, SignCode, WhyNotTaken
from jinxi_portal.kernel import clock


class Dispute(models.Model):
    """``place`` is the micro-home that took it in, by its id and name; empty when it came over the phone or the web."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField(_("编号"), max_length=40, unique=True)
    kind = models.CharField(_("纠纷类别"), max_length=20, choices=DisputeKind)
    relation = models.CharField(_("双方关系"), max_length=20, choices=Relation)
    state = models.CharField(_("状态"), max_length=20, choices=DisputeState, default=DisputeState.APPLIED)
    channel = models.CharField(_("来源"), max_length=20, choices=Channel)
    facts = models.TextField(_("纠纷经过"))
    place_id = models.BigIntegerField(null=True)
    place_name = models.CharField(_("受理微家"), max_length=120, blank=True)
    community = models.ForeignKey("members.Community", on_delete=models.PROTECT, null=True, related_name="+")
    contract_number = models.CharField(_("合同编号"), max_length=60, blank=True)
    taken_in_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    openness = models.CharField(_("调解方式"), max_length=10, choices=Openness, default=Openness.CLOSED)
    # what the limitation follows from
    known_on = models.DateField(_("知道或者应当知道的日期"))
    employment_ended_on = models.DateField(_("离职日期"), null=True)
    employment_goes_on = models.BooleanField(_("还在职"), default=False)
    demanded_on = models.DateField(_("最近一次主张的日期"), null=True)
    # days of the moves
    applied_on = models.DateField(_("申请日期"))
    accept_due = models.DateField(_("答复期限"))
    accepted_on = models.DateField(_("受理日期"), null=True)
    accepted_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    #: from then on the respondents know of the case; before, it does not exist for them
    asked_on = models.DateField(_("征求意见日期"), null=True)
    mediation_due = models.DateField(_("调解期限"), null=True)
    mediating_since = models.DateField(_("开始调解日期"), null=True)
    agreed_on = models.DateField(_("协议日期"), null=True)
    performed_on = models.DateField(_("履行完毕日期"), null=True)
    #: when it ended without agreement, or was handed on or not taken
    ended_on = models.DateField(_("结束日期"), null=True)
    archived_on = models.DateField(_("归档日期"), null=True)
    # how it ended
    signs = ArrayField(models.CharField(max_length=20, choices=SignCode), default=list)
    not_taken = models.CharField(_("不予受理的原因"), max_length=20, choices=WhyNotTaken, blank=True)
    end_words = models.TextField(_("说明"), blank=True)
    #: who was called when it was handed on
    handed_to = models.CharField(_("移交给"), max_length=120, blank=True)

    objects = DisputeQuerySet.as_manager()

    class Meta:
        verbose_name = _("纠纷")
        verbose_name_plural = _("纠纷")
        indexes = [
            models.Index(fields=["applied_on", "id"], name="dispute_applied"),
            models.Index(fields=["mediation_due", "id"], name="dispute_due"),
            models.Index(fields=["agreed_on"], name="dispute_agreed", condition=Q(agreed_on__isnull=False)),
            models.Index(fields=["state", "place_id"], name="dispute_open", condition=Q(state__in=OPEN)),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=DisputeKind.values), name="dispute_kind_known"),
            models.CheckConstraint(condition=Q(relation__in=Relation.values), name="dispute_relation_known"),
            models.CheckConstraint(condition=Q(state__in=DisputeState.values), name="dispute_state_known"),
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="dispute_channel_known"),
            models.CheckConstraint(
                condition=Q(accepted_on__isnull=True, mediation_due__isnull=True)
                | Q(accepted_on__isnull=False, mediation_due__isnull=False),
                name="dispute_accepted_has_a_limit",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[DisputeState.ACCEPTED, DisputeState.CONSENT_ASKED, DisputeState.MEDIATING])
                | Q(accepted_on__isnull=False),
                name="dispute_mediated_when_accepted",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[DisputeState.AGREED, DisputeState.PERFORMED, DisputeState.BROKEN])
                | Q(agreed_on__isnull=False),
                name="dispute_agreed_has_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state=DisputeState.NOT_TAKEN) | ~Q(not_taken=""), name="dispute_not_taken_says_why"
            ),
            models.CheckConstraint(
                condition=Q(employment_goes_on=False) | Q(employment_ended_on__isnull=True),
                name="dispute_employment_goes_on_or_ended",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("disputes:case", args=[self.uid])

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_labour(self) -> bool:
        return is_labour_dispute(self.kind, self.relation)

    @property
    def limitation(self) -> Limitation:
        """Until when the claim can still be brought elsewhere: mediation does not block it, applying for it is a demand."""
        return self._limitation(promised_on=self.agreed_on)

    @property
    def limitation_at_first(self) -> Limitation:
        """As it was known before there was an agreement."""
        return self._limitation(promised_on=None)

    def _limitation(self, *, promised_on: date | None) -> Limitation:
        return limitation(
            kind=self.kind,
            relation=self.relation,
            known_on=self.known_on,
            employment_ended_on=self.employment_ended_on,
            employment_goes_on=self.employment_goes_on,
            demands=[day for day in (self.demanded_on, self.applied_on) if day is not None],
            promised_on=promised_on,
        )

    @cached_property
    def bound_until(self) -> list[datetime | None]:
        """Until when each bound file of the case was put together; None for one that the worker is at."""
        return list(self.bindings.filter(problem="").values_list("finished_at", flat=True))

    @property
    def due(self) -> date | None:
        """The limit that runs now: to accept, then to mediate; none once it is over."""
        if self.state == DisputeState.APPLIED:
            return self.accept_due
        return self.mediation_due if self.is_open else None

    @property
    def runs_since(self) -> date:
        """A labour dispute's time runs from the application."""
        return self.applied_on if self.is_labour else self.accepted_on or self.applied_on

    def days_left(self) -> int | None:
        return None if self.due is None else (self.due - clock.today()).days
