"""What a worker's page weighs on the wire: the first visit with everything it needs, a later one with the page alone.

Floor beside it: the page's own text, compressed. Bytes are counted as a browser counts them that takes gzip and keeps what it may keep. The
portal must be running with the demo county (``make run``); ``PORTAL=http://127.0.0.1:8000`` names another address.
"""

import gzip
import json
import os
import re
import sys
from pathlib import Path
from urllib.parse import urljoin
from urllib.request import urlopen

HERE = Path(__file__).resolve().parent
PORTAL = os.environ.get("PORTAL", "http://127.0.0.1:8000")
HOME = Path(os.environ.get("PORTAL_HOME", str(HERE.parent / ".portal")))
PAGES = (
    "/home/",
    "/members/me/",
    "/members/me/report/",
    "/members/me/consents/",
    "/contracts/mine/",
    "/disputes/apply/",
    "/branches/help/",
    "/branches/help/ask/",
    "/branches/help/answers/",
    "/notices/",
)
FIRST, LATER = 60_000, 15_000


def main() -> int:
    try:
        urlopen(urljoin(PORTAL, "/healthz"), timeout=5).close()
    except OSError:
        print(f"Not measured: no portal answers at {PORTAL}. Start it with make run.", file=sys.stderr)
        return 0
    from playwright.sync_api import sync_playwright

    sys.path.insert(0, str(HERE.parent))
    from jinxi_portal.runtime import chromium

    accounts = json.loads((HOME / "demo_accounts.json").read_text(encoding="utf-8"))
    mobile = next(one["username"] for one in accounts if one["role"] == "worker")
    print(f"{'page':32} {'first':>8} {'later':>8} {'text':>8}  requests")
    worst = (0, 0)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.ARGUMENTS)
        state = _signed_in(browser, mobile)
        for address in PAGES:
            context = browser.new_context(viewport={"width": 360, "height": 740}, storage_state=state)
            first, requests, text = _visit(context, address)
            later, _requests, _text = _visit(context, address)
            context.close()
            worst = (max(worst[0], first), max(worst[1], later))
            print(f"{address:32} {first:8,} {later:8,} {text:8,}  {requests}")
        browser.close()
    print(f"to reach: first {FIRST:,}, later {LATER:,} bytes")
    return int(worst[0] > FIRST or worst[1] > LATER)


def _signed_in(browser: object, mobile: str) -> object:
    """The worker signs in with the code that the demo shows on the page."""
    context = browser.new_context()  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto(urljoin(PORTAL, "/accounts/worker/"))
    page.locator("input[name=mobile]").fill(mobile)
    page.locator("main button[type=submit]").first.click()
    page.locator("input[name=code]").wait_for()
    code = re.search(r"\b\d{6}\b", page.locator("main").inner_text())
    assert code is not None
    page.locator("input[name=code]").fill(code[0])
    page.locator("main button[type=submit]").first.click()
    page.wait_for_url("**/home/")
    state = context.storage_state()
    context.close()
    return state


def _visit(context: object, address: str) -> tuple[int, int, int]:
    """Bytes on the wire, requests that went out, and the page's text compressed."""
    page = context.new_page()  # type: ignore[attr-defined]
    devtools = context.new_cdp_session(page)  # type: ignore[attr-defined]
    devtools.send("Network.enable")
    sizes: list[int] = []
    devtools.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    answer = page.goto(urljoin(PORTAL, address), wait_until="networkidle")
    text = len(gzip.compress(answer.body()))
    page.close()
    return sum(sizes), sum(size > 0 for size in sizes), text


if __name__ == "__main__":
    raise SystemExit(main())
