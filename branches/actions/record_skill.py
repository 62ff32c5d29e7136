"""Record a skill certificate of a member: the second of the two pipelines (双培养)."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from branches.locking import lock_organisation, lock_person
from branches.models import MemberSkill, Organisation
from branches.policy_development import POLICY
from branches.refusals import Refusal
from jinxi_portal.kernel import clock
from jinxi_portal.records.public import write_history


def record_skill(
    *, person: Any, organisation: Organisation, name: str, number: str, issued_on: date, by: Any
) -> MemberSkill:
    """The member of this branch holds a certificate.

    Raises:
        Refusal: the day lies ahead, or the certificate is recorded already.
    """
    with transaction.atomic():
        branch, person = lock_organisation(organisation), lock_person(person)
        POLICY.require(by, "record_skill", branch)
        if issued_on > clock.today():
            raise Refusal(_("发证日期不能晚于今天。"), code="day_ahead")
        if MemberSkill.objects.filter(person=person, number=number).exists():
            raise Refusal(_("这本证书已经登记过。"), code="recorded")
        skill = MemberSkill.objects.create(person=person, name=name, number=number, issued_on=issued_on, recorded_by=by)
        write_history(
            subject=branch,
            verb="branches.skill_recorded",
            by=by,
            facts={"issued_on": issued_on, "skill": skill, "person": person},
        )
    return skill
