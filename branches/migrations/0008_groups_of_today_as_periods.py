"""Whoever is in a group today has been in it since he belonged to the branch, as far as the rows tell."""

from typing import Any

from django.db import migrations


def write(apps: Any, schema_editor: Any) -> None:
    memberships = apps.get_model("branches", "GroupMembership")
    rows = apps.get_model("branches", "Affiliation").objects.filter(group__isnull=False, until__isnull=True)
    known = memberships.objects.values("affiliation_id")
    memberships.objects.bulk_create(
        memberships(affiliation=row, group=row.group, since=max(row.since, row.group.founded_on))
        for row in rows.exclude(pk__in=known).select_related("group")
    )


class Migration(migrations.Migration):
    dependencies = [("branches", "0007_group_memberships")]

    operations = [migrations.RunPython(write, migrations.RunPython.noop)]
