"""The demo county's employers: two that have sign-ins of their own, and three small ones. No real enterprise."""

from random import Random
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from jinxi_portal.accounts.public import PlaceKind, set_place
from jinxi_portal.kernel import slots
from jinxi_portal.kernel.areas import JINXI
from jinxi_portal.kernel.credit_code import ALPHABET, check_character
from members.models import Employer
from members.models.employer import EmployerKind

#: Code, full name, short name, kind.
EMPLOYERS = (
    ("huali", "金溪县华丽家政服务有限公司", "华丽家政", EmployerKind.AGENCY),
    ("anxinju", "江西安心居网络科技有限公司", "安心居", EmployerKind.PLATFORM),
    ("xianglin", "金溪县香邻家政服务部", "香邻家政", EmployerKind.SMALL),
    ("baixiaojia", "金溪县百晓家生活服务有限公司", "百晓家", EmployerKind.AGENCY),
    ("wangjie", "秀谷镇王姐月嫂店", "王姐月嫂", EmployerKind.SMALL),
)


def load(context: Any) -> None:
    """Make the employers; people who were posted to them by name find their place."""
    with transaction.atomic():
        for done, (code, name, short_name, kind) in enumerate(EMPLOYERS, start=1):
            employer = Employer.objects.create(
                code=code, name=name, short_name=short_name, kind=kind, credit_code=credit_code(context.random)
            )
            set_place(kind=PlaceKind.EMPLOYER, name=short_name, place_id=employer.pk)
            context.progress(done, len(EMPLOYERS))


def credit_code(random: Random) -> str:
    """A well-formed code of the county's market regulator that nobody was given on purpose."""
    first17 = f"91{JINXI}MA" + "".join(random.choice(ALPHABET) for _place in range(7))
    return first17 + check_character(first17)


slots.demo_steps.register(slots.DemoStep(key="members.employers", label=_("企业"), load=load, order=20))
