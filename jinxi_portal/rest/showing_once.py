"""A new secret between the act and the one page that shows it: sealed in the session, gone once read."""

import base64

from django.http import HttpRequest

from jinxi_portal.kernel import sealing

_KEPT = "new_api_key"
_LABEL = "api_key"


def keep_token(request: HttpRequest, key_id: int, token: str) -> None:
    request.session[_KEPT] = [key_id, base64.b64encode(sealing.current().seal(token, _LABEL)).decode()]


def take_token(request: HttpRequest, key_id: int) -> str | None:
    """The token of the key just made, the first time it is asked for."""
    kept = request.session.get(_KEPT)
    if kept is None or kept[0] != key_id:
        return None
    del request.session[_KEPT]
    return sealing.current().unseal(base64.b64decode(kept[1]), _LABEL)
