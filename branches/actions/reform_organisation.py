"""Re-form an organisation: another name, another kind, another parent, from a day on."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from branches.events import OrganisationReformed
from branches.locking import lock_organisations
from branches.models import Organisation, OrganisationForm
from branches.naming import give_name
from branches.policy import POLICY
from branches.refusals import Refusal
from branches.rules.tree import may_become, may_stand_under
from branches.states import Change, OrganisationKind
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import announce, write_history


def reform_organisation(
    *,
    organisation: Organisation,
    name: str,
    kind: OrganisationKind,
    parent: Organisation | None,
    since: date,
    by: Any,
    document_number: str = "",
    note: str = "",
) -> Organisation:
    """What was before stays in the history: the tree of any earlier day is shown as it was.

    Raises:
        Refusal: nothing changes, the tree would not hold, the day lies ahead or before the last change.
    """
    with transaction.atomic():
        rows = lock_organisations(organisation, parent)
        locked = rows[organisation.pk]
        above = rows[parent.pk] if parent is not None else None
        POLICY.require(by, "reform", locked)
        last = locked.forms.latest("since")
        _check(locked, last, name, kind, above, since)
        change = _change(last, name, kind, above)
        last.until = since - timedelta(days=1)
        last.save(update_fields=["until"])
        form = OrganisationForm.objects.create(
            organisation=locked,
            name=name,
            kind=kind,
            parent=above,
            change=change,
            since=since,
            document_number=document_number,
            note=note,
            written_by=by,
        )
        give_name(locked, name)
        locked.kind, locked.parent = kind, above
        locked.save(update_fields=["name", "name_key", "initials", "kind", "parent"])
        write_history(
            subject=locked,
            verb="branches.organisation_reformed",
            by=by,
            facts={
                "since": since,
                "change": change,
                "document_number": document_number,
                "before": last,
                "after": form,
            },
        )
        announce(OrganisationReformed(locked.pk))
    return locked


def _change(last: OrganisationForm, name: str, kind: OrganisationKind, parent: Organisation | None) -> Change:
    if last.kind != kind:
        return Change.REORGANISED
    if last.parent_id != (parent.pk if parent else None):
        return Change.MOVED
    return Change.RENAMED


def _check(
    organisation: Organisation,
    last: OrganisationForm,
    name: str,
    kind: OrganisationKind,
    parent: Organisation | None,
    since: date,
) -> None:
    if organisation.dissolved_on is not None:
        raise Refusal(_("这个党组织已经撤销，不能再作调整。"), code="dissolved")
    if (last.name, last.kind, last.parent_id) == (name, kind, parent.pk if parent else None):
        raise Refusal(_("名称、类别和上级都没有变化，没有需要登记的内容。"), code="nothing_changed")
    if since > clock.today():
        raise Refusal(_("调整日期还没有到。请在批复生效之后登记。"), code="day_ahead")
    if since <= last.since:
        raise Refusal(
            _("调整日期要晚于上一次变动（%(day)s）。请核对日期。") % {"day": last.since.isoformat()},
            code="before_last_change",
        )
    if not may_become(last.kind, kind):
        raise Refusal(_("综合党委和党小组不能改建为别的类别。请新建或撤销。"), code="fixed_kind")
    if not may_stand_under(kind, parent.kind if parent else None):
        raise Refusal(_("%(kind)s不能设在这个上级之下。请另选上级组织。") % {"kind": kind.label}, code="wrong_parent")
    if parent is not None and (parent.pk == organisation.pk or parent.dissolved_on or parent.founded_on > since):
        raise Refusal(_("上级组织在这一天还没有成立，或已经撤销。请核对日期。"), code="parent_not_standing")
    below = organisation.children.filter(dissolved_on__isnull=True)
    if any(not may_stand_under(child.kind, kind) for child in below):
        raise Refusal(
            _("它的下级组织不能设在%(kind)s之下。请先调整下级组织。") % {"kind": kind.label}, code="children_do_not_fit"
        )
    if Organisation.objects.filter(name=name, dissolved_on__isnull=True).exclude(pk=organisation.pk).exists():
        raise Refusal(_("已经有一个叫“%(name)s”的党组织。请换一个名称。") % {"name": name}, code="name_taken")
