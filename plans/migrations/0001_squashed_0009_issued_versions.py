import django.core.validators
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("plans", "0001_initial"),
        ("plans", "0002_lineage"),
        ("plans", "0003_held_on"),
        ("plans", "0004_version_files"),
        ("plans", "0005_stations"),
        ("plans", "0006_adjustments"),
        ("plans", "0007_opinions"),
        ("plans", "0008_overrides"),
        ("plans", "0009_issued_versions"),
    ]

    initial = True

    dependencies = [
        ("cppcc", "0003_work_in_passing"),
        ("members", "0001_squashed_0004_rules_and_additions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AnnualPlan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="members.organization",
                        verbose_name="office",
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1949),
                            django.core.validators.MaxValueValidator(2199),
                        ],
                        verbose_name="year",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("consultation", "consultation plan"),
                            ("work", "work plan"),
                            ("points", "main points of work"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in_approval", "in approval"),
                            ("issued", "issued"),
                            ("finished", "finished"),
                            ("applied", "taken into the plan"),
                            ("discarded", "discarded"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                (
                    "adjusts",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="working_copies",
                        to="plans.annualplan",
                        verbose_name="adjusts",
                    ),
                ),
                (
                    "declared_total",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="the number that the text names, such as “18项”; the check compares it with the rows",
                        null=True,
                        verbose_name="declared number of topics",
                    ),
                ),
                (
                    "document_number",
                    models.CharField(blank=True, max_length=60, verbose_name="document number"),
                ),
                ("issued_on", models.DateField(blank=True, null=True, verbose_name="date of issue")),
                (
                    "issuing_offices",
                    models.TextField(
                        blank=True,
                        help_text="one a line, the lead first",
                        max_length=600,
                        verbose_name="issuing offices",
                    ),
                ),
                ("addressee", models.CharField(blank=True, max_length=300, verbose_name="addressees")),
                ("copies_to", models.CharField(blank=True, max_length=300, verbose_name="copies to")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "annual plan",
                "verbose_name_plural": "annual plans",
                "indexes": [
                    models.Index(fields=["organization", "-year"], name="plans_annua_organiz_950a95_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("adjusts", None)),
                        fields=("organization", "year", "kind", "title"),
                        name="plan_title_once_a_year",
                        violation_error_message="There is already a plan of this kind with this title for the year.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("adjusts__isnull", False),
                            models.Q(("state__in", ("applied", "discarded")), _negated=True),
                        ),
                        fields=("adjusts",),
                        name="one_open_adjustment_a_plan",
                        violation_error_message="An adjustment of this plan is open already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("adjusts", None), models.Q(("state", "applied"), _negated=True)),
                            models.Q(
                                ("adjusts__isnull", False),
                                models.Q(("state__in", ("issued", "finished")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="working_copy_is_applied_not_issued",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanSection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                ("lineage", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sections",
                        to="plans.annualplan",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="children",
                        to="plans.plansection",
                        verbose_name="within",
                    ),
                ),
                ("order", models.PositiveIntegerField(default=0, verbose_name="order")),
                ("title", models.CharField(blank=True, max_length=300, verbose_name="title")),
                ("body", models.TextField(blank=True, max_length=200000, verbose_name="text")),
            ],
            options={
                "verbose_name": "section",
                "verbose_name_plural": "sections",
                "ordering": ("order", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "lineage"), name="section_once_a_plan")
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanTarget",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                ("lineage", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="targets",
                        to="plans.annualplan",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="targets",
                        to="plans.plansection",
                        verbose_name="section",
                    ),
                ),
                ("order", models.PositiveIntegerField(default=0, verbose_name="order")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("study", "study"),
                            ("research", "research"),
                            ("inspection", "inspection"),
                            ("supervision", "supervision"),
                            ("appraisal", "appraisal"),
                            ("visit", "visit"),
                            ("briefing", "briefing"),
                            ("meeting", "meeting"),
                            ("welfare", "welfare"),
                            ("liaison", "liaison"),
                            ("submission", "submission"),
                            ("donation", "donation"),
                            ("activity", "activity of any kind"),
                            ("other", "other"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("minimum", models.PositiveIntegerField(blank=True, null=True, verbose_name="at least")),
                ("maximum", models.PositiveIntegerField(blank=True, null=True, verbose_name="at most")),
                ("unit", models.CharField(blank=True, max_length=10, verbose_name="unit")),
                ("text", models.CharField(max_length=500, verbose_name="text")),
                ("scope", models.CharField(blank=True, max_length=100, verbose_name="scope")),
            ],
            options={
                "verbose_name": "target",
                "verbose_name_plural": "targets",
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "lineage"), name="target_once_a_plan"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("minimum__isnull", True),
                            ("maximum__isnull", True),
                            ("maximum__gte", models.F("minimum")),
                            _connector="OR",
                        ),
                        name="target_maximum_not_below_minimum",
                        violation_error_message="“At most” is smaller than “at least”.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConsultationForm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="members.organization",
                        verbose_name="office",
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                ("order", models.PositiveIntegerField(default=0, verbose_name="order")),
            ],
            options={
                "verbose_name": "consultation form",
                "verbose_name_plural": "consultation forms",
                "ordering": ("order", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("organization", "name"), name="form_name_once_an_office")
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="members.organization",
                        verbose_name="office",
                    ),
                ),
                ("holds_from", models.DateField(verbose_name="holds from")),
                (
                    "committee_topics_a_month",
                    models.PositiveSmallIntegerField(
                        default=2, verbose_name="topics a committee can lead in a month"
                    ),
                ),
                (
                    "leader_topics_a_month",
                    models.PositiveSmallIntegerField(
                        default=2, verbose_name="topics a leader can take in a month"
                    ),
                ),
                (
                    "committee_topics_a_year",
                    models.PositiveSmallIntegerField(
                        default=8, verbose_name="topics a committee can lead in a year"
                    ),
                ),
                (
                    "office_rows_a_month",
                    models.PositiveSmallIntegerField(
                        default=12, verbose_name="topics and activities in a month"
                    ),
                ),
            ],
            options={
                "verbose_name": "rule of the plan check",
                "verbose_name_plural": "rules of the plan check",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "holds_from"), name="plan_rule_once_a_day"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ConsultationTopic",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("schedule_text", models.CharField(blank=True, max_length=100, verbose_name="time")),
                ("schedule_earliest", models.DateField(blank=True, null=True, verbose_name="earliest day")),
                ("schedule_latest", models.DateField(blank=True, null=True, verbose_name="latest day")),
                (
                    "schedule_precision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("day", "day"),
                            ("ten_days", "ten days"),
                            ("month", "month"),
                            ("range", "range"),
                            ("quarter", "quarter"),
                            ("half_year", "half-year"),
                            ("year", "year"),
                            ("session", "session"),
                            ("unspecified", "unspecified"),
                        ],
                        max_length=12,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                ("held_on", models.DateField(blank=True, editable=False, null=True, verbose_name="held on")),
                ("lineage", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="topics",
                        to="plans.annualplan",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        blank=True,
                        help_text="the chapter under which the topic is printed",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="topics",
                        to="plans.plansection",
                        verbose_name="section",
                    ),
                ),
                (
                    "form",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="plans.consultationform",
                        verbose_name="consultation form",
                    ),
                ),
                ("order", models.PositiveIntegerField(default=0, verbose_name="order")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("content", models.TextField(blank=True, max_length=20000, verbose_name="content")),
                (
                    "leader",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="members.member",
                        verbose_name="leader in charge",
                    ),
                ),
                ("participants", models.TextField(blank=True, max_length=2000, verbose_name="participants")),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="proposed by")),
                (
                    "assigned_by_party_committee",
                    models.BooleanField(default=False, verbose_name="assigned by the Party committee"),
                ),
                (
                    "expected_outcome",
                    models.CharField(blank=True, max_length=200, verbose_name="expected outcome"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("listed", "listed"),
                            ("held", "held"),
                            ("closed", "closed"),
                            ("postponed", "postponed"),
                            ("dropped", "dropped"),
                        ],
                        default="proposed",
                        editable=False,
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "partners",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to="members.department",
                        verbose_name="partner departments",
                    ),
                ),
                (
                    "consulted",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to="members.department",
                        verbose_name="consulted departments",
                    ),
                ),
                (
                    "sectors",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="members.sector", verbose_name="sectors"
                    ),
                ),
            ],
            options={
                "verbose_name": "consultation topic",
                "verbose_name_plural": "consultation topics",
                "indexes": [
                    models.Index(fields=["plan", "schedule_earliest"], name="plans_consu_plan_id_797506_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "lineage"), name="topic_once_a_plan")
                ],
            },
        ),
        migrations.CreateModel(
            name="TopicOrganiser",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0)),
                (
                    "committee",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="members.committee",
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                (
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="organisers",
                        to="plans.consultationtopic",
                    ),
                ),
            ],
            options={
                "ordering": ("order", "pk"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Activity",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("schedule_text", models.CharField(blank=True, max_length=100, verbose_name="time")),
                ("schedule_earliest", models.DateField(blank=True, null=True, verbose_name="earliest day")),
                ("schedule_latest", models.DateField(blank=True, null=True, verbose_name="latest day")),
                (
                    "schedule_precision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("day", "day"),
                            ("ten_days", "ten days"),
                            ("month", "month"),
                            ("range", "range"),
                            ("quarter", "quarter"),
                            ("half_year", "half-year"),
                            ("year", "year"),
                            ("session", "session"),
                            ("unspecified", "unspecified"),
                        ],
                        max_length=12,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                ("held_on", models.DateField(blank=True, editable=False, null=True, verbose_name="held on")),
                ("lineage", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="members.organization",
                        verbose_name="office",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="activities",
                        to="plans.annualplan",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="activities",
                        to="plans.plansection",
                        verbose_name="section",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="activities",
                        to="plans.consultationtopic",
                        verbose_name="topic",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("study", "study"),
                            ("research", "research"),
                            ("inspection", "inspection"),
                            ("supervision", "supervision"),
                            ("appraisal", "appraisal"),
                            ("visit", "visit"),
                            ("briefing", "briefing"),
                            ("meeting", "meeting"),
                            ("welfare", "welfare"),
                            ("liaison", "liaison"),
                            ("submission", "submission"),
                            ("donation", "donation"),
                            ("activity", "activity of any kind"),
                            ("other", "other"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("order", models.PositiveIntegerField(default=0, verbose_name="order")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("content", models.TextField(blank=True, max_length=20000, verbose_name="content")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                ("responsible", models.CharField(blank=True, max_length=200, verbose_name="responsible")),
                ("participants", models.TextField(blank=True, max_length=2000, verbose_name="participants")),
                (
                    "state",
                    models.CharField(
                        choices=[("planned", "planned"), ("held", "held"), ("cancelled", "cancelled")],
                        default="planned",
                        editable=False,
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
            ],
            options={
                "verbose_name": "activity",
                "verbose_name_plural": "activities",
                "indexes": [
                    models.Index(fields=["plan", "schedule_earliest"], name="plans_activ_plan_id_86aa8a_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "lineage"), name="activity_once_a_plan")
                ],
            },
        ),
        migrations.CreateModel(
            name="ActivityOrganiser",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0)),
                (
                    "committee",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="members.committee",
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="organisers",
                        to="plans.activity",
                    ),
                ),
            ],
            options={
                "ordering": ("order", "pk"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlanRecord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="time")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                ("by_name", models.CharField(max_length=60, verbose_name="person")),
                ("acting_as", models.CharField(blank=True, max_length=200, verbose_name="acting as")),
                ("step", models.CharField(max_length=40, verbose_name="step")),
                ("subject", models.CharField(blank=True, max_length=300, verbose_name="subject")),
                ("from_state", models.CharField(blank=True, max_length=30)),
                ("to_state", models.CharField(blank=True, max_length=30)),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                ("changes", models.JSONField(blank=True, default=dict, verbose_name="changes")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="records",
                        to="plans.annualplan",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="records",
                        to="plans.plansection",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="records",
                        to="plans.consultationtopic",
                    ),
                ),
                (
                    "activity",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="records",
                        to="plans.activity",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="records",
                        to="plans.plantarget",
                    ),
                ),
            ],
            options={
                "verbose_name": "record of a plan",
                "verbose_name_plural": "records of plans",
                "ordering": ("-at", "-pk"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlanVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="plans.annualplan",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("snapshot", models.JSONField()),
                ("sha256", models.CharField(max_length=64)),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="time")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("reason", models.CharField(max_length=200, verbose_name="reason")),
                ("is_issued", models.BooleanField(default=False, verbose_name="issued")),
            ],
            options={
                "verbose_name": "version",
                "verbose_name_plural": "versions",
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "number"), name="version_number_once_a_plan")
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanAdjustment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                (
                    "working",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adjustment",
                        to="plans.annualplan",
                    ),
                ),
                (
                    "base",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plans.planversion"
                    ),
                ),
                (
                    "result",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adjustment",
                        to="plans.planversion",
                    ),
                ),
                ("reason", models.TextField(max_length=2000, verbose_name="reason of the adjustment")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("opened_at", models.DateTimeField(auto_now_add=True, verbose_name="opened")),
                ("applied_on", models.DateField(editable=False, null=True, verbose_name="holds since")),
                ("counts", models.JSONField(default=dict, editable=False)),
            ],
            options={
                "verbose_name": "adjustment of a plan",
                "verbose_name_plural": "adjustments of plans",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("applied_on", None), ("result", None)),
                            models.Q(("applied_on__isnull", False), ("result__isnull", False)),
                            _connector="OR",
                        ),
                        name="adjustment_holds_with_result_and_day",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AdjustmentReason",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                (
                    "adjustment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reasons",
                        to="plans.planadjustment",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("topic", "topic"),
                            ("activity", "activity"),
                            ("target", "target"),
                            ("section", "section"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("lineage", models.UUIDField()),
                ("text", models.TextField(blank=True, max_length=1000, verbose_name="reason")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("changed_at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "verbose_name": "reason of a change",
                "verbose_name_plural": "reasons of changes",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("adjustment", "kind", "lineage"), name="reason_once_a_row_and_adjustment"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanImport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="members.organization",
                        verbose_name="office",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("consultation", "consultation plan"),
                            ("work", "work plan"),
                            ("points", "main points of work"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("file_name", models.CharField(blank=True, max_length=200, verbose_name="file")),
                ("lines", models.JSONField(default=list)),
                ("recognised", models.JSONField(default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("recognising", "being recognised"),
                            ("ready", "to be checked"),
                            ("failed", "not readable"),
                            ("saved", "saved as a draft plan"),
                            ("discarded", "discarded"),
                        ],
                        default="recognising",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("error", models.TextField(blank=True)),
                (
                    "job",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="cppcc.job",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="plans.annualplan",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "plan import",
                "verbose_name_plural": "plan imports",
            },
        ),
        migrations.CreateModel(
            name="OpinionRound",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rounds",
                        to="plans.annualplan",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="round")),
                (
                    "frozen",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rounds",
                        to="plans.planversion",
                        verbose_name="version",
                    ),
                ),
                ("until", models.DateField(verbose_name="answers until")),
                ("note", models.TextField(blank=True, max_length=2000, verbose_name="note to those asked")),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("opened_at", models.DateTimeField(auto_now_add=True)),
                (
                    "closed_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("closed_at", models.DateTimeField(editable=False, null=True)),
            ],
            options={
                "verbose_name": "round of opinions",
                "verbose_name_plural": "rounds of opinions",
                "ordering": ("number",),
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "number"), name="round_number_once_a_plan"),
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at", None)),
                        fields=("plan",),
                        name="one_open_round_a_plan",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OpinionRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="requests",
                        to="plans.opinionround",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("committee", "committee"),
                            ("party", "political party"),
                            ("sector", "sector"),
                            ("department", "department"),
                            ("member", "member"),
                            ("outside", "outside body"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.committee",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.party",
                    ),
                ),
                (
                    "sector",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.sector",
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.department",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.member",
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                ("order", models.PositiveIntegerField(default=0)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "not answered"),
                            ("answered", "answered"),
                            ("no_opinion", "no opinion"),
                        ],
                        default="waiting",
                        editable=False,
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("answered_at", models.DateTimeField(editable=False, null=True)),
                (
                    "on_behalf",
                    models.BooleanField(default=False, editable=False, verbose_name="entered by the office"),
                ),
                ("received_as", models.CharField(blank=True, max_length=100, verbose_name="received as")),
            ],
            options={
                "verbose_name": "asked body",
                "verbose_name_plural": "asked bodies",
                "ordering": ("order", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("committee__isnull", False),
                                ("department__isnull", True),
                                ("kind", "committee"),
                                ("member__isnull", True),
                                ("party__isnull", True),
                                ("sector__isnull", True),
                            ),
                            models.Q(
                                ("committee__isnull", True),
                                ("department__isnull", True),
                                ("kind", "party"),
                                ("member__isnull", True),
                                ("party__isnull", False),
                                ("sector__isnull", True),
                            ),
                            models.Q(
                                ("committee__isnull", True),
                                ("department__isnull", True),
                                ("kind", "sector"),
                                ("member__isnull", True),
                                ("party__isnull", True),
                                ("sector__isnull", False),
                            ),
                            models.Q(
                                ("committee__isnull", True),
                                ("department__isnull", False),
                                ("kind", "department"),
                                ("member__isnull", True),
                                ("party__isnull", True),
                                ("sector__isnull", True),
                            ),
                            models.Q(
                                ("committee__isnull", True),
                                ("department__isnull", True),
                                ("kind", "member"),
                                ("member__isnull", False),
                                ("party__isnull", True),
                                ("sector__isnull", True),
                            ),
                            models.Q(
                                ("committee__isnull", True),
                                ("department__isnull", True),
                                ("kind", "outside"),
                                ("member__isnull", True),
                                ("party__isnull", True),
                                ("sector__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="request_names_one_body",
                    ),
                    models.UniqueConstraint(
                        fields=("round", "committee"), name="committee_asked_once_a_round"
                    ),
                    models.UniqueConstraint(fields=("round", "party"), name="party_asked_once_a_round"),
                    models.UniqueConstraint(fields=("round", "sector"), name="sector_asked_once_a_round"),
                    models.UniqueConstraint(
                        fields=("round", "department"), name="department_asked_once_a_round"
                    ),
                    models.UniqueConstraint(fields=("round", "member"), name="member_asked_once_a_round"),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "outside")),
                        fields=("round", "name"),
                        name="outside_body_asked_once_a_round",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanOpinion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="opinions",
                        to="plans.opinionrequest",
                    ),
                ),
                ("lineage", models.UUIDField(editable=False, null=True)),
                ("subject", models.CharField(blank=True, max_length=300, verbose_name="about")),
                ("text", models.TextField(max_length=5000, verbose_name="opinion")),
                (
                    "entered_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("entered_at", models.DateTimeField(auto_now_add=True)),
                (
                    "on_behalf",
                    models.BooleanField(default=False, editable=False, verbose_name="entered by the office"),
                ),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[("taken", "taken"), ("partly", "partly taken"), ("not_taken", "not taken")],
                        max_length=10,
                        verbose_name="verdict",
                    ),
                ),
                ("reason", models.TextField(blank=True, max_length=2000, verbose_name="reason")),
                (
                    "decided_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("decided_at", models.DateTimeField(editable=False, null=True)),
            ],
            options={
                "verbose_name": "opinion",
                "verbose_name_plural": "opinions",
                "ordering": ("pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("verdict__in", ("", "taken")),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="refused_opinion_has_a_reason",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OpinionRecord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="time")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                ("by_name", models.CharField(max_length=60, verbose_name="person")),
                ("acting_as", models.CharField(blank=True, max_length=200, verbose_name="acting as")),
                ("step", models.CharField(max_length=40, verbose_name="step")),
                ("subject", models.CharField(blank=True, max_length=300, verbose_name="subject")),
                ("from_state", models.CharField(blank=True, max_length=30)),
                ("to_state", models.CharField(blank=True, max_length=30)),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                ("changes", models.JSONField(blank=True, default=dict, verbose_name="changes")),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="records",
                        to="plans.opinionrequest",
                    ),
                ),
            ],
            options={
                "verbose_name": "record of an opinion",
                "verbose_name_plural": "records of opinions",
                "ordering": ("-at", "-pk"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Override",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="overrides",
                        to="plans.annualplan",
                    ),
                ),
                ("finding", models.CharField(max_length=40)),
                ("text", models.TextField(verbose_name="finding")),
                ("reason", models.TextField(max_length=1000, verbose_name="reason")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="time")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "overridden warning",
                "verbose_name_plural": "overridden warnings",
                "ordering": ("at", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "finding"), name="warning_overridden_once_a_plan")
                ],
            },
        ),
        migrations.CreateModel(
            name="ApprovalStation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                (
                    "who",
                    models.CharField(
                        choices=[
                            ("staff", "staff"),
                            ("committee_leader", "committee leader"),
                            ("office_leader", "office leader"),
                            ("external", "outside the office, recorded by staff"),
                        ],
                        max_length=20,
                        verbose_name="who decides",
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        blank=True,
                        help_text="whose leader decides; empty: the committees that lead the plan's topics",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.committee",
                        verbose_name="committee",
                    ),
                ),
                (
                    "is_open_for_changes",
                    models.BooleanField(
                        default=False,
                        help_text="staff may edit the plan while it stands here",
                        verbose_name="open for changes",
                    ),
                ),
                (
                    "asks_opinions",
                    models.BooleanField(
                        default=False,
                        help_text="passed only when all opinions are dealt with",
                        verbose_name="asks for opinions",
                    ),
                ),
                (
                    "issues",
                    models.BooleanField(default=False, editable=False, verbose_name="issues the plan"),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="members.organization",
                        verbose_name="office",
                    ),
                ),
                (
                    "plan_kind",
                    models.CharField(
                        choices=[
                            ("consultation", "consultation plan"),
                            ("work", "work plan"),
                            ("points", "main points of work"),
                            ("liaison", "plans of liaison offices"),
                        ],
                        max_length=20,
                        verbose_name="kind of plan",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
            ],
            options={
                "verbose_name": "approval station",
                "verbose_name_plural": "approval stations",
                "ordering": ("order", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "plan_kind", "name"),
                        name="station_name_once_a_plan_kind",
                        violation_error_message="There is already a station of this name.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanStation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                (
                    "who",
                    models.CharField(
                        choices=[
                            ("staff", "staff"),
                            ("committee_leader", "committee leader"),
                            ("office_leader", "office leader"),
                            ("external", "outside the office, recorded by staff"),
                        ],
                        max_length=20,
                        verbose_name="who decides",
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        blank=True,
                        help_text="whose leader decides; empty: the committees that lead the plan's topics",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.committee",
                        verbose_name="committee",
                    ),
                ),
                (
                    "is_open_for_changes",
                    models.BooleanField(
                        default=False,
                        help_text="staff may edit the plan while it stands here",
                        verbose_name="open for changes",
                    ),
                ),
                (
                    "asks_opinions",
                    models.BooleanField(
                        default=False,
                        help_text="passed only when all opinions are dealt with",
                        verbose_name="asks for opinions",
                    ),
                ),
                (
                    "issues",
                    models.BooleanField(default=False, editable=False, verbose_name="issues the plan"),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stations",
                        to="plans.annualplan",
                    ),
                ),
            ],
            options={
                "verbose_name": "station of a plan",
                "verbose_name_plural": "stations of plans",
                "ordering": ("order", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "order"), name="station_order_once_a_plan")
                ],
            },
        ),
        migrations.CreateModel(
            name="StationPassage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="passages",
                        to="plans.annualplan",
                    ),
                ),
                (
                    "station",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="passages",
                        to="plans.planstation",
                    ),
                ),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("submitted", "submitted"),
                            ("passed", "passed"),
                            ("returned", "returned"),
                            ("recorded", "recorded"),
                            ("withdrawn", "withdrawn"),
                        ],
                        max_length=10,
                        verbose_name="step",
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="time")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                ("by_name", models.CharField(max_length=60, verbose_name="person")),
                ("acting_as", models.CharField(blank=True, max_length=200, verbose_name="acting as")),
                ("opinion", models.TextField(blank=True, max_length=2000, verbose_name="opinion")),
                ("reason", models.TextField(blank=True, max_length=2000, verbose_name="reason")),
                (
                    "returned_to",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.planstation",
                        verbose_name="returned to",
                    ),
                ),
                ("decided_on", models.DateField(null=True, verbose_name="day of the decision")),
                ("meeting", models.CharField(blank=True, max_length=200, verbose_name="meeting")),
                (
                    "document_number",
                    models.CharField(blank=True, max_length=60, verbose_name="document number"),
                ),
                ("scan_name", models.CharField(blank=True, max_length=200, verbose_name="file")),
                ("scan_path", models.CharField(blank=True, editable=False, max_length=200)),
                ("scan_size", models.PositiveBigIntegerField(default=0)),
                ("scan_sha256", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="passages",
                        to="plans.planversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "passage of a station",
                "verbose_name_plural": "passages of stations",
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="PlanSighting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sightings",
                        to="plans.annualplan",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plans.planversion"
                    ),
                ),
                (
                    "before",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.planversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "look at a plan",
                "verbose_name_plural": "looks at plans",
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "user"), name="sighting_once_a_person")
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanVersionFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="plans.planversion",
                    ),
                ),
                ("file_format", models.CharField(max_length=8, verbose_name="format")),
                ("name", models.CharField(max_length=250, verbose_name="file")),
                ("path", models.CharField(max_length=200)),
                ("size", models.PositiveBigIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="time")),
            ],
            options={
                "verbose_name": "printed version",
                "verbose_name_plural": "printed versions",
                "ordering": ("-file_format",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("version", "file_format"), name="version_printed_once_a_format"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="annualplan",
            name="station",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="plans.planstation",
                verbose_name="station",
            ),
        ),
    ]
