"""Strict readers of the environment: a bad value stops the start with a sentence that says what to write."""

import os
from datetime import time
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str | None = None) -> str:
    """The variable's text; without a default it must be set."""
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(f"Set the environment variable {name}; docs/operations.md says what it holds.")
    return value


def boolean(name: str, default: bool) -> bool:
    value = os.environ.get(name)
    if value is None:
        return default
    if value.lower() in {"1", "true", "yes", "on"}:
        return True
    if value.lower() in {"0", "false", "no", "off"}:
        return False
    raise ImproperlyConfigured(f"{name} must be true or false, not {value!r}.")


def integer(name: str, default: int) -> int:
    value = os.environ.get(name)
    if value is None:
        return default
    try:
        return int(value)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.") from error


def time_of_day(name: str, default: str) -> time:
    value = os.environ.get(name, default)
    try:
        return time.fromisoformat(value)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} must be a time of day such as 21:30, not {value!r}.") from error


def items(name: str, default: str = "") -> list[str]:
    """A comma separated list without empty entries."""
    return [item.strip() for item in os.environ.get(name, default).split(",") if item.strip()]


def secret(name: str, default: str | None = None) -> str:
    """A secret from the file that ``<NAME>_FILE`` names, else from the variable itself."""
    path = os.environ.get(f"{name}_FILE")
    if path:
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise ImproperlyConfigured(f"{name}_FILE names {path}, which cannot be read: {error.strerror}.") from error
    return text(name, default)


#: Words of examples and of people in a hurry.
_PLACEHOLDERS = ("change", "secret", "password", "example", "insecure", "default", "12345")


def strong_secret(name: str, least: int = 50) -> str:
    """A secret of a real installation: from a file or the environment, long, random, nobody's example.

    Raises:
        ImproperlyConfigured: with the sentence that says how to make one.
    """
    value = secret(name)
    advice = f"Make one with: openssl rand -base64 48 > {name.lower()}, and name the file in {name}_FILE."
    if len(value) < least or len(set(value)) < 15:
        raise ImproperlyConfigured(f"{name} is too short or too plain: it needs {least} random characters. {advice}")
    if any(word in value.lower() for word in _PLACEHOLDERS):
        raise ImproperlyConfigured(f"{name} looks like an example, not like a secret. {advice}")
    return value


def existing_file(name: str) -> str:
    """The path of a file that is there and that nobody but its owner and group may read."""
    path = Path(text(name))
    if not path.is_file():
        raise ImproperlyConfigured(f"{name} names {path}, which is not a file; docs/operations.md says how to make it.")
    if path.stat().st_mode & 0o007:
        raise ImproperlyConfigured(f"Everybody on this machine may read {path}: chmod 0640 it, or 0600.")
    return str(path)


def hosts(name: str) -> list[str]:
    """The names under which people reach the portal; never empty, never everything."""
    names = items(name)
    if not names or "*" in names:
        raise ImproperlyConfigured(
            f"{name} must list the portal's own names, such as portal.jinxi.example; * is not accepted."
        )
    return names


def redis_address(name: str) -> str:
    """The secret address of the queue: ``redis://``, ``rediss://`` or ``unix://``."""
    url = secret(name)
    if urlsplit(url).scheme not in {"redis", "rediss", "unix"}:
        raise ImproperlyConfigured(f"{name} must begin with redis://, rediss:// or unix://.")
    return url


def database(url: str) -> dict[str, object]:
    """Django's DATABASES entry of a ``postgresql://user:password@host:port/name?host=/socket`` address."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured("DATABASE_URL must begin with postgresql://; the portal runs on PostgreSQL only.")
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    host, port = query.pop("host", unquote(parts.hostname or "")), query.pop("port", "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "postgres",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or port),
        "OPTIONS": query,  # sslmode, sslrootcert, connect_timeout …
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
