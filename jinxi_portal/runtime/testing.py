"""``make test``: the suite in parallel on a real PostgreSQL; Chromium is installed first where that is possible."""

import os
import signal
import subprocess
import sys

from jinxi_portal.runtime import chromium, embedded, translations
from jinxi_portal.runtime.home import ROOT
from jinxi_portal.runtime.trouble import Trouble


def main(arguments: list[str]) -> int:
    has_browser = chromium.install()
    translations.compile_changed()  # a fresh clone has no compiled catalogue; pages in English would be Chinese
    options = [] if any(argument.startswith("-n") for argument in arguments) else ["-n", "auto"]
    try:
        # Started here, so that the servers outlive every test process and are stopped when the suite is done.
        os.environ["PORTAL_TEST_HOME"] = os.environ["PORTAL_HOME"] = str(embedded.portal_home() / "test")
        embedded.start_servers(durable=False)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    if not has_browser:
        print(f"Browser tests will not run: {chromium.HOW_TO_INSTALL}", flush=True)
    # Our own package has named the local settings meanwhile; they would win over pytest's configuration.
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "jinxi_portal.settings.test"}
    suite = subprocess.Popen([sys.executable, "-m", "pytest", *options, *arguments], cwd=ROOT, env=environment)
    # Ctrl-C reaches pytest too, which ends in order; we wait for it.
    signal.signal(signal.SIGINT, lambda number, frame: None)
    signal.signal(signal.SIGTERM, lambda number, frame: suite.send_signal(signal.SIGINT))
    return suite.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
