"""PostgreSQL for the suite: emptying the tables between tests passes the triggers that refuse it.

Timelines and the access log refuse TRUNCATE. ``session_replication_role`` puts triggers to sleep for one transaction;
only a superuser may set it, which the suite's embedded server gives and a real installation's role is not.
"""

from collections.abc import Iterable

from django.db.backends.postgresql.base import DatabaseWrapper as PostgreSQL
from django.db.backends.postgresql.operations import DatabaseOperations


class EmptyingOperations(DatabaseOperations):
    def execute_sql_flush(self, sql_list: Iterable[str]) -> None:
        super().execute_sql_flush(["SET LOCAL session_replication_role = replica", *sql_list])


class DatabaseWrapper(PostgreSQL):
    ops_class = EmptyingOperations
