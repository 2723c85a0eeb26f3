import cppcc.encryption
import django.contrib.auth.validators
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("members", "0001_initial"),
        ("members", "0002_standing_and_rosters"),
        ("members", "0003_roster_identity"),
        ("members", "0004_rules_and_additions"),
    ]

    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="Organization",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("national", "national committee"),
                            ("province", "provincial committee"),
                            ("prefecture", "prefectural committee"),
                            ("committee", "CPPCC committee"),
                            ("liaison_office", "liaison office"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="full name")),
                ("short_name", models.CharField(max_length=40, verbose_name="short name")),
                ("code", models.SlugField(max_length=40, unique=True, verbose_name="code")),
                (
                    "document_code",
                    models.CharField(blank=True, max_length=40, verbose_name="letters of document numbers"),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="members.organization",
                        verbose_name="superior",
                    ),
                ),
                ("order", models.PositiveIntegerField(default=0, verbose_name="order")),
                ("path", models.CharField(db_index=True, editable=False, max_length=200)),
                ("path_order", models.CharField(editable=False, max_length=200)),
            ],
            options={
                "verbose_name": "office",
                "verbose_name_plural": "offices",
            },
        ),
        migrations.CreateModel(
            name="Committee",
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
                ("name", models.CharField(max_length=100, verbose_name="name")),
                ("short_name", models.CharField(blank=True, max_length=40, verbose_name="short name")),
                ("order", models.PositiveIntegerField(default=0, verbose_name="order")),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                (
                    "kind",
                    models.CharField(
                        choices=[("committee", "special committee"), ("office", "administrative body")],
                        default="committee",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
            ],
            options={
                "verbose_name": "committee",
                "verbose_name_plural": "committees",
                "ordering": ("order", "pk"),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "name"), name="committee_name_once_an_office"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Sector",
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
                ("name", models.CharField(max_length=100, verbose_name="name")),
                ("short_name", models.CharField(blank=True, max_length=40, verbose_name="short name")),
                ("order", models.PositiveIntegerField(default=0, verbose_name="order")),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
            ],
            options={
                "verbose_name": "sector",
                "verbose_name_plural": "sectors",
                "ordering": ("order", "pk"),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "name"), name="sector_name_once_an_office"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Party",
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
                ("name", models.CharField(max_length=100, verbose_name="name")),
                ("short_name", models.CharField(blank=True, max_length=40, verbose_name="short name")),
                ("order", models.PositiveIntegerField(default=0, verbose_name="order")),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
            ],
            options={
                "verbose_name": "political party",
                "verbose_name_plural": "political parties",
                "ordering": ("order", "pk"),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("organization", "name"), name="party_name_once_an_office")
                ],
            },
        ),
        migrations.CreateModel(
            name="Department",
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
                ("name", models.CharField(max_length=100, verbose_name="name")),
                ("short_name", models.CharField(blank=True, max_length=40, verbose_name="short name")),
                ("order", models.PositiveIntegerField(default=0, verbose_name="order")),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
            ],
            options={
                "verbose_name": "department",
                "verbose_name_plural": "departments",
                "ordering": ("order", "pk"),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "name"), name="department_name_once_an_office"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Position",
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
                ("name", models.CharField(max_length=100, verbose_name="name")),
                ("short_name", models.CharField(blank=True, max_length=40, verbose_name="short name")),
                ("order", models.PositiveIntegerField(default=0, verbose_name="order")),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
            ],
            options={
                "verbose_name": "position",
                "verbose_name_plural": "positions",
                "ordering": ("order", "pk"),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "name"), name="position_name_once_an_office"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MemberGroup",
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
                ("name", models.CharField(max_length=100, verbose_name="name")),
                ("short_name", models.CharField(blank=True, max_length=40, verbose_name="short name")),
                ("order", models.PositiveIntegerField(default=0, verbose_name="order")),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("activity", "activity group"),
                            ("joint", "joint group"),
                            ("sector", "sector group"),
                        ],
                        default="activity",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
            ],
            options={
                "verbose_name": "member group",
                "verbose_name_plural": "member groups",
                "ordering": ("order", "pk"),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "name"), name="membergroup_name_once_an_office"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ContactPoint",
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
                ("name", models.CharField(max_length=100, verbose_name="name")),
                ("short_name", models.CharField(blank=True, max_length=40, verbose_name="short name")),
                ("order", models.PositiveIntegerField(default=0, verbose_name="order")),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("village", "village or community"),
                            ("project", "project"),
                            ("company", "company"),
                            ("other", "other place"),
                        ],
                        default="village",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("person", models.CharField(blank=True, max_length=60, verbose_name="person on the spot")),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="telephone of the place")),
            ],
            options={
                "verbose_name": "contact point",
                "verbose_name_plural": "contact points",
                "ordering": ("order", "pk"),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "name"), name="contactpoint_name_once_an_office"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        error_messages={"unique": "A user with that username already exists."},
                        help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                        max_length=150,
                        unique=True,
                        validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                        verbose_name="username",
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="email address")),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                (
                    "date_joined",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="date joined"),
                ),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                (
                    "phone",
                    cppcc.encryption.EncryptedField(
                        blank=True,
                        validators=[django.core.validators.MaxLengthValidator(20)],
                        verbose_name="mobile phone",
                    ),
                ),
                (
                    "must_change_password",
                    models.BooleanField(default=False, verbose_name="must change the password"),
                ),
                ("password_changed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "initial_until",
                    models.DateTimeField(blank=True, null=True, verbose_name="initial password valid until"),
                ),
                ("language", models.CharField(blank=True, max_length=10, verbose_name="language")),
                ("large_print", models.BooleanField(default=False, verbose_name="large print")),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "verbose_name": "account",
                "verbose_name_plural": "accounts",
            },
        ),
        migrations.CreateModel(
            name="Member",
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
                ("short_name", models.CharField(blank=True, max_length=40, verbose_name="short name")),
                ("order", models.PositiveIntegerField(default=0, verbose_name="order")),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                ("former_names", models.CharField(blank=True, max_length=100, verbose_name="former names")),
                (
                    "sex",
                    models.CharField(
                        choices=[("male", "male"), ("female", "female")], max_length=6, verbose_name="sex"
                    ),
                ),
                (
                    "birth_date",
                    cppcc.encryption.EncryptedDateField(blank=True, null=True, verbose_name="date of birth"),
                ),
                (
                    "birth_year",
                    models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="year of birth"),
                ),
                (
                    "birth_month",
                    models.PositiveSmallIntegerField(
                        editable=False, null=True, verbose_name="month of birth"
                    ),
                ),
                ("ethnicity", models.CharField(blank=True, max_length=20, verbose_name="ethnicity")),
                (
                    "education",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("postgraduate", "postgraduate"),
                            ("bachelor", "university"),
                            ("college", "junior college"),
                            ("secondary", "technical secondary school"),
                            ("high_school", "senior high school"),
                            ("junior", "junior high school or less"),
                        ],
                        max_length=12,
                        verbose_name="education",
                    ),
                ),
                ("employer", models.CharField(blank=True, max_length=100, verbose_name="employer")),
                ("post", models.CharField(blank=True, max_length=60, verbose_name="post")),
                (
                    "phone",
                    cppcc.encryption.EncryptedField(
                        blank=True,
                        validators=[django.core.validators.MaxLengthValidator(20)],
                        verbose_name="mobile phone",
                    ),
                ),
                ("phone_mark", models.CharField(blank=True, db_index=True, editable=False, max_length=24)),
                (
                    "address",
                    cppcc.encryption.EncryptedField(
                        blank=True,
                        validators=[django.core.validators.MaxLengthValidator(200)],
                        verbose_name="address",
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("photo", models.FileField(blank=True, upload_to="photos", verbose_name="photo")),
                (
                    "liaison_office",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attached_members",
                        to="members.organization",
                        verbose_name="liaison office",
                    ),
                ),
                (
                    "account",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="account",
                    ),
                ),
                ("stroke_key", models.CharField(db_index=True, editable=False, max_length=400)),
                ("pinyin", models.CharField(editable=False, max_length=200)),
                ("initials", models.CharField(db_index=True, editable=False, max_length=20)),
            ],
            options={
                "verbose_name": "member",
                "verbose_name_plural": "members",
                "ordering": ("stroke_key", "pk"),
            },
        ),
        migrations.CreateModel(
            name="ContactDuty",
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
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contact_duties",
                        to="members.member",
                        verbose_name="member",
                    ),
                ),
                (
                    "point",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duties",
                        to="members.contactpoint",
                        verbose_name="contact point",
                    ),
                ),
                ("duty", models.CharField(max_length=200, verbose_name="duty")),
                ("since", models.DateField(default=django.utils.timezone.localdate, verbose_name="from")),
                ("until", models.DateField(blank=True, null=True, verbose_name="until")),
            ],
            options={
                "verbose_name": "contact duty",
                "verbose_name_plural": "contact duties",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"
                        ),
                        name="contact_duty_ends_after_it_begins",
                    ),
                    models.UniqueConstraint(fields=("member", "point", "duty"), name="contact_duty_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="MemberVisit",
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
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="members.member",
                        verbose_name="member visited",
                    ),
                ),
                ("visitors", models.CharField(max_length=200, verbose_name="visitors")),
                ("on", models.DateField(verbose_name="day")),
                ("place", models.CharField(blank=True, max_length=100, verbose_name="place")),
                ("said", models.TextField(max_length=5000, verbose_name="what was said")),
                ("follow_up", models.TextField(blank=True, max_length=2000, verbose_name="to follow up")),
                ("followed_up_on", models.DateField(blank=True, null=True, verbose_name="done on")),
            ],
            options={
                "verbose_name": "visit to a member",
                "verbose_name_plural": "visits to members",
                "ordering": ("-on", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="CorrectionRequest",
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
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="corrections",
                        to="members.member",
                        verbose_name="member",
                    ),
                ),
                (
                    "text",
                    models.TextField(max_length=1000, verbose_name="what is wrong, and how it should read"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "waiting for the office"),
                            ("accepted", "put right"),
                            ("declined", "not changed"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "answer",
                    models.TextField(blank=True, max_length=1000, verbose_name="answer of the office"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="time")),
            ],
            options={
                "verbose_name": "request for correction",
                "verbose_name_plural": "requests for correction",
                "ordering": ("-created_at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="OfficeRecord",
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
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="records",
                        to="members.organization",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="records",
                        to="members.member",
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="records",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "record of an office",
                "verbose_name_plural": "records of offices",
                "ordering": ("-at", "-pk"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RoleAssignment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assignments",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="account",
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
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("staff", "staff"),
                            ("committee_leader", "committee leader"),
                            ("office_leader", "office leader"),
                            ("member", "member"),
                            ("department_handler", "department handler"),
                            ("superior_viewer", "superior office"),
                            ("auditor", "auditor"),
                            ("security_admin", "security administrator"),
                            ("system_admin", "system administrator"),
                        ],
                        max_length=20,
                        verbose_name="role",
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="members.committee",
                        verbose_name="committee",
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="members.department",
                        verbose_name="department",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=60, verbose_name="post")),
                ("since", models.DateField(default=django.utils.timezone.localdate, verbose_name="from")),
                ("until", models.DateField(blank=True, null=True, verbose_name="until")),
            ],
            options={
                "verbose_name": "role of an account",
                "verbose_name_plural": "roles of accounts",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("role", "committee_leader"), _negated=True),
                            ("committee__isnull", False),
                            _connector="OR",
                        ),
                        name="committee_leader_has_committee",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("role", "department_handler"), _negated=True),
                            ("department__isnull", False),
                            _connector="OR",
                        ),
                        name="department_handler_has_department",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"
                        ),
                        name="role_ends_after_it_begins",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Term",
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
                ("name", models.CharField(max_length=100, verbose_name="name")),
                ("short_name", models.CharField(blank=True, max_length=40, verbose_name="short name")),
                ("order", models.PositiveIntegerField(default=0, verbose_name="order")),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("begins", models.DateField(verbose_name="begins")),
                ("ends", models.DateField(blank=True, null=True, verbose_name="ends")),
            ],
            options={
                "verbose_name": "term",
                "verbose_name_plural": "terms",
                "ordering": ("order", "pk"),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("organization", "name"), name="term_name_once_an_office"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends__isnull", True), ("ends__gte", models.F("begins")), _connector="OR"
                        ),
                        name="term_ends_after_it_begins",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlenarySession",
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
                ("name", models.CharField(max_length=100, verbose_name="name")),
                ("short_name", models.CharField(blank=True, max_length=40, verbose_name="short name")),
                ("order", models.PositiveIntegerField(default=0, verbose_name="order")),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                (
                    "term",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="members.term",
                        verbose_name="term",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("begins", models.DateField(blank=True, null=True, verbose_name="begins")),
                ("ends", models.DateField(blank=True, null=True, verbose_name="ends")),
            ],
            options={
                "verbose_name": "plenary session",
                "verbose_name_plural": "plenary sessions",
                "ordering": ("order", "pk"),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "name"), name="plenarysession_name_once_an_office"
                    ),
                    models.UniqueConstraint(fields=("term", "number"), name="session_number_once_a_term"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends__isnull", True),
                            ("begins__isnull", True),
                            ("ends__gte", models.F("begins")),
                            _connector="OR",
                        ),
                        name="session_ends_after_it_begins",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RosterImport",
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
                    "term",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="members.term", verbose_name="term"
                    ),
                ),
                ("file_name", models.CharField(max_length=200, verbose_name="file")),
                ("heads", models.JSONField(default=list)),
                ("columns", models.JSONField(default=dict)),
                ("additions", models.JSONField(default=list)),
                ("made", models.JSONField(default=list)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("preview", "being checked"),
                            ("imported", "imported"),
                            ("undone", "undone"),
                            ("discarded", "discarded"),
                        ],
                        default="preview",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="time")),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                ("imported_at", models.DateTimeField(null=True, verbose_name="imported")),
            ],
            options={
                "verbose_name": "roster import",
                "verbose_name_plural": "roster imports",
                "ordering": ("-created_at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="RosterRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                (
                    "roster",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="members.rosterimport",
                    ),
                ),
                ("line", models.PositiveIntegerField(verbose_name="row")),
                ("cells", cppcc.encryption.EncryptedJSONField(default=list)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("new", "new"),
                            ("update", "update"),
                            ("skip", "skip"),
                            ("warning", "warning"),
                            ("error", "error"),
                        ],
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("problems", models.JSONField(default=dict)),
                ("unknown", models.JSONField(default=list)),
                ("identity", models.CharField(blank=True, db_index=True, max_length=24)),
                ("changes", cppcc.encryption.EncryptedJSONField(default=dict)),
                (
                    "target",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="members.member",
                    ),
                ),
                ("target_version", models.PositiveIntegerField(null=True)),
                ("before", cppcc.encryption.EncryptedJSONField(null=True)),
                ("was_created", models.BooleanField(default=False)),
            ],
            options={
                "verbose_name": "row of a roster",
                "verbose_name_plural": "rows of a roster",
                "ordering": ("line",),
                "constraints": [models.UniqueConstraint(fields=("roster", "line"), name="roster_line_once")],
            },
        ),
        migrations.CreateModel(
            name="AccountRule",
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
                    "initial_password_days",
                    models.PositiveSmallIntegerField(
                        default=14,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(365),
                        ],
                        verbose_name="days for which an initial password or a link is good",
                    ),
                ),
                (
                    "unused_days",
                    models.PositiveSmallIntegerField(
                        default=90,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(365),
                        ],
                        verbose_name="days after which an account counts as unused",
                    ),
                ),
            ],
            options={
                "verbose_name": "rule of accounts",
                "verbose_name_plural": "rules of accounts",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "holds_from"), name="account_rule_once_a_day"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateField(verbose_name="from")),
                ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to="members.member",
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="members.term",
                    ),
                ),
                (
                    "sector",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="members.sector",
                        verbose_name="sector",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="members.party",
                        verbose_name="political party",
                    ),
                ),
                ("is_standing", models.BooleanField(default=False, verbose_name="standing member")),
                (
                    "leaving_reason",
                    models.CharField(blank=True, max_length=200, verbose_name="reason of leaving"),
                ),
                (
                    "positions",
                    models.ManyToManyField(blank=True, to="members.position", verbose_name="positions"),
                ),
            ],
            options={
                "verbose_name": "membership",
                "verbose_name_plural": "memberships",
                "ordering": ("since", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"
                        ),
                        name="membership_ends_after_it_begins",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)),
                        fields=("member",),
                        name="one_open_membership_a_member",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CommitteeSeat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateField(verbose_name="from")),
                ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="seats", to="members.member"
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
                        to="members.committee",
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="seats", to="members.term"
                    ),
                ),
                (
                    "position",
                    models.CharField(
                        choices=[
                            ("leader", "committee leader"),
                            ("deputy", "deputy leader"),
                            ("member", "member"),
                        ],
                        default="member",
                        max_length=10,
                        verbose_name="position",
                    ),
                ),
            ],
            options={
                "verbose_name": "committee seat",
                "verbose_name_plural": "committee seats",
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"
                        ),
                        name="committeeseat_ends_after_it_begins",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)),
                        fields=("member", "committee"),
                        name="one_open_seat_a_member_and_committee",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GroupSeat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateField(verbose_name="from")),
                ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="group_seats",
                        to="members.member",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
                        to="members.membergroup",
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="group_seats",
                        to="members.term",
                    ),
                ),
                (
                    "position",
                    models.CharField(
                        choices=[("convener", "convener"), ("member", "member")],
                        default="member",
                        max_length=10,
                        verbose_name="position",
                    ),
                ),
            ],
            options={
                "verbose_name": "place in a member group",
                "verbose_name_plural": "places in member groups",
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"
                        ),
                        name="groupseat_ends_after_it_begins",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)),
                        fields=("member", "group"),
                        name="one_open_seat_a_member_and_group",
                    ),
                ],
            },
        ),
    ]
