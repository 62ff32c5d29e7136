from jinxi_portal.rest.models.api_key import ApiKey
from jinxi_portal.rest.models.idempotent_answer import IdempotentAnswer

__all__ = ["ApiKey", "IdempotentAnswer"]
