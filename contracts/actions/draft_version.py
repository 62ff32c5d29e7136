"""Begin a new version of a template, a copy of the newest one, or give the draft up."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from contracts.actions.change_version import lock_version
from contracts.models import Template, TemplateVersion
from contracts.policy import POLICY
from contracts.refusals import Refusal
from contracts.states import MoveNotAllowed, VersionState
from jinxi_portal.records.public import write_history


def draft_version(*, template: Template, by: Any) -> TemplateVersion:
    """The approved versions stay as they are.

    Raises:
        Refusal: a draft is open already.
    """
    with transaction.atomic():
        locked = Template.objects.select_for_update(of=("self",)).get(pk=template.pk)
        POLICY.require(by, "draft_template", locked)
        newest = locked.versions.order_by("-number").first()
        if newest is None:
            raise Refusal(
                _("这个范本还没有任何版本，请先用 load_standard_templates 装入标准文本。"), code="nothing_to_copy"
            )
        if newest.state == VersionState.DRAFT:
            raise Refusal(
                _("第 %(number)s 版还在起草，请先改好并批准它。") % {"number": newest.number}, code="draft_open"
            )
        version = TemplateVersion.objects.create(
            template=locked,
            number=newest.number + 1,
            clauses=newest.clauses,
            variables=newest.variables,
            created_by=by,
        )
        write_history(
            subject=locked,
            verb="contracts.version_drafted",
            by=by,
            facts={"number": version.number, "copied": newest.number},
        )
    return version


def discard_version(*, version: TemplateVersion, by: Any) -> None:
    """A draft that is not wanted goes; the versions that were approved stay as they are.

    Raises:
        MoveNotAllowed: it is no draft.
        Refusal: it is the first version, and nothing would be left of the template.
    """
    with transaction.atomic():
        locked = lock_version(version)
        POLICY.require(by, "draft_template", locked)
        if locked.state != VersionState.DRAFT:
            raise MoveNotAllowed(_("这一版已经批准过，不能撤掉。"))
        if locked.number == 1:
            raise Refusal(_("第一版是这个范本的开头，不能撤掉，请修改后批准。"), code="first_version")
        template, number = locked.template, locked.number
        locked.delete()
        write_history(subject=template, verb="contracts.version_discarded", by=by, facts={"number": number})
