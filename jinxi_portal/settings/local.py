"""The demo and development portal on one machine: embedded servers, secrets made on first start."""

from jinxi_portal.settings import env, servers
from jinxi_portal.settings.base import *  # noqa: F403 -- settings modules build on one another

DEBUG = env.boolean("DEBUG", False)
PORTAL_IS_DEMO = True
# The launcher writes a random one under the portal's home on first start.
SECRET_KEY = env.secret("SECRET_KEY", "only-for-commands-run-without-the-launcher")
ALLOWED_HOSTS = env.items("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1],testserver")

REDIS_URL = env.text("REDIS_URL", "redis://localhost:6379/0")
DATABASES = servers.databases()
CACHES = servers.caches(REDIS_URL)
CELERY_BROKER_URL = servers.broker(REDIS_URL)
