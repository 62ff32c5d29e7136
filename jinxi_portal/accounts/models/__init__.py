from jinxi_portal.accounts.models.elevated_access import ElevatedAccess, Scope
from jinxi_portal.accounts.models.invitation import Invitation
from jinxi_portal.accounts.models.posting import Posting
from jinxi_portal.accounts.models.suspension import Suspension
from jinxi_portal.accounts.models.user import User

__all__ = ["ElevatedAccess", "Invitation", "Posting", "Scope", "Suspension", "User"]
