import uuid
from django.db import migrations, models


ROWS = ("Activity", "ConsultationTopic", "PlanSection", "PlanTarget")


def give_lineages(apps, schema_editor):
    """Adding the column gave all rows of a table the same value; each is a row of its own."""
    for name in ROWS:
        model = apps.get_model("plans", name)
        rows = list(model.objects.only("pk"))
        for row in rows:
            row.lineage = uuid.uuid4()
        model.objects.bulk_update(rows, ["lineage"], batch_size=500)


class Migration(migrations.Migration):

    dependencies = [
        ('members', '0002_standing_and_rosters'),
        ('plans', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='activity',
            name='lineage',
            field=models.UUIDField(default=uuid.uuid4, editable=False),
        ),
        migrations.AddField(
            model_name='consultationtopic',
            name='lineage',
            field=models.UUIDField(default=uuid.uuid4, editable=False),
        ),
        migrations.AddField(
            model_name='plansection',
            name='lineage',
            field=models.UUIDField(default=uuid.uuid4, editable=False),
        ),
        migrations.AddField(
            model_name='plantarget',
            name='lineage',
            field=models.UUIDField(default=uuid.uuid4, editable=False),
        ),
        migrations.RunPython(give_lineages, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='activity',
            constraint=models.UniqueConstraint(fields=('plan', 'lineage'), name='activity_once_a_plan'),
        ),
        migrations.AddConstraint(
            model_name='consultationtopic',
            constraint=models.UniqueConstraint(fields=('plan', 'lineage'), name='topic_once_a_plan'),
        ),
        migrations.AddConstraint(
            model_name='plansection',
            constraint=models.UniqueConstraint(fields=('plan', 'lineage'), name='section_once_a_plan'),
        ),
        migrations.AddConstraint(
            model_name='plantarget',
            constraint=models.UniqueConstraint(fields=('plan', 'lineage'), name='target_once_a_plan'),
        ),
    ]
