from jinxi_portal.accounts.models.posting import Posting
from jinxi_portal.accounts.models.user import User

__all__ = ["Posting", "User"]
