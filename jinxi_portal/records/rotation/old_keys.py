"""Which old keys still seal something, and when one may be taken off the ring."""

from datetime import timedelta

from django.db import connection, transaction

from jinxi_portal.kernel import clock
from jinxi_portal.kernel.sealing import current, retire_key
from jinxi_portal.records.models import Rotation
from jinxi_portal.records.rotation import second_factors
from jinxi_portal.records.rotation.columns import sealed_columns
from jinxi_portal.records.rotation.second_factors import second_factors_under

#: A process may hold a value sealed under the old key for as long as its longest task before it writes it.
QUIET_TIME = timedelta(hours=1)


def values_under(key: str) -> int:
    """How many values of the whole portal are sealed under a key."""
    return sum(column.sealed_with(key).count() for column in sealed_columns()) + second_factors_under(key)


def old_keys() -> dict[str, int]:
    """Every key on the ring but the active one, and how many values are still sealed under it."""
    ring = current()
    return {name: values_under(name) for name in ring.names if name != ring.active}


def quiet_since_rotation() -> bool:
    """Whether the active key has been in use long enough that nobody still writes under an older one."""
    started = Rotation.objects.filter(key=current().active).order_by("started_at").first()
    return started is not None and started.started_at <= clock.now() - QUIET_TIME


def retire(key: str, *, keys_file: str) -> bool:
    """Take an old key off the ring if nothing is sealed under it, looked up while nobody can write.

    Returns False, and changes nothing, when something still is.
    """
    tables = {column.model._meta.db_table for column in sealed_columns()} | {second_factors.MODEL._meta.db_table}
    with transaction.atomic():
        with connection.cursor() as cursor:
            for table in sorted(tables):
                cursor.execute(f"LOCK TABLE {connection.ops.quote_name(table)} IN SHARE MODE")
        if values_under(key):
            return False
        retire_key(keys_file, key)
    return True
