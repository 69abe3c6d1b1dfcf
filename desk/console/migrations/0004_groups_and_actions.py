from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def create_group(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Staff who are no lawyers and write to families."""
    apps.get_model("auth", "Group").objects.get_or_create(name="staff")


class Migration(migrations.Migration):
    dependencies = [
        ("console", "0003_pulled_answers"),
    ]

    operations = [
        migrations.RunPython(create_group, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="audit",
            name="action",
            field=models.CharField(
                choices=[
                    ("signed_in", "Signed In"),
                    ("opened_transcript", "Opened Transcript"),
                    ("opened_contact", "Opened Contact"),
                    ("exported_request", "Exported Request"),
                    ("cleared_suspicion", "Cleared Suspicion"),
                    ("claimed", "Claimed"),
                    ("called", "Called"),
                    ("closed", "Closed"),
                    ("pulled_answer", "Pulled Answer"),
                    ("put_back_answer", "Put Back Answer"),
                    ("changed_rota", "Changed Rota"),
                    ("took_over", "Took Over"),
                    ("wrote", "Wrote"),
                    ("handed_back", "Handed Back"),
                    ("left_alone", "Left Alone"),
                ],
                max_length=20,
            ),
        ),
    ]
