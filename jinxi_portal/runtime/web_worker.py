"""The web worker: gunicorn's own, but an address or a header that is too long is refused in words.

Such a request never reaches the portal, so none of its pages can say it. nginx answers with the same page what is too long for it already.
"""

from pathlib import Path
from typing import Any

from gunicorn.http.errors import LimitRequestHeaders, LimitRequestLine
from gunicorn.util import write_nonblock
from gunicorn.workers.gthread import ThreadWorker

_PAGE = (Path(__file__).parents[2] / "deploy" / "pages" / "too_long.html").read_bytes()
_STATUS = {LimitRequestLine: "414 URI Too Long", LimitRequestHeaders: "431 Request Header Fields Too Large"}


class Worker(ThreadWorker):
    def handle_error(self, req: Any, client: Any, addr: Any, exc: Exception) -> None:
        status = _STATUS.get(type(exc))
        if status is None:
            super().handle_error(req, client, addr, exc)
            return
        head = (
            f"HTTP/1.1 {status}\r\nConnection: close\r\nContent-Type: text/html; charset=utf-8\r\n"
            f"Content-Length: {len(_PAGE)}\r\nCache-Control: no-store\r\n\r\n"
        )
        try:
            write_nonblock(client, head.encode() + _PAGE)
        except OSError:
            self.log.debug("the visitor is gone")
