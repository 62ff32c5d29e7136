import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

SIDES = [("applicant", "申请人"), ("respondent", "被申请人")]
HOW = [("self", "本人在网上确认"), ("desk", "当面"), ("call", "电话")]


class Migration(migrations.Migration):
    dependencies = [("disputes", "0008_asked_cases"), ("papers", "0002_batches")]

    operations = [
        migrations.CreateModel(
            name="OwnPaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("side", models.CharField(choices=SIDES, max_length=20, verbose_name="申请的一方")),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12, null=True, verbose_name="金额")),
                (
                    "dispute",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="own_papers", to="disputes.dispute"
                    ),
                ),
                (
                    "paper",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="papers.paper"
                    ),
                ),
            ],
            options={
                "verbose_name": "当事人递交的文书",
                "verbose_name_plural": "当事人递交的文书",
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(side__in=["applicant", "respondent"]), name="dispute_own_paper_side_known"
                    ),
                    models.CheckConstraint(
                        condition=Q(amount__isnull=True) | Q(amount__gt=0), name="dispute_own_paper_amount"
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="evidence",
            name="withdrawn_how",
            field=models.CharField(blank=True, choices=HOW, default="", max_length=10, verbose_name="提出撤回的方式"),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.CheckConstraint(
                condition=Q(withdrawn_how="")
                | Q(withdrawn_at__isnull=False, withdrawn_how__in=["self", "desk", "call"]),
                name="dispute_evidence_withdrawn_somehow",
            ),
        ),
    ]
