from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("disputes", "0012_payment_cancelled")]

    operations = [
        migrations.AddField(
            model_name="agreement",
            name="confirmation_handed_in_on",
            field=models.DateField(null=True, verbose_name="递交法院的日期"),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=Q(confirmation_handed_in_on__isnull=True) | Q(confirmation_asked_on__isnull=False),
                name="dispute_confirmation_handed_in_when_asked",
            ),
        ),
    ]
