"""gunicorn's settings, here and in a real installation; ``WEB_CONCURRENCY`` and the command line come on top."""

import gc
import os
from typing import Any

# One portal is loaded and then forked, so that the processes share its memory.
preload_app = True
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "jinxi_portal.runtime.web_worker.Worker"
threads = int(os.environ.get("WEB_THREADS", "4"))
timeout = 60
graceful_timeout = 8
keepalive = 5
# Access is logged by the portal itself, without personal data.
accesslog = None
errorlog = "-"
loglevel = "warning"
# The heartbeat of a web process must not wait for a slow disk.
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108 -- a memory disk, used by gunicorn for nameless files
# gunicorn's own control channel is a door we do not need.
control_socket_disable = True


def when_ready(server: Any) -> None:
    # What is loaded now never goes away: the collector need not touch it, and shared pages stay shared.
    gc.collect()
    gc.freeze()
