import django.db.models.deletion
from django.db import migrations, models


def keep(apps, schema_editor):
    """The id that was noted until now, of the last text, is kept."""
    deliveries = apps.get_model("sms", "Delivery").objects.exclude(sid="").values_list("pk", "sid")
    texts = apps.get_model("sms", "Text")
    texts.objects.bulk_create(texts(delivery_id=pk, sid=sid) for pk, sid in deliveries.iterator())


class Migration(migrations.Migration):
    dependencies = [
        ("sms", "0002_parts_taken"),
    ]

    operations = [
        migrations.CreateModel(
            name="Text",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sid", models.CharField(db_index=True, max_length=34)),
                (
                    "delivery",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="sms.delivery",
                    ),
                ),
            ],
        ),
        migrations.RunPython(keep, migrations.RunPython.noop),
        migrations.RemoveField("delivery", "sid"),
    ]
