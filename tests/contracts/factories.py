"""Rows of the contracts' room."""

from datetime import date
from typing import Any

from contracts.models import Template, TemplateVersion
from contracts.standard import standard_templates
from contracts.states import VersionState
from jinxi_portal.kernel import clock


def make_template(key: str = "labour_employee") -> Template:
    said = next(each for each in standard_templates() if each["key"] == key)
    found: Template = Template.objects.get_or_create(key=key, defaults={"title": said["title"], "kind": said["kind"]})[
        0
    ]
    return found


def make_version(
    key: str = "labour_employee", number: int = 1, state: VersionState = VersionState.APPROVED, **fields: Any
) -> TemplateVersion:
    said = next(each for each in standard_templates() if each["key"] == key)
    approved = {"effective_from": date(2024, 1, 1), "approved_at": clock.now()} if state != VersionState.DRAFT else {}
    values = {"clauses": said["clauses"], "variables": said["variables"], "state": state, **approved, **fields}
    return TemplateVersion.objects.get_or_create(template=make_template(key), number=number, defaults=values)[0]
