"""The suite: real PostgreSQL, tasks run at once, fast password hashing."""

import os

from jinxi_portal.runtime import embedded

os.environ.setdefault("PORTAL_HOME", str(embedded.portal_home() / "test"))
embedded.start_servers()

from jinxi_portal.settings.local import *  # noqa: E402, F403 -- after the servers' addresses are known

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
