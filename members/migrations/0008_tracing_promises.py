"""What the database promises about leads once all of them have a stage."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0007_tracing_of_known_leads"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="lead",
            name="one_open_lead_per_worker",
        ),
        migrations.AddConstraint(
            model_name="lead",
            constraint=models.UniqueConstraint(
                condition=models.Q(("stage__in", ("found", "checking", "contacted", "awaiting_home"))),
                fields=("worker",),
                name="one_open_lead_per_worker",
            ),
        ),
        migrations.AddConstraint(
            model_name="lead",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("concluded_at__isnull", True), ("outcome", ""), models.Q(("stage", "concluded"), _negated=True)
                    ),
                    models.Q(
                        ("concluded_at__isnull", False),
                        (
                            "outcome__in",
                            ["affiliated", "floating", "not_a_member", "wrong_person", "not_reachable", "declined"],
                        ),
                        ("stage", "concluded"),
                    ),
                    _connector="OR",
                ),
                name="lead_outcome_when_concluded",
            ),
        ),
        migrations.AddConstraint(
            model_name="lead",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("found", "undecided")), _negated=True),
                    ("stage__in", ("found", "checking", "contacted", "awaiting_home")),
                    _connector="OR",
                ),
                name="lead_on_desk_is_open",
            ),
        ),
    ]
