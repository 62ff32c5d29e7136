"""Accounts under which keys act were made before accounts knew machines."""

from typing import Any

from django.db import migrations


def mark(apps: Any, schema_editor: Any) -> None:
    accounts = apps.get_model("rest", "ApiKey").objects.values("account")
    apps.get_model("accounts", "User").objects.filter(pk__in=accounts, username__startswith="api-").update(
        is_machine=True
    )


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_machine_accounts"),
        ("rest", "0001_initial"),
    ]

    operations = [migrations.RunPython(mark, migrations.RunPython.noop)]
