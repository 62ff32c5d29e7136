"""Employers that were there before are found and sorted by pinyin too."""

from typing import Any

from django.db import migrations

from jinxi_portal.kernel.pinyin import initials, sort_key


def fill(apps: Any, schema_editor: Any) -> None:
    employers = apps.get_model("members", "Employer").objects
    for employer in employers.filter(name_key=""):
        key, letters = sort_key(employer.short_name)[:160], initials(employer.short_name)[:40]
        employers.filter(pk=employer.pk).update(name_key=key, initials=letters)


class Migration(migrations.Migration):
    dependencies = [("members", "0004_employers_and_outcomes")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
