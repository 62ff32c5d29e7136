"""Database, cache and queue of a ``DATABASE_URL`` and a ``REDIS_URL``."""

from jinxi_portal.settings import env


def databases(url: str) -> dict[str, dict[str, object]]:
    """The writing database, and a reading one when ``DATABASE_REPLICA_URL`` names it."""
    found = {"default": env.database(url)}
    replica = env.secret("DATABASE_REPLICA_URL", "")
    if replica:
        found["replica"] = env.database(replica)
    return found


def databases_of(name: str) -> dict[str, dict[str, object]]:
    """The databases of the secret address that ``name`` holds."""
    return databases(env.secret(name))


def caches(redis_url: str) -> dict[str, dict[str, object]]:
    return {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": redis_url}}


def broker(redis_url: str) -> str:
    """Celery calls a Redis socket ``redis+socket://``."""
    return redis_url.replace("unix://", "redis+socket://", 1)
