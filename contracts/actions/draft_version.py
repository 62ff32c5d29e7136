"""Begin a new version of a template: a copy of the newest one."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from contracts.models import Template, TemplateVersion
from contracts.policy import POLICY
from contracts.refusals import Refusal
from contracts.states import VersionState
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
