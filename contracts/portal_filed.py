"""Filed contracts in the frame's slots, and what employers' systems may ask of this room."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from contracts import verbs_filed
from contracts.actions.file_contract import PDF
from contracts.models import FiledContract
from contracts.notices import OWN, is_worker
from contracts.policy_filed import FILED
from contracts.portal_templates import ROOM
from jinxi_portal.kernel import slots
from jinxi_portal.notices.public import BY_PHONE, NoticeKind, register_notice
from jinxi_portal.records.public import (
    AttachmentKind,
    FileType,
    SubjectKind,
    register_attachment_kind,
    register_subject,
)
from jinxi_portal.rest.public import ApiEntry, ApiScope, register_entry, register_scope

__all__ = ["verbs_filed"]

MEGABYTE = 1024 * 1024

register_subject(
    SubjectKind(
        FiledContract._meta.label_lower,
        _("报送的合同"),
        FILED,
        url=lambda filed: reverse("contracts:filed_reach", args=[filed.number]),
        see_act="see_filed_paper",
    )
)
register_attachment_kind(
    AttachmentKind(PDF, _("报送的合同"), frozenset({FileType.PDF}), most_bytes=20 * MEGABYTE, most=1)
)
register_notice(
    NoticeKind(
        "contracts.filed_for_you",
        _("公司报送了您的合同"),
        _("公司报送了合同 %(thing)s，说是您已经签了。请看一看；没有签过的，请到“求助”里说。"),
        group=OWN,
        outside=BY_PHONE,
        concerns=is_worker,
    )
)
register_notice(
    NoticeKind(
        "contracts.filed_ended",
        _("公司报告您的合同已解除"),
        _("公司报告合同 %(thing)s 已经解除。请看一看；不是这样的，请到“求助”里说。"),
        group=OWN,
        outside=BY_PHONE,
        concerns=is_worker,
    )
)
register_notice(
    NoticeKind(
        "contracts.filed_cancelled",
        _("公司报告您的合同开始前取消了"),
        _("公司报告合同 %(thing)s 还没有开始就取消了。请看一看；不是这样的，请到“求助”里说。"),
        group=OWN,
        outside=BY_PHONE,
        concerns=is_worker,
    )
)
register_scope(ApiScope("contracts:read", _("查看本企业的合同")))
register_scope(ApiScope("contracts:write", _("报送签好的合同、发起和撤回签字、报告解除")))
register_entry(ApiEntry("contracts", "contracts_api:contracts", "contracts:read"))
register_entry(ApiEntry("filed_contracts", "contracts_api:filed_contracts", "contracts:read"))
register_entry(ApiEntry("contract_templates", "contracts_api:templates", "contracts:read"))
slots.menu.register(
    slots.MenuEntry(
        "contracts.filed_contracts",
        _("报送的合同"),
        "contracts:filed_contracts",
        lambda user: bool(FILED.may(user, "see_filed_contracts")),
        room=ROOM,
        order=415,
    )
)
