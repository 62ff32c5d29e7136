"""What is too long to reach the portal is refused in words, in both languages."""

import socket

import pytest
from gunicorn.http.errors import LimitRequestHeaders, LimitRequestLine
from gunicorn.workers.gthread import ThreadWorker

from jinxi_portal.runtime import gunicorn_settings
from jinxi_portal.runtime.web_worker import Worker


def answered(refused: Exception) -> str:
    here, there = socket.socketpair()
    with here, there:
        Worker.__new__(Worker).handle_error(None, here, None, refused)
        here.shutdown(socket.SHUT_WR)
        return there.makefile("rb").read().decode()


@pytest.mark.parametrize(
    ("refused", "status"), [(LimitRequestLine(8192, 4094), "414 "), (LimitRequestHeaders("limit"), "431 ")]
)
def test_it_says_so_in_words(refused: Exception, status: str) -> None:
    told = answered(refused)
    head, page = told.split("\r\n\r\n")
    assert head.startswith(f"HTTP/1.1 {status}")
    assert f"Content-Length: {len(page.encode())}\r\n" in head + "\r\n"
    assert "地址太长，没有打开" in page
    assert "The address is too long" in page


def test_it_is_gunicorns_threaded_worker_otherwise() -> None:
    assert gunicorn_settings.worker_class == f"{Worker.__module__}.{Worker.__qualname__}"
    assert issubclass(Worker, ThreadWorker)
