from jinxi_portal.notices.models.choice import Choice
from jinxi_portal.notices.models.delivery import Delivery, DeliveryState
from jinxi_portal.notices.models.mobile_word import MobileWord
from jinxi_portal.notices.models.notice import Notice

__all__ = ["Choice", "Delivery", "DeliveryState", "MobileWord", "Notice"]
