"""A real installation: everything from the environment, secrets from files, no defaults for secrets."""

import secrets
from datetime import timedelta

from jinxi_portal.settings import env, keys, log, servers
from jinxi_portal.settings.base import *  # noqa: F403 -- settings modules build on one another
from jinxi_portal.settings.demands import Demands

DEBUG = False
PORTAL_IS_DEMO = False

_demands = Demands()
SECRET_KEY = _demands.read(env.strong_secret, "SECRET_KEY", instead=secrets.token_urlsafe(64))
ALLOWED_HOSTS = _demands.read(env.hosts, "ALLOWED_HOSTS", instead=["none.invalid"])
PORTAL_ADDRESS = env.text("PORTAL_ADDRESS", f"https://{ALLOWED_HOSTS[0].lstrip('.')}")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]

REDIS_URL = _demands.read(env.redis_address, "REDIS_URL", instead="redis://none.invalid")
DATABASES = _demands.read(servers.databases_of, "DATABASE_URL", instead=servers.databases("postgresql://none.invalid"))
CACHES = servers.caches(REDIS_URL)
CELERY_BROKER_URL = servers.broker(REDIS_URL)
SEALING_KEYS_FILE = _demands.read(keys.sealing_keys_file, "SEALING_KEYS_FILE", instead="")
CODE_GATEWAY_SECRET = _demands.read(env.secret_if_named, "CODE_GATEWAY_SECRET", instead="")
NOTICE_GATEWAY_SECRET = _demands.read(env.secret_if_named, "NOTICE_GATEWAY_SECRET", instead="")
_demands.refuse()
#: Empty but in ``manage.py check``, where each of them is an error (jinxi_portal.web.checks).
CONFIGURATION_PROBLEMS = _demands.problems

LOGGING = log.configure(readable=False, level=env.text("LOG_LEVEL", "INFO"))

# Those who watch over the portal ask the web server itself, without TLS.
SECURE_REDIRECT_EXEMPT = ["^healthz$", "^readyz$"]
SECURE_SSL_REDIRECT = env.boolean("SECURE_SSL_REDIRECT", True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = env.integer("SECURE_HSTS_SECONDS", 31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

# Signing in: see sign_in.py for what each of these is.
SECOND_FACTOR_REQUIRED = True
SESSION_LIFE = {
    "staff": {
        "idle": timedelta(minutes=env.integer("STAFF_IDLE_MINUTES", 30)),
        "altogether": timedelta(hours=env.integer("STAFF_SESSION_HOURS", 12)),
    },
    "worker": {"idle": timedelta(days=30), "altogether": timedelta(days=90)},
}
CODE_SENDER = env.text("CODE_SENDER", "jinxi_portal.accounts.codes.gateway.GatewaySender")
CODE_GATEWAY_URL = env.text("CODE_GATEWAY_URL", "")

# Notices outside the portal: by text message when a gateway is named, by WeChat when a class for it is.
NOTICE_GATEWAY_URL = env.text("NOTICE_GATEWAY_URL", "")
NOTICE_CARRIERS = {
    "sms": env.text("NOTICE_SMS", "jinxi_portal.notices.channels.sms_gateway.SmsGateway" if NOTICE_GATEWAY_URL else ""),
    "wechat": env.text("NOTICE_WECHAT", ""),
}
ALLAUTH_TRUSTED_PROXY_COUNT = env.integer("TRUSTED_PROXY_COUNT", 1)
