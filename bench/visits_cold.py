"""The grid worker's list from cold and without network, on a CPU four times slower; against a running portal (``PORTAL``).

The floor is taken in the same run, turn and turn about: a page with one line on it, which the same service worker serves in the same way.
Both are told by the page's own clock, from the beginning of the navigation to the moment at which the line or the first doors stand.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from urllib.request import urlopen

HERE = Path(__file__).resolve().parent
PORTAL = os.environ.get("PORTAL", "http://127.0.0.1:8000")
HOME = Path(os.environ.get("PORTAL_HOME", str(HERE.parent / ".portal")))
PAGE = "/members/visits/"
OPENINGS = 11
SLOWER = 4
TO_REACH = 1000

#: Put where the service worker looks for the page of a language of that name.
FLOOR = """async () => {
  const html = '<!doctype html><meta charset="utf-8"><title>floor</title><p id="line">floor</p>'
    + '<script>performance.mark("visits-shown")</script>';
  const [name] = (await caches.keys()).filter((one) => one.startsWith("visits-"));
  const headers = { "Content-Type": "text/html; charset=utf-8" };
  await (await caches.open(name)).put("/members/visits/?lang=floor", new Response(html, { headers }));
}"""


def main() -> int:
    try:
        urlopen(urljoin(PORTAL, "/healthz"), timeout=5).close()
    except OSError:
        print(f"Not measured: no portal answers at {PORTAL}. Start it with make run.", file=sys.stderr)
        return 0
    from playwright.sync_api import sync_playwright

    sys.path.insert(0, str(HERE.parent))
    from jinxi_portal.runtime import chromium

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.ARGUMENTS)
        context = _with_the_list(browser)
        context.set_offline(True)
        floors: list[float] = []
        lists: list[float] = []
        worked: list[float] = []
        for _turn in range(OPENINGS):
            floors.append(_open(context, f"{PAGE}?lang=floor", "#line")[0])
            shown, script = _open(context, PAGE, ".visits-door")
            lists.append(shown)
            worked.append(script)
        browser.close()
    _tell("an empty page from the same service worker", floors)
    _tell("the list, first community shown", lists)
    print(f"{'scripts of the page at work':44} median {statistics.median(worked):6.0f} ms")
    ratio = statistics.median(lists) / statistics.median(floors)
    print(f"list / floor {ratio:.2f}; to reach: {TO_REACH} ms at {SLOWER}x slower")
    return int(min(lists) > TO_REACH)


def _tell(name: str, found: list[float]) -> None:
    print(f"{name:44} median {statistics.median(found):6.0f} ms, best {min(found):6.0f}, worst {max(found):6.0f}")


def _with_the_list(browser: Any) -> Any:
    """The grid worker has signed in with network, and the phone keeps the list."""
    accounts = json.loads((HOME / "demo_accounts.json").read_text(encoding="utf-8"))
    grid = next(one for one in accounts if one["role"] == "grid_worker")
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(urljoin(PORTAL, "/accounts/login/"))
    page.fill("[name=login]", grid["username"])
    page.fill("[name=password]", grid["password"])
    page.click("main button[type=submit]")
    page.wait_for_load_state()
    page.goto(urljoin(PORTAL, PAGE))
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_selector(".visits-door")
    page.evaluate(FLOOR)
    page.close()
    return context


def _open(context: Any, address: str, awaited: str) -> tuple[float, float]:
    """Milliseconds until it is shown, and how long the page's scripts ran."""
    page = context.new_page()
    page.set_default_timeout(60_000)
    devtools = context.new_cdp_session(page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    devtools.send("Performance.enable")
    page.goto(urljoin(PORTAL, address), wait_until="commit")
    page.wait_for_selector(awaited)
    shown = float(page.evaluate("performance.getEntriesByName('visits-shown')[0].startTime"))
    metrics = {one["name"]: one["value"] for one in devtools.send("Performance.getMetrics")["metrics"]}
    page.close()
    return shown, metrics["ScriptDuration"] * 1000


if __name__ == "__main__":
    raise SystemExit(main())
