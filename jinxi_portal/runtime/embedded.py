"""The embedded PostgreSQL and Redis under the portal's home, found running or started; the last user stops them.

Who uses the servers holds a shared lock on ``run/users.lock``; the kernel drops it with the process, however that ends.
Whoever leaves and then gets the lock alone was the last one.
"""

import atexit
import fcntl
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from jinxi_portal.runtime.home import drop_socket_folder, name_secrets, portal_home, prepare_home
from jinxi_portal.runtime.postgres import Postgres
from jinxi_portal.runtime.redis_server import RedisServer

__all__ = ["Servers", "for_command", "portal_home", "start_servers"]

LOCAL_SETTINGS = "jinxi_portal.settings.local"
#: Commands that need no database or queue.
WITHOUT_SERVERS = {
    "link",
    "check_clauses",
    "compilemessages",
    "makemessages",
    "help",
    "version",
    "--help",
    "--version",
    "collectstatic",
}


class Servers:
    """The embedded servers of a home that the environment does not replace by real ones."""

    def __init__(self, home: Path, *, durable: bool = True) -> None:
        self.home = home
        self.postgres = None if os.environ.get("DATABASE_URL") else Postgres(home, durable=durable)
        self.redis = None if os.environ.get("REDIS_URL") else RedisServer(home, durable=durable)
        self._lock: int | None = None
        self._owner = os.getpid()

    def start(self) -> None:
        """Use the servers: start what does not run."""
        if self._lock is None:
            self._lock = os.open(self.home / "run" / "users.lock", os.O_RDWR | os.O_CREAT, 0o600)
            fcntl.flock(self._lock, fcntl.LOCK_SH)
        self.mend()

    def mend(self) -> list[str]:
        """Start what does not run, one process at a time; name what was started."""
        started = []
        with _alone(self.home / "run" / "starting.lock"):
            for name, server in (("postgres", self.postgres), ("redis", self.redis)):
                if server is None:
                    continue
                if not server.ready():
                    server.start()
                    started.append(name)
                server.seen = server.pid()
        return started

    def dead(self) -> list[str]:
        """Servers that ran when last looked at and do not run now; cheap, for a watch that looks twice a second."""
        named = (("postgres", self.postgres), ("redis", self.redis))
        return [name for name, server in named if server is not None and not server.alive()]

    def name(self) -> None:
        """Name the servers to this process and its children."""
        if self.postgres is not None:
            os.environ["DATABASE_URL"] = self.postgres.url
        if self.redis is not None:
            os.environ["REDIS_URL"] = self.redis.url

    def leave(self) -> None:
        """Stop using the servers; the last user ends them."""
        if self._lock is None or os.getpid() != self._owner:
            return
        fcntl.flock(self._lock, fcntl.LOCK_UN)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            pass
        else:
            for server in (self.redis, self.postgres):
                if server is not None:
                    server.stop()
            drop_socket_folder(self.home)
        finally:
            os.close(self._lock)
            self._lock = None


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """One process at a time."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def start_servers(*, durable: bool = True) -> Servers:
    """Set ``DATABASE_URL`` and ``REDIS_URL`` for this process, starting the embedded servers where none is named.

    They are left when the process ends.
    """
    home = portal_home()
    prepare_home(home)
    servers = Servers(home, durable=durable)
    servers.start()
    atexit.register(servers.leave)
    servers.name()
    return servers


@contextmanager
def for_command(arguments: Sequence[str]) -> Iterator[None]:
    """Servers and secrets for one run of manage.py; none for a command that needs none or a real installation."""
    settings = os.environ.get("DJANGO_SETTINGS_MODULE", "")
    for before, argument in zip(["", *arguments], arguments, strict=False):
        if before == "--settings":
            settings = argument
        elif argument.startswith("--settings="):
            settings = argument.partition("=")[2]
    if settings == LOCAL_SETTINGS and arguments and arguments[0] not in WITHOUT_SERVERS:
        start_servers()
        name_secrets(portal_home())
    yield
