"""The demo and development portal on one machine: embedded servers, secrets made on first start."""

import secrets

from jinxi_portal.settings import env, log, servers
from jinxi_portal.settings.base import *  # noqa: F403 -- settings modules build on one another
from jinxi_portal.settings.base import PORTAL_HOME

DEBUG = env.boolean("DEBUG", False)
PORTAL_IS_DEMO = True
# The launcher and manage.py keep one under the portal's home; whoever comes without them gets one for the time being.
SECRET_KEY = env.secret("SECRET_KEY", secrets.token_urlsafe(64))
SEALING_KEYS_FILE = env.text("SEALING_KEYS_FILE", str(PORTAL_HOME / "sealing_keys.json"))
LOGGING = log.configure(readable=True, level=env.text("LOG_LEVEL", "INFO"))
ALLOWED_HOSTS = env.items("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1],testserver")

REDIS_URL = env.text("REDIS_URL", "redis://localhost:6379/0")
DATABASES = servers.databases(env.text("DATABASE_URL", "postgresql:///portal"))
CACHES = servers.caches(REDIS_URL)
CELERY_BROKER_URL = servers.broker(REDIS_URL)
