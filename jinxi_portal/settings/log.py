"""Structured logs: JSON in a real installation, readable lines on one's own machine; never people's data."""

import re
from typing import Any

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

#: A resident ID number, an old one, or a mobile, wherever it slipped in.
_PERSONAL_NUMBER = re.compile(r"(?<![0-9A-Za-z])(\d{17}[0-9Xx]|\d{15}|(?:\+?86)?1[3-9]\d{9})(?![0-9A-Za-z])")
#: PostgreSQL tells the offending row's values here.
_DATABASE_DETAIL = re.compile(r"^(DETAIL|CONTEXT):.*$", re.MULTILINE)


def without_people(text: str) -> str:
    """The text without personal numbers and without the values a database error quotes."""
    return _DATABASE_DETAIL.sub(r"\1: (left out)", _PERSONAL_NUMBER.sub("(number left out)", text))


def leave_out_people(logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
    """A processor, after tracebacks have become text."""
    return {key: without_people(value) if isinstance(value, str) else value for key, value in event.items()}


def leave_out_request(logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
    """Django's loggers hand the whole request and its path along; we keep neither."""
    event.pop("request", None)
    return event


def configure(*, readable: bool, level: str = "INFO") -> dict[str, Any]:
    """Django's ``LOGGING``; structlog's own loggers go the same way.

    Args:
        readable: lines for people instead of JSON.
        level: the least level that is written.
    """
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        leave_out_request,
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.PositionalArgumentsFormatter(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    last: Processor = (
        structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)
        if readable
        else structlog.processors.JSONRenderer(ensure_ascii=False)
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "structured": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": [*shared, structlog.stdlib.ExtraAdder(allow=["task_id", "task_name"])],
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    structlog.processors.format_exc_info,
                    leave_out_people,
                    last,
                ],
            }
        },
        "handlers": {"stream": {"class": "logging.StreamHandler", "formatter": "structured"}},
        "root": {"handlers": ["stream"], "level": level},
        "loggers": {
            "django": {"level": level, "handlers": [], "propagate": True},
            # Our own line per request says the same without the path.
            "django.request": {"level": "ERROR", "propagate": True},
            "django.server": {"level": "ERROR", "handlers": [], "propagate": True},
            "gunicorn.error": {"level": "WARNING", "propagate": True},
            "celery": {"level": "WARNING", "propagate": True},
        },
    }
