"""Cases whose respondents were asked before the day was kept: by the day of acceptance."""

from typing import Any

from django.db import migrations
from django.db.models import F

#: Never asked as long as nobody answered.
MAYBE = ("handed_on", "withdrawn", "archived")


def fill(apps: Any, schema_editor: Any) -> None:
    disputes = apps.get_model("disputes", "Dispute").objects.filter(accepted_on__isnull=False)
    disputes.exclude(state__in=("applied", "accepted", *MAYBE)).update(asked_on=F("accepted_on"))
    answered = apps.get_model("disputes", "Party").objects.filter(side="respondent").exclude(consent="waiting")
    disputes.filter(state__in=MAYBE, pk__in=answered.values("dispute_id")).update(asked_on=F("accepted_on"))


class Migration(migrations.Migration):
    dependencies = [("disputes", "0007_asked_on")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
