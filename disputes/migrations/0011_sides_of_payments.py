"""Payments from before their side was kept: where the applicant alone owed money, they were the applicant's."""

from typing import Any

from django.db import migrations


def fill(apps: Any, schema_editor: Any) -> None:
    owed = apps.get_model("disputes", "Duty").objects.filter(amount__isnull=False)
    both = owed.filter(side="respondent").values("agreement_id")
    alone = owed.filter(side="applicant").exclude(agreement_id__in=both).values("agreement_id")
    apps.get_model("disputes", "Payment").objects.filter(agreement_id__in=alone).update(side="applicant")


class Migration(migrations.Migration):
    dependencies = [("disputes", "0010_payment_side")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
