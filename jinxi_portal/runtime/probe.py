"""``python -m jinxi_portal.runtime.probe [healthz|readyz]``: asks the web server on this machine, under the portal's own name."""

import os
import sys
from http.client import HTTPConnection, HTTPException


def main(arguments: list[str]) -> int:
    page = arguments[0] if arguments else "healthz"
    name = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].strip()
    connection = HTTPConnection("127.0.0.1", int(os.environ.get("PORT") or 8000), timeout=5)
    try:
        connection.request("GET", f"/{page}", headers={"Host": name})
        answer = connection.getresponse()
        print(answer.read().decode("utf-8", "replace"))
        return 0 if answer.status == 200 else 1
    except (OSError, HTTPException) as error:
        print(f"no answer: {error}")
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
