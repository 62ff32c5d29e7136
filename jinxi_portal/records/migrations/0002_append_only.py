"""Timelines and the access log only grow: the database refuses update, delete and truncate."""

from django.db import migrations

TABLES = ["records_historyentry", "records_accessentry"]

FUNCTION = """
CREATE FUNCTION records_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% only grows: % was refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$
"""
DROP_FUNCTION = "DROP FUNCTION records_refuse_change()"


def guard(table: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"CREATE TRIGGER {table}_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION records_refuse_change()",
        f"DROP TRIGGER {table}_only_grows ON {table}",
    )


class Migration(migrations.Migration):
    dependencies = [("records", "0001_initial")]

    operations = [migrations.RunSQL(FUNCTION, DROP_FUNCTION), *[guard(table) for table in TABLES]]
