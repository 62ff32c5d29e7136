"""Strict readers of the environment: a bad value stops the start with a sentence that says what to write."""

import os
from datetime import time
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


class SettingRefused(ImproperlyConfigured):
    """A sentence for who runs the portal: what is wrong with a value, and what to write instead."""


def text(name: str, default: str | None = None) -> str:
    """The variable's text; without a default it must be set."""
    value = os.environ.get(name, default)
    if value is None or (not value and default is None):
        raise SettingRefused(f"Set the environment variable {name}; docs/operations.md says what it holds.")
    return value


def boolean(name: str, default: bool) -> bool:
    value = os.environ.get(name)
    if value is None:
        return default
    if value.lower() in {"1", "true", "yes", "on"}:
        return True
    if value.lower() in {"0", "false", "no", "off"}:
        return False
    raise SettingRefused(f"{name} must be true or false, not {value!r}.")


def integer(name: str, default: int) -> int:
    value = os.environ.get(name)
    if value is None:
        return default
    try:
        return int(value)
    except ValueError as error:
        raise SettingRefused(f"{name} must be a whole number, not {value!r}.") from error


def time_of_day(name: str, default: str) -> time:
    value = os.environ.get(name, default)
    try:
        return time.fromisoformat(value)
    except ValueError as error:
        raise SettingRefused(f"{name} must be a time of day such as 21:30, not {value!r}.") from error


def items(name: str, default: str = "") -> list[str]:
    """A comma separated list without empty entries."""
    return [item.strip() for item in os.environ.get(name, default).split(",") if item.strip()]


_WRITE_IT = "It must be a file with the secret on one line; docs/operations.md, section 3, says how each is made."


def secret(name: str, default: str | None = None) -> str:
    """A secret from the file that ``<NAME>_FILE`` names, else from the variable itself."""
    path = os.environ.get(f"{name}_FILE")
    return _content(f"{name}_FILE", Path(path)) if path else text(name, default)


def secret_if_named(name: str) -> str:
    """A secret that not every installation has; empty without one."""
    return secret(name, "")


def _content(name: str, path: Path) -> str:
    """What a secret's file holds; who may not read it, or finds nothing in it, is told what to do."""
    try:
        content = path.read_text(encoding="utf-8").strip()
    except PermissionError as error:
        raise _not_readable(name, path) from error
    except UnicodeDecodeError as error:
        raise SettingRefused(f"{name} names {path}, which is not text. {_WRITE_IT}") from error
    except OSError as error:
        raise SettingRefused(f"{name} names {path}, which cannot be read: {error.strerror}. {_WRITE_IT}") from error
    if not content:
        raise SettingRefused(f"{name} names {path}, which is empty. {_WRITE_IT}")
    return content


def _not_readable(name: str, path: Path) -> SettingRefused:
    return SettingRefused(
        f"{name} names {path}, which the portal's user may not read. Give it to the portal's group and nobody else: "
        f"chown root:jinxi-portal {path} && chmod 0640 {path}, and let the group enter its folder (chmod 0750)."
    )


#: Words of examples and of people in a hurry.
_PLACEHOLDERS = ("change", "secret", "password", "example", "insecure", "default", "12345")


def strong_secret(name: str, least: int = 50) -> str:
    """A secret of a real installation: from a file or the environment, long, random, nobody's example.

    Raises:
        SettingRefused: with the sentence that says how to make one.
    """
    value = secret(name)
    advice = f"Make one with: openssl rand -base64 48 > {name.lower()}, and name the file in {name}_FILE."
    if len(value) < least or len(set(value)) < 15:
        raise SettingRefused(f"{name} is too short or too plain: it needs {least} random characters. {advice}")
    if any(word in value.lower() for word in _PLACEHOLDERS):
        raise SettingRefused(f"{name} looks like an example, not like a secret. {advice}")
    return value


def existing_file(name: str) -> str:
    """The path of a file that is there and that nobody but its owner and group may read."""
    path = Path(text(name))
    try:
        found = path.is_file()
    except PermissionError as error:
        raise _not_readable(name, path) from error
    if not found:
        raise SettingRefused(f"{name} names {path}, which is not a file; docs/operations.md says how to make it.")
    if not os.access(path, os.R_OK):
        raise _not_readable(name, path)
    if path.stat().st_mode & 0o007:
        raise SettingRefused(f"Everybody on this machine may read {path}: chmod 0640 it, or 0600.")
    return str(path)


def hosts(name: str) -> list[str]:
    """The names under which people reach the portal; never empty, never everything."""
    names = items(name)
    if not names or "*" in names:
        raise SettingRefused(
            f"{name} must list the portal's own names, such as portal.jinxi.example; * is not accepted."
        )
    return names


def redis_address(name: str) -> str:
    """The secret address of the queue: ``redis://``, ``rediss://`` or ``unix://``."""
    url = secret(name)
    if urlsplit(url).scheme not in {"redis", "rediss", "unix"}:
        raise SettingRefused(f"{name} must begin with redis://, rediss:// or unix://.")
    return url


def database(url: str) -> dict[str, object]:
    """Django's DATABASES entry of a ``postgresql://user:password@host:port/name?host=/socket`` address."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise SettingRefused("DATABASE_URL must begin with postgresql://; the portal runs on PostgreSQL only.")
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
