"""The suite: real PostgreSQL in a cluster of its own, tasks run at once, fast password hashing."""

import os

from jinxi_portal.runtime import embedded
from jinxi_portal.runtime.home import name_secrets

# Beside the portal's own home; the suite's parallel processes inherit the name.
os.environ.setdefault("PORTAL_TEST_HOME", str(embedded.portal_home() / "test"))
os.environ["PORTAL_HOME"] = os.environ["PORTAL_TEST_HOME"]
embedded.start_servers(durable=False)
name_secrets(embedded.portal_home())  # a key ring for the sealed fields

from jinxi_portal.settings import servers  # noqa: E402 -- after the servers' addresses are known
from jinxi_portal.settings.local import *  # noqa: E402, F403 -- as above

SECRET_KEY = "for-tests-only-" + "x" * 50
DATABASES["default"]["CONN_MAX_AGE"] = 0  # noqa: F405 -- the live server's threads leave no connection behind
# Each test process has a Redis database of its own (Redis has sixteen): some tests empty their cache, and a code or a
# counter that another process waits for must not go with it.
_PROCESS = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
CACHES = servers.caches(f"{REDIS_URL}{'&' if '?' in REDIS_URL else '?'}db={_PROCESS % 16}")  # noqa: F405
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PAPERS_CHECKS_A_MINUTE = 10_000  # everybody in the suite comes from one address
