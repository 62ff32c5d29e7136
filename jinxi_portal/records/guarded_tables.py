"""The tables that only grow, and who may change them."""

from typing import Any

from django.core.checks import CheckMessage, Warning
from django.db import connections
from psycopg2 import sql

TABLES = ("records_historyentry", "records_accessentry")
_FORBIDDEN = ("UPDATE", "DELETE", "TRUNCATE")


def grant_app_role(cursor: Any, role: str) -> None:
    """Let ``role`` do the portal's work, and only add to the tables that only grow."""
    name = sql.Identifier(role)
    everything = "SELECT, INSERT, UPDATE, DELETE"
    statements = [
        sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(name),
        sql.SQL(f"GRANT {everything} ON ALL TABLES IN SCHEMA public TO {{}}").format(name),
        sql.SQL("GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public TO {}").format(name),
        *(
            sql.SQL(f"REVOKE {', '.join(_FORBIDDEN)} ON {{}} FROM {{}}").format(sql.Identifier(table), name)
            for table in TABLES
        ),
    ]
    for statement in statements:
        cursor.execute(statement)


def powers_over_history(cursor: Any) -> list[str]:
    """What the connected role could do to the tables that only grow; empty when it can only add."""
    powers: list[str] = []
    cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
    if cursor.fetchone()[0]:
        return ["superuser"]
    for table in TABLES:
        cursor.execute(
            "SELECT pg_has_role(current_user, relowner, 'USAGE') FROM pg_class WHERE oid = to_regclass(%s)", [table]
        )
        found = cursor.fetchone()
        if found is None:
            continue  # not migrated yet
        if found[0]:
            powers.append(f"owner of {table}")
        for power in _FORBIDDEN:
            cursor.execute("SELECT has_table_privilege(current_user, %s, %s)", [table, power])
            if cursor.fetchone()[0]:
                powers.append(f"{power} on {table}")
    return powers


def history_is_out_of_reach(app_configs: Any, databases: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """For ``check --deploy --database default``: the portal's own role must not be able to change its history."""
    problems: list[CheckMessage] = []
    for alias in databases or []:
        with connections[alias].cursor() as cursor:
            powers = powers_over_history(cursor)
        if powers:
            problems.append(
                Warning(
                    f"The portal's database role could change its own history ({', '.join(powers)}).",
                    hint="Run the portal as a role of its own: docs/records.md, 'What the database refuses'.",
                    id="records.W001",
                )
            )
    return problems
