"""``make run``: opens the portal and keeps it open.

Order of a start: the home, one supervisor per home, leftovers of an earlier start, the port, the servers, the secrets, the
database and files, the children. A stop goes back the same way. Nothing here imports Django: the supervisor stays small.
"""

import fcntl
import json
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import psutil

from jinxi_portal.runtime import home as homes
from jinxi_portal.runtime import processes, screen
from jinxi_portal.runtime.children import Child, portal_children
from jinxi_portal.runtime.embedded import Servers
from jinxi_portal.runtime.trouble import Trouble

WEB_SECONDS = 90
#: A web server that ends this often before it answered once will not come up by itself.
HOPELESS = 3
_SERVER_NAMES = {"postgres": ("数据库 PostgreSQL", "PostgreSQL"), "redis": ("任务队列 Redis", "Redis")}


class Supervisor:
    """The portal of one home.

    Args:
        home: where everything lies.
        host: the address to listen on.
        port: the port to listen on.
    """

    def __init__(self, home: Path, host: str, port: int) -> None:
        self.home = home
        self.host = host
        self.port = port
        self.servers = Servers(home)
        self.children: list[Child] = []
        self.asked_to_stop = 0
        self._lock: int | None = None
        self._listener: socket.socket | None = None
        self._said_full = False
        self._wake_read, self._wake_write = os.pipe()
        self._parent = _make_above_us()

    @property
    def address(self) -> str:
        host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(self.host, self.host)  # noqa: S104 -- only compared
        return f"http://{host}:{self.port}/"

    # -- signals -----------------------------------------------------------------------------------------------------

    def listen_to_signals(self) -> None:
        os.set_blocking(self._wake_write, False)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            if number != signal.SIGHUP or signal.getsignal(number) is not signal.SIG_IGN:  # nohup stays nohup
                signal.signal(number, self._on_signal)

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self.asked_to_stop += 1
        try:
            os.write(self._wake_write, b"!")
        except BlockingIOError:
            return

    def stopping(self) -> bool:
        """Somebody asked us to stop, or the make above us was killed."""
        return bool(self.asked_to_stop) or (self._parent is not None and os.getppid() != self._parent)

    # -- the start ---------------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Bring everything up.

        Raises:
            Trouble: when it cannot be, with what to do.
            InterruptedError: when somebody asked to stop meanwhile.
        """
        homes.prepare_home(self.home)
        self._be_the_only_one()
        left = processes.sweep(self.home)
        if left:
            screen.happened(
                f"上次启动留下的 {left} 个进程已清理。",
                f"Cleared {left} processes that an earlier start had left behind.",
            )
        self._listener = self._take_port()
        with screen.step("数据库与任务队列", "database and queue"):
            self.servers.start()
        self.servers.name()
        homes.name_secrets(self.home)
        self._prepare()
        self.children = portal_children(self.home, self._listener.fileno(), int(os.environ.get("WEB_CONCURRENCY", "2")))
        with screen.step("网页服务与后台任务", "web, worker and beat"):
            for child in self.children:
                child.start()
            self._wait_for_web()
        self._write_state("running")

    def _be_the_only_one(self) -> None:
        """One supervisor per home. One that is just stopping is waited for."""
        lock = self._lock = os.open(self.home / "run" / "supervisor.lock", os.O_RDWR | os.O_CREAT, 0o600)

        def taken() -> bool:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            return True

        if taken():
            self._write_state("starting")
            return
        state = self._read_state()
        # One whose make was killed notices it within a second and stops.
        if processes.wait_until(taken, 30 if state.get("state") == "stopping" else 4):
            self._write_state("starting")
            return
        state = self._read_state()
        if state.get("state") == "stopping" and processes.wait_until(taken, 30):
            self._write_state("starting")
            return
        where, pid = state.get("address", ""), state.get("pid", "?")
        raise Trouble(
            f"门户已经在运行：{where}（进程 {pid}）。要重新启动，请先在它的窗口按 Ctrl-C，或运行 kill {pid}。",
            f"The portal is running already: {where} (process {pid}). To start it anew, press Ctrl-C in its window or run kill {pid}.",
        )

    def _read_state(self) -> dict[str, Any]:
        try:
            return dict(json.loads((self.home / "run" / "supervisor.json").read_text(encoding="utf-8")))
        except (OSError, ValueError):
            return {}

    def _write_state(self, state: str) -> None:
        content = json.dumps({"pid": os.getpid(), "address": self.address, "state": state})
        homes.write_private(self.home / "run" / "supervisor.json", content)

    def _take_port(self) -> socket.socket:
        """Bind the port before the long work, and keep it: while the web server is started again, its callers wait.

        The web server listens; until it does, a caller is told at once that nobody is there yet.
        """
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((self.host, self.port))
        except PermissionError:
            raise Trouble(
                f"普通用户不能使用 {self.port} 端口。请换一个大于 1023 的端口：make run PORT=8000",
                f"Port {self.port} is reserved for root. Choose one above 1023: make run PORT=8000",
            ) from None
        except OSError as error:
            who = _who_listens(self.port)
            raise Trouble(
                f"端口 {self.port} 已被占用{f'（{who}）' if who else ''}。请换一个端口：make run PORT={self.port + 1}",
                f"Port {self.port} is taken{f' by {who}' if who else ''} ({error.strerror}). Choose another one: make run PORT={self.port + 1}",
            ) from error
        listener.set_inheritable(True)
        return listener

    def _prepare(self) -> None:
        """Migrations, translations, static files and the demo county, in a process of its own that knows Django."""
        environment = {**os.environ, processes.MARKER: str(self.home), "PORTAL_HOME": str(self.home), "PYTHONUTF8": "1"}
        process = subprocess.Popen(
            [sys.executable, "-m", "jinxi_portal.runtime.prepare"],
            env=environment,
            start_new_session=True,
            preexec_fn=processes.die_with_parent,
        )
        while process.poll() is None:
            if self.stopping():
                processes.end(process.pid, [(signal.SIGTERM, 5), (signal.SIGKILL, 5)])
                process.wait()
                raise InterruptedError
            self._sleep(0.1)
        if process.returncode:
            raise Trouble(
                "准备数据库或文件时没有成功，原因见上面几行。已有的数据没有受损；解决后再运行 make run，会接着做。",
                "The database or the files could not be made ready; the lines above say why. Existing data is unharmed. "
                "Mend that and run make run again: it goes on where it stopped.",
            )

    def _wait_for_web(self) -> None:
        web = self.children[0]
        deadline = time.monotonic() + WEB_SECONDS
        while not _answers(self.host, self.port):
            if self.stopping():
                raise InterruptedError
            self.look_after_children(quietly=True)
            if web.failures >= HOPELESS or time.monotonic() > deadline:
                raise Trouble(
                    f"网页服务没有启动。日志 {web.log} 的最后几行：\n{screen.last_lines(web.log)}",
                    f"The web server did not come up. The last lines of {web.log} stand above.",
                )
            self._sleep(0.1)

    # -- the watch ---------------------------------------------------------------------------------------------------

    def watch(self) -> None:
        """Until somebody asks to stop: what dies is started again, and said."""
        minute = time.monotonic()
        while not self.stopping():
            self.look_after_servers()
            self.look_after_children()
            if time.monotonic() - minute > 60:
                minute = time.monotonic()
                self.look_after_disk()
            self._sleep(0.5)

    def look_after_disk(self) -> None:
        """Keep the logs short; say once when the disk runs full."""
        for child in self.children:
            child.trim_log()
        free = shutil.disk_usage(self.home).free
        if free < homes.LEAST_FREE_BYTES and not self._said_full:
            trouble = homes.disk_full(self.home, free)
            screen.happened(trouble.chinese, trouble.english)
        self._said_full = free < homes.LEAST_FREE_BYTES

    def look_after_children(self, *, quietly: bool = False) -> None:
        for child in self.children:
            how = child.look()
            if how is None or quietly or self.stopping():
                continue
            pause = round(max(0.0, child.next_start - time.monotonic()))
            screen.happened(
                f"{child.label[0]}意外结束（{how}），{f'{pause} 秒后' if pause else '马上'}重新启动。日志：{child.log}",
                f"The {child.label[1]} ended unexpectedly ({how}) and is started again {f'in {pause} s' if pause else 'at once'}. Log: {child.log}",
            )

    def look_after_servers(self) -> None:
        dead = self.servers.dead()
        if not dead or self.stopping():
            return
        for name in dead:
            chinese, english = _SERVER_NAMES[name]
            screen.happened(
                f"{chinese} 意外停止，正在重新启动。", f"{english} stopped unexpectedly and is started again."
            )
        try:
            self.servers.mend()
        except Trouble as trouble:
            screen.happened(trouble.chinese, trouble.english)
            self._sleep(5)
            return
        screen.happened("已恢复，已保存的数据没有丢失。", "It is back; no saved data was lost.")
        if "redis" in dead:
            for child in self.children[1:]:  # worker and beat take their place in the new queue
                child.restart()

    def _sleep(self, seconds: float) -> None:
        """Sleep until a signal or the end of the time."""
        ready, _, _ = select.select([self._wake_read], [], [], seconds)
        if ready:
            os.read(self._wake_read, 64)

    # -- the end -----------------------------------------------------------------------------------------------------

    def close(self) -> None:
        """End children and servers; a second Ctrl-C hurries."""
        if self._lock is None or self._read_state().get("pid") != os.getpid():
            return
        with suppress(OSError):  # a full disk must not keep the rest from being ended
            self._write_state("stopping")
        for child in self.children:
            child.ask_to_end()
        asked = self.asked_to_stop
        deadline = time.monotonic() + max((child.patience for child in self.children), default=0)
        while (
            any(child.alive for child in self.children) and time.monotonic() < deadline and self.asked_to_stop == asked
        ):
            self._sleep(0.05)
        for child in self.children:
            child.stop(patience=0.1)
        self.servers.leave()
        (self.home / "run" / "supervisor.json").unlink(missing_ok=True)
        os.close(self._lock)
        self._lock = None


def _make_above_us() -> int | None:
    """The process number of the make that runs us, which may be killed without telling us."""
    try:
        parent = psutil.Process(os.getppid())
        return parent.pid if parent.name() in {"make", "gmake"} else None
    except psutil.Error:
        return None


def _who_listens(port: int) -> str:
    try:
        for connection in psutil.net_connections("tcp"):
            if connection.status == psutil.CONN_LISTEN and connection.pid and tuple(connection.laddr)[1:2] == (port,):
                return f"{psutil.Process(connection.pid).name()}, {connection.pid}"
    except psutil.Error:
        pass
    return ""


def _answers(host: str, port: int) -> bool:
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 -- only compared
    try:
        with urlopen(f"http://{f'[{host}]' if ':' in host else host}:{port}/healthz", timeout=2) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def main() -> int:
    try:
        port = int(os.environ.get("PORT") or 8000)
    except ValueError:
        screen.complain(
            f"PORT 应是一个数字，例如 make run PORT=8001。\nPORT must be a number: make run PORT=8001, not {os.environ['PORT']!r}."
        )
        return 2
    supervisor = Supervisor(homes.portal_home(), os.environ.get("HOST") or "127.0.0.1", port)
    supervisor.listen_to_signals()
    try:
        supervisor.open()
        print(screen.open_screen(supervisor.address, supervisor.home), flush=True)
        supervisor.watch()
        screen.say("正在停止 …", "Stopping …")
    except Trouble as trouble:
        screen.complain(str(trouble))
        return 1
    except OSError as error:
        if isinstance(error, InterruptedError):
            return 130
        screen.complain(str(homes.folder_trouble(supervisor.home, error)))
        return 1
    finally:
        supervisor.close()
    screen.say("已停止，数据都已保存。", "Stopped; everything is saved.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
