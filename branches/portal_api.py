"""What other systems may read of this room, and where they begin."""

from django.utils.translation import gettext_lazy as _

from jinxi_portal.rest.public import ApiEntry, ApiScope, Holder, register_entry, register_scope

register_scope(ApiScope("branches:read", _("查看党组织名录（公开信息，不含人员）"), holders=frozenset(Holder)))
register_scope(
    ApiScope(
        "organisations:read",
        _("查看党组织沿革和汇总数（不含人员，人数不足 5 人的不给出）"),
        holders=frozenset({Holder.AUTHORITY}),
    )
)
register_entry(ApiEntry("branches", "branches_api:branches", "branches:read"))
register_entry(ApiEntry("organisations", "branches_api:organisations", "organisations:read"))
register_entry(ApiEntry("organisation_counts", "branches_api:organisation_counts", "organisations:read"))
