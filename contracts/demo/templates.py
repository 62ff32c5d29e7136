"""The county's standard contracts, approved for 2024, and a second version of the labour contract since 2026."""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from contracts.models import TemplateVersion
from contracts.standard.installing import install_standard_templates
from contracts.states import VersionState
from jinxi_portal.accounts.public import Role, holders_of
from jinxi_portal.kernel import clock, slots
from jinxi_portal.records.public import write_history

FIRST_DAY, SECOND_DAY = date(2024, 1, 1), date(2026, 1, 1)


def load(context: Any) -> None:
    officer = next(iter(holders_of(Role.SUPERVISION_OFFICER)), None)
    versions = install_standard_templates()
    for done, version in enumerate(versions, start=1):
        newer = _newer_labour_contract(version)
        _approve(version, FIRST_DAY, officer)
        if newer is not None:
            _approve(newer, SECOND_DAY, officer)
        context.progress(done, len(versions))


def _newer_labour_contract(version: TemplateVersion) -> TemplateVersion | None:
    """The labour contract of 2024 said less of wages and of dangerous work; the version of 2026 is the one of today."""
    if version.template.key != "labour_employee":
        return None
    newer = TemplateVersion(
        template=version.template,
        number=2,
        clauses=version.clauses,
        variables=version.variables,
        note="写明高处擦窗可以拒绝，工资不得拖欠或者克扣；说明写得更清楚。",
    )
    old = [dict(each) for each in version.clauses]
    for clause in old:
        if clause["title"] == "劳动报酬":
            clause["text"] = clause["text"].replace("甲方不得拖欠或者克扣工资。", "")
            clause["summary"] = "每个月{pay}，{pay_day}号以前到账。"
        elif clause["title"] == "劳动保护和职业危害防护":
            clause["text"] = "甲方提供必要的劳动防护用品，告知消毒剂使用、登高等岗位的职业危害。"
    version.clauses = old
    return newer


def _approve(version: TemplateVersion, day: date, officer: Any) -> None:
    at = clock.start_of(day) - timedelta(days=12) + timedelta(hours=10)
    version.state, version.effective_from, version.approved_at = VersionState.APPROVED, day, at
    version.approved_by, version.created_by, version.created_at = officer, officer, at - timedelta(days=20)
    version.save()
    facts = {"number": version.number, "effective_from": day}
    write_history(subject=version.template, verb="contracts.version_approved", by=officer, facts=facts, at=at)


slots.demo_steps.register(slots.DemoStep(key="contracts.templates", label=_("合同范本"), load=load, order=60))
