"""Three unfair texts that enterprises filed in 2024, with confirmed findings, mended in 2025: unfair terms fall over time."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from contracts.actions.file_text import write_filed_text
from contracts.clauses.mending import with_fair_wording
from contracts.clauses.patterns import shipped_patterns
from contracts.demo.unfair_texts import TEXTS
from contracts.models import FiledText, Finding
from contracts.states_checks import FindingState
from jinxi_portal.accounts.public import Role, holders_of
from jinxi_portal.kernel import clock, slots
from jinxi_portal.records.public import write_history
from members.public import Employer

#: Short name, text, day of filing, day of the mended text.
FILED = (
    ("华丽家政", "employee", date(2024, 3, 12), date(2025, 2, 20)),
    ("安心居", "platform", date(2024, 5, 8), date(2025, 6, 11)),
    ("百晓家", "agency", date(2024, 9, 3), date(2025, 10, 16)),
)
REASON = "与所引法条抵触，免除了企业应当承担的责任或者限制了家政服务员的权利。"


def load(context: Any) -> None:
    officer = next(iter(holders_of(Role.SUPERVISION_OFFICER)), None)
    employers = {employer.short_name: employer for employer in Employer.objects.all()}
    if officer is None:
        return
    for done, (name, key, filed_on, mended_on) in enumerate(FILED, start=1):
        if name in employers:
            _story(employers[name], key, filed_on, mended_on, officer)
        context.progress(done, len(FILED))


def _story(employer: Employer, key: str, filed_on: date, mended_on: date, officer: Any) -> None:
    # Past the acts' policy: the demo's officer is posted since this year only.
    said = TEXTS[key]
    given = {"employer": employer, "title": said["title"], "kind": said["kind"], "filed_by": officer}
    with transaction.atomic():
        with clock.frozen(clock.start_of(filed_on) + timedelta(hours=10)):
            filed = write_filed_text(FiledText(**given, text=said["text"]))
        with clock.frozen(clock.start_of(filed_on) + timedelta(days=6, hours=15)):
            for finding in filed.findings.all():
                _confirm(finding, officer)
        with clock.frozen(clock.start_of(mended_on) + timedelta(hours=11)):
            write_filed_text(FiledText(**given, text=_mended(filed, keep=said["keep"]), replaces=filed))


def _confirm(finding: Finding, officer: Any) -> None:
    finding.state, finding.reason = FindingState.CONFIRMED, REASON
    finding.decided_at, finding.decided_by = clock.now(), officer
    finding.save()
    facts = {"verdict": FindingState.CONFIRMED, "finding": finding}
    write_history(subject=finding.filed_text, verb="contracts.finding_decided", by=officer, facts=facts)


def _mended(filed: FiledText, *, keep: int) -> str:
    """The fair wordings in; the last ``keep`` sentences are still argued about."""
    fair = {pattern.key: pattern.fair for pattern in shipped_patterns()}
    findings = list(Finding.objects.filter(filed_text=filed).order_by("pk"))
    text = filed.text
    for finding in findings[: len(findings) - keep]:
        text = with_fair_wording(text, finding.sentence, fair[finding.pattern_key])
    return text


slots.demo_steps.register(slots.DemoStep(key="contracts.filed", label=_("企业合同文本"), load=load, order=62))
