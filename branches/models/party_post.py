"""Party posts of an organisation, and its terms of office (届)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from branches.periods import ends_after_start, no_overlap
from branches.querysets import PartyPostQuerySet
from branches.states import Post
from jinxi_portal.kernel import clock
from jinxi_portal.kernel.same_value import TextKey


class Term(models.Model):
    """A term of office: elected on a day, due for the next election by another."""

    organisation = models.ForeignKey("branches.Organisation", on_delete=models.PROTECT, related_name="terms")
    number = models.PositiveSmallIntegerField(_("届次"))
    elected_on = models.DateField(_("选举日期"))
    #: the last day of the term by rule, or as prolonged
    due_on = models.DateField(_("任期届满"))
    prolonged_because = models.CharField(_("延期原因"), max_length=300, blank=True)
    entitled = models.PositiveSmallIntegerField(_("应到人数"))
    present = models.PositiveSmallIntegerField(_("实到人数"))
    #: appointed by the committee when a branch begins; no election was held
    appointed = models.BooleanField(_("上级指定"), default=False)

    class Meta:
        verbose_name = _("任期")
        verbose_name_plural = _("任期")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="term_number_once"),
            models.CheckConstraint(condition=Q(due_on__gt=F("elected_on")), name="term_due_after_election"),
            models.CheckConstraint(condition=Q(present__lte=F("entitled")), name="term_present_at_most_entitled"),
        ]

    def __str__(self) -> str:
        return str(self.number)


class PartyPost(models.Model):
    """Who holds which post of an organisation, from when to when. It gives no rights in the portal: postings do."""

    organisation = models.ForeignKey("branches.Organisation", on_delete=models.PROTECT, related_name="party_posts")
    person = models.ForeignKey("members.Person", on_delete=models.PROTECT, related_name="party_posts")
    post = models.CharField(_("职务"), max_length=20, choices=Post)
    term = models.ForeignKey("branches.Term", on_delete=models.PROTECT, null=True, related_name="posts")
    since = models.DateField(_("起"))
    until = models.DateField(_("止"), null=True)
    written_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField(default=clock.now)

    objects = PartyPostQuerySet.as_manager()

    class Meta:
        verbose_name = _("党内职务")
        verbose_name_plural = _("党内职务")
        constraints = [
            models.CheckConstraint(condition=Q(post__in=Post.values), name="party_post_known"),
            ends_after_start("party_post_ends_after_start"),
            no_overlap("party_post_one_secretary", "organisation_id", condition=Q(post=Post.SECRETARY)),
            no_overlap("party_post_no_overlap", "organisation_id", "person_id", TextKey("post")),
        ]

    def __str__(self) -> str:
        return self.get_post_display()
