"""The supervision officer approves a version, from a day on, or takes one out of use."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from contracts.actions.change_version import check_wording, lock_version
from contracts.checking_text import check_version_text
from contracts.events import TemplateApproved
from contracts.models import TemplateVersion
from contracts.policy import POLICY
from contracts.refusals import Refusal
from contracts.states import VersionState, check_version
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import announce, write_history


def approve_version(*, version: TemplateVersion, effective_from: date, by: Any) -> TemplateVersion:
    """Contracts drafted from that day on use it. It never changes again.

    Raises:
        MoveNotAllowed: it is no draft.
        Refusal: the clause check suspects a sentence or misses a duty, or the day has passed.
    """
    with transaction.atomic():
        locked = lock_version(version)
        POLICY.require(by, "approve_template", locked)
        check_version(locked.state, VersionState.APPROVED, "approve_version")
        if effective_from < clock.today():
            raise Refusal(_("启用日期不能早于今天：已经签的合同按当天的范本。"), code="day_gone")
        check_wording(locked.clauses, locked.variables)
        refuse_unfair(locked)
        locked.state, locked.effective_from = VersionState.APPROVED, effective_from
        locked.approved_at, locked.approved_by = clock.now(), by
        locked.save(update_fields=["state", "effective_from", "approved_at", "approved_by"])
        write_history(
            subject=locked.template,
            verb="contracts.version_approved",
            by=by,
            facts={"number": locked.number, "effective_from": effective_from},
        )
        announce(TemplateApproved(locked.pk))
    return locked


def refuse_unfair(version: TemplateVersion) -> None:
    """Nothing in a standard contract is clearly suspected, and no duty is missing. What is suspected less clearly is shown, and does not stop it.

    Raises:
        Refusal: with the first sentence, or the duty.
    """
    report = check_version_text(version)
    first = next((one for one in report.suspicions if one.is_clear), None)
    if first is not None:
        raise Refusal(
            _("条款体检认为这句话可能不公平：“%(sentence)s”（%(title)s）。请先修改。")
            % {"sentence": first.sentence.text, "title": first.pattern.title.zh},
            code="unfair",
        )
    if report.missing:
        raise Refusal(
            _("条款体检没有找到这些必备内容：%(duties)s。请先补上。")
            % {"duties": "、".join(duty.title.zh for duty in report.missing)},
            code="duty_missing",
        )


def retire_version(*, version: TemplateVersion, because: str, by: Any) -> TemplateVersion:
    """No new contract is drafted with it; contracts that were made keep their text.

    Raises:
        MoveNotAllowed: it is not approved.
        Refusal: a reason is missing.
    """
    with transaction.atomic():
        locked = lock_version(version)
        POLICY.require(by, "approve_template", locked)
        check_version(locked.state, VersionState.RETIRED, "retire_version")
        if not because.strip():
            raise Refusal(_("请写明停用的原因，起草的人会看到。"), code="reason_missing")
        locked.state, locked.retired_on, locked.retired_because = VersionState.RETIRED, clock.today(), because.strip()
        locked.save(update_fields=["state", "retired_on", "retired_because"])
        write_history(
            subject=locked.template,
            verb="contracts.version_retired",
            by=by,
            facts={"number": locked.number, "version": locked},
        )
    return locked
