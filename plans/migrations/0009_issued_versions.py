from django.db import migrations, models


def mark_issued(apps, schema_editor):
    """Versions frozen so far come from issuing, except those of passages."""
    apps.get_model("plans", "PlanVersion").objects.filter(passages=None).update(is_issued=True)


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0008_overrides"),
    ]

    operations = [
        migrations.AddField(
            model_name="planversion",
            name="is_issued",
            field=models.BooleanField(default=False, verbose_name="issued"),
        ),
        migrations.RunPython(mark_issued, migrations.RunPython.noop),
    ]
