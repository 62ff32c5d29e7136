"""What other systems may read of this room, and where they begin."""

from django.utils.translation import gettext_lazy as _

from jinxi_portal.rest.public import ApiEntry, ApiScope, register_entry, register_scope

register_scope(ApiScope("branches:read", _("查看党组织名录（公开信息，不含人员）")))
register_entry(ApiEntry("branches", "branches_api:branches", "branches:read"))
