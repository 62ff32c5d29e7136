"""What every environment shares. Values that differ are read from the environment in local.py, production.py, test.py."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from jinxi_portal.settings import env
from jinxi_portal.settings.demands import Problem
from jinxi_portal.settings.disputes import DISPUTES_SCHEDULE
from jinxi_portal.settings.members import MEMBERS_SCHEDULE
from jinxi_portal.settings.notices import *  # noqa: F403 -- messages to people, in a file of their own
from jinxi_portal.settings.notices import NOTICES_SCHEDULE
from jinxi_portal.settings.papers import *  # noqa: F403 -- the papers' settings, in a file of their own
from jinxi_portal.settings.papers import PAPERS_SCHEDULE
from jinxi_portal.settings.records import RECORDS_SCHEDULE
from jinxi_portal.settings.rest import *  # noqa: F403 -- the API's settings, in a file of their own
from jinxi_portal.settings.rest import REST_SCHEDULE
from jinxi_portal.settings.sheets import SHEETS_SCHEDULE
from jinxi_portal.settings.sign_in import *  # noqa: F403 -- one subject of these settings, in a file of its own
from jinxi_portal.settings.sign_in import SIGN_IN_SCHEDULE

ROOT = Path(__file__).resolve().parents[2]
PORTAL_HOME = Path(env.text("PORTAL_HOME", str(ROOT / ".portal"))).absolute()

ROOMS = ["members", "branches", "microhomes", "disputes", "training", "credit", "contracts"]
FOUNDATION = [
    f"jinxi_portal.{name}"
    for name in ["accounts", "records", "web", "rest", "papers", "sheets", "notices", "figures", "demo"]
]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    *FOUNDATION,
    *ROOMS,
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "rest_framework",
    "drf_spectacular",
    "django_filters",
    "django_htmx",
    "csp",
]

MIDDLEWARE = [
    "jinxi_portal.web.middleware.RequestIdMiddleware",
    "jinxi_portal.web.request_log.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "jinxi_portal.web.middleware.PageHeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "jinxi_portal.web.middleware.OwnLanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "jinxi_portal.accounts.sign_in.middleware.SessionLifeMiddleware",
    "jinxi_portal.accounts.sign_in.middleware.SecondFactorMiddleware",
    "jinxi_portal.web.middleware.OpenedActMiddleware",
]

ROOT_URLCONF = "jinxi_portal.urls"
WSGI_APPLICATION = "jinxi_portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "jinxi_portal.web.context.frame",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "jinxi_portal.web.templatetags.shelf",
            ],
        },
    }
]

FORM_RENDERER = "jinxi_portal.web.forms.ShelfRenderer"
CSRF_FAILURE_VIEW = "jinxi_portal.web.views.errors.csrf_failure"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "/accounts/login/"
LOGIN_REDIRECT_URL = "/"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("简体中文")), ("en", _("英语"))]
# What Django says of forms, in our words (docs/writing.md); ours comes before Django's own catalogue.
LOCALE_PATHS = [ROOT / "jinxi_portal" / "locale", ROOT / "jinxi_portal" / "web" / "django_words"]
FORMAT_MODULE_PATH = "jinxi_portal.settings.formats"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [ROOT / "static"]
STATIC_ROOT = PORTAL_HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Attachments lie outside the web root and are served through the policy only.
MEDIA_ROOT = PORTAL_HOME / "files"
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "media-src": [SELF, "blob:"],  # blob: a recording is listened to before it is handed in
        "object-src": [NONE],
        "frame-ancestors": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_ENGINE = "django.contrib.sessions.backends.db"
CSRF_COOKIE_HTTPONLY = False
SECURE_REFERRER_POLICY = "same-origin"

CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 3600}
CELERY_TASK_IGNORE_RESULT = True
CELERY_TIMEZONE = TIME_ZONE
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_MAX_TASKS_PER_CHILD = 200
CELERY_BEAT_SCHEDULE: dict[str, dict[str, object]] = {
    **SIGN_IN_SCHEDULE,
    **SHEETS_SCHEDULE,
    **RECORDS_SCHEDULE,
    **NOTICES_SCHEDULE,
    **REST_SCHEDULE,
    **PAPERS_SCHEDULE,
    **MEMBERS_SCHEDULE,
    **DISPUTES_SCHEDULE,
    # lapse what was not signed in time, expire what has run out, remind of what will
    "contracts.keep_terms": {"task": "contracts.keep_terms", "schedule": 3600.0},
    "contracts.wake": {"task": "contracts.wake", "schedule": 60.0},
}

# The sealed fields' key ring (jinxi_portal.kernel.sealing); created by the launcher, never defaulted in production.
SEALING_KEYS_FILE = str(PORTAL_HOME / "sealing_keys.json")

# The worker's pulse, which /readyz looks for.
WORKER_HEARTBEAT_KEY = "worker-heartbeat"
WORKER_HEARTBEAT_SECONDS = 40

# Facts about this installation that pages and papers show.
PORTAL_IS_DEMO = False
PORTAL_ADDRESS = env.text("PORTAL_ADDRESS", f"http://{env.text('HOST', '127.0.0.1')}:{env.text('PORT', '8000')}")
# What production.py refused, while manage.py check runs.
CONFIGURATION_PROBLEMS: list[Problem] = []
