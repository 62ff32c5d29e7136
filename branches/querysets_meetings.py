"""Which meetings and attendances a user may see; the default is none."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from branches.policy import branches_of
from branches.policy_meetings import PUBLISHED
from branches.states import OrganisationKind
from branches.states_meetings import TOOK_PLACE, MeetingKind, Presence
from jinxi_portal.accounts.public import COMMITTEE, Role
from jinxi_portal.kernel import clock
from members.public import person_of

if TYPE_CHECKING:
    from branches.models import Attendance, Meeting, MeetingDecision  # noqa: F401 -- named in base classes


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def visible_to(self, user: Any) -> "MeetingQuerySet":
        """All for the committee; the own branch's with its groups' for its secretary; for a worker where he is expected.

        Exchange meetings are for all of these.
        """
        if not getattr(user, "is_authenticated", False):
            return self.none()
        roles = user.roles_today()
        if roles & COMMITTEE:
            return self
        if Role.BRANCH_SECRETARY in roles:
            return self.filter(_of(branches_of(user)) | Q(kind=MeetingKind.EXCHANGE))
        if Role.WORKER in roles:
            expected = Q(kind=MeetingKind.EXCHANGE)
            if (person := person_of(user)) is not None:
                invited = self.model._default_manager.filter(attendances__person=person)
                expected |= Q(pk__in=invited.values("pk"))
            return self.filter(expected, state__in=PUBLISHED)
        return self.none()

    def led_by(self, user: Any) -> "MeetingQuerySet":
        """Those whose people the user may see."""
        if not getattr(user, "is_authenticated", False):
            return self.none()
        if user.roles_today() & COMMITTEE:
            return self
        return self.filter(_of(branches_of(user)))

    def took_place(self) -> "MeetingQuerySet":
        return self.filter(state__in=TOOK_PLACE)

    def between(self, first: date, last: date) -> "MeetingQuerySet":
        """That begin on a day from first to last."""
        return self.filter(starts_at__gte=clock.start_of(first), starts_at__lt=clock.end_of(last))

    def counted(self) -> "MeetingQuerySet":
        """Each with ``came``, the number of those who were there."""
        attendances = apps.get_model("branches.Attendance")
        there = attendances._default_manager.filter(meeting=OuterRef("pk"), presence=Presence.PRESENT)
        # of the rows of one page only; grouped with the meetings it would count for all that were ever held
        counted = there.order_by().values("meeting").annotate(count=Count("pk")).values("count")
        return self.annotate(came=Coalesce(Subquery(counted), 0))


class AttendanceQuerySet(models.QuerySet["Attendance"]):
    def visible_to(self, user: Any) -> "AttendanceQuerySet":
        """Of the meetings that the user leads: an exchange meeting's guests are the committee's."""
        if not getattr(user, "is_authenticated", False):
            return self.none()
        if user.roles_today() & COMMITTEE:
            return self
        own = branches_of(user)
        return self.filter(_of(own, "meeting__")) if own else self.none()

    def present(self) -> "AttendanceQuerySet":
        return self.filter(presence=Presence.PRESENT)


class DecisionQuerySet(models.QuerySet["MeetingDecision"]):
    def visible_to(self, user: Any) -> "DecisionQuerySet":
        if not getattr(user, "is_authenticated", False):
            return self.none()
        if user.roles_today() & COMMITTEE:
            return self
        own = branches_of(user)
        return self.filter(_of(own, "meeting__")) if own else self.none()

    def open(self) -> "DecisionQuerySet":
        return self.filter(done_at__isnull=True)


def _of(own: set[int], prefix: str = "") -> Q:
    """Rows of the branches, or of their groups."""
    of = f"{prefix}organisation"
    branch = Q((f"{of}__in", own))
    group = Q((f"{of}__kind", OrganisationKind.GROUP), (f"{of}__parent__in", own))
    return branch | group
