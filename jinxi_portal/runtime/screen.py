"""What ``make run`` says: a line per step, one calm screen when all is open, a line when something happened."""

import json
import sys
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


def width(text: str) -> int:
    """Columns on a terminal; a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def padded(text: str, columns: int) -> str:
    return text + " " * max(1, columns - width(text))


def say(chinese: str, english: str = "") -> None:
    print(f"  {chinese}" + (f"  {english}" if english else ""), flush=True)


@contextmanager
def step(chinese: str, english: str) -> Iterator[None]:
    """Name a step of the start while it runs."""
    began = time.monotonic()
    print(f"  {padded(chinese, 22)}{padded(english, 30)}", end="", flush=True)
    try:
        yield
    except BaseException:
        print(flush=True)
        raise
    print(f"{time.monotonic() - began:5.1f} s", flush=True)


def happened(chinese: str, english: str) -> None:
    """Something the person should know while the portal runs, with the time of day."""
    print(f"  {time.strftime('%H:%M:%S')}  {chinese}\n            {english}", flush=True)


def demo_accounts(home: Path) -> list[dict[str, Any]]:
    try:
        return list(json.loads((home / "demo_accounts.json").read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return []


def open_screen(address: str, home: Path) -> str:
    """The address, a sign-in per role, where the data lies, how to stop."""
    accounts = demo_accounts(home)
    columns = [
        max(
            [width(str(account.get(key, ""))) for account in accounts if width(str(account.get(key, ""))) < 38],
            default=0,
        )
        + 3
        for key in ("label", "username", "password")
    ]
    lines = [
        "",
        "  金溪县网约家政行业综合党委 · 家政服务门户（示范县）",
        "  Household-services portal of Jinxi county (demo county)",
        "",
        f"  地址 Address    {address}",
        "",
    ]
    if accounts:
        lines.append("  登录 Sign in    （岗位 role，用户名 username，密码 password）")
        for account in accounts:
            cells = (
                str(account.get("label") or account["role"]),
                str(account["username"]),
                str(account.get("password") or "—"),
            )
            lines.append(
                "    " + "".join(padded(cell, column) for cell, column in zip(cells, columns, strict=True)).rstrip()
            )
        lines.append("")
    lines += [
        f"  数据 Data       {home}   （日志 logs: {home / 'log'}）",
        "  停止 Stop       Ctrl-C",
        "",
    ]
    return "\n".join(lines)


def last_lines(log: Path, count: int = 12) -> str:
    try:
        return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-count:])
    except OSError:
        return ""


def complain(text: str) -> None:
    print(f"\n{text}\n", file=sys.stderr, flush=True)
