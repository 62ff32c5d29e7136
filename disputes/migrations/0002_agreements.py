import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import jinxi_portal.kernel.clock


class Migration(migrations.Migration):
    dependencies = [
        ("disputes", "0001_initial"),
        ("records", "0006_office_settings"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Agreement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "form",
                    models.CharField(
                        choices=[("written", "书面协议"), ("oral", "口头协议")],
                        default="written",
                        max_length=10,
                        verbose_name="协议形式",
                    ),
                ),
                ("facts", models.TextField(verbose_name="主要事实")),
                ("matter", models.TextField(verbose_name="争议事项")),
                ("responsibilities", models.TextField(verbose_name="各方责任")),
                ("agreed", models.TextField(verbose_name="协议内容")),
                ("performance", models.TextField(verbose_name="履行方式")),
                ("written_at", models.DateTimeField(default=jinxi_portal.kernel.clock.now, verbose_name="拟定时间")),
                ("mediator_signed_at", models.DateTimeField(null=True, verbose_name="调解员签名时间")),
                ("effective_on", models.DateField(null=True, verbose_name="生效日期")),
                ("broken_words", models.TextField(blank=True, verbose_name="未履行的情况")),
                ("confirmation_asked_on", models.DateField(null=True, verbose_name="申请司法确认的日期")),
                ("confirmation_ended_on", models.DateField(null=True, verbose_name="法院裁定日期")),
                (
                    "confirmation_result",
                    models.CharField(
                        blank=True,
                        choices=[("confirmed", "裁定有效"), ("refused", "驳回申请")],
                        max_length=10,
                        verbose_name="裁定",
                    ),
                ),
                ("confirmation_number", models.CharField(blank=True, max_length=60, verbose_name="裁定书编号")),
                (
                    "dispute",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="agreement", to="disputes.dispute"
                    ),
                ),
                (
                    "mediator_signed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "调解协议",
                "verbose_name_plural": "调解协议",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("form__in", ["written", "oral"])), name="dispute_agreement_form_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("mediator_signed_at__isnull", True), ("mediator_signed_by__isnull", True)),
                            models.Q(("mediator_signed_at__isnull", False), ("mediator_signed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="dispute_agreement_signed_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("effective_on__isnull", True), ("mediator_signed_at__isnull", False), _connector="OR"
                        ),
                        name="dispute_agreement_effective_when_signed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmation_asked_on__isnull", True), ("effective_on__isnull", False), _connector="OR"
                        ),
                        name="dispute_confirmation_of_what_is_in_force",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmation_ended_on__isnull", True), ("confirmation_result", "")),
                            models.Q(
                                ("confirmation_asked_on__isnull", False),
                                ("confirmation_ended_on__isnull", False),
                                models.Q(("confirmation_result", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="dispute_confirmation_ends_with_a_result",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementSignature",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "how",
                    models.CharField(
                        choices=[("self", "本人在网上确认"), ("desk", "当面"), ("call", "电话")],
                        max_length=10,
                        verbose_name="签字方式",
                    ),
                ),
                ("signed_at", models.DateTimeField(default=jinxi_portal.kernel.clock.now, verbose_name="签字时间")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="signatures", to="disputes.agreement"
                    ),
                ),
                (
                    "drawing",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.attachment",
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="disputes.party"
                    ),
                ),
            ],
            options={
                "verbose_name": "协议签字",
                "verbose_name_plural": "协议签字",
                "ordering": ["party__side", "party__position"],
                "constraints": [
                    models.UniqueConstraint(fields=("agreement", "party"), name="dispute_agreement_signed_once"),
                    models.CheckConstraint(
                        condition=models.Q(("how__in", ["self", "desk", "call"])),
                        name="dispute_agreement_signed_somehow",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Duty",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField(verbose_name="期次")),
                (
                    "side",
                    models.CharField(
                        choices=[("applicant", "申请人"), ("respondent", "被申请人")],
                        max_length=20,
                        verbose_name="履行方",
                    ),
                ),
                ("words", models.CharField(max_length=300, verbose_name="内容")),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12, null=True, verbose_name="金额")),
                ("due_on", models.DateField(verbose_name="履行期限")),
                ("done_on", models.DateField(null=True, verbose_name="履行日期")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="duties", to="disputes.agreement"
                    ),
                ),
            ],
            options={
                "verbose_name": "履行义务",
                "verbose_name_plural": "履行义务",
                "ordering": ["due_on", "position"],
                "constraints": [
                    models.UniqueConstraint(fields=("agreement", "position"), name="dispute_duty_position_once"),
                    models.CheckConstraint(
                        condition=models.Q(("side__in", ["applicant", "respondent"])), name="dispute_duty_side_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__isnull", True), ("amount__gt", 0), _connector="OR"),
                        name="dispute_duty_amount",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__isnull", True), ("done_on__isnull", True), _connector="OR"),
                        name="dispute_duty_paid_or_done",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Payment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12, verbose_name="金额")),
                ("paid_on", models.DateField(verbose_name="付款日期")),
                ("words", models.CharField(blank=True, max_length=200, verbose_name="凭据")),
                ("noted_at", models.DateTimeField(default=jinxi_portal.kernel.clock.now)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="payments", to="disputes.agreement"
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "付款",
                "verbose_name_plural": "付款",
                "ordering": ["paid_on", "id"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="dispute_payment_above_zero")
                ],
            },
        ),
        migrations.CreateModel(
            name="Visit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("visited_on", models.DateField(verbose_name="回访日期")),
                (
                    "how",
                    models.CharField(
                        choices=[("self", "本人在网上确认"), ("desk", "当面"), ("call", "电话")],
                        max_length=10,
                        verbose_name="回访方式",
                    ),
                ),
                ("words", models.CharField(max_length=500, verbose_name="回访情况")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="visits", to="disputes.agreement"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "回访",
                "verbose_name_plural": "回访",
                "ordering": ["visited_on", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("how", "self"), _negated=True), models.Q(("words", ""), _negated=True)
                        ),
                        name="dispute_visit_says_something",
                    )
                ],
            },
        ),
    ]
