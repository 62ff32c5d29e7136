from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("disputes", "0006_case_files")]

    operations = [
        migrations.AddField(
            model_name="dispute",
            name="asked_on",
            field=models.DateField(null=True, verbose_name="征求意见日期"),
        ),
    ]
