from django.db import migrations, models
from django.db.models import Q

SIDES = [("applicant", "申请人"), ("respondent", "被申请人")]


class Migration(migrations.Migration):
    dependencies = [("disputes", "0009_own_papers")]

    operations = [
        migrations.AddField(
            model_name="payment",
            name="side",
            field=models.CharField(choices=SIDES, default="respondent", max_length=20, verbose_name="付款方"),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="payment",
            constraint=models.CheckConstraint(
                condition=Q(side__in=["applicant", "respondent"]), name="dispute_payment_side_known"
            ),
        ),
    ]
