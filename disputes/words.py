"""The words of this room that are chosen from a list."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from disputes.rules.screening import NotTaken


class Channel(models.TextChoices):
    """How it came to the committee; kept for good."""

    DESK = "desk", _("到微家当面申请")
    PHONE = "phone", _("从业人员手机申请")
    PUBLIC = "public", _("客户网上申请")
    BRANCH = "branch", _("支部求助转来")


class Side(models.TextChoices):
    APPLICANT = "applicant", _("申请人")
    RESPONDENT = "respondent", _("被申请人")


class PartyRole(models.TextChoices):
    WORKER = "worker", pgettext_lazy("一方当事人", "从业人员")
    CUSTOMER = "customer", _("客户")
    EMPLOYER = "employer", _("企业")


class Consent(models.TextChoices):
    WAITING = "waiting", _("还没有答复")
    AGREED = "agreed", _("同意调解")
    REFUSED = "refused", _("不同意调解")


class HowTold(models.TextChoices):
    """How a party let the committee know."""

    SELF = "self", _("本人在网上确认")
    DESK = "desk", _("当面")
    CALL = "call", _("电话")


class Openness(models.TextChoices):
    """Open or closed sessions are the parties' choice (人民调解法 23)."""

    CLOSED = "closed", pgettext_lazy("调解会", "不公开")
    OPEN = "open", pgettext_lazy("调解会", "公开")


class SignCode(models.TextChoices):
    """Signs that end mediation, as they are kept; the questions stand in ``rules.screening``."""

    VIOLENCE = "violence", _("暴力或威胁")
    CRIME = "crime", _("违法犯罪")
    MINOR = "minor", _("未成年人有危险")
    DESPAIR = "despair", _("轻生或极端言语")


class WhyNotTaken(models.TextChoices):
    """Why it was not taken; the right door of each stands in ``rules.screening``."""

    RESERVED = NotTaken.RESERVED.value, _("法律规定由专门机关处理")
    COURT = NotTaken.COURT.value, _("法院已经受理")
    ARBITRATION = NotTaken.ARBITRATION.value, _("劳动仲裁已经受理")
    OTHER_BODY = NotTaken.OTHER_BODY.value, _("其他机构已经受理")
    REFUSED = NotTaken.REFUSED.value, _("一方明确不愿意调解")


class MediationEnd(models.TextChoices):
    """Why a mediator no longer leads a case."""

    CONFLICT = "conflict", _("回避")
    ASKED = "asked", _("当事人要求更换")
    OVERLOAD = "overload", _("调解员不能继续")


class SessionState(models.TextChoices):
    PLANNED = "planned", _("已约定")
    HELD = "held", _("已进行")
    CANCELLED = "cancelled", _("已取消")


class OfferState(models.TextChoices):
    OPEN = "open", _("等待答复")
    ACCEPTED = "accepted", _("已接受")
    REFUSED = "refused", _("没有接受")
    REPLACED = "replaced", _("已有新方案")


class TieKind(models.TextChoices):
    RELATIVE = "relative", _("亲属")
    EMPLOYER = "employer", _("任职或者任过职的企业")
