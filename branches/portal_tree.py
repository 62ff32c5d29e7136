"""The tree in the frame's slots: menu, search, elections due, places people are posted to, what stands against dissolving."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from branches.dissolution import Obstacle, register_obstacle
from branches.finding import named
from branches.homes import Branches
from branches.models import Affiliation, Organisation, Term
from branches.policy import POLICY
from branches.rules.terms import NOTICE_DAYS
from jinxi_portal.accounts.public import PlaceKind, register_places
from jinxi_portal.kernel import clock, slots
from jinxi_portal.records.public import (
    PAPERS,
    PICTURES,
    AttachmentKind,
    SubjectKind,
    register_attachment_kind,
    register_subject,
)
from members.public import register_branch_names, register_home_provider

ROOM = gettext_lazy("党组织")


def _branches() -> Iterable[tuple[int, str]]:
    return (
        Organisation.objects.branches().filter(dissolved_on__isnull=True).order_by("name_key").values_list("pk", "name")
    )


register_places(PlaceKind.BRANCH, _branches)
register_home_provider(Branches())
register_branch_names(lambda: [name for _pk, name in _branches()])

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


register_attachment_kind(AttachmentKind("branches.document", gettext_lazy("组织文件"), PICTURES | PAPERS))
slots.menu.register(
    slots.MenuEntry(
        "branches.people",
        gettext_lazy("党员归属"),
        "branches:people",
        lambda user: bool(POLICY.may(user, "see_people")),
        room=ROOM,
        order=320,
    )
)


def _find_organisations(user: Any, words: str, limit: int) -> Iterable[slots.SearchHit]:
    rows = Organisation.objects.visible_to(user).filter(named(words)).select_related("parent")
    for row in rows.order_by("name_key", "pk")[:limit]:
        note = " · ".join(str(part) for part in (row.get_kind_display(), row.parent) if part)
        yield slots.SearchHit(row.name, row.get_absolute_url(), _("党组织"), note)


def _find_people(user: Any, words: str, limit: int) -> Iterable[slots.SearchHit]:
    rows = Affiliation.objects.visible_to(user).in_force(on=clock.today()).filter(named(words, "person__"))
    for row in rows.select_related("person", "organisation").order_by("person__name_key", "pk")[:limit]:
        note = f"{row.organisation} · {row.get_kind_display()}"
        yield slots.SearchHit(str(row.person), row.organisation.get_absolute_url(), _("党员"), note)


slots.search.register(
    slots.SearchSource("branches.organisations", gettext_lazy("党组织"), _find_organisations, order=50)
)
slots.search.register(slots.SearchSource("branches.people", gettext_lazy("党员归属"), _find_people, order=55))


def _elections(user: Any, limit: int) -> Sequence[slots.QueueItem]:
    """Terms that have ended or end within half a year, of the branches the user looks after."""
    if not POLICY.may(user, "hold_election"):
        return []
    today = clock.today()
    rows = Organisation.objects.whose_people_are_seen_by(user).standing(on=today)
    newest = Term.objects.filter(organisation=OuterRef("pk")).order_by("-number").values("due_on")[:1]
    near = (
        rows.annotate(due=Subquery(newest)).filter(due__lte=today + timedelta(days=NOTICE_DAYS)).order_by("due", "pk")
    )
    return [
        slots.QueueItem(
            _("换届选举：%(organisation)s") % {"organisation": row},
            row.get_absolute_url(),
            due=row.due,
            overdue=row.due < today,
        )
        for row in near[:limit]
    ]


slots.queue.register(slots.QueueSource("branches.elections", gettext_lazy("换届选举"), _elections, order=45))
