"""The tree in the frame's slots: branches as places people are posted to, and what stands in the way of dissolving."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from branches.dissolution import Obstacle, register_obstacle
from branches.models import Affiliation, Organisation
from branches.policy import POLICY
from jinxi_portal.accounts.public import PlaceKind, register_places
from jinxi_portal.kernel import slots
from jinxi_portal.records.public import SubjectKind, register_subject


def _branches() -> Iterable[tuple[int, str]]:
    return (
        Organisation.objects.branches().filter(dissolved_on__isnull=True).order_by("name_key").values_list("pk", "name")
    )


register_places(PlaceKind.BRANCH, _branches)

register_subject(
    SubjectKind(
        "branches.organisation",
        gettext_lazy("党组织"),
        POLICY,
        url=lambda organisation: organisation.get_absolute_url(),
        see_act="see_people",
        attach_act="attach_document",
    )
)


@register_obstacle
def _people(organisation: Organisation, on: date) -> Iterable[Obstacle]:
    count = Affiliation.objects.filter(organisation=organisation, until__isnull=True).count()
    if count:
        yield Obstacle(
            _("还有 %(count)s 人归属这里，请先转接。") % {"count": count},
            organisation.get_absolute_url(),
        )


@register_obstacle
def _below(organisation: Organisation, on: date) -> Iterable[Obstacle]:
    count = organisation.children.filter(dissolved_on__isnull=True).count()
    if count:
        yield Obstacle(_("还有 %(count)s 个下级组织，请先调整隶属或撤销。") % {"count": count})


ROOM = gettext_lazy("党组织")

slots.menu.register(
    slots.MenuEntry(
        "branches.tree",
        gettext_lazy("组织架构"),
        "branches:tree",
        lambda user: bool(POLICY.may(user, "see_tree")),
        room=ROOM,
        order=310,
    )
)
