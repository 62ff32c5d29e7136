"""What employers' systems may do in this room, and where they begin."""

from django.utils.translation import gettext_lazy as _

from jinxi_portal.rest.public import ApiEntry, ApiScope, register_entry, register_scope

register_scope(ApiScope("rosters:read", _("查看本企业报送的花名册和逐行结果")))
register_scope(ApiScope("rosters:write", _("报送本企业的花名册")))
register_entry(ApiEntry("rosters", "members_api:rosters", "rosters:read"))
