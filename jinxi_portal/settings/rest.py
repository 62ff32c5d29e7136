"""The API: closed unless a view opens itself to a scope, JSON only, described in OpenAPI 3.1."""

from celery.schedules import crontab

REST_SCHEDULE: dict[str, dict[str, object]] = {
    "rest.expire_answers": {"task": "jinxi_portal.rest.tasks.expire_answers", "schedule": crontab(hour=3, minute=40)},
}

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["jinxi_portal.rest.authentication.BearerAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["jinxi_portal.rest.permissions.HasScope"],
    "DEFAULT_THROTTLE_CLASSES": ["jinxi_portal.rest.throttling.KeyThrottle"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser", "rest_framework.parsers.MultiPartParser"],
    "DEFAULT_PAGINATION_CLASS": "jinxi_portal.rest.pagination.CursorPagination",
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_METADATA_CLASS": None,
    "DEFAULT_SCHEMA_CLASS": "jinxi_portal.rest.schema.ApiSchema",
    "EXCEPTION_HANDLER": "jinxi_portal.rest.answering.answer_problem",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
    "URL_FORMAT_OVERRIDE": None,
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}

SPECTACULAR_SETTINGS = {
    "OAS_VERSION": "3.1.1",
    "TITLE": "Jinxi portal API",
    "DESCRIPTION": "",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PUBLIC": True,
    "SERVE_AUTHENTICATION": [],
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
    "SCHEMA_PATH_PREFIX": r"/api/v[0-9]+",
    "COMPONENT_SPLIT_REQUEST": True,
    "DISABLE_ERRORS_AND_WARNINGS": False,
    # Several answers have a field of one name with choices of their own.
    "ENUM_NAME_OVERRIDES": {
        "OrganisationKindEnum": "branches.states.OrganisationKind",
        "ContractKindEnum": "contracts.states.ContractKind",
        "FiledContractKindEnum": "contracts.api.asking.KINDS",
        "ContractStateEnum": "contracts.states.ContractState",
    },
}

#: Per key; failed keys per sender's address.
API_REQUESTS_A_MINUTE = {"read": 600, "write": 120, "failed_key": 30}
