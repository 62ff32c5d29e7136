"""What a dispute is about, and which law looks after it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DisputeKind(models.TextChoices):
    """The office's kinds (domain rules, section 5)."""

    SERVICE_QUALITY = "service_quality", _("服务质量")
    WAGES = "wages", _("工资报酬")
    AGENCY_FEE = "agency_fee", _("中介费或押金")
    INJURY = "injury", _("人身伤害")
    DAMAGED_PROPERTY = "damaged_property", _("财物损坏")
    THEFT_SUSPECTED = "theft_suspected", _("怀疑丢失被拿")
    INSULT = "insult", _("骚扰或侮辱")
    CONTRACT_END = "contract_end", _("合同解除")
    OTHER = "other", _("其他")


class Relation(models.TextChoices):
    """What binds the two sides: an employment goes to labour arbitration, everything else to court."""

    EMPLOYMENT = "employment", _("劳动关系")
    SERVICE = "service", _("劳务或服务关系")


#: Kinds that are labour disputes when the sides are employer and employee (劳动争议调解仲裁法 art. 2).
LABOUR_KINDS = frozenset(
    {DisputeKind.WAGES, DisputeKind.INJURY, DisputeKind.CONTRACT_END, DisputeKind.AGENCY_FEE, DisputeKind.OTHER}
)


def is_labour_dispute(kind: str, relation: str) -> bool:
    """Whether the clocks and the limitation of labour disputes hold (劳动争议调解仲裁法 art. 2)."""
    return relation == Relation.EMPLOYMENT and kind in LABOUR_KINDS
